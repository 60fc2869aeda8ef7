package io.qingyuan.links.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a link writes for a value: a word as it stands, or {@code {field}} for what the record says there. */
final class Words {

    private Words() {}

    /** The field that is meant, if one is. */
    static Optional<String> field(String word) {
        return word.startsWith("{") && word.endsWith("}")
                ? Optional.of(word.substring(1, word.length() - 1))
                : Optional.empty();
    }

    /** The value; null where the record says nothing there. */
    static @Nullable JsonNode value(String word, JsonNode values) {
        Optional<String> field = field(word);
        return field.isPresent() ? values.get(field.get()) : JsonNodeFactory.instance.stringNode(word);
    }
}
