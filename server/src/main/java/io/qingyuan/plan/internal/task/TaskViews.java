package io.qingyuan.plan.internal.task;

import io.qingyuan.packs.PackText;
import io.qingyuan.plan.internal.unit.UnitView;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the API says about tasks. */
final class TaskViews {

    private TaskViews() {}

    record TaskUnitView(UnitView unit, String basis) {}

    /**
     * The commitments of a node and of all below it by state, each counted once. Counts, never an average.
     *
     * @param total how many there are
     * @param status the worst of them, where there is one to judge
     */
    record RollUpView(
            int total,
            Map<String, Integer> counts,
            @Nullable String status,
            boolean sample) {}

    record NodeView(
            String id,
            String ref,
            @Nullable String parent,
            String level,
            PackText title,
            PackText summary,
            List<TaskUnitView> units,
            int ownCommitments,
            int systems,
            int children,
            RollUpView rollUp) {}

    record CommitmentView(String id, String ref, PackText title, String status, LocalDate deadline, boolean sample) {}

    record SystemView(String id, PackText title) {}

    record PathView(String ref, PackText title) {}

    record DetailView(
            NodeView node,
            List<PathView> path,
            List<CommitmentView> commitments,
            List<SystemView> systems,
            List<NodeView> children) {}
}
