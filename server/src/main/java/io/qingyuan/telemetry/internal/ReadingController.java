package io.qingyuan.telemetry.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import io.qingyuan.sheets.Column;
import io.qingyuan.sheets.SheetNote;
import io.qingyuan.sheets.Sheets;
import io.qingyuan.telemetry.internal.DeviceViews.DeviceLine;
import io.qingyuan.telemetry.internal.RateDesk.Period;
import io.qingyuan.telemetry.internal.ReadingDesk.Question;
import io.qingyuan.telemetry.internal.ReadingViews.CellView;
import io.qingyuan.telemetry.internal.ReadingViews.CurveView;
import io.qingyuan.telemetry.internal.ReadingViews.FactorView;
import io.qingyuan.telemetry.internal.ReadingViews.FrameView;
import io.qingyuan.telemetry.internal.ReadingViews.RateView;
import io.qingyuan.telemetry.internal.ReadingViews.RowPage;
import io.qingyuan.telemetry.internal.ReadingViews.RowView;
import io.qingyuan.telemetry.internal.ReadingViews.SystemView;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The page of a monitoring point: curves, rows, raw frames, rates. */
@RestController
@RequestMapping("/api/telemetry/devices/{id}")
class ReadingController {
    private static final int PAGE = 200;
    private static final int MOST_ROWS = 200_000;

    private final ReadingDesk desk;
    private final FrameDesk frames;
    private final RateDesk rates;
    private final DeviceDesk devices;
    private final Clock clock;

    ReadingController(ReadingDesk desk, FrameDesk frames, RateDesk rates, DeviceDesk devices, Clock clock) {
        this.desk = desk;
        this.frames = frames;
        this.rates = rates;
        this.devices = devices;
        this.clock = clock;
    }

    @GetMapping("/systems")
    @Permit(kind = DeviceDesk.KIND, verb = Verb.READ)
    List<SystemView> systems(Actor actor, @PathVariable long id) {
        return desk.systems(actor, id);
    }

    @GetMapping("/curves")
    @Permit(kind = DeviceDesk.KIND, verb = Verb.READ)
    List<CurveView> curves(
            Actor actor,
            @PathVariable long id,
            @RequestParam String st,
            @RequestParam String level,
            @RequestParam List<String> factors,
            @RequestParam Instant from,
            @RequestParam Instant to,
            @RequestParam(defaultValue = "600") int stretches) {
        return desk.curves(actor, id, new Question(st, Level.parse(level), factors, from, to), stretches);
    }

    @GetMapping("/rows")
    @Permit(kind = DeviceDesk.KIND, verb = Verb.READ)
    RowPage rows(
            Actor actor,
            @PathVariable long id,
            @RequestParam String st,
            @RequestParam String level,
            @RequestParam List<String> factors,
            @RequestParam Instant from,
            @RequestParam Instant to) {
        Question question = new Question(st, Level.parse(level), factors, from, to);
        List<RowView> rows = desk.rows(actor, id, question, PAGE + 1);
        List<FactorView> views = factors.stream().map(FactorView::of).toList();
        if (rows.size() <= PAGE) {
            return new RowPage(views, rows, null);
        }
        // rows of one data time stay on one page
        Instant beyond = rows.get(PAGE).time();
        List<RowView> page = rows.subList(0, PAGE).stream()
                .filter(row -> row.time().isAfter(beyond))
                .toList();
        return page.isEmpty()
                ? new RowPage(views, rows, null)
                : new RowPage(views, page, page.getLast().time());
    }

    @GetMapping("/rows/export.xlsx")
    @Permit(kind = DeviceDesk.KIND, verb = Verb.READ)
    void export(
            Actor actor,
            @PathVariable long id,
            @RequestParam String st,
            @RequestParam String level,
            @RequestParam List<String> factors,
            @RequestParam Instant from,
            @RequestParam Instant to,
            HttpServletResponse response)
            throws IOException {
        Question question = new Question(st, Level.parse(level), factors, from, to);
        DeviceLine device = devices.device(actor, id);
        boolean english = actor.language().getLanguage().equals("en");
        SheetNote note = SheetNote.of("在线监测数据", "Monitoring data", clock.instant(), actor.name())
                .filter(english ? "Device" : "设备", device.name() == null ? device.mn() : device.name())
                .filter("MN", device.mn())
                .filter(english ? "Kind of data" : "数据种类", question.level().word())
                .filter(english ? "From" : "起", from)
                .filter(english ? "To" : "止", to);
        Sheets.send(
                response,
                actor.language(),
                note,
                columns(question, actor.language()),
                desk.rows(actor, id, question, MOST_ROWS).stream());
    }

    private static List<Column<RowView>> columns(Question question, Locale language) {
        List<Column<RowView>> columns = new ArrayList<>();
        columns.add(Column.<RowView>of("数据时间", "Data time", RowView::time).wide(20));
        for (String factor : question.factors()) {
            FactorView view = FactorView.of(factor);
            String name = view.title().in(language) + (view.unit() == null ? "" : " (" + view.unit() + ")");
            columns.add(
                    Column.<RowView>of(name, name, row -> number(row, factor)).wide(18));
            columns.add(Column.of(
                    "标记", "Mark", row -> cell(row, factor).map(CellView::mark).orElse(null)));
        }
        columns.add(Column.of("报文块", "Block", RowView::block));
        columns.add(Column.of("块内位置", "Place", RowView::place));
        return columns;
    }

    private static @Nullable BigDecimal number(RowView row, String factor) {
        return cell(row, factor).map(CellView::number).map(BigDecimal::new).orElse(null);
    }

    private static Optional<CellView> cell(RowView row, String factor) {
        return row.cells().stream().filter(cell -> cell.factor().equals(factor)).findFirst();
    }

    @GetMapping("/rates")
    @Permit(kind = DeviceDesk.KIND, verb = Verb.READ)
    List<RateView> rates(
            Actor actor,
            @PathVariable long id,
            @RequestParam String st,
            @RequestParam List<String> factors,
            @RequestParam Period period,
            @RequestParam Instant from,
            @RequestParam Instant to) {
        return rates.rates(actor, id, new Question(st, Level.HOUR, factors, from, to), period);
    }

    @GetMapping("/frames/{block}/{place}")
    @Permit(kind = DeviceDesk.KIND, verb = Verb.READ)
    FrameView frame(Actor actor, @PathVariable long id, @PathVariable long block, @PathVariable int place) {
        return frames.frame(actor, id, block, place);
    }
}
