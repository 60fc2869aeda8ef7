package io.qingyuan.casework.internal;

import io.qingyuan.casework.internal.StepRow.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What comes with an act.
 *
 * @param values what was filled in, as it was sent
 * @param signed whether the person signs what is written
 * @param happenedAt when it was done, where that was before now: without a network
 * @param key the same act sent again under the same key is done once
 */
record ActInput(
        JsonNode values,
        @Nullable String reason,
        @Nullable Position position,
        boolean signed,
        @Nullable Instant happenedAt,
        @Nullable String key) {

    static ActInput of(JsonNode values) {
        return new ActInput(values, null, null, false, null, null);
    }

    static ActInput because(@Nullable String reason, @Nullable String key) {
        return new ActInput(JsonNodeFactory.instance.objectNode(), reason, null, false, null, key);
    }

    ActInput keyed(@Nullable String its) {
        return new ActInput(values, reason, position, signed, happenedAt, its);
    }
}
