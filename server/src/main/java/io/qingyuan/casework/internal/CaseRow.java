package io.qingyuan.casework.internal;

import io.qingyuan.casework.CaseId;
import io.qingyuan.casework.internal.procedure.Procedure.Confidentiality;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A case as it is known at a moment.
 *
 * @param instance the engine's run; null once it has ended
 * @param revision counts the steps; what a page has read is the same while it is the same
 */
record CaseRow(
        CaseId id,
        String number,
        String procedureId,
        String procedureHash,
        PersonId openedBy,
        UnitId openedUnit,
        Instant openedAt,
        boolean sample,
        String subject,
        UnitId unit,
        @Nullable AreaId area,
        Confidentiality confidentiality,
        CaseState state,
        @Nullable LocalDate due,
        @Nullable String reason,
        @Nullable String instance,
        int revision) {

    static final String KIND = "casework.case";

    /** Cases that only those read who handle them. */
    static final String CLOSED_KIND = "casework.closed-case";

    String kind() {
        return confidentiality == Confidentiality.HANDLERS ? CLOSED_KIND : KIND;
    }

    Thing thing() {
        return Thing.of(kind()).id(id.toString()).unit(unit).area(area).person(openedBy);
    }
}
