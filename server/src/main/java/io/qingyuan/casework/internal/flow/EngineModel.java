package io.qingyuan.casework.internal.flow;

import io.qingyuan.casework.internal.bpmn.Bpmn;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.bpmn.model.EndEvent;
import org.flowable.bpmn.model.ExclusiveGateway;
import org.flowable.bpmn.model.FlowNode;
import org.flowable.bpmn.model.InclusiveGateway;
import org.flowable.bpmn.model.MultiInstanceLoopCharacteristics;
import org.flowable.bpmn.model.ParallelGateway;
import org.flowable.bpmn.model.Process;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.bpmn.model.StartEvent;
import org.flowable.bpmn.model.UserTask;

/**
 * A course as the engine is given it: written anew from what was read, so that nothing of a pack's file reaches the engine
 * but checked names. The only expressions in it are ours.
 */
final class EngineModel {

    private EngineModel() {}

    static BpmnModel of(String key, Bpmn course) {
        Process process = new Process();
        process.setId(key);
        process.setExecutable(true);
        course.nodes().values().forEach(node -> process.addFlowElement(node(node)));
        Map<String, Bpmn.Node> choices = course.nodes().values().stream()
                .filter(node -> node.kind().chooses())
                .collect(Collectors.toMap(Bpmn.Node::id, Function.identity()));
        for (Bpmn.Flow flow : course.flows()) {
            SequenceFlow way = new SequenceFlow(flow.from(), flow.to());
            way.setId(flow.id());
            Bpmn.Node choice = choices.get(flow.from());
            if (choice != null && flow.condition() != null && !flow.id().equals(choice.defaultFlow())) {
                way.setConditionExpression("${course.takes('" + flow.id() + "')}");
            }
            process.addFlowElement(way);
        }
        BpmnModel model = new BpmnModel();
        model.setTargetNamespace("urn:qingyuan");
        model.addProcess(process);
        return model;
    }

    private static FlowNode node(Bpmn.Node node) {
        FlowNode made = switch (node.kind()) {
            case START -> new StartEvent();
            case END -> new EndEvent();
            case TASK -> task(node);
            case PARALLEL -> new ParallelGateway();
            case EXCLUSIVE -> {
                ExclusiveGateway gateway = new ExclusiveGateway();
                gateway.setDefaultFlow(node.defaultFlow());
                yield gateway;
            }
            case INCLUSIVE -> {
                InclusiveGateway gateway = new InclusiveGateway();
                gateway.setDefaultFlow(node.defaultFlow());
                yield gateway;
            }
        };
        made.setId(node.id());
        return made;
    }

    private static UserTask task(Bpmn.Node node) {
        UserTask task = new UserTask();
        if (node.joint()) {
            MultiInstanceLoopCharacteristics loop = new MultiInstanceLoopCharacteristics();
            loop.setSequential(false);
            loop.setLoopCardinality("${course.units('" + node.id() + "')}");
            task.setLoopCharacteristics(loop);
        }
        return task;
    }
}
