package io.qingyuan.proof.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A JSON value. */
public sealed interface Json {

    /** An object; members in the order of their UTF-16 code units. */
    record Members(SortedMap<String, Json> members) implements Json {
        public Members {
            members = new TreeMap<>(members);
            members.keySet().forEach(Text::new);
        }

        /** A member that is text. */
        public Optional<String> text(String name) {
            return members.get(name) instanceof Text(String value) ? Optional.of(value) : Optional.empty();
        }
    }

    /** An array. */
    record Elements(List<Json> elements) implements Json {
        public Elements {
            elements = List.copyOf(elements);
        }
    }

    /** A string that is valid Unicode. */
    record Text(String value) implements Json {
        public Text {
            if (value.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                throw new IllegalArgumentException("half a surrogate pair in a string");
            }
        }
    }

    /** A number that a double keeps; others belong into strings. */
    record Decimal(BigDecimal value) implements Json {
        public Decimal {
            if (!CanonicalText.keeps(value)) {
                throw new IllegalArgumentException("number " + value + " has more digits than a double keeps");
            }
        }
    }

    /** {@code true} or {@code false}. */
    record Flag(boolean value) implements Json {}

    /** {@code null}. */
    record Null() implements Json {}

    /** An object of texts and values. */
    static Members of(Map<String, Json> members) {
        return new Members(new TreeMap<>(members));
    }

    /**
     * Reads a document: RFC 8259, without repeated names, nested at most {@value JsonReader#DEEPEST} deep.
     *
     * @throws IllegalArgumentException naming the position that is wrong
     */
    static Json parse(String text) {
        return new JsonReader(text).document();
    }

    /**
     * Reads a document that must be in the canonical form.
     *
     * @throws IllegalArgumentException if it is not JSON, or written in any other way than {@link #canonical}
     */
    static Json parseCanonical(String text) {
        Json value = parse(text);
        if (!value.canonical().equals(text)) {
            throw new IllegalArgumentException("JSON that is not in the canonical form of RFC 8785");
        }
        return value;
    }

    /** The canonical form of RFC 8785. */
    default String canonical() {
        StringBuilder out = new StringBuilder();
        write(out);
        return out.toString();
    }

    private void write(StringBuilder out) {
        switch (this) {
            case Members(SortedMap<String, Json> members) -> {
                char before = '{';
                for (Map.Entry<String, Json> member : members.entrySet()) {
                    new CanonicalText(out.append(before)).string(member.getKey());
                    out.append(':');
                    member.getValue().write(out);
                    before = ',';
                }
                out.append(members.isEmpty() ? "{}" : "}");
            }
            case Elements(List<Json> elements) -> {
                char before = '[';
                for (Json element : elements) {
                    out.append(before);
                    element.write(out);
                    before = ',';
                }
                out.append(elements.isEmpty() ? "[]" : "]");
            }
            case Text(String value) -> new CanonicalText(out).string(value);
            case Decimal(BigDecimal value) -> new CanonicalText(out).number(value);
            case Flag(boolean value) -> out.append(value);
            case Null() -> out.append("null");
        }
    }
}
