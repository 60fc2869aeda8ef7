package io.qingyuan.intake;

import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Title;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a row of one context of a target looks like.
 *
 * @param thing what the policy is asked about
 * @param fields in the order they are shown
 * @param key codes of the fields that together name a row; two rows of a file with the same key contradict each other
 * @param measure the field that holds what a table of columns spreads out: elements or periods across, this in the cells
 */
public record IntakeForm(
        String context,
        Title title,
        Thing thing,
        List<IntakeField> fields,
        List<String> key,
        @Nullable String measure,
        Formulas formulas) {

    /** Formulas are never run. Whether what a spreadsheet program computed last may be taken: */
    public enum Formulas {
        /** The computed value is taken and marked as such. */
        CACHED,
        /** The row waits until somebody types the value. */
        REFUSED
    }

    public IntakeForm {
        fields = List.copyOf(fields);
        key = List.copyOf(key);
        for (String code : key) {
            if (fields.stream().noneMatch(field -> field.code().equals(code))) {
                throw new IllegalArgumentException("the key names no field: " + code);
            }
        }
        if (measure != null && fields.stream().noneMatch(field -> field.code().equals(measure))) {
            throw new IllegalArgumentException("the measure is no field: " + measure);
        }
    }

    public Optional<IntakeField> find(String code) {
        return fields.stream().filter(field -> field.code().equals(code)).findFirst();
    }
}
