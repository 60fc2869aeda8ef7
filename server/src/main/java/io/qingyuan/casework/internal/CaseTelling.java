package io.qingyuan.casework.internal;

import io.qingyuan.casework.internal.procedure.Procedure.Step;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Title;
import io.qingyuan.notices.Notice;
import io.qingyuan.notices.NoticeKind;
import io.qingyuan.notices.Notices;
import io.qingyuan.time.Zone;
import io.qingyuan.worklist.Addressee;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells people what became of a case; what they have to do is their to-do. */
@Component
class CaseTelling {

    private static final String KEY = "casework.case/";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Notices notices;
    private final JdbcCases cases;

    CaseTelling(Notices notices, JdbcCases cases) {
        this.notices = notices;
        this.cases = cases;
    }

    static String moment(Instant at) {
        return MOMENT.format(at.atZone(Zone.BEIJING));
    }

    /** Followers hear of every step. */
    void done(Actor by, CaseRow row, Step step, StepRow kept) {
        Title title = step.title();
        for (PersonId person : cases.followers(row.id())) {
            if (!person.equals(by.person())) {
                send(
                        by,
                        row,
                        person,
                        kept,
                        "casework.step",
                        "“" + title.zh() + "”已完成：" + row.number(),
                        in(title) + " is done: " + row.number());
            }
        }
    }

    /** Followers and whoever opened it hear that it has ended. */
    void closed(Actor by, CaseRow row, StepRow kept) {
        boolean cancelled = kept.act() == Act.CANCELLED;
        Set<PersonId> whom = new LinkedHashSet<>(cases.followers(row.id()));
        whom.add(row.openedBy());
        whom.remove(by.person());
        for (PersonId person : whom) {
            send(
                    by,
                    row,
                    person,
                    kept,
                    "casework.closed",
                    (cancelled ? "已撤销：" : "已办结：") + row.number(),
                    (cancelled ? "Cancelled: " : "Closed: ") + row.number());
        }
    }

    /** Followers hear of a return; whoever must act again has a to-do. */
    void returned(Actor by, CaseRow row, Step to, StepRow kept) {
        for (PersonId person : cases.followers(row.id())) {
            if (!person.equals(by.person())) {
                send(
                        by,
                        row,
                        person,
                        kept,
                        "casework.returned",
                        "已退回“" + to.title().zh() + "”：" + row.number(),
                        "Returned to " + in(to.title()) + ": " + row.number());
            }
        }
    }

    /** Reminds those for whom a task waits; false when that was said before. */
    boolean ahead(CaseRow row, Step step, TaskRow task, int stage, int left) {
        Title title = left == 0
                ? Title.of(
                        "今天截止：" + step.title().zh() + " " + row.number(),
                        "Due today: " + in(step.title()) + " " + row.number())
                : Title.of(
                        "还有 " + left + " 个工作日截止：" + step.title().zh() + " " + row.number(),
                        "Due in " + left + " working days: " + in(step.title()) + " " + row.number());
        Notice notice = Notice.of(
                KEY + row.id() + "/" + task.id() + "/ahead/" + task.due() + "/" + stage,
                TaskBook.addressee(task),
                NoticeKind.usual("casework.reminder"),
                title,
                TaskBook.link(row.id(), task.id()));
        return !notices.send(Actor.system(), row.sample() ? notice.asSample() : notice)
                .again();
    }

    /** Tells of a task that is overdue. */
    void overdue(CaseRow row, Step step, TaskRow task, Addressee whom) {
        Notice notice = Notice.of(
                KEY + row.id() + "/" + task.id() + "/overdue/" + task.due() + "/" + whom,
                whom,
                NoticeKind.urgent("casework.overdue"),
                Title.of(
                        "已逾期：" + step.title().zh() + " " + row.number(),
                        "Overdue: " + in(step.title()) + " " + row.number()),
                "/cases/" + row.id());
        notices.send(Actor.system(), row.sample() ? notice.asSample() : notice);
    }

    private void send(Actor by, CaseRow row, PersonId person, StepRow kept, String kind, String zh, String en) {
        Notice notice = Notice.of(
                KEY + row.id() + "/" + kind + "/" + kept.number() + "/" + person,
                new Addressee.Person(person),
                NoticeKind.usual(kind),
                Title.of(zh, en),
                "/cases/" + row.id());
        notices.send(by, row.sample() ? notice.asSample() : notice);
    }

    private static String in(Title title) {
        return title.in(java.util.Locale.ENGLISH);
    }
}
