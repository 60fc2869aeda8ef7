package io.qingyuan.proof.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.qingyuan.proof.Trials;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MerkleTest {
    /** Leaves and roots that Certificate Transparency's implementations are tested with. */
    private static final List<String> KNOWN_LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> KNOWN_ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static List<byte[]> leaves(int count) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(("leaf " + i).getBytes(StandardCharsets.UTF_8));
        }
        return leaves;
    }

    @Test
    void theRootsAreThoseOfCertificateTransparency() {
        CompactRange edge = new CompactRange();
        assertThat(edge.root().hex()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (int i = 0; i < KNOWN_LEAVES.size(); i++) {
            edge.append(Hash.ofLeaf(HexFormat.of().parseHex(KNOWN_LEAVES.get(i))), (height, root) -> {});
            assertThat(edge.root().hex()).isEqualTo(KNOWN_ROOTS.get(i));
        }
    }

    @Test
    void theEdgeGivesTheRootOfTheDefinitionAtEverySize() {
        List<byte[]> leaves = leaves(300);
        CompactRange edge = new CompactRange();
        for (int n = 0; n < leaves.size(); n++) {
            assertThat(edge.root()).isEqualTo(Definition.mth(leaves.subList(0, n)));
            edge.append(Hash.ofLeaf(leaves.get(n)), (height, root) -> {});
        }
    }

    @Test
    void everyInclusionProofOfTheDefinitionHolds() {
        for (int n = 1; n <= 130; n++) {
            List<byte[]> leaves = leaves(n);
            Hash root = Definition.mth(leaves);
            for (int m = 0; m < n; m++) {
                InclusionProof proof = new InclusionProof(m, n, Definition.path(m, leaves));
                assertThat(proof.shows(Hash.ofLeaf(leaves.get(m)), root)).isTrue();
            }
        }
    }

    @Test
    void everyConsistencyProofOfTheDefinitionHolds() {
        for (int n = 0; n <= 130; n++) {
            List<byte[]> leaves = leaves(n);
            Hash root = Definition.mth(leaves);
            for (int m = 0; m <= n; m++) {
                ConsistencyProof proof = new ConsistencyProof(m, n, Definition.proof(m, leaves));
                assertThat(proof.shows(Definition.mth(leaves.subList(0, m)), root))
                        .as("from %d to %d", m, n)
                        .isTrue();
            }
        }
    }

    @Test
    void noOtherInclusionProofHolds() {
        Trials.forAll(300, random -> {
            int n = random.nextInt(1, 200);
            int m = random.nextInt(n);
            List<byte[]> leaves = leaves(n);
            Hash root = Definition.mth(leaves);
            Hash leaf = Hash.ofLeaf(leaves.get(m));
            List<Hash> path = Definition.path(m, leaves);

            assertThat(new InclusionProof(m, n, path).shows(Hash.ofLeaf(new byte[] {1}), root))
                    .isFalse();
            assertThat(new InclusionProof(m, n, with(path, Hash.EMPTY_ROOT)).shows(leaf, root))
                    .isFalse();
            if (!path.isEmpty()) {
                assertThat(new InclusionProof(m, n, path.subList(0, path.size() - 1)).shows(leaf, root))
                        .isFalse();
                List<Hash> flipped = new ArrayList<>(path);
                int at = random.nextInt(path.size());
                byte[] bytes = path.get(at).bytes();
                bytes[random.nextInt(Hash.BYTES)] ^= (byte) (1 << random.nextInt(8));
                flipped.set(at, Hash.of(bytes));
                assertThat(new InclusionProof(m, n, flipped).shows(leaf, root)).isFalse();
            }
            int elsewhere = random.nextInt(n);
            if (elsewhere != m) {
                assertThat(new InclusionProof(elsewhere, n, path).shows(leaf, root))
                        .isFalse();
            }
        });
    }

    @Test
    void noOtherConsistencyProofHolds() {
        Trials.forAll(300, random -> {
            int n = random.nextInt(2, 200);
            int m = random.nextInt(1, n);
            List<byte[]> leaves = leaves(n);
            Hash root = Definition.mth(leaves);
            Hash before = Definition.mth(leaves.subList(0, m));
            List<Hash> path = Definition.proof(m, leaves);

            assertThat(new ConsistencyProof(m, n, path).shows(Hash.EMPTY_ROOT, root))
                    .isFalse();
            assertThat(new ConsistencyProof(m, n, path).shows(before, Hash.EMPTY_ROOT))
                    .isFalse();
            assertThat(new ConsistencyProof(m, n, with(path, root)).shows(before, root))
                    .isFalse();
            assertThat(new ConsistencyProof(m, n, path.subList(1, path.size())).shows(before, root))
                    .isFalse();
            List<byte[]> rewritten = new ArrayList<>(leaves);
            rewritten.set(random.nextInt(m), new byte[] {7});
            assertThat(new ConsistencyProof(m, n, Definition.proof(m, rewritten))
                            .shows(before, Definition.mth(rewritten)))
                    .isFalse();
        });
    }

    @Test
    void hashesAreReadOnlyAsTheyAreWritten() {
        Hash hash = Hash.sha256(new byte[] {1});
        assertThat(Hash.ofBase64(hash.base64())).isEqualTo(hash);
        assertThat(Hash.ofHex(hash.hex())).isEqualTo(hash);
        String loose = hash.base64().substring(0, 42)
                + "9=".replace('9', looser(hash.base64().charAt(42)));
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.ofBase64(loose));
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.ofBase64("AAAA"));
        assertThatIllegalArgumentException().isThrownBy(() -> new InclusionProof(3, 3, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new ConsistencyProof(4, 3, List.of()));
    }

    /** The next digit of Base64, which differs in a bit that the last byte does not use. */
    private static char looser(char digit) {
        return (char) (digit + 1);
    }

    private static List<Hash> with(List<Hash> path, Hash more) {
        List<Hash> longer = new ArrayList<>(path);
        longer.add(more);
        return longer;
    }
}
