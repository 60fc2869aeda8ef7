package io.qingyuan.documents.internal.engine;

import io.qingyuan.identity.Title;
import java.util.Map;

/**
 * A field whose choice is narrowed by a gate.
 *
 * @param ask what the gate is told, name to field
 */
public record Choice(FieldPath field, String gate, Map<String, FieldPath> ask, Title says) {

    public Choice {
        ask = Map.copyOf(ask);
    }
}
