package io.qingyuan.proof;

import io.qingyuan.proof.claim.Claim;
import io.qingyuan.proof.claim.Leaf;
import io.qingyuan.proof.claim.Salt;
import io.qingyuan.proof.json.Json;
import io.qingyuan.proof.merkle.Hash;
import io.qingyuan.proof.merkle.InclusionProof;
import io.qingyuan.proof.note.Checkpoint;
import io.qingyuan.proof.note.SignedNote;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A proof as one file ({@code *.qyproof}, 证明文件): a transparency log proof of C2SP ({@code c2sp.org/tlog-proof@v1}) whose
 * extra data hold what is claimed. Reading it proves nothing; {@link ProofCheck} does, against keys one trusts.
 *
 * @param claim content and salt
 * @param leaf the entry that is said to stand in the log
 * @param index where
 * @param path hashes from the leaf's sibling up
 * @param note the checkpoint with its signatures and cosignatures
 */
public record ProofFile(Claim claim, Leaf leaf, long index, List<Hash> path, SignedNote note) {
    /** The longest file that is read. */
    public static final int LONGEST_BYTES = 16 << 20;

    private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
    private static final String FORMAT = "qingyuan.proof.v1";
    private static final Pattern INDEX = Pattern.compile("index (0|[1-9][0-9]{0,18})");
    private static final String EXTRA = "extra ";
    private static final int MOST_HASHES = 64;
    private static final int MEMBERS = 5;

    public ProofFile {
        path = List.copyOf(path);
    }

    /** The proof of a claim whose leaf stands in the log. */
    public static ProofFile of(Claim claim, InclusionProof inclusion, SignedNote note) {
        return new ProofFile(claim, claim.leaf(), inclusion.index(), inclusion.path(), note);
    }

    /** Whether a file begins like a proof. */
    public static boolean looksLikeOne(byte[] bytes) {
        byte[] first = (FIRST_LINE + "\n").getBytes(StandardCharsets.UTF_8);
        return bytes.length >= first.length && Arrays.equals(bytes, 0, first.length, first, 0, first.length);
    }

    /**
     * Reads a proof.
     *
     * @throws IllegalArgumentException naming the line that is wrong
     */
    public static ProofFile parse(byte[] bytes) {
        if (bytes.length > LONGEST_BYTES) {
            throw new IllegalArgumentException("a proof has at most " + LONGEST_BYTES + " bytes");
        }
        String text = utf8(bytes);
        int end = text.indexOf("\n\n");
        if (end < 0) {
            throw new IllegalArgumentException("a proof has an empty line before its checkpoint");
        }
        List<String> lines = new ArrayList<>(List.of(text.substring(0, end).split("\n", -1)));
        if (!lines.removeFirst().equals(FIRST_LINE)) {
            throw new IllegalArgumentException("line 1 of a proof is " + FIRST_LINE);
        }
        if (lines.isEmpty() || !lines.getFirst().startsWith(EXTRA)) {
            throw new IllegalArgumentException("line 2: a proof of ours holds what is claimed after the word extra");
        }
        String extra = utf8(Base64.getDecoder().decode(lines.removeFirst().substring(EXTRA.length())));
        if (lines.isEmpty() || !INDEX.matcher(lines.getFirst()).matches()) {
            throw new IllegalArgumentException("line 3 of a proof is index and a number");
        }
        long index = Long.parseLong(lines.removeFirst().substring("index ".length()));
        if (lines.size() > MOST_HASHES) {
            throw new IllegalArgumentException("a proof has at most " + MOST_HASHES + " hashes");
        }
        List<Hash> path = lines.stream().map(Hash::ofBase64).toList();
        SignedNote note = SignedNote.parse(text.substring(end + 2).getBytes(StandardCharsets.UTF_8));
        ProofFile proof = opened(extra, index, path, note);
        if (!Arrays.equals(proof.bytes(), bytes)) {
            throw new IllegalArgumentException("a proof has one way to be written; this is another");
        }
        return proof;
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a proof is UTF-8", e);
        }
    }

    private static ProofFile opened(String extra, long index, List<Hash> path, SignedNote note) {
        if (!(Json.parseCanonical(extra) instanceof Json.Members claimed)
                || !claimed.text("format").filter(FORMAT::equals).isPresent()
                || claimed.members().size() != MEMBERS) {
            throw new IllegalArgumentException("line 2: what is claimed is not of format " + FORMAT);
        }
        Json content = claimed.members().get("content");
        Json leafJson = claimed.members().get("leaf");
        Optional<String> subject = claimed.text("subject");
        Optional<String> salt = claimed.text("salt");
        if (content == null || leafJson == null || subject.isEmpty() || salt.isEmpty()) {
            throw new IllegalArgumentException("line 2: what is claimed needs content, leaf, salt and subject");
        }
        Leaf leaf = Leaf.of(leafJson);
        Claim claim = new Claim(leaf.kind(), leaf.time(), subject.get(), content.canonical(), Salt.ofHex(salt.get()));
        return new ProofFile(claim, leaf, index, path, note);
    }

    /** The checkpoint under the proof, not yet verified. */
    public Checkpoint checkpoint() {
        return Checkpoint.parse(note.text());
    }

    /** The bytes of the file. */
    public byte[] bytes() {
        String extra = Json.of(Map.of(
                        "content", Json.parse(claim.content()),
                        "format", new Json.Text(FORMAT),
                        "leaf", leaf.json(),
                        "salt", new Json.Text(claim.salt().hex()),
                        "subject", new Json.Text(claim.subject())))
                .canonical();
        StringBuilder file = new StringBuilder(FIRST_LINE).append('\n');
        file.append(EXTRA)
                .append(Base64.getEncoder().encodeToString(extra.getBytes(StandardCharsets.UTF_8)))
                .append('\n');
        file.append("index ").append(index).append('\n');
        path.forEach(hash -> file.append(hash.base64()).append('\n'));
        return file.append('\n').append(note).toString().getBytes(StandardCharsets.UTF_8);
    }
}
