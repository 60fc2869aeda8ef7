package io.qingyuan.intake;

import java.util.Map;

/**
 * A row on its way into a target: every field well formed.
 *
 * @param number names the row within its import
 * @param place where it stands in the file: {@code 表1!A5}, {@code 5} for a line
 * @param values by field code; every field of the form is there
 * @param computed whether some value is what a formula gave when the file was last saved
 */
public record IntakeRow(long number, String place, Map<String, IntakeValue> values, boolean computed) {

    public IntakeRow {
        values = Map.copyOf(values);
    }

    public IntakeValue value(String field) {
        return values.getOrDefault(field, new IntakeValue.Empty());
    }
}
