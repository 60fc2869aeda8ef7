package io.qingyuan.casework.internal.bpmn;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The course of a procedure (流程) as its BPMN file draws it, nothing but what the whitelist knows.
 *
 * @param nodes by id, in the order of the file
 * @param lanes whose steps are whose; says nothing to the engine
 * @param shapes where nodes are drawn, by id; may be empty
 */
public record Bpmn(String id, Map<String, Node> nodes, List<Flow> flows, List<Lane> lanes, Map<String, Shape> shapes) {

    /** What a node may be. */
    public enum Kind {
        START,
        END,
        /** A step that people do. */
        TASK,
        /** One way on: the first whose condition holds, or the default. */
        EXCLUSIVE,
        /** All ways on; waits for all that come in. */
        PARALLEL,
        /** Every way whose condition holds; waits for those that were taken. */
        INCLUSIVE;

        public boolean gateway() {
            return this == EXCLUSIVE || this == PARALLEL || this == INCLUSIVE;
        }

        public boolean chooses() {
            return this == EXCLUSIVE || this == INCLUSIVE;
        }
    }

    /**
     * A node.
     *
     * @param defaultFlow the way taken where no condition holds
     * @param joint whether several units do the step side by side (multi-instance)
     * @param line in the file, from 1
     */
    public record Node(
            String id,
            Kind kind,
            @Nullable String name,
            @Nullable String defaultFlow,
            boolean joint,
            int line) {}

    /**
     * A way from node to node.
     *
     * @param condition a FEEL formula over the fields of forms
     */
    public record Flow(
            String id,
            @Nullable String name,
            String from,
            String to,
            @Nullable String condition,
            int line) {}

    /** A lane with the nodes in it. */
    public record Lane(String id, @Nullable String name, List<String> nodes) {
        public Lane {
            nodes = List.copyOf(nodes);
        }
    }

    /** Where a node is drawn. */
    public record Shape(double x, double y, double width, double height) {}

    public Bpmn {
        nodes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        flows = List.copyOf(flows);
        lanes = List.copyOf(lanes);
        shapes = Map.copyOf(shapes);
    }

    public Node node(String id) {
        Node node = nodes.get(id);
        if (node == null) {
            throw new IllegalArgumentException("no node " + id + " in " + this.id);
        }
        return node;
    }

    public Optional<Flow> flow(String id) {
        return flows.stream().filter(flow -> flow.id().equals(id)).findFirst();
    }

    public List<Node> tasks() {
        return nodes.values().stream().filter(node -> node.kind() == Kind.TASK).toList();
    }

    public List<Flow> from(String node) {
        return flows.stream().filter(flow -> flow.from().equals(node)).toList();
    }

    public List<Flow> to(String node) {
        return flows.stream().filter(flow -> flow.to().equals(node)).toList();
    }

    /** The nodes that a token starting at these can come to, they themselves included. */
    public Set<String> reachable(Collection<String> starts) {
        return walk(starts, _ -> true);
    }

    /** The steps that come next after a node, through gateways only. */
    public Set<String> next(String node) {
        Set<String> found = walk(
                from(node).stream().map(Flow::to).toList(),
                id -> nodes.containsKey(id) && node(id).kind().gateway());
        found.removeIf(id -> !nodes.containsKey(id) || node(id).kind() != Kind.TASK);
        return found;
    }

    private Set<String> walk(Collection<String> starts, Predicate<String> goesOn) {
        Set<String> seen = new LinkedHashSet<>(starts);
        Deque<String> open = new ArrayDeque<>(starts);
        while (!open.isEmpty()) {
            String at = open.pop();
            if (!goesOn.test(at)) {
                continue;
            }
            for (Flow flow : from(at)) {
                if (seen.add(flow.to())) {
                    open.push(flow.to());
                }
            }
        }
        return seen;
    }

    /** The nodes from which a token can come to these. */
    public Set<String> reaching(Collection<String> ends) {
        Set<String> seen = new LinkedHashSet<>(ends);
        Deque<String> open = new ArrayDeque<>(ends);
        while (!open.isEmpty()) {
            for (Flow flow : to(open.pop())) {
                if (seen.add(flow.from())) {
                    open.push(flow.from());
                }
            }
        }
        return seen;
    }
}
