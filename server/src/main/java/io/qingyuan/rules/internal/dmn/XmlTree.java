package io.qingyuan.rules.internal.dmn;

import io.qingyuan.rules.DmnProblem;
import io.qingyuan.rules.DmnProblem.Kind;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** XML read without document types and entities, with the line of every element. */
final class XmlTree {

    private static final int MAX_LENGTH = 4 << 20;
    private static final int MAX_DEPTH = 20;

    /**
     * One element.
     *
     * @param attributes by name; those of a foreign namespace as {@code {namespace}name}
     */
    record Element(
            String namespace,
            String name,
            Map<String, String> attributes,
            List<Element> children,
            StringBuilder text,
            int line) {

        List<Element> all(String child) {
            return children.stream()
                    .filter(element -> element.name().equals(child))
                    .toList();
        }

        Optional<Element> find(String child) {
            return all(child).stream().findFirst();
        }

        Optional<String> attribute(String attribute) {
            return Optional.ofNullable(attributes.get(attribute));
        }

        String content() {
            return text.toString().strip();
        }

        /** The text of a child's {@code text} element. */
        String textOf() {
            return find("text").map(Element::content).orElse("");
        }
    }

    private final List<DmnProblem> problems;

    private XmlTree(List<DmnProblem> problems) {
        this.problems = problems;
    }

    /** The outermost element; empty when the text is no XML, with the problem added. */
    static Optional<Element> read(String xml, List<DmnProblem> problems) {
        if (xml.length() > MAX_LENGTH) {
            problems.add(DmnProblem.of(Kind.TOO_LARGE, 1, xml.length(), MAX_LENGTH));
            return Optional.empty();
        }
        return new XmlTree(problems).read(xml);
    }

    private Optional<Element> read(String xml) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
            try {
                return Optional.ofNullable(read(reader));
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
            String message = String.valueOf(e.getMessage());
            int said = message.indexOf("Message: ");
            problems.add(DmnProblem.of(Kind.NOT_XML, line, said < 0 ? message : message.substring(said + 9)));
            return Optional.empty();
        }
    }

    private @Nullable Element read(XMLStreamReader reader) throws XMLStreamException {
        Element root = null;
        Deque<Element> open = new ArrayDeque<>();
        while (reader.hasNext()) {
            int line = reader.getLocation().getLineNumber();
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    Element element = element(reader);
                    Element parent = open.peek();
                    if (parent == null) {
                        root = element;
                    } else {
                        parent.children().add(element);
                    }
                    open.push(element);
                    if (open.size() > MAX_DEPTH) {
                        problems.add(DmnProblem.of(Kind.TOO_LARGE, element.line(), open.size(), MAX_DEPTH));
                        return null;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    Element element = open.peek();
                    if (element != null) {
                        element.text().append(reader.getText());
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    problems.add(DmnProblem.of(Kind.DOCTYPE, line));
                    return null;
                }
                case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                    problems.add(DmnProblem.of(Kind.ELEMENT, line, "<?" + reader.getPITarget() + "?>", "definitions"));
                default -> {
                    // comments say nothing
                }
            }
        }
        return root;
    }

    private static Element element(XMLStreamReader reader) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            String name = reader.getAttributeLocalName(i);
            attributes.put(
                    namespace == null || namespace.isEmpty() ? name : "{" + namespace + "}" + name,
                    reader.getAttributeValue(i));
        }
        String namespace = reader.getNamespaceURI();
        return new Element(
                namespace == null ? "" : namespace,
                reader.getLocalName(),
                attributes,
                new ArrayList<>(),
                new StringBuilder(),
                reader.getLocation().getLineNumber());
    }
}
