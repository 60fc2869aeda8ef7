package io.qingyuan.proof.witness;

import io.qingyuan.proof.merkle.Hash;
import io.qingyuan.proof.note.SignedNote;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The request that asks a witness to cosign ({@code add-checkpoint}).
 *
 * @param oldSize size of the checkpoint that the witness cosigned last, 0 if none
 * @param proof consistency proof from there
 * @param note the new checkpoint with the log's signature
 */
public record AddCheckpoint(long oldSize, List<Hash> proof, SignedNote note) {
    /** The most lines of proof a request may have. */
    public static final int MOST_HASHES = 63;

    /** The longest request that is read. */
    public static final int LONGEST_BYTES = 1 << 16;

    private static final Pattern OLD = Pattern.compile("old (0|[1-9][0-9]{0,18})");

    public AddCheckpoint {
        proof = List.copyOf(proof);
        if (oldSize < 0 || proof.size() > MOST_HASHES) {
            throw new IllegalArgumentException("a request has an old size and at most " + MOST_HASHES + " hashes");
        }
    }

    /**
     * Reads the body of a request.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static AddCheckpoint parse(byte[] body) {
        if (body.length > LONGEST_BYTES) {
            throw new IllegalArgumentException("a request has at most " + LONGEST_BYTES + " bytes");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a request is UTF-8", e);
        }
        int end = text.indexOf("\n\n");
        if (end < 0) {
            throw new IllegalArgumentException("a request has an empty line before the checkpoint");
        }
        List<String> lines = new ArrayList<>(List.of(text.substring(0, end).split("\n", -1)));
        String old = lines.removeFirst();
        if (!OLD.matcher(old).matches()) {
            throw new IllegalArgumentException("line 1 of a request is the word old and a size");
        }
        return new AddCheckpoint(
                Long.parseLong(old.substring("old ".length())),
                lines.stream().map(Hash::ofBase64).toList(),
                SignedNote.parse(text.substring(end + 2).getBytes(StandardCharsets.UTF_8)));
    }

    /** The body of the request. */
    public byte[] body() {
        StringBuilder body = new StringBuilder("old ").append(oldSize).append('\n');
        proof.forEach(hash -> body.append(hash.base64()).append('\n'));
        return body.append('\n').append(note).toString().getBytes(StandardCharsets.UTF_8);
    }
}
