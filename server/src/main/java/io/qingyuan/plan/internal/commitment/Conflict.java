package io.qingyuan.plan.internal.commitment;

import io.qingyuan.packs.PackText;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Places where the plan says two things about one matter; the office decides which is used. */
record Conflict(String id, PackText title, PackText question, List<Side> sides) {

    Conflict {
        sides = List.copyOf(sides);
    }

    /**
     * One of the things said.
     *
     * @param commitment the commitment that says it, or {@code null} where an item or a project does
     * @param deadline replaces the commitment's where the conflict is about the date
     */
    record Side(
            String key,
            @Nullable String commitment,
            @Nullable String item,
            @Nullable String project,
            @Nullable LocalDate deadline,
            PackText says) {}

    /** The part of a conflict that decides what a choice does. */
    record Rule(String conflict, List<Choice> choices) {

        Rule {
            choices = List.copyOf(choices);
        }
    }

    record Choice(
            String key,
            @Nullable String commitment,
            @Nullable LocalDate deadline) {}

    Rule rule() {
        return new Rule(
                id,
                sides.stream()
                        .map(side -> new Choice(side.key(), side.commitment(), side.deadline()))
                        .toList());
    }

    boolean isAbout(String commitment) {
        return sides.stream().anyMatch(side -> commitment.equals(side.commitment()));
    }

    boolean offers(String key) {
        return key.equals(Effect.BOTH)
                || sides.stream().anyMatch(side -> side.key().equals(key));
    }
}
