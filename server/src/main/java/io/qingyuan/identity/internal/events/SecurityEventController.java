package io.qingyuan.identity.internal.events;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import io.qingyuan.identity.internal.events.JdbcSecurityEvents.Filter;
import io.qingyuan.sheets.Column;
import io.qingyuan.sheets.SheetNote;
import io.qingyuan.sheets.Sheets;
import io.qingyuan.time.Zone;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened at the door, for those who guard it. */
@RestController
@RequestMapping("/api/security/events")
class SecurityEventController {

    private static final String KIND = "security.event";
    private static final int PAGE = 100;

    private static final List<Column<SecurityEvent>> COLUMNS = List.of(
            Column.<SecurityEvent>of("时间", "Time", SecurityEvent::at).wide(20),
            Column.<SecurityEvent>of("事件", "Event", event -> event.kind().name())
                    .wide(28),
            Column.<SecurityEvent>of("人员", "Person", SecurityEvent::person).wide(28),
            Column.<SecurityEvent>of("涉及", "About", SecurityEvent::about).wide(28),
            Column.<SecurityEvent>of("来源地址", "Source", SecurityEvent::source).wide(20),
            Column.<SecurityEvent>of("详情", "Details", SecurityEventController::details)
                    .wide(60),
            Column.of("编号", "Number", SecurityEvent::id));

    private final JdbcSecurityEvents events;
    private final Clock clock;

    SecurityEventController(JdbcSecurityEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** A page; {@code next} is the {@code before} of the next page. */
    record SecurityEventPage(
            List<SecurityEvent> items, @Nullable Long next) {}

    /**
     * Lists the latest first.
     *
     * @param from first day, Beijing time
     * @param to last day, Beijing time
     */
    @GetMapping
    @Permit(kind = KIND, verb = Verb.READ)
    SecurityEventPage securityEvents(
            @RequestParam @Nullable SecurityEventKind kind,
            @RequestParam @Nullable String person,
            @RequestParam @Nullable String source,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam @Nullable Long before) {
        List<SecurityEvent> items = events.list(filter(kind, person, source, from, to), before, PAGE + 1);
        boolean more = items.size() > PAGE;
        List<SecurityEvent> page = more ? items.subList(0, PAGE) : items;
        return new SecurityEventPage(page, more ? page.getLast().id() : null);
    }

    @GetMapping("/export.xlsx")
    @Permit(kind = KIND, verb = Verb.READ)
    void exportSecurityEvents(
            Actor actor,
            @RequestParam @Nullable SecurityEventKind kind,
            @RequestParam @Nullable String person,
            @RequestParam @Nullable String source,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            HttpServletResponse response)
            throws IOException {
        boolean english = actor.language().getLanguage().equals("en");
        SheetNote note = SheetNote.of("安全事件", "Security events", clock.instant(), actor.name())
                .filter(english ? "Event" : "事件", kind)
                .filter(english ? "Person" : "人员", person)
                .filter(english ? "Source" : "来源地址", source)
                .filter(english ? "From" : "起", from)
                .filter(english ? "To" : "止", to);
        events.all(
                filter(kind, person, source, from, to),
                all -> Sheets.send(response, actor.language(), note, COLUMNS, all));
    }

    private static String details(SecurityEvent event) {
        return event.details().entrySet().stream()
                .map(detail -> detail.getKey() + "=" + detail.getValue())
                .collect(Collectors.joining("; "));
    }

    private static Filter filter(
            @Nullable SecurityEventKind kind,
            @Nullable String person,
            @Nullable String source,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        return new Filter(
                kind,
                blankAsNull(person),
                blankAsNull(source),
                from == null ? null : Zone.startOf(from),
                to == null ? null : Zone.startOf(to.plusDays(1)));
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
