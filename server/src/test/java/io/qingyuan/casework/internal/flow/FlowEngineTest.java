package io.qingyuan.casework.internal.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.casework.internal.bpmn.Bpmn;
import io.qingyuan.casework.internal.bpmn.BpmnReader;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.problem.RequestProblem;
import io.qingyuan.support.ServerTest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The engine moves tokens as the course says, inside our transaction. */
@ServerTest
class FlowEngineTest {

    private static final String COURSE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:test">
              <process id="course">
                <startEvent id="start"/>
                <sequenceFlow id="f1" sourceRef="start" targetRef="ask"/>
                <userTask id="ask"/>
                <sequenceFlow id="f2" sourceRef="ask" targetRef="choice"/>
                <exclusiveGateway id="choice" default="no"/>
                <sequenceFlow id="yes" sourceRef="choice" targetRef="split"><conditionExpression>granted</conditionExpression></sequenceFlow>
                <sequenceFlow id="no" sourceRef="choice" targetRef="end"/>
                <parallelGateway id="split"/>
                <sequenceFlow id="f3" sourceRef="split" targetRef="left"/>
                <sequenceFlow id="f4" sourceRef="split" targetRef="right"/>
                <userTask id="left"/>
                <userTask id="right"><multiInstanceLoopCharacteristics/></userTask>
                <sequenceFlow id="f5" sourceRef="left" targetRef="join"/>
                <sequenceFlow id="f6" sourceRef="right" targetRef="join"/>
                <parallelGateway id="join"/>
                <sequenceFlow id="f7" sourceRef="join" targetRef="last"/>
                <userTask id="last"/>
                <sequenceFlow id="f8" sourceRef="last" targetRef="end"/>
                <endEvent id="end"/>
              </process>
            </definitions>
            """;

    private final Bpmn course = BpmnReader.read(COURSE).bpmn();

    @Autowired
    private FlowEngine engine;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private record Answers(Set<String> taken, int count) implements Decisions {
        @Override
        public boolean takes(String flow) {
            return taken.contains(flow);
        }

        @Override
        public int units(String node) {
            return count;
        }
    }

    private static final Answers YES = new Answers(Set.of("yes"), 3);

    private String definition() {
        return transaction.execute(_ -> engine.deploy("course-" + UUID.randomUUID(), course));
    }

    private String begin(String definition) {
        return transaction.execute(
                _ -> engine.start(definition, UUID.randomUUID().toString(), YES));
    }

    private List<Token> tokens(String run) {
        return transaction.execute(_ -> engine.tokens(run, course));
    }

    private void complete(String run, String node, Decisions decisions) {
        transaction.executeWithoutResult(_ -> engine.complete(
                tokens(run).stream()
                        .filter(token -> token.node().equals(node))
                        .findFirst()
                        .orElseThrow()
                        .id(),
                decisions));
    }

    @Test
    void aCaseGoesThroughChoiceSplitAndJointStepToItsEnd() {
        String run = begin(definition());
        assertThat(tokens(run)).extracting(Token::node).containsExactly("ask");

        complete(run, "ask", YES);
        assertThat(tokens(run)).extracting(Token::node).containsExactlyInAnyOrder("left", "right", "right", "right");
        assertThat(tokens(run).stream().filter(token -> token.node().equals("right")))
                .extracting(Token::index)
                .containsExactlyInAnyOrder(0, 1, 2);

        complete(run, "left", YES);
        complete(run, "right", YES);
        complete(run, "right", YES);
        assertThat(tokens(run)).extracting(Token::node).containsExactly("right");
        complete(run, "right", YES);
        assertThat(tokens(run)).extracting(Token::node).containsExactly("last");
        complete(run, "last", YES);
        assertThat(tokens(run)).isEmpty();
    }

    @Test
    void whereNoConditionHoldsTheDefaultIsTaken() {
        String run = begin(definition());

        complete(run, "ask", new Answers(Set.of(), 1));

        assertThat(tokens(run)).isEmpty();
    }

    @Test
    void whatADecisionRefusesIsRefusedAndNothingHasMoved() {
        String run = begin(definition());
        Decisions refusing = new Decisions() {
            @Override
            public boolean takes(String flow) {
                throw new ProblemException(RequestProblem.INVALID);
            }

            @Override
            public int units(String node) {
                return 1;
            }
        };

        assertThatThrownBy(() -> complete(run, "ask", refusing)).isInstanceOf(ProblemException.class);

        assertThat(tokens(run)).extracting(Token::node).containsExactly("ask");
    }

    @Test
    void aTokenMovesBackInItsBranchAndAWholeCaseToAnyStep() {
        String definition = definition();
        String run = begin(definition);
        complete(run, "ask", YES);

        String again = transaction.execute(
                _ -> engine.startAt(run, definition, course, UUID.randomUUID().toString(), "last", YES));
        assertThat(tokens(again)).extracting(Token::node).containsExactly("last");
        assertThat(tokens(run)).isEmpty();

        Token last = tokens(again).getFirst();
        transaction.executeWithoutResult(_ -> engine.move(last.id(), "ask", YES));
        assertThat(tokens(again)).extracting(Token::node).containsExactly("ask");
    }

    @Test
    void aRunIsKeptOnlyIfOurTransactionIs() {
        String definition = definition();

        String lost = transaction.execute(status -> {
            status.setRollbackOnly();
            return engine.start(definition, "lost", YES);
        });

        assertThat(tokens(lost)).isEmpty();
        assertThat(jdbc.sql("select count(*) from flowable.act_ru_execution where business_key_ = 'lost'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anEndedRunLeavesNothingBehind() {
        String run = begin(definition());
        complete(run, "ask", new Answers(Set.of(), 1));

        for (String table : List.of("act_ru_execution", "act_ru_task", "act_ru_variable", "act_ru_actinst")) {
            assertThat(jdbc.sql("select count(*) from flowable." + table + " where proc_inst_id_ = :run")
                            .param("run", run)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }
}
