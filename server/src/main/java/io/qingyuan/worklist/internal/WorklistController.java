package io.qingyuan.worklist.internal;

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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits for the person who asks; nobody sees another's list. */
@RestController
@RequestMapping("/api/worklist")
class WorklistController {

    private static final String KIND = "worklist.item";
    private static final int PAGE = 100;
    private static final int MOST_EXPORTED = 10_000;

    private final JdbcOpenItems items;
    private final Clock clock;

    WorklistController(JdbcOpenItems items, Clock clock) {
        this.items = items;
        this.clock = clock;
    }

    /** A page; {@code next} is the {@code after} of the next page. */
    record WorklistPage(
            List<ToDo> items, ToDoTotals totals, @Nullable UUID next) {}

    @GetMapping
    @Permit(kind = KIND, verb = Verb.READ)
    WorklistPage waiting(Actor actor, @RequestParam @Nullable UUID after) {
        List<ToDo> found = items.list(actor, today(), after, PAGE + 1);
        boolean more = found.size() > PAGE;
        List<ToDo> page = more ? found.subList(0, PAGE) : found;
        return new WorklistPage(
                page, items.totals(actor, today()), more ? page.getLast().id() : null);
    }

    @GetMapping("/export.xlsx")
    @Permit(kind = KIND, verb = Verb.READ)
    void export(Actor actor, HttpServletResponse response) throws IOException {
        List<Column<ToDo>> columns = List.of(
                Column.<ToDo>of("事项", "What", item -> item.what().in(actor.language()))
                        .wide(48),
                Column.of("所属期", "Period", ToDo::period),
                Column.<ToDo>of("来自", "From", ToDo::sender).wide(28),
                Column.of("截止", "Due", ToDo::due),
                Column.of("已逾期", "Overdue", ToDo::overdue),
                Column.of("示例", "Sample", ToDo::sample));
        Sheets.send(
                response,
                actor.language(),
                SheetNote.of("待办", "To-do", clock.instant(), actor.name()),
                columns,
                items.list(actor, today(), null, MOST_EXPORTED).stream());
    }

    private LocalDate today() {
        return Zone.dayOf(clock.instant());
    }
}
