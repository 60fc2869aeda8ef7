package io.qingyuan.proof.claim;

import io.qingyuan.proof.json.Json;
import io.qingyuan.proof.merkle.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An entry of the log, {@value #FORMAT}: that something of a kind happened at a time, to a subject and with a content
 * that only its salt opens. It holds no personal data.
 *
 * @param kind code of what happened, such as {@code receipt.published}; lower case, at most 64 characters
 * @param time when it was recorded, in microseconds
 * @param subject salted hash of the name of what it happened to
 * @param content salted hash of the canonical content
 */
public record Leaf(String kind, Instant time, Hash subject, Hash content) {
    /** Name of the format, part of every leaf. */
    public static final String FORMAT = "qingyuan.leaf.v1";

    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]*(?:\\.[a-z][a-z0-9-]*)*");
    private static final int LONGEST_KIND = 64;
    private static final int MICROSECONDS = 6;
    private static final int MEMBERS = 5;
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(MICROSECONDS).toFormatter();

    public Leaf {
        if (kind.length() > LONGEST_KIND || !KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("no kind of leaf: '" + kind + "'; allowed is such as receipt.published");
        }
        time = time.truncatedTo(ChronoUnit.MICROS);
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw new IllegalArgumentException("the year of a leaf has four digits: " + time);
        }
    }

    /**
     * Reads an entry of the log.
     *
     * @throws IllegalArgumentException if it is anything else than a leaf in its canonical form
     */
    public static Leaf parse(byte[] entry) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(entry))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a leaf is UTF-8", e);
        }
        Leaf leaf = of(Json.parse(text));
        if (!Arrays.equals(leaf.entry(), entry)) {
            throw new IllegalArgumentException("a leaf has one way to be written; this is another: " + text);
        }
        return leaf;
    }

    /** The leaf that a JSON object says. */
    public static Leaf of(Json json) {
        if (!(json instanceof Json.Members leaf)
                || !leaf.text("format").filter(FORMAT::equals).isPresent()
                || leaf.members().size() != MEMBERS) {
            throw new IllegalArgumentException("no leaf of format " + FORMAT);
        }
        try {
            return new Leaf(
                    member(leaf, "kind"),
                    Instant.parse(member(leaf, "time")),
                    Hash.ofHex(member(leaf, "subject")),
                    Hash.ofHex(member(leaf, "content")));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("the time of a leaf is such as 2026-01-31T08:00:00.000000Z", e);
        }
    }

    private static String member(Json.Members leaf, String name) {
        return leaf.text(name).orElseThrow(() -> new IllegalArgumentException("a leaf without " + name));
    }

    /** The leaf as JSON. */
    public Json json() {
        return Json.of(Map.of(
                "content", new Json.Text(content.hex()),
                "format", new Json.Text(FORMAT),
                "kind", new Json.Text(kind),
                "subject", new Json.Text(subject.hex()),
                "time", new Json.Text(TIME.format(time))));
    }

    /** The bytes that stand in the log. */
    public byte[] entry() {
        return json().canonical().getBytes(StandardCharsets.UTF_8);
    }

    /** The hash at the bottom of the tree. */
    public Hash hash() {
        return Hash.ofLeaf(entry());
    }
}
