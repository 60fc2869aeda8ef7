package io.qingyuan.plan.internal.task;

import io.qingyuan.packs.PackText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of the task tree: chapter, section, heading, item or paragraph of the plan.
 *
 * @param commitments ids of the commitments printed at this node itself
 * @param systems ids of the systems its sentences ask for
 */
record TaskNode(
        String id,
        String ref,
        @Nullable String parent,
        String level,
        PackText title,
        PackText summary,
        List<TaskUnit> units,
        List<String> commitments,
        List<String> systems) {

    TaskNode {
        units = List.copyOf(units);
        commitments = List.copyOf(commitments);
        systems = List.copyOf(systems);
    }

    /** @param basis {@code named} in the paragraph, or {@code inferred} (推定) from its subject */
    record TaskUnit(String unit, String basis) {}
}
