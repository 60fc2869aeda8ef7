package io.qingyuan.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.qingyuan.proof.Finding.Code;
import io.qingyuan.proof.claim.Claim;
import io.qingyuan.proof.claim.Salt;
import io.qingyuan.proof.merkle.Hash;
import io.qingyuan.proof.note.SignedNote;
import io.qingyuan.proof.tiles.MemoryTiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProofFileTest {
    private final SampleLog log = new SampleLog(new MemoryTiles());
    private ProofFile proof;

    @BeforeEach
    void prove() throws IOException {
        SignedNote note = log.cosigned(log.grow(700));
        proof = log.proof(345, note);
    }

    private List<Code> codes(ProofFile file) {
        return new ProofCheck(log.trust())
                .check(file).stream().map(Finding::code).toList();
    }

    @Test
    void aProofIsReadBackAndHolds() {
        ProofFile read = ProofFile.parse(proof.bytes());

        assertThat(read).isEqualTo(proof);
        assertThat(codes(read))
                .containsExactly(Code.CONTENT_MATCHES, Code.LEAF_INCLUDED, Code.LOG_SIGNED, Code.COSIGNED);
    }

    @Test
    void whatIsWrongIsNamedByItsStep() throws IOException {
        Claim claim = proof.claim();
        Claim content = new Claim(claim.kind(), claim.time(), claim.subject(), "{\"value\":\"1\"}", claim.salt());
        Claim subject = new Claim(claim.kind(), claim.time(), "receipt/1", claim.content(), claim.salt());
        Claim salt = new Claim(
                claim.kind(), claim.time(), claim.subject(), claim.content(), Salt.ofHex("ab".repeat(Salt.BYTES)));
        List<Hash> path = new ArrayList<>(proof.path());
        path.set(3, Hash.EMPTY_ROOT);

        assertThat(codes(new ProofFile(content, proof.leaf(), 345, proof.path(), proof.note())))
                .startsWith(Code.CONTENT_DIFFERS, Code.LEAF_INCLUDED);
        assertThat(codes(new ProofFile(content, content.leaf(), 345, proof.path(), proof.note())))
                .startsWith(Code.CONTENT_MATCHES, Code.LEAF_NOT_INCLUDED);
        assertThat(codes(new ProofFile(subject, proof.leaf(), 345, proof.path(), proof.note())))
                .startsWith(Code.SUBJECT_DIFFERS, Code.LEAF_INCLUDED);
        assertThat(codes(new ProofFile(salt, proof.leaf(), 345, proof.path(), proof.note())))
                .startsWith(Code.CONTENT_DIFFERS, Code.SUBJECT_DIFFERS);
        assertThat(codes(new ProofFile(claim, proof.leaf(), 344, proof.path(), proof.note())))
                .contains(Code.LEAF_NOT_INCLUDED);
        assertThat(codes(new ProofFile(claim, proof.leaf(), 700, proof.path(), proof.note())))
                .contains(Code.LEAF_NOT_INCLUDED);
        assertThat(codes(new ProofFile(claim, proof.leaf(), 345, path, proof.note())))
                .contains(Code.LEAF_NOT_INCLUDED);
        SignedNote forged = new SignedNote(log.grow(701).text(), proof.note().signatures());
        assertThat(codes(new ProofFile(claim, proof.leaf(), 345, proof.path(), forged)))
                .containsExactly(
                        Code.CONTENT_MATCHES,
                        Code.LEAF_NOT_INCLUDED,
                        Code.NOT_SIGNED,
                        Code.SIGNATURE_BROKEN,
                        Code.SIGNATURE_BROKEN,
                        Code.NOT_COSIGNED);
        assertThat(codes(new ProofFile(
                        claim, proof.leaf(), 345, proof.path(), SignedNote.sign("no\n", List.of(log.signer())))))
                .contains(Code.NO_CHECKPOINT);
    }

    @Test
    void onlyTrustedKeysOfTheOriginCount() {
        SignedNote byAnother =
                SignedNote.sign(proof.note().text(), List.of(SampleLog.key(9).log("other.example")));
        Trust other = Trust.in(List.of(SampleLog.key(9).log("other.example").key()), 0);

        assertThat(new ProofCheck(other).check(proof)).extracting(Finding::code).contains(Code.NOT_SIGNED);
        assertThat(new ProofCheck(other)
                        .check(new ProofFile(proof.claim(), proof.leaf(), 345, proof.path(), byAnother)))
                .extracting(Finding::code)
                .contains(Code.NOT_SIGNED);
    }

    @Test
    void aQuorumOfWitnessesCanBeAskedFor() {
        Trust one = Trust.in(List.of(log.signer().key(), log.witness().key()), 1);
        SignedNote bare = new SignedNote(
                proof.note().text(), List.of(proof.note().signatures().getFirst()));

        assertThat(one.check(proof.note())).noneMatch(Finding::bad);
        assertThat(one.check(bare)).extracting(Finding::code).contains(Code.TOO_FEW_COSIGNATURES);
        assertThat(log.trust().check(bare)).extracting(Finding::code).contains(Code.NOT_COSIGNED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trust.in(List.of(log.signer().key()), 1));
    }

    @Test
    void noFlippedByteIsTakenForAProof() {
        byte[] good = proof.bytes();
        Trials.forAll(1000, random -> {
            byte[] bytes = good.clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                ProofFile read = ProofFile.parse(bytes);
                // a flipped bit in the name or id of a signature line makes it one of an unknown key
                assertThat(codes(read)).isNotEqualTo(codes(proof));
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageMatching("(?s).+");
            }
        });
    }

    @Test
    void filesOfAnotherFormAreRefused() {
        String good = new String(proof.bytes(), StandardCharsets.UTF_8);
        for (String wrong : List.of(
                "",
                good.replace("@v1", "@v2"),
                good.replaceFirst("extra .*\n", ""),
                good.replaceFirst("extra .*\n", "extra e30=\n"),
                good.replaceFirst("index 345", "index 0345"),
                good.replaceFirst("index 345\n", ""),
                good.replaceFirst("\n\n", "\n"))) {
            assertThatIllegalArgumentException()
                    .as(wrong)
                    .isThrownBy(() -> ProofFile.parse(wrong.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
