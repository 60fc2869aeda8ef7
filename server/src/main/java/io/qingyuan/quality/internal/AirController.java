package io.qingyuan.quality.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import io.qingyuan.quality.internal.AirViews.AreaView;
import io.qingyuan.quality.internal.AirViews.DaysView;
import io.qingyuan.quality.internal.AirViews.FileView;
import io.qingyuan.quality.internal.AirViews.GapView;
import io.qingyuan.quality.internal.AirViews.SummaryView;
import io.qingyuan.time.AsOf;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Air quality: days, periods, stations, files. Everything here is monitoring reference (监测参考). */
@RestController
@RequestMapping("/api/air")
class AirController {
    private static final String AIR = "quality.air";

    private final AirQueries queries;
    private final AirSummaries summaries;
    private final AirDayReceipts dayReceipts;
    private final AirSheet sheet;

    AirController(AirQueries queries, AirSummaries summaries, AirDayReceipts dayReceipts, AirSheet sheet) {
        this.queries = queries;
        this.summaries = summaries;
        this.dayReceipts = dayReceipts;
        this.sheet = sheet;
    }

    @GetMapping("/days")
    @Permit(kind = AIR, verb = Verb.READ)
    DaysView days(
            @RequestParam String area,
            @RequestParam(required = false) @Nullable String station,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            AsOf asOf) {
        return queries.days(area, station, from, to, asOf);
    }

    @GetMapping("/days/export.xlsx")
    @Permit(kind = AIR, verb = Verb.READ)
    void export(
            @RequestParam String area,
            @RequestParam(required = false) @Nullable String station,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            AsOf asOf,
            Actor actor,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        sheet.send(response, locale, queries.days(area, station, from, to, asOf), from, to, actor);
    }

    /** The receipt of a day, made when it is asked for. */
    record DayReceipt(String receipt) {}

    @PostMapping("/days/{day}/receipt")
    @Permit(kind = AIR, verb = Verb.READ)
    DayReceipt receipt(
            @PathVariable LocalDate day,
            @RequestParam String area,
            @RequestParam(required = false) @Nullable String station,
            AsOf asOf,
            Actor actor) {
        return new DayReceipt(dayReceipts.receipt(area, station, day, asOf, actor));
    }

    @GetMapping("/periods")
    @Permit(kind = AIR, verb = Verb.READ)
    Set<String> periods(@RequestParam String area, AsOf asOf) {
        return queries.periods(area, asOf);
    }

    @GetMapping("/summary")
    @Permit(kind = AIR, verb = Verb.READ)
    SummaryView summary(@RequestParam String area, @RequestParam String period, AsOf asOf) {
        return summaries.summary(area, AirPeriod.parse(period), asOf);
    }

    @GetMapping("/gaps")
    @Permit(kind = AIR, verb = Verb.READ)
    List<GapView> gaps(@RequestParam String area, @RequestParam LocalDate from, @RequestParam LocalDate to, AsOf asOf) {
        AirQueries.requireInterval(from, to);
        return queries.gaps(queries.area(area, asOf), from, to.plusDays(1), asOf);
    }

    @GetMapping("/stations")
    @Permit(kind = AIR, verb = Verb.READ)
    List<AreaView> stations(AsOf asOf) {
        return queries.areas(asOf);
    }

    @GetMapping("/files")
    @Permit(kind = AIR, verb = Verb.READ)
    List<FileView> files(AsOf asOf) {
        return queries.files(asOf);
    }
}
