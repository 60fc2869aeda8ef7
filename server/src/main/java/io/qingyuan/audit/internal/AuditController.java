package io.qingyuan.audit.internal;

import io.qingyuan.audit.internal.JdbcAuditTrail.Filter;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
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

/** The audit trail for those who audit. */
@RestController
@RequestMapping("/api/audit")
class AuditController {

    static final String KIND = "audit.entry";
    private static final int PAGE = 100;

    private static final List<Column<AuditEntry>> COLUMNS = List.of(
            Column.<AuditEntry>of("时间", "Time", AuditEntry::at).wide(20),
            Column.<AuditEntry>of("人员", "Person", AuditEntry::person).wide(28),
            Column.of("操作", "Action", AuditEntry::action),
            Column.<AuditEntry>of("对象类型", "Kind", AuditEntry::kind).wide(24),
            Column.<AuditEntry>of("对象", "Thing", AuditEntry::thing).wide(40),
            Column.<AuditEntry>of("详情", "Details", AuditController::details).wide(60),
            Column.of("来源地址", "Source", AuditEntry::source),
            Column.of("编号", "Number", AuditEntry::id));

    private final JdbcAuditTrail trail;
    private final Clock clock;

    AuditController(JdbcAuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /** A page; {@code next} is the {@code before} of the next page. */
    record AuditPage(List<AuditEntry> items, @Nullable Long next) {}

    /**
     * Lists the latest acts first.
     *
     * @param from first day, Beijing time
     * @param to last day, Beijing time
     */
    @GetMapping
    @Permit(kind = KIND, verb = Verb.READ)
    AuditPage entries(
            @RequestParam @Nullable String person,
            @RequestParam @Nullable String action,
            @RequestParam @Nullable String kind,
            @RequestParam @Nullable String thing,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam @Nullable Long before) {
        List<AuditEntry> items = trail.list(filter(person, action, kind, thing, from, to), before, PAGE + 1);
        boolean more = items.size() > PAGE;
        List<AuditEntry> page = more ? items.subList(0, PAGE) : items;
        return new AuditPage(page, more ? page.getLast().id() : null);
    }

    @GetMapping("/words")
    @Permit(kind = KIND, verb = Verb.READ)
    List<AuditWord> words() {
        return trail.words();
    }

    @GetMapping("/export.xlsx")
    @Permit(kind = KIND, verb = Verb.READ)
    void export(
            Actor actor,
            @RequestParam @Nullable String person,
            @RequestParam @Nullable String action,
            @RequestParam @Nullable String kind,
            @RequestParam @Nullable String thing,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            HttpServletResponse response)
            throws IOException {
        boolean english = actor.language().getLanguage().equals("en");
        SheetNote note = SheetNote.of("审计留痕", "Audit trail", clock.instant(), actor.name())
                .filter(english ? "Person" : "人员", person)
                .filter(english ? "Action" : "操作", action)
                .filter(english ? "Kind" : "对象类型", kind)
                .filter(english ? "Thing" : "对象", thing)
                .filter(english ? "From" : "起", from)
                .filter(english ? "To" : "止", to);
        trail.all(
                filter(person, action, kind, thing, from, to),
                entries -> Sheets.send(response, actor.language(), note, COLUMNS, entries));
    }

    /** {@code from=2020-01-01; post=plan-office}. */
    private static String details(AuditEntry entry) {
        return entry.details().entrySet().stream()
                .map(detail -> detail.getKey() + "=" + detail.getValue())
                .collect(Collectors.joining("; "));
    }

    private static Filter filter(
            @Nullable String person,
            @Nullable String action,
            @Nullable String kind,
            @Nullable String thing,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        return new Filter(
                blankAsNull(person),
                blankAsNull(action),
                blankAsNull(kind),
                blankAsNull(thing),
                from == null ? null : Zone.startOf(from),
                to == null ? null : Zone.startOf(to.plusDays(1)));
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
