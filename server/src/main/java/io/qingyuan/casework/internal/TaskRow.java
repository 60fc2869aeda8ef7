package io.qingyuan.casework.internal;

import io.qingyuan.casework.CaseId;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What waits in a case.
 *
 * @param node the step
 * @param part of a joint step, from 0
 * @param token the engine's name of it
 * @param person whom it was handed to; null while it waits for whoever has the role in the unit
 * @param startedOn the day its clock began, put forward by suspensions
 * @param dueWaits whether its last day lies in a year whose holidays are not declared yet
 * @param heldOn the day its clock stopped
 */
record TaskRow(
        UUID id,
        CaseId caseId,
        String node,
        int part,
        String token,
        @Nullable UnitId unit,
        Role role,
        @Nullable PersonId person,
        Instant openedAt,
        LocalDate startedOn,
        @Nullable LocalDate due,
        boolean dueWaits,
        @Nullable LocalDate heldOn,
        @Nullable Integer reminded,
        boolean escalated,
        @Nullable Instant endedAt,
        @Nullable String endedAs,
        @Nullable PersonId endedBy) {

    static final String KIND = "casework.task";

    Thing thing() {
        return Thing.of(KIND).id(id.toString()).unit(unit);
    }

    boolean isOpen() {
        return endedAt == null;
    }

    String key() {
        return KIND + "/" + id;
    }

    boolean overdue(LocalDate today) {
        return isOpen() && heldOn == null && due != null && due.isBefore(today);
    }
}
