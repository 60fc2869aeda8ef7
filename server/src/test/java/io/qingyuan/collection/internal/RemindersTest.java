package io.qingyuan.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.calendar.WorkingDays;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.UnitId;
import io.qingyuan.statistics.Period;
import io.qingyuan.support.Api;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import io.qingyuan.support.WithPacks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The calendar reminds, at mornings the test chooses. The schedule says: 5 and 2 working days ahead, and on the day. */
@ServerTest
@WithPacks
class RemindersTest {

    private static final String SCHEDULE = "household-waste-quarterly";
    private static final LocalDate FRIDAY = LocalDate.parse("2026-06-12");

    @Autowired
    private Api api;

    @Autowired
    private JdbcRounds rounds;

    @Autowired
    private Forms forms;

    @Autowired
    private Passing passing;

    @Autowired
    private WorkingDays calendar;

    @Autowired
    private TransactionTemplate transaction;

    private Standing open(String period, String unit, LocalDate due) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            Instant at = rounds.now();
            Round round = rounds.insert(SCHEDULE, Period.parse(period), due, "示例", false, at);
            UUID form = rounds.insertForm(round.id(), new UnitId(unit));
            Standing standing = new Standing(
                    form, round.id(), new UnitId(unit), FormState.ENTRY, due, null, false, 0, 0, null, null, at);
            rounds.step(standing, Act.OPEN, null, Actor.system(), at);
            return standing;
        }));
    }

    private void morning(String day) {
        Reminders.remind(rounds, forms, passing, calendar, Instant.parse(day + "T00:30:00Z"));
    }

    private Standing now(Standing form) {
        return rounds.findStanding(form.form(), rounds.now()).orElseThrow();
    }

    private void change(Standing to) {
        transaction.executeWithoutResult(_ -> rounds.step(to, Act.EXTEND, null, Actor.system(), rounds.now()));
    }

    @Test
    void aUnitIsRemindedOnceAtEachStepAndNotOnDaysOff() {
        Client officer = api.as(Role.DATA_OFFICER, "town-shengze");
        Standing form = open("2015-Q1", "town-shengze", FRIDAY);
        morning("2026-06-04");
        assertThat(now(form).reminders()).isZero();
        morning("2026-06-05");
        morning("2026-06-05");
        morning("2026-06-06"); // a Saturday
        morning("2026-06-08");
        assertThat(now(form).reminders()).isEqualTo(1);
        morning("2026-06-10");
        assertThat(now(form).reminders()).isEqualTo(2);
        morning("2026-06-12");
        morning("2026-06-15"); // the day has passed: the office sees it as late
        assertThat(now(form).reminders()).isEqualTo(3);

        assertThat(officer.get("/api/notices").expect(200).text())
                .contains("还有 5 个工作日截止：生活垃圾季报 2015-Q1", "还有 2 个工作日截止：生活垃圾季报 2015-Q1", "今天截止：生活垃圾季报 2015-Q1");
        assertThat(rounds.steps(form.form(), rounds.now()))
                .filteredOn(step -> step.act() == Act.REMIND_AHEAD)
                .hasSize(3);
    }

    @Test
    void whatWasMissedIsMadeGoodOnceAndAnotherDayIsRemindedOfAnew() {
        Standing form = open("2015-Q2", "town-pingwang", FRIDAY);
        // nothing ran at the fifth day before: one reminder, that of the step passed last
        morning("2026-06-11");
        assertThat(now(form).reminders()).isEqualTo(1);
        change(now(form).due(LocalDate.parse("2026-06-30")));
        morning("2026-06-12");
        assertThat(now(form).reminders()).isEqualTo(1);
        morning("2026-06-30");
        assertThat(now(form).reminders()).isEqualTo(2);
    }

    @Test
    void whoHasDeliveredIsLeftAlone() {
        Standing form = open("2015-Q3", "town-lili", FRIDAY);
        change(now(form).to(FormState.UNIT_REVIEW));
        morning("2026-06-12");
        assertThat(now(form).reminders()).isZero();
    }

    @Test
    void nothingIsGuessedForAYearWithoutDeclaredHolidays() {
        Standing form = open("2015-Q4", "town-taoyuan", LocalDate.parse("2098-01-03"));
        morning("2026-06-12");
        morning("2098-01-02");
        assertThat(now(form).reminders()).isZero();
    }

    @Test
    void theStepIsTheSmallestNotPassed() {
        List<Integer> steps = List.of(5, 2, 0);
        assertThat(Reminders.step(steps, 6)).isEqualTo(OptionalInt.empty());
        assertThat(Reminders.step(steps, 5)).hasValue(5);
        assertThat(Reminders.step(steps, 3)).hasValue(5);
        assertThat(Reminders.step(steps, 1)).hasValue(2);
        assertThat(Reminders.step(steps, 0)).hasValue(0);
        assertThat(Reminders.step(List.of(), 0)).isEmpty();
    }
}
