package io.qingyuan.plan.internal.commitment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the office's decisions on conflicts do to one commitment.
 *
 * @param setAside whether another side is used instead
 * @param deadline the date decided for, where the conflict is about the date
 */
record Effect(boolean setAside, @Nullable LocalDate deadline) {

    /** The decision that the sides do not exclude each other. */
    static final String BOTH = "both";

    private static final Effect NONE = new Effect(false, null);

    /**
     * What the decisions made do to a commitment.
     *
     * @param decided the key of the choice made, by conflict
     */
    static Effect on(String commitment, List<Conflict.Rule> conflicts, Map<String, String> decided) {
        Effect effect = NONE;
        for (Conflict.Rule conflict : conflicts) {
            String used = decided.get(conflict.conflict());
            if (used != null) {
                effect = effect.and(of(commitment, conflict.choices(), used));
            }
        }
        return effect;
    }

    Duty applyTo(Duty duty) {
        return deadline == null ? duty : duty.withDeadline(new Deadline(deadline, Deadline.Printed.DAY));
    }

    private static Effect of(String commitment, List<Conflict.Choice> choices, String used) {
        if (choices.stream().noneMatch(choice -> commitment.equals(choice.commitment()))) {
            return NONE;
        }
        return choices.stream()
                .filter(choice -> choice.key().equals(used))
                .findFirst()
                .map(choice -> commitment.equals(choice.commitment())
                        ? new Effect(false, choice.deadline())
                        : new Effect(true, null))
                .orElse(NONE);
    }

    private Effect and(Effect other) {
        return new Effect(setAside || other.setAside, other.deadline != null ? other.deadline : deadline);
    }
}
