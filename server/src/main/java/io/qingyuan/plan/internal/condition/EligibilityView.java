package io.qingyuan.plan.internal.condition;

import io.qingyuan.packs.PackText;
import io.qingyuan.plan.Owner;
import io.qingyuan.plan.internal.unit.EvidenceFile;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the area may apply for the title (申报条件自查).
 *
 * @param result clear or vetoed: what the recorded cases say for the day
 * @param conditionsMet how many of the conditions proper are met
 * @param windowFrom the first day that is looked back on
 */
record EligibilityView(
        String plan,
        int year,
        LocalDate applicationDay,
        LocalDate windowFrom,
        int windowYears,
        String result,
        int conditions,
        int conditionsMet,
        List<Line> lines) {

    EligibilityView {
        lines = List.copyOf(lines);
    }

    /**
     * One condition, or one circumstance.
     *
     * @param kind condition or circumstance
     * @param result of a condition a status; of a circumstance clear or vetoed
     * @param state what is reported for the year; a report alone bars nothing, a recorded case does
     * @param evidence how many documents and files back the state
     * @param events recorded cases, inside the window or not
     */
    record Line(
            String id,
            String ref,
            String kind,
            PackText title,
            PackText required,
            @Nullable PackText baseline,
            @Nullable PackText state,
            @Nullable String text,
            @Nullable String doubt,
            String result,
            @Nullable OwnerView owner,
            int evidence,
            boolean sample,
            List<Event> events) {

        Line {
            events = List.copyOf(events);
        }
    }

    /** Who answers, and how that is known. */
    record OwnerView(String unit, PackText title, Owner.Basis basis) {}

    /**
     * A recorded case.
     *
     * @param inWindow whether it bars the application
     * @param leavesOn the first application day it no longer bars
     */
    record Event(
            String id,
            LocalDate happenedOn,
            String summary,
            @Nullable String document,
            List<EvidenceFile> evidence,
            boolean inWindow,
            LocalDate leavesOn,
            boolean sample,
            String author) {

        Event {
            evidence = List.copyOf(evidence);
        }
    }
}
