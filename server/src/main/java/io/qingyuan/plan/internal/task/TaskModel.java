package io.qingyuan.plan.internal.task;

import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackItem;
import io.qingyuan.plan.internal.task.TaskNode.TaskUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The task tree of the packs that hold, in the order of the plan. */
final class TaskModel {

    private final Map<String, TaskNode> nodes;
    private final Map<String, List<TaskNode>> children;

    private TaskModel(Map<String, TaskNode> nodes, Map<String, List<TaskNode>> children) {
        this.nodes = Collections.unmodifiableMap(nodes);
        this.children = Collections.unmodifiableMap(children);
    }

    static TaskModel of(PackContent content) {
        Map<String, TaskNode> nodes = new LinkedHashMap<>();
        Map<String, List<TaskNode>> children = new HashMap<>();
        for (PackItem item : content.items("plan/tasks.yaml", "tasks")) {
            TaskNode node = node(item);
            nodes.put(node.id(), node);
            String parent = node.parent();
            if (parent != null) {
                children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(node);
            }
        }
        return new TaskModel(nodes, children);
    }

    List<TaskNode> all() {
        return List.copyOf(nodes.values());
    }

    List<TaskNode> roots() {
        return nodes.values().stream().filter(node -> node.parent() == null).toList();
    }

    List<TaskNode> childrenOf(TaskNode node) {
        return children.getOrDefault(node.id(), List.of());
    }

    Optional<TaskNode> findByRef(String ref) {
        return nodes.values().stream().filter(node -> node.ref().equals(ref)).findFirst();
    }

    /** The commitments of a node and of everything below it, each once. */
    Set<String> commitmentsUnder(TaskNode node) {
        Set<String> commitments = new LinkedHashSet<>(node.commitments());
        childrenOf(node).forEach(child -> commitments.addAll(commitmentsUnder(child)));
        return commitments;
    }

    /** The node and those above it, the chapter first. */
    List<TaskNode> pathTo(TaskNode node) {
        List<TaskNode> path = new ArrayList<>();
        TaskNode at = node;
        while (at != null) {
            path.addFirst(at);
            String parent = at.parent();
            at = parent == null ? null : nodes.get(parent);
        }
        return path;
    }

    private static TaskNode node(PackItem item) {
        return new TaskNode(
                item.id(),
                item.string("ref"),
                item.findString("parent").orElse(null),
                item.string("level"),
                item.text("title"),
                item.text("summary"),
                item.list("units").stream()
                        .map(unit -> new TaskUnit(unit.string("unit"), unit.string("basis")))
                        .toList(),
                item.strings("commitments"),
                item.strings("systems"));
    }
}
