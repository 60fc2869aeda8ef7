package io.qingyuan.documents.internal;

import io.qingyuan.calendar.CalendarProblem;
import io.qingyuan.calendar.WorkingDays;
import io.qingyuan.documents.DocumentId;
import io.qingyuan.documents.internal.engine.Check;
import io.qingyuan.documents.internal.engine.Seat;
import io.qingyuan.documents.internal.engine.Signature;
import io.qingyuan.documents.internal.engine.Step;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.notices.Notice;
import io.qingyuan.notices.NoticeKind;
import io.qingyuan.notices.Notices;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.time.Zone;
import io.qingyuan.worklist.Addressee;
import io.qingyuan.worklist.WorkItem;
import io.qingyuan.worklist.Worklist;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** To-dos of whoever signs next, and notices of marks and corrections. */
@Component
class DocumentTelling {

    private static final String KEY = "documents.document/";

    private final Worklist worklist;
    private final Notices notices;
    private final WorkingDays workingDays;

    DocumentTelling(Worklist worklist, Notices notices, WorkingDays workingDays) {
        this.worklist = worklist;
        this.notices = notices;
        this.workingDays = workingDays;
    }

    static String link(DocumentId id) {
        return "/documents/" + id;
    }

    /** What waits now, and nothing else: repeating it changes nothing. */
    void follow(Whole whole, List<Step> open, Instant movedAt) {
        DocumentId id = whole.doc().id();
        worklist.closeAll(KEY + id + "/");
        Map<Seat, String> seats = whole.rules().seats(whole.values());
        for (Step step : open) {
            Signature signature = whole.kind().signature(step.signature());
            String unit = seats.get(whole.rules().seat(step));
            if (unit != null) {
                open(
                        whole,
                        unit,
                        "sign/" + step,
                        signature.roles(),
                        title(whole, signature.title()),
                        due(signature, movedAt));
            }
        }
        whole.openCorrection()
                .ifPresent(correction -> correction.open().forEach(seat -> {
                    String unit = seats.get(Seat.parse(seat));
                    if (unit != null) {
                        open(
                                whole,
                                unit,
                                "correct/" + seat,
                                whole.kind().party(Seat.parse(seat).party()).roles(),
                                title(whole, Title.of("会签更正", "Countersign a correction")),
                                null);
                    }
                }));
    }

    private static Title title(Whole whole, Title what) {
        Title kind = whole.kind().title();
        String number = whole.doc().number();
        return Title.of(
                what.zh() + "：" + kind.zh() + " " + number,
                (what.en() == null ? what.zh() : what.en()) + ": " + (kind.en() == null ? kind.zh() : kind.en()) + " "
                        + number);
    }

    private void open(Whole whole, String unit, String what, Set<Role> roles, Title title, @Nullable LocalDate due) {
        Role role = roles.contains(Role.DATA_OFFICER)
                ? Role.DATA_OFFICER
                : roles.stream().sorted().findFirst().orElse(Role.UNIT_HEAD);
        WorkItem item = WorkItem.of(
                        KEY + whole.doc().id() + "/" + what,
                        new Addressee.InUnit(new UnitId(unit), role),
                        title,
                        link(whole.doc().id()))
                .due(due);
        worklist.open(whole.doc().sample() ? item.asSample() : item);
    }

    /** Counted from the last move; a year whose holidays are not known yet gives no day rather than a wrong one. */
    private @Nullable LocalDate due(Signature signature, Instant movedAt) {
        if (signature.within() == null) {
            return null;
        }
        try {
            return signature.within().due(Zone.dayOf(movedAt), workingDays);
        } catch (ProblemException e) {
            if (e.code() == CalendarProblem.YEAR_NOT_DECLARED || e.code() == CalendarProblem.NO_CALENDAR) {
                return null;
            }
            throw e;
        }
    }

    /** An alarm: a check did not hold. */
    void flagged(Actor by, Whole whole, Check.Broken broken) {
        Map<Seat, String> seats = whole.rules().seats(whole.values());
        seats.forEach((seat, unit) -> {
            if (broken.check().tells().contains(seat.party())) {
                send(
                        by,
                        whole,
                        unit,
                        NoticeKind.urgent("documents.flagged"),
                        "flag/" + broken.key() + "/" + seat,
                        Title.of(
                                "告警·" + broken.check().title().zh(),
                                "Alarm: " + broken.check().title().in(Locale.ENGLISH)));
            }
        });
    }

    void ended(Actor by, Whole whole, String what, Title title) {
        whole.rules()
                .seats(whole.values())
                .forEach((seat, unit) ->
                        send(by, whole, unit, NoticeKind.usual("documents.ended"), what + "/" + seat, title));
    }

    private void send(Actor by, Whole whole, String unit, NoticeKind kind, String key, Title title) {
        Notice notice = Notice.of(
                KEY + whole.doc().id() + "/" + key,
                new Addressee.InUnit(new UnitId(unit), Role.DATA_OFFICER),
                kind,
                title(whole, title),
                link(whole.doc().id()));
        notices.send(by, whole.doc().sample() ? notice.asSample() : notice);
    }

    void withdraw(DocumentId id) {
        worklist.closeAll(KEY + id + "/");
        notices.withdrawAll(KEY + id + "/");
    }
}
