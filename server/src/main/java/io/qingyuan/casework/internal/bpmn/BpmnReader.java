package io.qingyuan.casework.internal.bpmn;

import io.qingyuan.casework.internal.bpmn.Bpmn.Flow;
import io.qingyuan.casework.internal.bpmn.Bpmn.Kind;
import io.qingyuan.casework.internal.bpmn.Bpmn.Lane;
import io.qingyuan.casework.internal.bpmn.Bpmn.Node;
import io.qingyuan.casework.internal.bpmn.Bpmn.Shape;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a BPMN file by a whitelist: whatever element, attribute or declaration is not known here is a fault, so nothing of a
 * pack reaches the engine but names, ways and conditions, and conditions are formulas of ours.
 */
public final class BpmnReader {

    private static final String MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    /** Namespaces of the drawing; nothing in them is ever run. */
    private static final Set<String> DRAWING = Set.of(
            "http://www.omg.org/spec/BPMN/20100524/DI",
            "http://www.omg.org/spec/DD/20100524/DC",
            "http://www.omg.org/spec/DD/20100524/DI");

    private static final Map<String, Kind> NODES = Map.of(
            "startEvent", Kind.START,
            "endEvent", Kind.END,
            "userTask", Kind.TASK,
            "exclusiveGateway", Kind.EXCLUSIVE,
            "parallelGateway", Kind.PARALLEL,
            "inclusiveGateway", Kind.INCLUSIVE);

    private static final Set<String> OTHERS = Set.of(
            "definitions",
            "process",
            "sequenceFlow",
            "conditionExpression",
            "laneSet",
            "lane",
            "flowNodeRef",
            "collaboration",
            "participant",
            "documentation",
            "incoming",
            "outgoing",
            "multiInstanceLoopCharacteristics",
            "textAnnotation",
            "text",
            "association");

    private static final Set<String> ATTRIBUTES = Set.of(
            "id",
            "name",
            "targetNamespace",
            "exporter",
            "exporterVersion",
            "isExecutable",
            "isClosed",
            "processType",
            "processRef",
            "default",
            "sourceRef",
            "targetRef",
            "gatewayDirection",
            "isSequential",
            "associationDirection",
            "textFormat");

    private static final Set<String> XSI_ATTRIBUTES = Set.of("schemaLocation", "type");

    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
    private static final int MOST_ELEMENTS = 5_000;

    private final List<BpmnFault> faults = new ArrayList<>();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Integer> ids = new LinkedHashMap<>();
    private final List<Flow> flows = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final Map<String, Shape> shapes = new LinkedHashMap<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private String process = "";
    private @Nullable String drawn;

    private BpmnReader() {}

    /**
     * What was read; with faults the picture holds whatever could be read.
     *
     * @param faults by line
     */
    public record Reading(Bpmn bpmn, List<BpmnFault> faults) {
        public Reading {
            faults = List.copyOf(faults);
        }
    }

    /** Reads and checks a file. */
    public static Reading read(String source) {
        BpmnReader reader = new BpmnReader();
        reader.parse(source);
        Bpmn bpmn = new Bpmn(reader.process, reader.nodes, reader.flows, reader.lanes, reader.shapes);
        if (reader.faults.isEmpty()) {
            reader.faults.addAll(BpmnShape.faults(bpmn));
        }
        reader.faults.sort(java.util.Comparator.comparingInt(BpmnFault::line));
        return new Reading(bpmn, reader.faults);
    }

    private void parse(String source) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(source));
            int elements = 0;
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        elements++;
                        if (elements > MOST_ELEMENTS) {
                            fault(xml, "bpmn-too-large", Integer.toString(elements), "" + MOST_ELEMENTS, MOST_ELEMENTS);
                            return;
                        }
                        start(xml);
                    }
                    case XMLStreamConstants.END_ELEMENT -> end(xml);
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                    case XMLStreamConstants.DTD -> fault(xml, "bpmn-doctype", "DOCTYPE", null);
                    case XMLStreamConstants.ENTITY_REFERENCE ->
                        fault(xml, "bpmn-doctype", "&" + xml.getLocalName() + ";", null);
                    case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                        fault(xml, "bpmn-element", "<?" + xml.getPITarget() + "?>", null, xml.getPITarget());
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
            faults.add(BpmnFault.of(line, "bpmn-not-xml", null, "XML", firstLine(e)));
        }
    }

    private static String firstLine(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int at = message.indexOf("Message: ");
        return (at < 0 ? message : message.substring(at + "Message: ".length()))
                .lines()
                .findFirst()
                .orElse("");
    }

    private void start(XMLStreamReader xml) {
        String namespace = String.valueOf(xml.getNamespaceURI());
        String name = xml.getLocalName();
        path.push(name);
        text.setLength(0);
        if (DRAWING.contains(namespace)) {
            drawing(xml, name);
            return;
        }
        if (!namespace.equals(MODEL) || !(NODES.containsKey(name) || OTHERS.contains(name))) {
            fault(
                    xml,
                    "bpmn-element",
                    name,
                    String.join(", ", NODES.keySet().stream().sorted().toList()),
                    name);
            return;
        }
        attributes(xml, name);
        String id = xml.getAttributeValue(null, "id");
        if (NODES.containsKey(name) || name.equals("sequenceFlow")) {
            identify(xml, id, name);
        }
        Kind kind = NODES.get(name);
        if (kind != null && id != null) {
            nodes.put(id, new Node(id, kind, name(xml), xml.getAttributeValue(null, "default"), false, line(xml)));
            within = id;
            return;
        }
        switch (name) {
            case "process" -> process(xml, id);
            case "sequenceFlow" -> {
                String from = xml.getAttributeValue(null, "sourceRef");
                String to = xml.getAttributeValue(null, "targetRef");
                if (id != null && from != null && to != null) {
                    flows.add(new Flow(id, name(xml), from, to, null, line(xml)));
                } else {
                    fault(xml, "bpmn-flow-ends", id, "sourceRef, targetRef", String.valueOf(id));
                }
            }
            case "multiInstanceLoopCharacteristics" -> joint();
            case "lane" -> lanes.add(new Lane(String.valueOf(id), name(xml), List.of()));
            default -> {}
        }
    }

    /** The node whose element is open. */
    private @Nullable String within;

    private void joint() {
        Node node = within == null ? null : nodes.get(within);
        if (node != null) {
            nodes.put(node.id(), new Node(node.id(), node.kind(), node.name(), node.defaultFlow(), true, node.line()));
        }
    }

    private void process(XMLStreamReader xml, @Nullable String id) {
        if (!process.isEmpty()) {
            fault(xml, "bpmn-one-process", id, null, process);
        }
        process = id == null ? "" : id;
    }

    private void identify(XMLStreamReader xml, @Nullable String id, String element) {
        if (id == null || !ID.matcher(id).matches()) {
            fault(xml, "bpmn-id", id, ID.pattern(), element);
            return;
        }
        Integer before = ids.putIfAbsent(id, line(xml));
        if (before != null) {
            fault(xml, "bpmn-id-twice", id, null, id, before);
        }
    }

    private void attributes(XMLStreamReader xml, String element) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String namespace = xml.getAttributeNamespace(i);
            String name = xml.getAttributeLocalName(i);
            boolean known = (namespace == null || namespace.isEmpty())
                    ? ATTRIBUTES.contains(name)
                    : namespace.equals(XSI) && XSI_ATTRIBUTES.contains(name);
            if (!known) {
                String prefix = xml.getAttributePrefix(i);
                String written = prefix == null || prefix.isEmpty() ? name : prefix + ":" + name;
                fault(xml, "bpmn-attribute", written, null, written, element);
            }
        }
    }

    private void drawing(XMLStreamReader xml, String name) {
        if (name.equals("BPMNShape")) {
            drawn = xml.getAttributeValue(null, "bpmnElement");
        } else if (name.equals("Bounds")
                && drawn != null
                && path.stream().skip(1).findFirst().orElse("").equals("BPMNShape")) {
            try {
                shapes.put(
                        drawn,
                        new Shape(number(xml, "x"), number(xml, "y"), number(xml, "width"), number(xml, "height")));
            } catch (NumberFormatException e) {
                fault(xml, "bpmn-drawing", drawn, null, drawn);
            }
        }
    }

    private static double number(XMLStreamReader xml, String name) {
        double number = Double.parseDouble(String.valueOf(xml.getAttributeValue(null, name)));
        if (!Double.isFinite(number) || Math.abs(number) > 100_000) {
            throw new NumberFormatException(name);
        }
        return number;
    }

    private void end(XMLStreamReader xml) {
        String name = path.pop();
        String content = text.toString().strip();
        text.setLength(0);
        switch (name) {
            case "conditionExpression" -> {
                if (!flows.isEmpty() && "sequenceFlow".equals(path.peek())) {
                    Flow flow = flows.removeLast();
                    flows.add(new Flow(flow.id(), flow.name(), flow.from(), flow.to(), content, line(xml)));
                }
            }
            case "flowNodeRef" -> {
                if (!lanes.isEmpty()) {
                    Lane lane = lanes.removeLast();
                    List<String> members = new ArrayList<>(lane.nodes());
                    members.add(content);
                    lanes.add(new Lane(lane.id(), lane.name(), members));
                }
            }
            default -> {
                if (NODES.containsKey(name)) {
                    within = null;
                }
            }
        }
    }

    private static @Nullable String name(XMLStreamReader xml) {
        return xml.getAttributeValue(null, "name");
    }

    private static int line(XMLStreamReader xml) {
        return Math.max(1, xml.getLocation().getLineNumber());
    }

    private void fault(
            XMLStreamReader xml, String code, @Nullable String found, @Nullable String allowed, Object... arguments) {
        faults.add(BpmnFault.of(line(xml), code, found, allowed, arguments));
    }
}
