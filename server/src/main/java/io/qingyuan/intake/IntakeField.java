package io.qingyuan.intake;

import io.qingyuan.identity.Title;
import io.qingyuan.problem.ProblemCode;
import io.qingyuan.sheets.Absence;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field of a row.
 *
 * @param unit the unit numbers are wanted in, as written (万吨); a file's numbers in another are converted. Null where it
 *     depends on the row's choice, or where there is none
 * @param choices what a {@link Type#CHOICE} can be
 * @param closed what it can no longer be, though files may still say it
 * @param absences which of —, / and 无 are taken as such; others wait. Never taken for 0 or for nothing written
 * @param synonyms other headings under which files have it
 * @param mostCharacters of a text
 */
public record IntakeField(
        String code,
        Title title,
        Type type,
        boolean required,
        @Nullable String unit,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        List<Choice> choices,
        List<Closed> closed,
        Set<Absence> absences,
        List<String> synonyms,
        int mostCharacters) {

    private static final int USUAL_CHARACTERS = 1000;

    public IntakeField {
        choices = List.copyOf(choices);
        closed = List.copyOf(closed);
        absences = Set.copyOf(absences);
        synonyms = List.copyOf(synonyms);
    }

    public enum Type {
        TEXT,
        NUMBER,
        /** A day. */
        DAY,
        /** A year, half-year, quarter or month: {@code 2025}, {@code 2025-H1}, {@code 2025-Q3}, {@code 2025-07}. */
        PERIOD,
        CHOICE
    }

    /**
     * One of the values a choice has.
     *
     * @param code what is taken
     * @param unit the unit that the row's measure is wanted in, where this choice settles it
     */
    public record Choice(
            String code,
            Title title,
            List<String> synonyms,
            @Nullable String unit) {
        public Choice {
            synonyms = List.copyOf(synonyms);
        }

        public static Choice of(String code, String zh, @Nullable String en) {
            return new Choice(code, Title.of(zh, en), List.of(), null);
        }

        public Choice unit(@Nullable String its) {
            return new Choice(code, title, synonyms, its);
        }

        public Choice also(String... names) {
            return new Choice(code, title, List.of(names), unit);
        }
    }

    /**
     * What was one of the choices once.
     *
     * @param names as files have it
     * @param problem why it is none now
     * @param arguments what the text of the problem names
     */
    public record Closed(List<String> names, ProblemCode problem, List<String> arguments) {
        public Closed {
            names = List.copyOf(names);
            arguments = List.copyOf(arguments);
        }
    }

    public static IntakeField of(String code, Type type, String zh, @Nullable String en) {
        return new IntakeField(
                code,
                Title.of(zh, en),
                type,
                false,
                null,
                null,
                null,
                List.of(),
                List.of(),
                Set.of(),
                List.of(),
                USUAL_CHARACTERS);
    }

    public IntakeField needed() {
        return new IntakeField(
                code, title, type, true, unit, min, max, choices, closed, absences, synonyms, mostCharacters);
    }

    public IntakeField unit(@Nullable String its) {
        return new IntakeField(
                code, title, type, required, its, min, max, choices, closed, absences, synonyms, mostCharacters);
    }

    public IntakeField between(@Nullable BigDecimal least, @Nullable BigDecimal most) {
        return new IntakeField(
                code, title, type, required, unit, least, most, choices, closed, absences, synonyms, mostCharacters);
    }

    public IntakeField oneOf(List<Choice> its) {
        return new IntakeField(
                code, title, type, required, unit, min, max, its, closed, absences, synonyms, mostCharacters);
    }

    public IntakeField noLonger(List<Closed> its) {
        return new IntakeField(
                code, title, type, required, unit, min, max, choices, its, absences, synonyms, mostCharacters);
    }

    public IntakeField accepting(Absence... its) {
        return new IntakeField(
                code, title, type, required, unit, min, max, choices, closed, Set.of(its), synonyms, mostCharacters);
    }

    public IntakeField also(String... headings) {
        return new IntakeField(
                code,
                title,
                type,
                required,
                unit,
                min,
                max,
                choices,
                closed,
                absences,
                List.of(headings),
                mostCharacters);
    }
}
