package io.qingyuan.standards.water;

import io.qingyuan.standards.Grading;

/**
 * A surface source of drinking water against GB 3838-2002: table 1 by its class, tables 2 and 3 by their limits.
 *
 * @param required the class that table 1 must keep
 * @param section the class by table 1
 * @param further tables 2 and 3: when {@code NOT_MET}, {@code deciding} are the items over their limit; {@code missing} are
 *     the items of table 2 without a result
 */
public record SourceOutcome(WaterClass required, SectionOutcome section, Grading<SourceItem, Attainment> further) {
    /** What is to be said of the source. */
    public enum Verdict {
        /** All that was measured keeps its limit, and table 2 is complete. */
        MET,
        /** Something exceeds its limit. */
        NOT_MET,
        /** Results are missing, or their detection limits are too high to tell. */
        UNDECIDED
    }

    /** The verdict on the source. */
    public Verdict verdict() {
        Verdict basic = switch (section.grading()) {
            case Grading.Graded<WaterItem, WaterClass> graded -> compare(graded.grade(), graded.grade());
            case Grading.Undecided<WaterItem, WaterClass> open -> compare(open.best(), open.worst());
            case Grading.NotAvailable<WaterItem, WaterClass> _ -> Verdict.UNDECIDED;
        };
        Verdict other = switch (further) {
            case Grading.Graded<SourceItem, Attainment> graded -> verdict(graded);
            case Grading.Undecided<SourceItem, Attainment> _ -> Verdict.UNDECIDED;
            case Grading.NotAvailable<SourceItem, Attainment> _ -> Verdict.UNDECIDED;
        };
        if (basic == Verdict.NOT_MET || other == Verdict.NOT_MET) {
            return Verdict.NOT_MET;
        }
        return basic == Verdict.MET && other == Verdict.MET ? Verdict.MET : Verdict.UNDECIDED;
    }

    private static Verdict verdict(Grading.Graded<SourceItem, Attainment> graded) {
        if (graded.grade() == Attainment.NOT_MET) {
            return Verdict.NOT_MET;
        }
        return graded.missing().isEmpty() ? Verdict.MET : Verdict.UNDECIDED;
    }

    private Verdict compare(WaterClass best, WaterClass worst) {
        if (best.compareTo(required) > 0) {
            return Verdict.NOT_MET;
        }
        return worst.compareTo(required) <= 0 ? Verdict.MET : Verdict.UNDECIDED;
    }
}
