package io.qingyuan.plan;

import io.qingyuan.packs.PackText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of Table 2-1 (指标) with its measurable items. A parent passes only when each of its items passes. */
public record Indicator(
        String id,
        String ref,
        int number,
        String domain,
        int taskGroup,
        PackText title,
        boolean binding,
        List<Item> items) {

    public Indicator {
        items = List.copyOf(items);
    }

    /**
     * What is measured (分项).
     *
     * @param kind ratio, delta, index or qualitative
     * @param printedUnit the unit the table prints, which is not always right
     * @param direction higher, lower, boolean or qualitative
     * @param element the data element its result is reported under
     * @param scopes units that each report a value; the worst one is judged
     */
    public record Item(
            String id,
            @Nullable String letter,
            PackText title,
            String kind,
            String unit,
            String printedUnit,
            String direction,
            Cell required,
            Baseline baseline,
            Cell target,
            String national,
            String element,
            @Nullable Formula formula,
            List<String> scopes,
            @Nullable Owner owner,
            List<String> precedence,
            @Nullable PackText note) {

        public Item {
            scopes = List.copyOf(scopes);
            precedence = List.copyOf(precedence);
        }

        public boolean isQualitative() {
            return kind.equals("qualitative");
        }
    }

    /**
     * A cell that asks for something.
     *
     * @param kind numeric, assigned, qualitative or none
     * @param comparator as printed: {@code >= <= > < =}, assigned, status, no-decrease, none
     * @param assigned the superior authority's task has to be completed, alone or besides the number
     * @param steadyWithin tolerance of "keep stable or keep improving", where that is asked for
     */
    public record Cell(
            String kind,
            String comparator,
            @Nullable BigDecimal value,
            boolean assigned,
            @Nullable BigDecimal steadyWithin,
            @Nullable PackText text) {}

    /** The status the table prints, of the year it is printed for. */
    public record Baseline(
            int year, @Nullable BigDecimal value, @Nullable PackText text, List<Scope> scopes) {

        public Baseline {
            scopes = List.copyOf(scopes);
        }
    }

    /** One of several values a cell prints for groups of units. */
    public record Scope(String unit, PackText title, BigDecimal value) {}

    /** How the result comes from its components, in FEEL. */
    public record Formula(
            String feel,
            Map<String, Input> inputs,
            @Nullable Integer baseYear,
            @Nullable PackText note) {

        public Formula {
            inputs = Map.copyOf(inputs);
        }

        /**
         * A component.
         *
         * @param period current, previous or base: of which year it is taken
         */
        public record Input(String element, String period) {}
    }
}
