package io.qingyuan.notices.internal;

import io.qingyuan.audit.Audit;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.notices.Notice;
import io.qingyuan.notices.NoticeId;
import io.qingyuan.notices.NoticeKind;
import io.qingyuan.notices.Notices;
import io.qingyuan.notices.NoticesProblem;
import io.qingyuan.notices.Sent;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.problem.RequestProblem;
import io.qingyuan.worklist.Addressee;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the plan's office tells people by hand (通知): everybody with a role, in one unit or in all. */
@RestController
@RequestMapping("/api/notices/announcements")
class AnnouncementController {

    private static final String KIND = "notices.announcement";
    private static final int LONGEST = 200;

    private final Notices notices;
    private final Audit audit;
    private final TransactionTemplate transaction;

    AnnouncementController(Notices notices, Audit audit, TransactionTemplate transaction) {
        this.notices = notices;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * @param unit absent for every unit
     * @param link page it leads to; absent for none
     */
    record Announcement(
            @Nullable String what,
            @Nullable String link,
            @Nullable String unit,
            @Nullable Role role,
            @Nullable Boolean urgent) {}

    record Announced(NoticeId id, int people) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Permit(kind = KIND, verb = Verb.WRITE)
    Announced announce(Actor actor, @RequestBody Announcement announcement) {
        Notice notice = checked(announcement);
        return transaction.execute(_ -> {
            Sent sent = notices.send(actor, notice);
            if (sent.people() == 0) {
                throw new ProblemException(NoticesProblem.NOBODY);
            }
            audit.record(
                    actor,
                    "announce",
                    KIND,
                    sent.id().toString(),
                    Map.of("people", sent.people(), "urgent", notice.kind().urgent()));
            return new Announced(sent.id(), sent.people());
        });
    }

    private static Notice checked(Announcement announcement) {
        List<Fault> faults = new ArrayList<>();
        String what = announcement.what() == null ? "" : announcement.what().strip();
        if (what.isEmpty() || what.length() > LONGEST) {
            faults.add(Fault.at("/what", NoticesProblem.TEXT, what.length(), LONGEST));
        }
        String link = announcement.link() == null || announcement.link().isBlank()
                ? "/notices"
                : announcement.link().strip();
        if (!link.matches("/(?![/\\\\])\\S*")) {
            faults.add(Fault.at("/link", NoticesProblem.LINK, link));
        }
        Role role = announcement.role();
        if (role == null) {
            faults.add(Fault.at("/role", RequestProblem.FIELD, "role", "—"));
        }
        if (role == null || !faults.isEmpty()) {
            throw new ProblemException(RequestProblem.INVALID, faults);
        }
        String unit = announcement.unit();
        return Notice.of(
                KIND + "/" + UUID.randomUUID(),
                unit == null || unit.isBlank()
                        ? new Addressee.Anybody(role)
                        : new Addressee.InUnit(new UnitId(unit.strip()), role),
                new NoticeKind(KIND, Boolean.TRUE.equals(announcement.urgent())),
                Title.of(what, null),
                link);
    }
}
