package io.qingyuan.plan.internal.task;

import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackText;
import io.qingyuan.packs.Packs;
import io.qingyuan.plan.DutyProblem;
import io.qingyuan.plan.internal.commitment.CommitmentStates;
import io.qingyuan.plan.internal.commitment.CommitmentStates.Standing;
import io.qingyuan.plan.internal.task.TaskViews.CommitmentView;
import io.qingyuan.plan.internal.task.TaskViews.DetailView;
import io.qingyuan.plan.internal.task.TaskViews.NodeView;
import io.qingyuan.plan.internal.task.TaskViews.PathView;
import io.qingyuan.plan.internal.task.TaskViews.RollUpView;
import io.qingyuan.plan.internal.task.TaskViews.SystemView;
import io.qingyuan.plan.internal.task.TaskViews.TaskUnitView;
import io.qingyuan.plan.internal.unit.Answering;
import io.qingyuan.plan.internal.unit.Answering.Directory;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.time.AsOf;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people read about tasks. */
@Service
class TaskDesk {

    /** From worst to best; states without a verdict do not make a node's. */
    private static final List<String> WORST_FIRST =
            List.of("missed", "behind", "not-reported", "pending-target", "on-track", "not-due", "met");

    private final TaskCatalogue catalogue;
    private final CommitmentStates commitments;
    private final Answering answering;
    private final Packs packs;

    TaskDesk(TaskCatalogue catalogue, CommitmentStates commitments, Answering answering, Packs packs) {
        this.catalogue = catalogue;
        this.commitments = commitments;
        this.answering = answering;
        this.packs = packs;
    }

    private record Snapshot(TaskModel model, Map<String, Standing> standings, Directory units) {}

    /** All nodes in the order of the plan; a unit narrows them to its own and those above. */
    @Transactional(readOnly = true)
    List<NodeView> nodes(@Nullable String unit, AsOf asOf) {
        Snapshot snapshot = snapshot(asOf);
        Collection<TaskNode> shown = unit == null ? snapshot.model().all() : nodesOf(unit, snapshot);
        return snapshot.model().all().stream()
                .filter(shown::contains)
                .map(node -> view(node, snapshot))
                .toList();
    }

    @Transactional(readOnly = true)
    DetailView node(String ref, AsOf asOf) {
        Snapshot snapshot = snapshot(asOf);
        TaskNode node =
                snapshot.model().findByRef(ref).orElseThrow(() -> new ProblemException(DutyProblem.NO_TASK, ref));
        return new DetailView(
                view(node, snapshot),
                snapshot.model().pathTo(node).stream()
                        .map(above -> new PathView(above.ref(), whole(above.title())))
                        .toList(),
                node.commitments().stream()
                        .map(snapshot.standings()::get)
                        .filter(Objects::nonNull)
                        .map(TaskDesk::view)
                        .toList(),
                systems(node, asOf),
                snapshot.model().childrenOf(node).stream()
                        .map(child -> view(child, snapshot))
                        .toList());
    }

    private Snapshot snapshot(AsOf asOf) {
        return new Snapshot(catalogue.at(asOf), commitments.at(asOf), answering.directory(asOf));
    }

    private static Collection<TaskNode> nodesOf(String unit, Snapshot snapshot) {
        return snapshot.model().all().stream()
                .filter(node -> snapshot.units()
                        .answers(
                                unit,
                                node.units().stream()
                                        .map(TaskNode.TaskUnit::unit)
                                        .toList()))
                .flatMap(node -> snapshot.model().pathTo(node).stream())
                .collect(Collectors.toSet());
    }

    private static NodeView view(TaskNode node, Snapshot snapshot) {
        return new NodeView(
                node.id(),
                node.ref(),
                node.parent(),
                node.level(),
                whole(node.title()),
                whole(node.summary()),
                node.units().stream()
                        .map(unit -> new TaskUnitView(snapshot.units().view(unit.unit()), unit.basis()))
                        .toList(),
                node.commitments().size(),
                node.systems().size(),
                snapshot.model().childrenOf(node).size(),
                rollUp(node, snapshot));
    }

    private static RollUpView rollUp(TaskNode node, Snapshot snapshot) {
        List<Standing> below = snapshot.model().commitmentsUnder(node).stream()
                .map(snapshot.standings()::get)
                .filter(Objects::nonNull)
                .toList();
        Map<String, Integer> counts = new TreeMap<>();
        below.forEach(standing -> counts.merge(standing.status(), 1, Integer::sum));
        return new RollUpView(
                below.size(),
                counts,
                WORST_FIRST.stream().filter(counts::containsKey).findFirst().orElse(null),
                below.stream().anyMatch(Standing::sample));
    }

    private static CommitmentView view(Standing standing) {
        return new CommitmentView(
                standing.id(),
                standing.ref(),
                standing.title(),
                standing.status(),
                standing.deadline(),
                standing.sample());
    }

    private List<SystemView> systems(TaskNode node, AsOf asOf) {
        Map<String, PackText> titles = packs.active(asOf).items("systems.yaml", "systems").stream()
                .collect(Collectors.toMap(PackItem::id, item -> item.text("title"), (first, _) -> first));
        return node.systems().stream()
                .map(id -> new SystemView(id, whole(titles.getOrDefault(id, new PackText(id, id)))))
                .toList();
    }

    private static PackText whole(PackText text) {
        return new PackText(text.preferChinese(), text.en());
    }
}
