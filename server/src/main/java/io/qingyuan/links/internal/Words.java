package io.qingyuan.links.internal;

import io.qingyuan.registry.Gates;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a link writes for a value: a word as it stands, {@code {field}} for what the record says there, {@code {field+P5Y}} for a day
 * that comes so much later, {@code {@id}} for what is known besides its fields, or a text with such in it.
 */
final class Words {

    /** What sets a link off, or asks, itself. */
    static final String ID = Gates.ITSELF;

    static final String NAME = "@name";

    /** The day on which it happens, and its year. */
    static final String TODAY = "@today";

    static final String YEAR = "@year";

    /** What texts may name besides fields. */
    static final Set<String> BESIDES = Set.of(ID, NAME, TODAY, YEAR);

    private static final Pattern NAMED = Pattern.compile("\\{([^{}]+)}");
    private static final Pattern LATER =
            Pattern.compile("(.+)\\+(P(?=[0-9])(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+W)?(?:[0-9]+D)?)");

    private Words() {}

    /**
     * A field that is named.
     *
     * @param plus how much later than the day there; null: just what is there
     */
    record Named(String field, @Nullable Period plus) {

        static Named of(String text) {
            Matcher later = LATER.matcher(text);
            return later.matches() ? new Named(later.group(1), Period.parse(later.group(2))) : new Named(text, null);
        }

        private @Nullable JsonNode value(JsonNode values) {
            JsonNode value = values.get(field);
            return plus == null || value == null || value.isNull()
                    ? value
                    : JsonNodeFactory.instance.stringNode(
                            LocalDate.parse(value.asString()).plus(plus).toString());
        }
    }

    /** The field that is meant, if a field is all that is meant. */
    static Optional<String> field(String word) {
        Matcher named = NAMED.matcher(word);
        return named.matches() ? Optional.of(Named.of(named.group(1)).field()) : Optional.empty();
    }

    /** The fields that a text names. */
    static List<Named> fields(String word) {
        return NAMED.matcher(word)
                .results()
                .map(named -> Named.of(named.group(1)))
                .toList();
    }

    /** The value; null where the record says nothing there. In a longer text nothing stands for what is not said. */
    static @Nullable JsonNode value(String word, JsonNode values) {
        Matcher whole = NAMED.matcher(word);
        if (whole.matches()) {
            return Named.of(whole.group(1)).value(values);
        }
        String text = NAMED.matcher(word).replaceAll(named -> {
            JsonNode value = Named.of(named.group(1)).value(values);
            return Matcher.quoteReplacement(value == null ? "" : value.asString(""));
        });
        return JsonNodeFactory.instance.stringNode(text.strip());
    }
}
