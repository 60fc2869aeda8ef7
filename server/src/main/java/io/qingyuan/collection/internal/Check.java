package io.qingyuan.collection.internal;

import io.qingyuan.packs.PackText;
import io.qingyuan.rules.FeelFormula;
import io.qingyuan.statistics.ElementCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A check (审核关系) of a pack on the figures of a form. */
sealed interface Check {

    Head head();

    /**
     * What all checks have.
     *
     * @param explanation why it matters
     * @param mend what to do when it fails
     */
    record Head(String id, Severity severity, PackText title, PackText explanation, PackText mend) {}

    enum Severity {
        /** 强制性: the form cannot be submitted. */
        ERROR,
        /** 核实性: the form can be submitted when somebody says why it is right. */
        WARNING,
        /** 提示性. */
        HINT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Severity parse(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** What a check does when a figure it needs is not there. */
    enum Missing {
        /** It says nothing. */
        SKIP,
        /** It fails. */
        FAIL,
        /** It takes 0 for it. */
        ZERO;

        static Missing parse(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Of when a figure is that a check looks at. */
    enum When {
        SAME,
        LAST_YEAR,
        PREVIOUS;

        static When parse(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** Every figure is given, or its absence is said (漏填). */
    record Empty(Head head) implements Check {}

    /** Figures lie in the range that the element's definition allows (值域). */
    record Range(Head head) implements Check {}

    /** A state is shown by a document or file (佐证). */
    record Evidence(Head head) implements Check {}

    record Operand(ElementCode element, When when) {}

    /** A condition on several figures (表内、表间关系). */
    record Relation(Head head, FeelFormula holds, Map<String, Operand> operands, Missing missing) implements Check {
        public Relation {
            operands = Map.copyOf(operands);
        }
    }

    /**
     * How much a figure may differ from the one before (同比、环比波动).
     *
     * @param elements empty for all that are numbers
     * @param percent the most it may differ by
     */
    record Jump(Head head, Set<ElementCode> elements, When against, BigDecimal percent, Missing missing)
            implements Check {
        public Jump {
            elements = Set.copyOf(elements);
        }
    }

    /**
     * A figure that is about such a multiple of the one before was probably written in another unit (计量单位疑误).
     *
     * @param factors 10000 for 万, 100 for shares written as per cent, 1000 for kg and t
     */
    record Magnitude(Head head, Set<ElementCode> elements, List<BigDecimal> factors, BigDecimal tolerancePercent)
            implements Check {
        public Magnitude {
            elements = Set.copyOf(elements);
            factors = List.copyOf(factors);
        }
    }

    /** The shares must add up to the whole (分区镇合计与全区数). */
    record Breakdown(Head head, Set<ElementCode> elements, BigDecimal tolerance, Missing missing) implements Check {
        public Breakdown {
            elements = Set.copyOf(elements);
        }
    }
}
