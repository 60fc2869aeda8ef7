package io.qingyuan.systems.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import io.qingyuan.packs.Packs;
import io.qingyuan.sheets.Column;
import io.qingyuan.sheets.SheetNote;
import io.qingyuan.sheets.Sheets;
import io.qingyuan.systems.ShownPoints;
import io.qingyuan.systems.SystemList;
import io.qingyuan.systems.SystemList.Entry;
import io.qingyuan.systems.SystemList.Group;
import io.qingyuan.systems.SystemList.Point;
import io.qingyuan.time.AsOf;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of systems with the state of every acceptance point. */
@RestController
@RequestMapping("/api/systems")
class SystemController {

    private final Packs packs;
    private final ShownPoints shown = ShownPoints.shipped();

    SystemController(Packs packs) {
        this.packs = packs;
    }

    /** Counts are of the whole list, whatever is filtered. */
    record SystemsView(int count, int points, int working, List<Group> groups, List<Entry> systems) {}

    /** Which systems are asked for. */
    enum State {
        /** Every point works. */
        WORKS,
        /** Some points work. */
        PARTLY,
        /** No point works yet. */
        OPEN;

        boolean matches(Entry entry) {
            return switch (this) {
                case WORKS -> entry.working() == entry.points().size();
                case PARTLY ->
                    entry.working() > 0 && entry.working() < entry.points().size();
                case OPEN -> entry.working() == 0;
            };
        }
    }

    @GetMapping
    @Permit(kind = "systems.system", verb = Verb.READ)
    SystemsView systems(
            AsOf asOf,
            @RequestParam @Nullable String group,
            @RequestParam @Nullable State state,
            @RequestParam @Nullable String ref) {
        SystemList list = SystemList.of(packs.active(asOf), shown);
        return new SystemsView(
                list.systems().size(),
                list.points(),
                list.working(),
                list.groups(),
                matching(list, group, state, ref).toList());
    }

    private record Row(Entry system, Point point) {}

    @GetMapping("/export.xlsx")
    @Permit(kind = "systems.system", verb = Verb.READ)
    void export(
            AsOf asOf,
            @RequestParam @Nullable String group,
            @RequestParam @Nullable State state,
            @RequestParam @Nullable String ref,
            Actor actor,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        boolean english = locale.getLanguage().equals("en");
        SystemList list = SystemList.of(packs.active(asOf), shown);
        SheetNote note = SheetNote.of("系统清单", "Systems of the plan", asOf.at(), actor.name())
                .filter(english ? "group" : "组", group)
                .filter(english ? "state" : "状态", state)
                .filter(english ? "place in the plan" : "规划位置", ref);
        Stream<Row> rows = matching(list, group, state, ref)
                .flatMap(system -> system.points().stream().map(point -> new Row(system, point)));
        Sheets.send(response, locale, note, columns(locale), rows);
    }

    private static List<Column<Row>> columns(Locale locale) {
        return List.of(
                Column.<Row>of("系统", "System", row -> row.system().title().in(locale))
                        .wide(36),
                Column.of("组", "Group", row -> row.system().group()),
                Column.of(
                        "规划位置",
                        "Places in the plan",
                        row -> String.join(", ", row.system().refs())),
                Column.of("验收点", "Point", row -> row.point().code()),
                Column.<Row>of("内容", "Text", row -> row.point().text().in(locale))
                        .wide(80),
                Column.of("可用", "Works", row -> row.point().works()),
                Column.<Row>of("由何测试证明或等待什么", "Shown by, or needs", row -> reason(row.point(), locale))
                        .wide(48));
    }

    private static @Nullable String reason(Point point, Locale locale) {
        if (point.works()) {
            return String.join("; ", point.shownBy());
        }
        var needs = point.needs();
        return needs == null ? null : needs.in(locale);
    }

    private static Stream<Entry> matching(
            SystemList list, @Nullable String group, @Nullable State state, @Nullable String ref) {
        return list.systems().stream()
                .filter(entry -> group == null || entry.group().equals(group))
                .filter(entry -> state == null || state.matches(entry))
                .filter(entry -> ref == null || entry.refs().contains(ref));
    }
}
