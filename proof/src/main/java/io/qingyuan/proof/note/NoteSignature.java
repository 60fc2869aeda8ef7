package io.qingyuan.proof.note;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** One signature line of a note, by whatever key. */
public final class NoteSignature {
    static final String PREFIX = "\u2014 ";

    private final String name;
    private final int id;
    private final byte[] signature;

    /**
     * A line.
     *
     * @param signature what follows the four bytes of the id
     */
    public NoteSignature(String name, int id, byte[] signature) {
        this.name = VerifierKey.checkedName(name);
        this.id = id;
        this.signature = signature.clone();
    }

    /**
     * Reads a line without its newline.
     *
     * @throws IllegalArgumentException if it is no signature line
     */
    public static NoteSignature parse(String line) {
        String[] parts =
                line.startsWith(PREFIX) ? line.substring(PREFIX.length()).split(" ", -1) : new String[0];
        if (parts.length != 2) {
            throw new IllegalArgumentException("no signature line: " + line);
        }
        byte[] bytes = Base64.getDecoder().decode(parts[1]);
        if (bytes.length <= Integer.BYTES) {
            throw new IllegalArgumentException("a signature line without signature: " + line);
        }
        NoteSignature signature = new NoteSignature(
                parts[0], ByteBuffer.wrap(bytes).getInt(), Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
        if (!signature.toString().equals(line)) {
            throw new IllegalArgumentException("not the usual Base64 of a signature: " + line);
        }
        return signature;
    }

    public String name() {
        return name;
    }

    /** Id of the key that is said to have signed. */
    public int id() {
        return id;
    }

    /** A copy of the bytes after the id. */
    public byte[] signature() {
        return signature.clone();
    }

    /** When a witness signed; only meaningful for a line that its key {@linkplain VerifierKey#verifies verifies}. */
    public Optional<Instant> cosignedAt() {
        if (signature.length != SignatureType.COSIGNATURE.signatureBytes()) {
            return Optional.empty();
        }
        long seconds = ByteBuffer.wrap(signature).getLong();
        return seconds < 0 || seconds > Instant.MAX.getEpochSecond()
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(seconds));
    }

    /** The line with its newline. */
    public String line() {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(id)
                .put(signature)
                .array();
        return PREFIX + name + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that
                && id == that.id
                && name.equals(that.name)
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return id;
    }

    @Override
    public String toString() {
        return line().stripTrailing();
    }
}
