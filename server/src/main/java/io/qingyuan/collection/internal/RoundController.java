package io.qingyuan.collection.internal;

import io.qingyuan.collection.internal.CollectionBody.BoardBody;
import io.qingyuan.collection.internal.CollectionBody.DeliveryTableBody;
import io.qingyuan.collection.internal.CollectionBody.OpenRequest;
import io.qingyuan.collection.internal.CollectionBody.RemindRequest;
import io.qingyuan.collection.internal.CollectionBody.RemindedBody;
import io.qingyuan.collection.internal.CollectionBody.RoundBody;
import io.qingyuan.collection.internal.CollectionBody.RoundsBody;
import io.qingyuan.collection.internal.CollectionBody.ScheduleBody;
import io.qingyuan.collection.internal.CollectionBody.StandingBody;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Verb;
import io.qingyuan.sheets.Column;
import io.qingyuan.sheets.SheetNote;
import io.qingyuan.sheets.Sheets;
import io.qingyuan.statistics.Period;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Clamp;
import io.qingyuan.time.Zone;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Schedules and rounds: what is collected, who has delivered, and reminding the rest. */
@RestController
@RequestMapping("/api/collection")
class RoundController {

    private static final int YEARS_BACK = 6;

    private final Schedules schedules;
    private final JdbcRounds rounds;
    private final RoundDesk desk;
    private final CollectionBodies bodies;
    private final Policy policy;
    private final Clamp clamp;
    private final Clock clock;

    RoundController(
            Schedules schedules,
            JdbcRounds rounds,
            RoundDesk desk,
            CollectionBodies bodies,
            Policy policy,
            Clamp clamp,
            Clock clock) {
        this.schedules = schedules;
        this.rounds = rounds;
        this.desk = desk;
        this.bodies = bodies;
        this.policy = policy;
        this.clamp = clamp;
        this.clock = clock;
    }

    @GetMapping("/schedules")
    @Permit(kind = RoundDesk.KIND, verb = Verb.READ)
    List<ScheduleBody> schedules(AsOf asOf) {
        List<Round> opened = rounds.list(asOf.at());
        return schedules.active(asOf).schedules().stream()
                .map(schedule -> new ScheduleBody(
                        schedule.id(),
                        schedule.title(),
                        schedule.formNumber(),
                        schedule.frequency().name().toLowerCase(Locale.ROOT),
                        schedule.elements().size(),
                        schedule.levels().stream().map(Level::word).toList(),
                        schedule.zeroReport(),
                        openable(schedule, opened)))
                .toList();
    }

    /** Periods that have begun and have no round yet, the latest first. */
    private List<String> openable(Schedule schedule, List<Round> opened) {
        LocalDate today = Zone.dayOf(clock.instant());
        return Stream.iterate(today.getYear(), year -> year > today.getYear() - YEARS_BACK, year -> year - 1)
                .flatMap(year -> Period.of(schedule.frequency(), year)
                        .filter(period -> !period.firstDay().isAfter(today))
                        .sorted((one, other) -> other.compareTo(one)))
                .filter(period -> opened.stream()
                        .noneMatch(round -> round.schedule().equals(schedule.id())
                                && round.period().equals(period)))
                .map(Period::toString)
                .toList();
    }

    /** Rounds, the latest first. */
    @GetMapping("/rounds")
    @Permit(kind = RoundDesk.KIND, verb = Verb.READ)
    RoundsBody collectionRounds(Actor actor, AsOf asOf, @RequestParam(required = false) @Nullable String schedule) {
        return new RoundsBody(
                bodies.rounds(listed(schedule, asOf), actor, asOf),
                policy.allows(actor, Verb.MANAGE, Thing.of(RoundDesk.KIND)),
                asOf.at());
    }

    private List<Round> listed(@Nullable String schedule, AsOf asOf) {
        return rounds.list(asOf.at()).stream()
                .filter(round -> schedule == null || round.schedule().equals(schedule))
                .toList();
    }

    @PostMapping("/rounds")
    @Permit(kind = RoundDesk.KIND, verb = Verb.MANAGE)
    List<RoundBody> openRounds(Actor actor, @RequestBody OpenRequest request) {
        List<Round> opened = desk.open(actor, request.schedule(), request.periods(), request.due());
        return bodies.rounds(opened, actor, clamp.now());
    }

    /** Who has delivered what in one round. */
    @GetMapping("/rounds/{id}")
    @Permit(kind = RoundDesk.KIND, verb = Verb.READ)
    DeliveryTableBody collectionRound(Actor actor, AsOf asOf, @PathVariable UUID id) {
        Round round = desk.requireRound(id, asOf.at());
        return new DeliveryTableBody(
                bodies.rounds(List.of(round), actor, asOf).getFirst(),
                bodies.table(round, actor, asOf),
                policy.allows(actor, Verb.MANAGE, Thing.of(RoundDesk.KIND)),
                asOf.at());
    }

    @PostMapping("/rounds/{id}/reminders")
    @Permit(kind = RoundDesk.KIND, verb = Verb.MANAGE)
    RemindedBody remindRound(Actor actor, @PathVariable UUID id, @RequestBody RemindRequest request) {
        List<String> units = request.units();
        return new RemindedBody(desk.remind(actor, id, units == null ? List.of() : units));
    }

    /** Who has delivered what over all rounds: units down, rounds across. */
    @GetMapping("/board")
    @Permit(kind = RoundDesk.KIND, verb = Verb.READ)
    BoardBody deliveryBoard(Actor actor, AsOf asOf, @RequestParam(required = false) @Nullable String schedule) {
        return bodies.board(listed(schedule, asOf), actor, asOf);
    }

    @GetMapping("/rounds/{id}/export.xlsx")
    @Permit(kind = RoundDesk.KIND, verb = Verb.READ)
    void exportRound(Actor actor, AsOf asOf, Locale locale, @PathVariable UUID id, HttpServletResponse response)
            throws IOException {
        Round round = desk.requireRound(id, asOf.at());
        List<Column<StandingBody>> columns = List.of(
                Column.<StandingBody>of("单位", "Unit", form -> form.unitTitle().in(locale))
                        .wide(32),
                Column.of("状态", "State", StandingBody::state),
                Column.of("截止", "Due", StandingBody::due),
                Column.of("已逾期", "Late", StandingBody::late),
                Column.of("已填", "Filled", StandingBody::filled),
                Column.of("应填", "Asked", StandingBody::asked),
                Column.of("零报告", "Zero report", StandingBody::zero),
                Column.of("退回次数", "Sent back", StandingBody::returns),
                Column.of("催报次数", "Reminders", StandingBody::reminders),
                Column.of("提交时间", "Submitted", StandingBody::submittedAt));
        SheetNote note = SheetNote.of("报送情况", "Deliveries", asOf.at(), actor.name())
                .filter("schedule", round.schedule())
                .filter("period", round.period().toString());
        Sheets.send(response, locale, note, columns, bodies.table(round, actor, asOf).stream());
    }
}
