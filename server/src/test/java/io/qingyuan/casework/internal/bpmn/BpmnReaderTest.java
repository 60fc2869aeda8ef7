package io.qingyuan.casework.internal.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing but the whitelist passes, and every fault names its line. */
class BpmnReaderTest {

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:x="urn:engine" targetNamespace="urn:t">
            <process id="p">
            """;

    private static final String TAIL = "</process></definitions>";

    private static final String SOUND = """
            <startEvent id="start"/>
            <sequenceFlow id="f1" sourceRef="start" targetRef="one"/>
            <userTask id="one"/>
            <sequenceFlow id="f2" sourceRef="one" targetRef="end"/>
            <endEvent id="end"/>
            """;

    private static List<BpmnFault> faults(String body) {
        return BpmnReader.read(HEAD + body + TAIL).faults();
    }

    @Test
    void aSoundCoursePasses() {
        assertThat(faults(SOUND)).isEmpty();
    }

    @Test
    void aStepNobodyReachesIsAFaultWithItsLine() {
        assertThat(faults(SOUND + """
                <userTask id="lost"/>
                <sequenceFlow id="f3" sourceRef="lost" targetRef="end"/>
                """))
                .extracting(BpmnFault::code, BpmnFault::line)
                .containsExactly(tuple("bpmn-unreachable", 9));
    }

    @Test
    void aDeadEndIsAFault() {
        assertThat(faults("""
                <startEvent id="start"/>
                <sequenceFlow id="f1" sourceRef="start" targetRef="split"/>
                <parallelGateway id="split"/>
                <sequenceFlow id="f2" sourceRef="split" targetRef="stuck"/>
                <sequenceFlow id="f3" sourceRef="split" targetRef="end"/>
                <userTask id="stuck"/>
                <endEvent id="end"/>
                """)).extracting(BpmnFault::code).containsExactly("bpmn-dead-end");
    }

    @Test
    void aChoiceNeedsADefaultAndConditions() {
        String choice = """
                <startEvent id="start"/>
                <sequenceFlow id="f1" sourceRef="start" targetRef="one"/>
                <userTask id="one"/>
                <sequenceFlow id="f2" sourceRef="one" targetRef="choice"/>
                <exclusiveGateway id="choice"%s/>
                <sequenceFlow id="yes" sourceRef="choice" targetRef="end"/>
                <sequenceFlow id="no" sourceRef="choice" targetRef="one"/>
                <endEvent id="end"/>
                """;
        assertThat(faults(choice.formatted(""))).extracting(BpmnFault::code).containsExactly("bpmn-no-default");
        assertThat(faults(choice.formatted(" default=\"no\"")))
                .extracting(BpmnFault::code)
                .containsExactly("bpmn-no-condition");
    }

    @Test
    void whatAnEngineWouldRunIsRefused() {
        for (String element : List.of(
                "<serviceTask id=\"a\" x:class=\"java.lang.Runtime\"/>",
                "<scriptTask id=\"a\"><script>print(1)</script></scriptTask>",
                "<userTask id=\"a\"><extensionElements><x:taskListener class=\"X\"/></extensionElements></userTask>",
                "<callActivity id=\"a\" calledElement=\"y\"/>",
                "<boundaryEvent id=\"a\" attachedToRef=\"one\"><timerEventDefinition/></boundaryEvent>")) {
            assertThat(faults(SOUND + element))
                    .as(element)
                    .extracting(BpmnFault::code)
                    .contains("bpmn-element");
        }
        assertThat(faults(SOUND.replace("<userTask id=\"one\"/>", "<userTask id=\"one\" x:assignee=\"${y}\"/>")))
                .extracting(BpmnFault::code, BpmnFault::found)
                .containsExactly(tuple("bpmn-attribute", "x:assignee"));
    }

    @Test
    void aDocumentTypeAndEntitiesAreRefused() {
        String source = """
                <!DOCTYPE definitions [<!ENTITY y SYSTEM "file:///etc/hostname">]>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p">
                <documentation>&y;</documentation>
                """ + SOUND + TAIL;
        assertThat(BpmnReader.read(source).faults()).extracting(BpmnFault::code).contains("bpmn-doctype");
    }

    @Test
    void brokenXmlIsAFault() {
        assertThat(BpmnReader.read(HEAD + "<startEvent id=\"start\">\n</process>")
                        .faults())
                .extracting(BpmnFault::code)
                .containsExactly("bpmn-not-xml");
    }
}
