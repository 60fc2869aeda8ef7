package io.qingyuan.proof.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A text with signature lines (C2SP signed-note). The text means nothing before a trusted key {@linkplain #check
 * verified} it.
 *
 * @param text ends with a newline, which is signed as well
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** The longest note that is read. */
    public static final int LONGEST_BYTES = 1 << 20;

    /** The most signature lines that are read. */
    public static final int MOST_SIGNATURES = 100;

    /**
     * What trusted keys say of a note.
     *
     * @param good trusted keys with a line that verifies
     * @param bad trusted keys with a line that does not verify: the note was altered, or the line forged
     * @param unknown lines of keys that are not among the trusted ones; they count for nothing
     */
    public record Check(List<Signed> good, List<Signed> bad, List<NoteSignature> unknown) {
        public Check {
            good = List.copyOf(good);
            bad = List.copyOf(bad);
            unknown = List.copyOf(unknown);
        }
    }

    /** A key and its line. */
    public record Signed(VerifierKey key, NoteSignature signature) {}

    public SignedNote {
        if (!text.endsWith("\n") || text.codePoints().anyMatch(c -> c < 0x20 && c != '\n')) {
            throw new IllegalArgumentException("a note's text ends with a newline and has no control characters");
        }
        signatures = List.copyOf(signatures);
    }

    /**
     * Reads a note.
     *
     * @throws IllegalArgumentException saying what is wrong with its form
     */
    public static SignedNote parse(byte[] bytes) {
        if (bytes.length > LONGEST_BYTES) {
            throw new IllegalArgumentException("a note has at most " + LONGEST_BYTES + " bytes");
        }
        String note;
        try {
            note = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a note is UTF-8", e);
        }
        int end = note.lastIndexOf("\n\n");
        if (end < 0) {
            throw new IllegalArgumentException("a note has an empty line before its signatures");
        }
        String lines = note.substring(end + 2);
        if (lines.isEmpty() || !lines.endsWith("\n")) {
            throw new IllegalArgumentException("a note ends with signature lines, each with its newline");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : lines.substring(0, lines.length() - 1).split("\n", -1)) {
            if (signatures.size() == MOST_SIGNATURES) {
                throw new IllegalArgumentException("a note has at most " + MOST_SIGNATURES + " signatures");
            }
            signatures.add(NoteSignature.parse(line));
        }
        return new SignedNote(note.substring(0, end + 1), signatures);
    }

    /** Signs a text. */
    public static SignedNote sign(String text, List<? extends NoteSigner> signers) {
        return new SignedNote(
                text, signers.stream().map(signer -> signer.sign(text)).toList());
    }

    /** The note with further lines, such as cosignatures; a line that is there already is not repeated. */
    public SignedNote with(List<NoteSignature> further) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        further.stream().filter(line -> !all.contains(line)).forEach(all::add);
        return new SignedNote(text, all);
    }

    /** Holds every line against the trusted keys. */
    public Check check(Collection<VerifierKey> trusted) {
        List<Signed> good = new ArrayList<>();
        List<Signed> bad = new ArrayList<>();
        List<NoteSignature> unknown = new ArrayList<>();
        for (NoteSignature signature : signatures) {
            List<VerifierKey> claimed =
                    trusted.stream().filter(key -> key.claims(signature)).toList();
            if (claimed.isEmpty()) {
                unknown.add(signature);
            }
            for (VerifierKey key : claimed) {
                (key.verifies(text, signature) ? good : bad).add(new Signed(key, signature));
            }
        }
        return new Check(good, bad, unknown);
    }

    /** The bytes as they are stored and sent. */
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return note.toString();
    }
}
