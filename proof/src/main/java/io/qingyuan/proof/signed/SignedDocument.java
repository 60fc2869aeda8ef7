package io.qingyuan.proof.signed;

import io.qingyuan.proof.Finding;
import io.qingyuan.proof.Finding.Code;
import io.qingyuan.proof.json.Json;
import io.qingyuan.proof.note.NoteSignature;
import io.qingyuan.proof.note.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The signatures of a document as one file, {@code qingyuan.signed-document.v1}: canonical JSON with {@code document}, {@code number} and
 * the list {@code signed}. Each entry has {@code content} (canonical JSON, word for word what was signed), {@code key} and
 * {@code signature}; of content that the file's reader may not see only the {@code hash} stands there. Every content names the hash of the
 * signature before it in {@code previous}.
 */
public final class SignedDocument {

    private static final String FORMAT = "qingyuan.signed-document.v1";
    private static final String SIGNATURE = "qingyuan.document-signature.v1";
    private static final int LONGEST_SHOWN = 200;

    private final String number;
    private final String document;
    private final List<Entry> entries;

    private SignedDocument(String document, String number, List<Entry> entries) {
        this.document = document;
        this.number = number;
        this.entries = List.copyOf(entries);
    }

    private sealed interface Entry {

        record Whole(String content, VerifierKey key, NoteSignature signature) implements Entry {
            String hash() {
                return sha256(content);
            }
        }

        record Withheld(String hash) implements Entry {}
    }

    /** Whether the bytes look like such a file. */
    public static boolean looksLikeOne(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, LONGEST_SHOWN), StandardCharsets.UTF_8);
        return start.startsWith("{\"document\":") && start.contains("\"format\":\"" + FORMAT + "\"");
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it is no such file, or written in any other way
     */
    public static SignedDocument parse(byte[] bytes) {
        if (!(Json.parseCanonical(new String(bytes, StandardCharsets.UTF_8)) instanceof Json.Members file)
                || !file.text("format").equals(Optional.of(FORMAT))
                || !(file.members().get("signed") instanceof Json.Elements(List<Json> signed))) {
            throw new IllegalArgumentException("no " + FORMAT);
        }
        List<Entry> entries = new ArrayList<>();
        for (Json one : signed) {
            if (!(one instanceof Json.Members entry)) {
                throw new IllegalArgumentException("an entry of \"signed\" is no object");
            }
            Optional<String> hash = entry.text("hash");
            entries.add(
                    hash.isPresent()
                            ? new Entry.Withheld(hash.get())
                            : new Entry.Whole(
                                    need(entry, "content"),
                                    VerifierKey.parse(need(entry, "key")),
                                    NoteSignature.parse(need(entry, "signature"))));
        }
        return new SignedDocument(need(file, "document"), need(file, "number"), entries);
    }

    private static String need(Json.Members members, String name) {
        return members.text(name).orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" is missing"));
    }

    public String number() {
        return number;
    }

    /** Whose keys are named in it. Trust in them cannot come out of the file. */
    public Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        for (Entry entry : entries) {
            if (entry instanceof Entry.Whole whole) {
                keys.add(whole.key().toString());
            }
        }
        return keys;
    }

    /** Holds every signature against its content, its key against those that are trusted, and each against the one before. */
    public List<Finding> check(List<VerifierKey> trusted) {
        List<Finding> findings = new ArrayList<>();
        String previous = "";
        for (int i = 0; i < entries.size(); i++) {
            String place = Integer.toString(i + 1);
            switch (entries.get(i)) {
                case Entry.Withheld withheld -> {
                    findings.add(Finding.of(Code.PERSON_WITHHELD, place, withheld.hash()));
                    previous = withheld.hash();
                }
                case Entry.Whole whole -> {
                    Optional<Json.Members> content = content(whole.content());
                    findings.add(signature(whole, content, place, trusted));
                    boolean step = content.flatMap(its -> its.text("format"))
                            .filter(SIGNATURE::equals)
                            .isPresent();
                    if (content.isPresent()
                            && (!names(content.get(), "document", document)
                                    || !names(content.get(), "number", number))) {
                        findings.add(Finding.of(Code.PERSON_OTHER_DOCUMENT, place));
                    }
                    if (step && content.isPresent()) {
                        if (!names(content.get(), "previous", previous)) {
                            findings.add(Finding.of(Code.PERSON_OUT_OF_ORDER, place));
                        }
                        previous = whole.hash();
                    }
                }
            }
        }
        return findings;
    }

    private static boolean names(Json.Members content, String member, String value) {
        return content.text(member).orElse("").equals(value);
    }

    private static Optional<Json.Members> content(String text) {
        try {
            return Json.parseCanonical(text) instanceof Json.Members members ? Optional.of(members) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Finding signature(
            Entry.Whole whole, Optional<Json.Members> content, String place, List<VerifierKey> trusted) {
        String key = whole.key().toString();
        if (content.isEmpty() || !whole.key().verifies(whole.content(), whole.signature())) {
            return Finding.of(Code.PERSON_BROKEN, place, key);
        }
        Map<String, Json> members = content.get().members();
        String what = text(members, "step").or(() -> text(members, "format")).orElse("");
        String unit = text(members, "unit").orElse("");
        String at = text(members, "signed_at").orElse("");
        return trusted.contains(whole.key())
                ? Finding.of(Code.PERSON_SIGNED, place, what, unit, at, key)
                : Finding.of(Code.PERSON_UNTRUSTED, place, key);
    }

    private static Optional<String> text(Map<String, Json> members, String name) {
        return members.get(name) instanceof Json.Text(String value) ? Optional.of(value) : Optional.empty();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
