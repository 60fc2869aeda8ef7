package io.qingyuan.collection.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Title;
import io.qingyuan.notices.Notice;
import io.qingyuan.notices.NoticeKind;
import io.qingyuan.notices.Notices;
import io.qingyuan.packs.PackText;
import io.qingyuan.worklist.Addressee;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells people what became of a form; what they have to do is their to-do. */
@Component
class Telling {

    private static final String KEY = "collection.form/";

    private final Notices notices;

    Telling(Notices notices) {
        this.notices = notices;
    }

    /** Tells of an act whom it concerns and who was not the one to do it. */
    void of(Actor by, Forms.Head head, Act act, Instant at) {
        Standing standing = head.standing();
        Addressee officer = new Addressee.InUnit(standing.unit(), Role.DATA_OFFICER);
        switch (act) {
            case REMIND -> {
                Addressee whom = standing.state()
                        .level()
                        .map(level -> level.addressee(standing.unit()))
                        .orElse(officer);
                send(by, head, at, whom, NoticeKind.usual("collection.reminder"), "催办：", "Reminder: ");
            }
            case RETURN -> send(by, head, at, officer, NoticeKind.usual("collection.returned"), "已退回：", "Sent back: ");
            case SEAL ->
                send(by, head, at, officer, NoticeKind.usual("collection.sealed"), "已审定封存：", "Accepted and sealed: ");
            case EXTEND ->
                send(by, head, at, officer, NoticeKind.usual("collection.extension"), "已同意延期：", "More time given: ");
            case REFUSE_EXTENSION ->
                send(by, head, at, officer, NoticeKind.usual("collection.extension"), "未同意延期：", "No more time given: ");
            case REOPEN ->
                send(by, head, at, officer, NoticeKind.usual("collection.reopened"), "已重新开放：", "Opened again: ");
            case OPEN, SUBMIT, ZERO_REPORT, RECALL, PASS, ASK_EXTENSION, ASSIGN, REMIND_AHEAD, SUCCEED -> {
                // whoever is next has a to-do, or was told ahead; nobody else needs to know
            }
        }
    }

    /**
     * Tells a unit that its day comes nearer; once for each last day and step.
     *
     * @param days the step, in working days
     * @param left how many working days really remain
     * @return false when it had been told before
     */
    boolean ahead(Forms.Head head, int days, int left) {
        Standing standing = head.standing();
        PackText schedule = head.schedule().title();
        String period = head.round().period().toString();
        Title title = left == 0
                ? Title.of(
                        "今天截止：" + schedule.preferChinese() + " " + period,
                        "Due today: " + schedule.preferEnglish() + " " + period)
                : Title.of(
                        "还有 " + left + " 个工作日截止：" + schedule.preferChinese() + " " + period,
                        "Due in " + left + " working days: " + schedule.preferEnglish() + " " + period);
        Notice notice = Notice.of(
                KEY + standing.form() + "/ahead/" + standing.due() + "/" + days,
                new Addressee.InUnit(standing.unit(), Role.DATA_OFFICER),
                NoticeKind.usual("collection.reminder"),
                title,
                Duties.link(standing.form()));
        return !notices.send(Actor.system(), head.round().sample() ? notice.asSample() : notice)
                .again();
    }

    private void send(Actor by, Forms.Head head, Instant at, Addressee whom, NoticeKind kind, String zh, String en) {
        PackText schedule = head.schedule().title();
        String period = head.round().period().toString();
        Notice notice = Notice.of(
                KEY + head.standing().form() + "/" + kind.code() + "/" + at,
                whom,
                kind,
                Title.of(zh + schedule.preferChinese() + " " + period, en + schedule.preferEnglish() + " " + period),
                Duties.link(head.standing().form()));
        notices.send(by, head.round().sample() ? notice.asSample() : notice);
    }

    /** Takes back what was told of a form that goes. */
    void withdraw(UUID form) {
        notices.withdrawAll(KEY + form + "/");
    }
}
