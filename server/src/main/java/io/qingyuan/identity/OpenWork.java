package io.qingyuan.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Open work of a module above that must not be lost when units end or people leave. Modules implement it; it is called in
 * the transaction of the act.
 */
public interface OpenWork {

    /** What {@link #follow} would move; changes nothing. */
    List<Followed> wouldFollow(Succession succession);

    /** Moves what waits for units that end to those that come after them. */
    List<Followed> follow(Actor by, Succession succession);

    /** Moves what waits for a person who leaves a post to whoever comes after. */
    default List<Followed> follow(Actor by, Leaving leaving) {
        return List.of();
    }

    /** A post has somebody again. */
    default void filled(PostId post) {}

    /**
     * That a person leaves a post.
     *
     * @param successor null where the post stays vacant
     * @param last whether the person holds no other post now
     */
    record Leaving(
            PersonId person,
            String name,
            Post post,
            Title unit,
            @Nullable PersonId successor,
            boolean last,
            String reason) {}
}
