package io.qingyuan.casework.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.casework.CaseId;
import io.qingyuan.casework.CaseProblem;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.People;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.UnitId;
import io.qingyuan.problem.ProblemCode;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.support.Api;
import io.qingyuan.support.ServerTest;
import io.qingyuan.support.ShowsPoint;
import io.qingyuan.support.WithPacks;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A finding of an inspection goes from hand-down to closing, with everything that may come between. */
@ServerTest
@WithPacks
class CaseDeskTest {

    private static final String PROCEDURE = "inspection-rectification-ledger";

    @Autowired
    private CaseDesk desk;

    @Autowired
    private JdbcCases cases;

    @Autowired
    private JdbcTasks tasks;

    @Autowired
    private JdbcSteps steps;

    @Autowired
    private CaseAccess access;

    @Autowired
    private Api api;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Clock clock;

    private Actor office;
    private Actor office2;
    private Actor water;
    private Actor water2;
    private Actor finance;
    private Actor transport;
    private Actor head;

    @BeforeEach
    void everybody() {
        office = actor(Role.OFFICE, "leading-group-office");
        office2 = actor(Role.OFFICE, "leading-group-office");
        water = actor(Role.DATA_OFFICER, "water-bureau");
        water2 = actor(Role.DATA_OFFICER, "water-bureau");
        finance = actor(Role.DATA_OFFICER, "finance-bureau");
        transport = actor(Role.DATA_OFFICER, "transport-bureau");
        head = actor(Role.UNIT_HEAD, "leading-group-office");
    }

    private Actor actor(Role role, String unit) {
        PersonId person = api.person(role, unit).person();
        return people.actor(person, Locale.SIMPLIFIED_CHINESE).orElseThrow();
    }

    private JsonNode values(String text) {
        return json.readTree(text.replace('\'', '"'));
    }

    private ActInput input(String text) {
        return ActInput.of(values(text));
    }

    private CaseId opened() {
        return desk.open(office, PROCEDURE, null, input("""
                {'problem': '太浦河支流黑臭', 'inspection': 'central', 'grade': 'major', 'found_on': '2026-09-01',
                 'lead_unit': 'water-bureau', 'area': 'area-pingwang'}"""));
    }

    private TaskRow task(CaseId id, String node) {
        return tasks.open(id).stream()
                .filter(task -> task.node().equals(node))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no task " + node + " but " + tasks.open(id)));
    }

    private static final String PLAN = """
            {'aim': '消除黑臭', 'measures': '清淤截污', 'planned_on': '2026-12-31',
             'partners': [{'partner': 'finance-bureau', 'duty': '保障资金'}, {'partner': 'transport-bureau', 'duty': '调度运力'}]}""";

    private CaseId planned() {
        CaseId id = opened();
        desk.complete(water, task(id, "plan").id(), input(PLAN));
        return id;
    }

    private CaseId working() {
        CaseId id = planned();
        desk.complete(office, task(id, "approve").id(), input("{'plan_accepted': true}"));
        return id;
    }

    private CaseId reporting() {
        CaseId id = working();
        for (Actor partner : List.of(finance, transport)) {
            TaskRow task = tasks.open(id).stream()
                    .filter(open -> partner.units().contains(open.unit()))
                    .findFirst()
                    .orElseThrow();
            desk.complete(partner, task.id(), input("{'contribution': '已完成'}"));
        }
        return id;
    }

    private CaseId verifying() {
        CaseId id = reporting();
        desk.complete(water, task(id, "report").id(), input("{'progress_percent': '100', 'progress_text': '全部完成'}"));
        return id;
    }

    private CaseState state(CaseId id) {
        return cases.find(id).orElseThrow().state();
    }

    private static void refused(ProblemCode code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
    }

    @Test
    @ShowsPoint("inspection-rectification-ledger#1")
    void aFindingGoesThroughPlanWorkReportsAndIsClosedByAnotherUnit() {
        CaseId id = opened();
        assertThat(cases.find(id).orElseThrow().number()).matches("DC-\\d{4}-\\d{4}");
        assertThat(task(id, "plan").unit()).isEqualTo(new UnitId("water-bureau"));
        assertThat(task(id, "plan").due()).isNotNull();

        desk.complete(water, task(id, "plan").id(), input(PLAN));
        desk.complete(office, task(id, "approve").id(), input("{'plan_accepted': true}"));
        assertThat(tasks.open(id))
                .extracting(TaskRow::unit)
                .containsExactlyInAnyOrder(new UnitId("finance-bureau"), new UnitId("transport-bureau"));
        assertThat(tasks.open(id)).extracting(TaskRow::due).containsOnly(LocalDate.parse("2026-12-31"));
        for (Actor partner : List.of(finance, transport)) {
            TaskRow task = tasks.open(id).stream()
                    .filter(open -> partner.units().contains(open.unit()))
                    .findFirst()
                    .orElseThrow();
            desk.complete(partner, task.id(), input("{'contribution': '已完成'}"));
        }
        desk.complete(water, task(id, "report").id(), input("{'progress_percent': '60', 'progress_text': '过半'}"));
        desk.complete(water, task(id, "report").id(), input("{'progress_percent': '100', 'progress_text': '完成'}"));
        TaskRow verify = task(id, "verify");
        refused(
                CaseProblem.SIGNATURE_MISSING,
                () -> desk.complete(office, verify.id(), input("{'closing_agreed': true, 'closing_opinion': '属实'}")));
        refused(
                CaseProblem.NO_TASK,
                () -> desk.complete(water, verify.id(), input("{'closing_agreed': true, 'closing_opinion': '属实'}")));
        desk.complete(office2, verify.id(), signed("{'closing_agreed': true, 'closing_opinion': '属实'}"));

        assertThat(state(id)).isEqualTo(CaseState.CLOSED);
        assertThat(tasks.open(id)).isEmpty();
        assertThat(steps.of(id))
                .extracting(StepRow::act, StepRow::node)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Act.OPENED, null),
                        org.assertj.core.groups.Tuple.tuple(Act.DONE, "plan"),
                        org.assertj.core.groups.Tuple.tuple(Act.DONE, "approve"),
                        org.assertj.core.groups.Tuple.tuple(Act.DONE, "work"),
                        org.assertj.core.groups.Tuple.tuple(Act.DONE, "work"),
                        org.assertj.core.groups.Tuple.tuple(Act.DONE, "report"),
                        org.assertj.core.groups.Tuple.tuple(Act.DONE, "report"),
                        org.assertj.core.groups.Tuple.tuple(Act.DONE, "verify"));
        assertThat(steps.of(id).getLast().signature()).matches("[0-9a-f]{64}");
    }

    private ActInput signed(String text) {
        return new ActInput(values(text), null, null, true, null, null);
    }

    @Test
    void whoDidTheWorkDoesNotCheckIt() {
        people.give(
                Actor.system(),
                water.person(),
                api.post(Role.OFFICE, "leading-group-office"),
                false,
                LocalDate.of(2020, 1, 1),
                LocalDate.MAX);
        Actor both = people.actor(water.person(), Locale.SIMPLIFIED_CHINESE).orElseThrow();
        CaseId id = verifying();

        refused(
                CaseProblem.SAME_UNIT,
                () -> desk.complete(
                        both, task(id, "verify").id(), signed("{'closing_agreed': true, 'closing_opinion': '属实'}")));
    }

    @Test
    void aFormThatIsNotFilledInTellsEveryFieldAndNothingHappens() {
        CaseId id = opened();

        assertThatThrownBy(() -> desk.complete(water, task(id, "plan").id(), input("{'planned_on': '31.12.'}")))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(CaseProblem.INVALID);
                    assertThat(problem.faults())
                            .extracting(fault -> fault.pointer())
                            .contains("/aim", "/measures", "/planned_on", "/partners");
                });
        assertThat(steps.of(id)).hasSize(1);
        assertThat(task(id, "plan").isOpen()).isTrue();
    }

    @Test
    void ofTwoPeopleOnOneTaskTheSecondIsToldWhoWasQuicker() {
        CaseId id = opened();
        TaskRow task = task(id, "plan");
        desk.complete(water, task.id(), input(PLAN));

        assertThatThrownBy(() -> desk.complete(water2, task.id(), input(PLAN)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(CaseProblem.TASK_ENDED);
                    assertThat(problem.arguments().getFirst()).isEqualTo(water.name());
                });
        refused(CaseProblem.NO_TASK, () -> desk.complete(finance, task.id(), input(PLAN)));
    }

    @Test
    void theSameActSentTwiceIsDoneOnce() {
        String key = UUID.randomUUID().toString();
        ActInput opening = input("""
                {'problem': '重复提交', 'inspection': 'special', 'grade': 'ordinary', 'found_on': '2026-09-01',
                 'lead_unit': 'water-bureau', 'area': 'area-wujiang'}""").keyed(key);

        CaseId first = desk.open(office, PROCEDURE, null, opening);
        CaseId second = desk.open(office, PROCEDURE, null, opening);

        assertThat(second).isEqualTo(first);
        refused(CaseProblem.KEY_USED, () -> desk.complete(office, UUID.randomUUID(), opening));
    }

    @Test
    void aStepIsReturnedWithAReasonAndDoneAgain() {
        CaseId id = planned();
        TaskRow approve = task(id, "approve");
        refused(CaseProblem.REASON_MISSING, () -> desk.giveBack(office, approve.id(), "plan", input("{}")));
        refused(
                CaseProblem.NOT_BACK_THERE,
                () -> desk.giveBack(office, approve.id(), "report", ActInput.because("不清楚", null)));

        desk.giveBack(office, approve.id(), "plan", ActInput.because("措施不具体", null));

        assertThat(tasks.open(id)).extracting(TaskRow::node).containsExactly("plan");
        assertThat(steps.of(id).getLast().reason()).isEqualTo("措施不具体");
        desk.complete(water, task(id, "plan").id(), input(PLAN));
        assertThat(tasks.open(id)).extracting(TaskRow::node).containsExactly("approve");
    }

    @Test
    void afterJointHandlingACaseIsReturnedToOneStep() {
        CaseId id = verifying();

        desk.giveBack(office, task(id, "verify").id(), "plan", ActInput.because("方案要重做", null));

        assertThat(tasks.open(id)).extracting(TaskRow::node).containsExactly("plan");
    }

    @Test
    void aPersonGivenATaskReadsWhatItNeedsForAsLongAsItLasts() {
        CaseId id = working();
        CaseRow row = cases.find(id).orElseThrow();

        CaseAccess.Sight sight = access.sees(finance, row).orElseThrow();
        assertThat(sight.whole()).isFalse();
        assertThat(sight.steps().test("opening")).isTrue();
        assertThat(sight.steps().test("plan")).isTrue();
        assertThat(sight.steps().test("report")).isFalse();
        assertThat(access.sees(actor(Role.DATA_OFFICER, "statistics-bureau"), row))
                .isEmpty();

        TaskRow task = tasks.open(id).stream()
                .filter(open -> finance.units().contains(open.unit()))
                .findFirst()
                .orElseThrow();
        desk.complete(finance, task.id(), input("{'contribution': '已完成'}"));
        assertThat(access.sees(finance, row)).isEmpty();
    }

    @Test
    void whileACaseIsSuspendedItsClockStandsStillAndNobodyActs() {
        CaseId id = opened();
        TaskRow task = task(id, "plan");
        int revision = cases.find(id).orElseThrow().revision();
        refused(CaseProblem.REASON_MISSING, () -> desk.suspend(head, id, revision, input("{}")));
        refused(CaseProblem.CHANGED, () -> desk.suspend(head, id, revision - 1, ActInput.because("等待鉴定", null)));
        refused(CaseProblem.NOT_YOUR_ACT, () -> desk.suspend(water, id, revision, ActInput.because("等待鉴定", null)));

        desk.suspend(head, id, revision, ActInput.because("等待鉴定", null));
        assertThat(state(id)).isEqualTo(CaseState.SUSPENDED);
        refused(CaseProblem.WRONG_STATE, () -> desk.complete(water, task.id(), input(PLAN)));

        // ten days earlier
        LocalDate today = Zone.dayOf(clock.instant());
        jdbc.sql("update casework.task set held_on = :day where id = :id")
                .param("day", today.minusDays(10))
                .param("id", task.id())
                .update();
        desk.resume(head, id, revision + 1, ActInput.because("鉴定已出", null));

        assertThat(state(id)).isEqualTo(CaseState.OPEN);
        TaskRow resumed = task(id, "plan");
        assertThat(resumed.heldOn()).isNull();
        LocalDate before = task.due();
        if (before != null && resumed.due() != null) {
            assertThat(resumed.due()).isAfter(before);
        } else {
            assertThat(resumed.dueWaits()).isTrue();
        }
    }

    @Test
    void aTaskIsHandedToOnePersonAndNobodyElseHasItThen() {
        CaseId id = opened();
        TaskRow task = task(id, "plan");

        desk.handOver(water, task.id(), water2.person(), null, ActInput.because("出差", null));

        refused(CaseProblem.NOT_YOUR_TASK, () -> desk.complete(office, task.id(), input(PLAN)));
        refused(CaseProblem.NO_TASK, () -> desk.complete(water, task.id(), input(PLAN)));
        desk.complete(water2, task.id(), input(PLAN));
        assertThat(steps.of(id).getLast().person()).isEqualTo(water2.person());
    }

    @Test
    void aCaseIsCancelledWithAReasonAndOpenedAgainOnlyOnAGround() {
        CaseId id = opened();
        desk.cancel(head, id, cases.find(id).orElseThrow().revision(), ActInput.because("交办有误", null));
        assertThat(state(id)).isEqualTo(CaseState.CANCELLED);
        assertThat(tasks.open(id)).isEmpty();

        CaseId closed = verifying();
        desk.complete(office, task(closed, "verify").id(), signed("{'closing_agreed': true, 'closing_opinion': '属实'}"));
        int revision = cases.find(closed).orElseThrow().revision();
        refused(CaseProblem.GROUND, () -> desk.reopen(office, closed, revision, "wish", ActInput.because("再看看", null)));
        desk.reopen(office, closed, revision, "relapse", ActInput.because("黑臭又现", null));
        assertThat(state(closed)).isEqualTo(CaseState.OPEN);
        assertThat(tasks.open(closed)).extracting(TaskRow::node).containsExactly("report");
    }

    @Test
    void stepsCannotBeChangedOrRemoved() {
        CaseId id = opened();
        UUID step = steps.of(id).getFirst().id();

        assertThatThrownBy(() -> jdbc.sql("update casework.step set reason = 'x' where id = :id")
                        .param("id", step)
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from casework.step where id = :id")
                        .param("id", step)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }
}
