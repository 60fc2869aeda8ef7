package io.qingyuan.notices.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.People;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.Verb;
import io.qingyuan.notices.NoticeId;
import io.qingyuan.notices.NoticesProblem;
import io.qingyuan.notices.Reading;
import io.qingyuan.notices.internal.JdbcNotices.Received;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.sheets.Column;
import io.qingyuan.sheets.SheetNote;
import io.qingyuan.sheets.Sheets;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The notices of the person who asks, and the read receipts of those the person sent; nobody sees another's. */
@RestController
@RequestMapping("/api/notices")
class NoticeController {

    static final String KIND = "notices.notice";

    private static final int PAGE = 50;
    private static final int MOST_EXPORTED = 10_000;

    private final JdbcNotices notices;
    private final People people;
    private final Clock clock;

    NoticeController(JdbcNotices notices, People people, Clock clock) {
        this.notices = notices;
        this.people = people;
        this.clock = clock;
    }

    /** @param sender absent for what was sent without anybody's hand */
    record NoticeView(
            NoticeId id,
            boolean urgent,
            Title what,
            String link,
            @Nullable String sender,
            Instant sentAt,
            @Nullable Instant readAt,
            boolean sample) {}

    /** A page; {@code next} is the {@code after} of the next page. */
    record NoticePage(
            List<NoticeView> items, int unread, @Nullable NoticeId next) {}

    record Unread(int unread) {}

    record SentPage(List<Posted> items, @Nullable NoticeId next) {}

    record ReadingView(String name, @Nullable Instant readAt) {}

    @GetMapping
    @Permit(kind = KIND, verb = Verb.READ)
    NoticePage list(
            Actor actor, @RequestParam(defaultValue = "false") boolean unread, @RequestParam @Nullable UUID after) {
        List<Received> found =
                notices.list(actor.person(), unread, after == null ? null : new NoticeId(after), PAGE + 1);
        boolean more = found.size() > PAGE;
        List<Received> page = more ? found.subList(0, PAGE) : found;
        return new NoticePage(
                views(page),
                notices.unread(actor.person()),
                more ? page.getLast().id() : null);
    }

    @GetMapping("/export.xlsx")
    @Permit(kind = KIND, verb = Verb.READ)
    void export(Actor actor, @RequestParam(defaultValue = "false") boolean unread, HttpServletResponse response)
            throws IOException {
        boolean english = actor.language().getLanguage().equals("en");
        List<Column<NoticeView>> columns = List.of(
                Column.<NoticeView>of("消息", "Notice", notice -> notice.what().in(actor.language()))
                        .wide(60),
                Column.of("紧急", "Urgent", NoticeView::urgent),
                Column.<NoticeView>of("发送人", "From", NoticeView::sender).wide(28),
                Column.<NoticeView>of("时间", "Sent", NoticeView::sentAt).wide(20),
                Column.<NoticeView>of("已读时间", "Read", NoticeView::readAt).wide(20),
                Column.of("示例", "Sample", NoticeView::sample));
        SheetNote note = SheetNote.of("消息", "Notices", clock.instant(), actor.name())
                .filter(english ? "Unread only" : "只看未读", unread ? true : null);
        Sheets.send(
                response,
                actor.language(),
                note,
                columns,
                views(notices.list(actor.person(), unread, null, MOST_EXPORTED)).stream());
    }

    /** For the bell. */
    @GetMapping("/unread")
    @Permit(kind = KIND, verb = Verb.READ)
    Unread unread(Actor actor) {
        return new Unread(notices.unread(actor.person()));
    }

    @GetMapping("/{id}")
    @Permit(kind = KIND, verb = Verb.READ)
    NoticeView notice(Actor actor, @PathVariable UUID id) {
        return views(List.of(mine(actor, id))).getFirst();
    }

    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Permit(kind = KIND, verb = Verb.WRITE)
    void read(Actor actor, @PathVariable UUID id) {
        notices.read(actor.person(), mine(actor, id).id(), clock.instant());
    }

    /** Marks everything up to a notice as read; what came later stays unread. */
    @PostMapping("/read")
    @Permit(kind = KIND, verb = Verb.WRITE)
    Unread readUpTo(Actor actor, @RequestParam UUID upTo) {
        notices.readUpTo(actor.person(), new NoticeId(upTo), clock.instant());
        return new Unread(notices.unread(actor.person()));
    }

    @GetMapping("/sent")
    @Permit(kind = KIND, verb = Verb.READ)
    SentPage sent(Actor actor, @RequestParam @Nullable UUID after) {
        List<Posted> found = notices.postedBy(actor.person(), after == null ? null : new NoticeId(after), PAGE + 1);
        boolean more = found.size() > PAGE;
        List<Posted> page = more ? found.subList(0, PAGE) : found;
        return new SentPage(page, more ? page.getLast().id() : null);
    }

    /** Who has read a notice that the person sent. */
    @GetMapping("/sent/{id}")
    @Permit(kind = KIND, verb = Verb.READ)
    List<ReadingView> readings(Actor actor, @PathVariable UUID id) {
        List<Reading> readings = notices.readings(new NoticeId(id), actor.person());
        if (readings.isEmpty()) {
            throw new ProblemException(NoticesProblem.NOT_FOUND, id.toString());
        }
        Map<PersonId, String> names =
                people.names(readings.stream().map(Reading::person).collect(Collectors.toSet()));
        return readings.stream()
                .map(reading -> new ReadingView(names.getOrDefault(reading.person(), "—"), reading.readAt()))
                .toList();
    }

    private Received mine(Actor actor, UUID id) {
        return notices.find(actor.person(), new NoticeId(id))
                .orElseThrow(() -> new ProblemException(NoticesProblem.NOT_FOUND, id.toString()));
    }

    private List<NoticeView> views(List<Received> page) {
        Map<PersonId, String> names = people.names(page.stream()
                .map(Received::sender)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(Collectors.toSet()));
        return page.stream()
                .map(notice -> {
                    PersonId sender = notice.sender();
                    return new NoticeView(
                            notice.id(),
                            notice.urgent(),
                            notice.what(),
                            notice.link(),
                            sender == null ? null : names.getOrDefault(sender, "—"),
                            notice.sentAt(),
                            notice.readAt(),
                            notice.sample());
                })
                .toList();
    }
}
