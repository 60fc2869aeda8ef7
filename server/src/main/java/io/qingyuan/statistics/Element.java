package io.qingyuan.statistics;

import io.qingyuan.identity.UnitId;
import io.qingyuan.packs.PackText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A data element (数据元): what is counted, by whom, in which unit.
 *
 * @param role result of an indicator item, condition, or component of a formula
 * @param unit the unit of measure
 * @param owner the unit that answers for it and reports it
 * @param version counts changes of its definition (口径)
 * @param definition what is counted and what is not
 * @param revisions when the definition changed, in order; the first version has none
 * @param decimals how many a computed value is rounded to
 * @param states the states it can have, where it is no number
 * @param reportedBy units that report it each for themselves, where there are such
 * @param breakdown units that report their share each, beside the whole that the owner reports
 * @param precedence which origin is judged before which
 * @param aggregate whether the values of parts add up to that of the whole
 */
public record Element(
        ElementCode code,
        PackText title,
        Role role,
        Kind kind,
        String unit,
        UnitId owner,
        Period.Type periodType,
        int version,
        @Nullable PackText definition,
        List<Revision> revisions,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable Integer decimals,
        List<State> states,
        List<UnitId> reportedBy,
        List<UnitId> breakdown,
        @Nullable Formula formula,
        List<Origin> precedence,
        Aggregate aggregate) {

    public Element {
        revisions = List.copyOf(revisions);
        states = List.copyOf(states);
        reportedBy = List.copyOf(reportedBy);
        breakdown = List.copyOf(breakdown);
        precedence = List.copyOf(precedence);
    }

    /** Whether the values of two parts give that of the whole. */
    public enum Aggregate {
        /** They add up, as tonnes do. */
        SUM,
        /** They do not, as shares and states do not. */
        NONE
    }

    /**
     * A change of the definition: figures from then on are not comparable with those before as they stand.
     *
     * @param from the first period under it
     * @param change what changed
     */
    public record Revision(int version, Period from, PackText change) {}

    /** Which version of the definition holds in a period. */
    public int versionIn(Period period) {
        return revisions.stream()
                .filter(revision -> !period.firstDay().isBefore(revision.from().firstDay()))
                .mapToInt(Revision::version)
                .max()
                .orElse(revisions.isEmpty() ? version : 1);
    }

    public enum Role {
        RESULT,
        CONDITION,
        COMPONENT
    }

    public enum Kind {
        NUMBER,
        STATE
    }

    public record State(String id, PackText title) {}

    /**
     * How it is computed from other elements.
     *
     * @param feel the formula
     * @param inputs by the name the formula uses
     * @param baseYear the year of inputs with period {@code base}; without it such a formula computes nothing
     */
    public record Formula(
            String feel,
            Map<String, FormulaInput> inputs,
            @Nullable Integer baseYear) {

        public Formula {
            inputs = Map.copyOf(inputs);
        }

        /** The period an input is taken from; empty where the base year is not known. */
        public Optional<Period> periodOf(FormulaInput input, Period of) {
            return switch (input.when()) {
                case SAME -> Optional.of(of);
                case PREVIOUS -> Optional.of(of.plusYears(-1));
                case Q1, Q2, Q3, Q4 ->
                    input.quarter().map(quarter -> new Period(Period.Type.QUARTER, of.year(), quarter));
                case BASE -> Optional.ofNullable(baseYear).map(year -> of.plusYears(year - of.year()));
            };
        }
    }

    public record FormulaInput(ElementCode element, When when) {

        /** Which quarter of the year it is taken from, where it is one. */
        public Optional<Integer> quarter() {
            return switch (when) {
                case SAME, PREVIOUS, BASE -> Optional.empty();
                case Q1 -> Optional.of(1);
                case Q2 -> Optional.of(2);
                case Q3 -> Optional.of(3);
                case Q4 -> Optional.of(4);
            };
        }

        public enum When {
            SAME,
            PREVIOUS,
            BASE,
            /** A quarter of the same year. */
            Q1,
            Q2,
            Q3,
            Q4
        }
    }

    public Optional<State> findState(String id) {
        return states.stream().filter(state -> state.id().equals(id)).findFirst();
    }
}
