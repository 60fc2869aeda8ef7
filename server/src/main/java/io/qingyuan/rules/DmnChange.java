package io.qingyuan.rules;

import java.util.List;
import java.util.Map;

/**
 * What would give another result: one input alone, the others as they are.
 *
 * @param values where the change begins; several where any of them gives the same result
 * @param outputs what the decisions would give then
 */
public record DmnChange(String input, Relation relation, List<Object> values, Map<String, Object> outputs) {

    public enum Relation {
        /** Being one of the values. */
        IS,
        /** Rising to the value. */
        REACHES,
        /** Rising above the value. */
        EXCEEDS,
        /** Falling to the value. */
        FALLS_TO,
        /** Falling below the value. */
        FALLS_BELOW
    }

    public DmnChange {
        values = List.copyOf(values);
        outputs = Map.copyOf(outputs);
    }
}
