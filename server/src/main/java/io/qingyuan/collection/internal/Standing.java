package io.qingyuan.collection.internal;

import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A unit's form in a round and where it stands (报表状态).
 *
 * @param due the last day on time, with every extension
 * @param wished the day an extension is asked for, while nobody has answered
 * @param zero whether the unit reported that there is nothing to report
 * @param returns how often it came back
 * @param submittedBy who submitted it last
 * @param since when it came to this state
 */
record Standing(
        UUID form,
        UUID round,
        UnitId unit,
        FormState state,
        LocalDate due,
        @Nullable LocalDate wished,
        boolean zero,
        int returns,
        int reminders,
        @Nullable PersonId submittedBy,
        @Nullable Instant submittedAt,
        Instant since) {

    /** As the policy sees it. */
    Thing thing() {
        return Thing.of(Entering.KIND).id(form.toString()).unit(unit);
    }

    /** Whether the day has passed and nobody opened it again: nothing can be entered. */
    boolean locked(LocalDate today) {
        return state == FormState.ENTRY && today.isAfter(due);
    }

    Standing to(FormState another) {
        return new Standing(
                form, round, unit, another, due, wished, zero, returns, reminders, submittedBy, submittedAt, since);
    }

    Standing due(LocalDate day) {
        return new Standing(
                form, round, unit, state, day, null, zero, returns, reminders, submittedBy, submittedAt, since);
    }

    Standing wished(@Nullable LocalDate day) {
        return new Standing(
                form, round, unit, state, due, day, zero, returns, reminders, submittedBy, submittedAt, since);
    }

    Standing submitted(PersonId by, Instant at, boolean nothing) {
        return new Standing(form, round, unit, state, due, wished, nothing, returns, reminders, by, at, since);
    }

    Standing returned() {
        return new Standing(
                form,
                round,
                unit,
                FormState.ENTRY,
                due,
                wished,
                false,
                returns + 1,
                reminders,
                submittedBy,
                submittedAt,
                since);
    }

    Standing reminded() {
        return new Standing(
                form, round, unit, state, due, wished, zero, returns, reminders + 1, submittedBy, submittedAt, since);
    }
}
