package io.qingyuan.casework.internal.bpmn;

import io.qingyuan.casework.internal.bpmn.Bpmn.Flow;
import io.qingyuan.casework.internal.bpmn.Bpmn.Kind;
import io.qingyuan.casework.internal.bpmn.Bpmn.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a course can be walked: every step is come to, every step comes to an end, every choice has a way out. */
final class BpmnShape {

    private final Bpmn bpmn;
    private final List<BpmnFault> faults = new ArrayList<>();

    private BpmnShape(Bpmn bpmn) {
        this.bpmn = bpmn;
    }

    static List<BpmnFault> faults(Bpmn bpmn) {
        BpmnShape shape = new BpmnShape(bpmn);
        shape.check();
        return shape.faults;
    }

    private void check() {
        List<String> starts = of(Kind.START);
        List<String> ends = of(Kind.END);
        if (starts.size() != 1) {
            fault(starts.size() > 1 ? bpmn.node(starts.get(1)).line() : 1, "bpmn-start", "" + starts.size(), "1");
        }
        if (ends.isEmpty()) {
            fault(1, "bpmn-no-end", null, "endEvent");
        }
        if (bpmn.tasks().isEmpty()) {
            fault(1, "bpmn-no-step", null, "userTask");
        }
        boolean connected = flows();
        if (connected && starts.size() == 1 && !ends.isEmpty()) {
            Set<String> come = bpmn.reachable(starts);
            Set<String> leave = bpmn.reaching(ends);
            for (Node node : bpmn.nodes().values()) {
                if (!come.contains(node.id())) {
                    fault(node.line(), "bpmn-unreachable", node.id(), null, shown(node));
                } else if (!leave.contains(node.id())) {
                    fault(node.line(), "bpmn-dead-end", node.id(), null, shown(node));
                }
            }
        }
        bpmn.nodes().values().forEach(this::node);
    }

    private boolean flows() {
        boolean whole = true;
        for (Flow flow : bpmn.flows()) {
            for (String end : List.of(flow.from(), flow.to())) {
                if (!bpmn.nodes().containsKey(end)) {
                    fault(flow.line(), "bpmn-flow-to-nothing", end, null, flow.id(), end);
                    whole = false;
                }
            }
        }
        return whole;
    }

    private void node(Node node) {
        List<Flow> out = bpmn.from(node.id());
        int in = bpmn.to(node.id()).size();
        if (node.kind() == Kind.START && in > 0) {
            fault(node.line(), "bpmn-into-start", node.id(), null, shown(node));
        }
        if (node.kind() == Kind.END && !out.isEmpty()) {
            fault(node.line(), "bpmn-after-end", node.id(), null, shown(node));
        }
        if ((node.kind() == Kind.START || node.kind() == Kind.TASK) && out.size() > 1) {
            fault(node.line(), "bpmn-split", node.id(), "1", shown(node), out.size());
        }
        if (node.joint() && node.kind() != Kind.TASK) {
            fault(node.line(), "bpmn-joint", node.id(), "userTask", shown(node));
        }
        boolean chooses = node.kind().chooses() && out.size() > 1;
        if (chooses) {
            choice(node, out);
        }
        for (Flow flow : out) {
            if (flow.condition() != null && !chooses) {
                fault(flow.line(), "bpmn-condition-place", flow.condition(), null, flow.id());
            }
        }
        if (!chooses && node.defaultFlow() != null && out.size() != 1) {
            fault(node.line(), "bpmn-default", node.defaultFlow(), null, shown(node));
        }
    }

    private void choice(Node node, List<Flow> out) {
        String otherwise = node.defaultFlow();
        if (otherwise == null || out.stream().noneMatch(flow -> flow.id().equals(otherwise))) {
            fault(node.line(), "bpmn-no-default", otherwise, null, shown(node));
            return;
        }
        for (Flow flow : out) {
            String condition = flow.condition();
            if (flow.id().equals(otherwise)) {
                if (condition != null) {
                    fault(flow.line(), "bpmn-default-condition", condition, null, flow.id());
                }
            } else if (condition == null || condition.isBlank()) {
                fault(flow.line(), "bpmn-no-condition", null, "FEEL", flow.id(), shown(node));
            }
        }
    }

    private List<String> of(Kind kind) {
        return bpmn.nodes().values().stream()
                .filter(node -> node.kind() == kind)
                .map(Node::id)
                .toList();
    }

    private static String shown(Node node) {
        String name = node.name();
        return name == null || name.isBlank() ? node.id() : name + " (" + node.id() + ")";
    }

    private void fault(int line, String code, @Nullable String found, @Nullable String allowed, Object... arguments) {
        faults.add(BpmnFault.of(line, code, found, allowed, arguments));
    }
}
