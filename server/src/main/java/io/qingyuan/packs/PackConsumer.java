package io.qingyuan.packs;

import java.util.List;

/**
 * A module that keeps tables of its own from what packs say. It is called inside the activation's transaction, in the
 * order of {@code @Order}; an exception refuses the activation and nothing has happened.
 */
public interface PackConsumer {

    /** What the activation would do to this module's data, before it happens; changes nothing. */
    default List<PackImpact> impact(PackContent before, PackContent after) {
        return List.of();
    }

    /** Takes the new content over. */
    void activate(PackContent before, PackContent after);
}
