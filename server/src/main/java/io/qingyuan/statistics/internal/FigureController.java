package io.qingyuan.statistics.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.problem.RequestProblem;
import io.qingyuan.sheets.Column;
import io.qingyuan.sheets.SheetNote;
import io.qingyuan.sheets.Sheets;
import io.qingyuan.statistics.Content;
import io.qingyuan.statistics.Element;
import io.qingyuan.statistics.ElementCode;
import io.qingyuan.statistics.Extent;
import io.qingyuan.statistics.Figure;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.Origin;
import io.qingyuan.statistics.Period;
import io.qingyuan.statistics.SourceDocument;
import io.qingyuan.statistics.StatisticsProblem;
import io.qingyuan.statistics.Value;
import io.qingyuan.statistics.internal.JdbcFigures.Filter;
import io.qingyuan.statistics.internal.StatisticsBody.DocumentRequest;
import io.qingyuan.statistics.internal.StatisticsBody.ElementBody;
import io.qingyuan.statistics.internal.StatisticsBody.FigureBody;
import io.qingyuan.statistics.internal.StatisticsBody.FiguresBody;
import io.qingyuan.statistics.internal.StatisticsBody.ValueRequest;
import io.qingyuan.statistics.internal.StatisticsBody.ValuesRequest;
import io.qingyuan.statistics.internal.StatisticsBody.WithdrawalRequest;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Clamp;
import io.qingyuan.time.Zone;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Data elements and figures: read, report, withdraw. */
@RestController
@RequestMapping("/api/statistics")
class FigureController {

    private static final int MOST_FIGURES = 1_000;
    private static final int MOST_VALUES = 2_000;
    private static final int MOST_AT_ONCE = 20_000;

    private final Elements elements;
    private final FigureTitles titles;
    private final KernelStatistics statistics;
    private final Reporting reporting;
    private final JdbcFigures figures;
    private final JdbcValues values;
    private final StatisticsBodies bodies;
    private final Clamp clamp;

    FigureController(
            Elements elements,
            FigureTitles titles,
            KernelStatistics statistics,
            Reporting reporting,
            JdbcFigures figures,
            JdbcValues values,
            StatisticsBodies bodies,
            Clamp clamp) {
        this.elements = elements;
        this.titles = titles;
        this.statistics = statistics;
        this.reporting = reporting;
        this.figures = figures;
        this.values = values;
        this.bodies = bodies;
        this.clamp = clamp;
    }

    /** The data elements, of one unit or all, with what the reader may do to each. */
    @GetMapping("/elements")
    @Permit(kind = EntryCheck.KIND, verb = Verb.READ)
    List<ElementBody> elements(@RequestParam(required = false) @Nullable String unit, AsOf asOf, Actor actor) {
        FigureTitles.Names names = titles.names(asOf);
        return elements.active(asOf).all().stream()
                .filter(element -> unit == null || isOf(element, unit, names))
                .map(element -> bodies.element(element, names, actor))
                .toList();
    }

    /** Whether the unit, or one whose work it does, answers for the element or reports it. */
    static boolean isOf(Element element, String unit, FigureTitles.Names names) {
        Set<UnitId> units = names.withFormer(new UnitId(unit));
        return units.contains(element.owner())
                || Stream.concat(element.reportedBy().stream(), element.breakdown().stream())
                        .anyMatch(units::contains);
    }

    /**
     * Figures with their values side by side, ordered by element, subject and period.
     *
     * @param division {@code then}: about the units and areas there were; {@code now}: about those there are today, each
     *     with the figures of those it came of, in one answer without pages
     */
    @GetMapping("/figures")
    @Permit(kind = EntryCheck.KIND, verb = Verb.READ)
    FiguresBody figures(
            @RequestParam(required = false) @Nullable String element,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String extent,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "9998") int to,
            @RequestParam(required = false) @Nullable String origin,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "200") int limit,
            @RequestParam(defaultValue = "then") String division,
            AsOf asOf) {
        if (division.equals("now")) {
            return figuresNow(element, unit, extent, from, to, origin, asOf);
        }
        if (!division.equals("then")) {
            throw wrong("division", division, "then / now");
        }
        int size = Math.clamp(limit, 1, MOST_FIGURES);
        List<JdbcFigures.Row> rows = rows(element, unit, extent, from, to, after, size, asOf);
        FigureTitles.Names names = titles.names(asOf);
        List<FigureBody> found = complete(rows, origin, asOf)
                .map(figure -> bodies.figure(figure, names, null))
                .toList();
        String next = rows.size() < size ? null : rows.getLast().id().toString();
        return new FiguresBody(found, next, asOf.at());
    }

    private FiguresBody figuresNow(
            @Nullable String element,
            @Nullable String unit,
            @Nullable String extent,
            int from,
            int to,
            @Nullable String origin,
            AsOf asOf) {
        Extent about = extent(extent);
        List<JdbcFigures.Row> rows = rows(element, unit, null, from, to, null, MOST_AT_ONCE + 1, asOf);
        if (rows.size() > MOST_AT_ONCE) {
            throw wrong("division", "now", "element / unit / from / to: ≤ " + MOST_AT_ONCE);
        }
        FigureTitles.Names names = titles.names(asOf);
        Division now = new Division(names, Zone.dayOf(asOf.at()));
        return new FiguresBody(
                now.of(complete(rows, origin, asOf).toList()).stream()
                        .filter(figure -> about == null || figure.key().extent().equals(about))
                        .map(figure -> bodies.figure(figure, names))
                        .toList(),
                null,
                asOf.at());
    }

    private List<JdbcFigures.Row> rows(
            @Nullable String element,
            @Nullable String unit,
            @Nullable String extent,
            int from,
            int to,
            @Nullable String after,
            int limit,
            AsOf asOf) {
        FigureTitles.Names names = titles.names(asOf);
        List<ElementCode> codes = elements.active(asOf).all().stream()
                .filter(one -> element == null || one.code().value().equals(element))
                .filter(one -> unit == null || isOf(one, unit, names))
                .map(Element::code)
                .toList();
        FigureKey last = after == null
                ? null
                : figure(after).map(JdbcFigures.Row::key).orElseThrow(() -> wrong("after", after, "id"));
        return figures.list(new Filter(codes, extent(extent), from, to, last, limit));
    }

    private Stream<Figure> complete(List<JdbcFigures.Row> rows, @Nullable String origin, AsOf asOf) {
        Optional<Origin> only = Optional.ofNullable(origin).map(FigureController::origin);
        Map<UUID, Figure> said =
                statistics.complete(rows, asOf).stream().collect(Collectors.toMap(Figure::id, Function.identity()));
        if (only.isPresent()) {
            return rows.stream()
                    .map(row -> said.get(row.id()))
                    .filter(figure -> figure != null && figure.find(only.get()).isPresent());
        }
        // a figure whose values were all taken back still has its history
        Set<UUID> known = values.known(rows.stream().map(JdbcFigures.Row::id).toList(), asOf.at());
        return rows.stream()
                .filter(row -> known.contains(row.id()))
                .map(row -> said.getOrDefault(row.id(), new Figure(row.id(), row.key(), List.of(), null)));
    }

    /** One figure with its history. */
    @GetMapping("/figures/{id}")
    @Permit(kind = EntryCheck.KIND, verb = Verb.READ)
    FigureBody figure(@PathVariable UUID id, AsOf asOf) {
        JdbcFigures.Row row = figures.find(id)
                .orElseThrow(() -> new ProblemException(StatisticsProblem.FIGURE_NOT_FOUND, id.toString()));
        Figure figure = statistics.complete(List.of(row), asOf).stream()
                .findFirst()
                .orElse(new Figure(row.id(), row.key(), List.of(), null));
        List<Value> history = values.history(id).stream()
                .filter(value -> !value.recordedAt().isAfter(asOf.at()))
                .toList();
        return bodies.figure(figure, titles.names(asOf), history);
    }

    /** Reports values: all of them, or with everything that is wrong none. */
    @PostMapping("/values")
    @Permit(kind = EntryCheck.KIND, verb = Verb.READ)
    FiguresBody report(@RequestBody ValuesRequest request, Actor actor, Locale locale) {
        if (request.values().size() > MOST_VALUES) {
            throw new ProblemException(
                    StatisticsProblem.TOO_MANY, MOST_VALUES, request.values().size());
        }
        List<Fault> dates = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < request.values().size(); i++) {
            entries.add(entry(i, request.values().get(i), dates));
        }
        if (!dates.isEmpty()) {
            throw new ProblemException(StatisticsProblem.INVALID, dates);
        }
        return written(reporting.report(actor, entries, locale).figures());
    }

    /** Takes a value back; the reason stays in the history. */
    @PostMapping("/values/{id}/withdrawal")
    @Permit(kind = EntryCheck.KIND, verb = Verb.READ)
    FiguresBody withdraw(@PathVariable UUID id, @RequestBody WithdrawalRequest request, Actor actor) {
        String reason = request.reason();
        return written(List.of(reporting.withdraw(actor, id, reason == null ? "" : reason)));
    }

    private FiguresBody written(List<UUID> ids) {
        AsOf now = AsOf.at(figures.now().toInstant());
        FigureTitles.Names names = titles.names(clamp.now());
        List<JdbcFigures.Row> rows =
                ids.stream().map(figures::find).flatMap(Optional::stream).toList();
        return new FiguresBody(
                statistics.complete(rows, now).stream()
                        .map(figure -> bodies.figure(figure, names, null))
                        .toList(),
                null,
                now.at());
    }

    private static Entry entry(int index, ValueRequest request, List<Fault> faults) {
        Object said = request.value() != null ? request.value() : request.state();
        return new Entry(
                Entry.Place.json(index),
                request.element(),
                request.extent(),
                request.period(),
                Optional.ofNullable(request.origin()).orElse(Origin.REPORTED.word()),
                Optional.ofNullable(request.finality()).orElse("final"),
                said == null ? null : plain(said),
                request.text(),
                document(index, request.document(), faults),
                request.evidence(),
                request.comment(),
                request.correction(),
                Optional.ofNullable(request.seen()).map(UUID::fromString).orElse(null));
    }

    /** JSON numbers arrive as decimals; anything else as the text it was. */
    private static String plain(Object said) {
        return said instanceof BigDecimal decimal ? decimal.toPlainString() : said.toString();
    }

    private static @Nullable SourceDocument document(int index, @Nullable DocumentRequest request, List<Fault> faults) {
        String title = request == null ? null : request.title();
        if (request == null || title == null || title.isBlank()) {
            return null;
        }
        String date = request.date();
        try {
            return new SourceDocument(
                    title, request.number(), date == null || date.isBlank() ? null : LocalDate.parse(date));
        } catch (DateTimeException e) {
            faults.add(Fault.at(
                    Entry.Place.json(index).of("document/date"), StatisticsProblem.DATE, String.valueOf(date)));
            return null;
        }
    }

    /** The list as it is filtered, as a workbook. */
    @GetMapping("/figures/export.xlsx")
    @Permit(kind = EntryCheck.KIND, verb = Verb.READ)
    void export(
            @RequestParam(required = false) @Nullable String element,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String extent,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "9998") int to,
            @RequestParam(required = false) @Nullable String origin,
            AsOf asOf,
            Actor actor,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        FigureTitles.Names names = titles.names(asOf);
        Stream<Figure> found =
                complete(rows(element, unit, extent, from, to, null, Integer.MAX_VALUE, asOf), origin, asOf);
        SheetNote note = SheetNote.of("数据采集", "Figures", asOf.at(), actor.name())
                .filter("element", element)
                .filter("unit", unit)
                .filter("from", from == 0 ? null : from)
                .filter("to", to == 9998 ? null : to)
                .filter("origin", origin);
        Sheets.send(response, locale, note, columns(names, locale), found);
    }

    private static List<Column<Figure>> columns(FigureTitles.Names names, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        List<Column<Figure>> columns = new ArrayList<>();
        columns.add(Column.of("编码", "Code", figure -> figure.key().element().value()));
        columns.add(Column.<Figure>of(
                        "数据元",
                        "Data element",
                        figure -> names.model()
                                .find(figure.key().element())
                                .map(element -> english
                                        ? element.title().preferEnglish()
                                        : element.title().preferChinese())
                                .orElse(null))
                .wide(36));
        columns.add(Column.of("对象", "About", figure -> {
            var title = names.extent(figure.key().extent());
            return english ? title.preferEnglish() : title.preferChinese();
        }));
        columns.add(Column.of("期间", "Period", figure -> figure.key().period().toString()));
        columns.add(Column.of(
                "计量单位",
                "Unit",
                figure -> names.model()
                        .find(figure.key().element())
                        .map(Element::unit)
                        .orElse(null)));
        for (Origin origin : Origin.values()) {
            var title = FigureTitles.origin(origin);
            columns.add(Column.of(
                    title.preferChinese(),
                    title.preferEnglish(),
                    figure -> figure.find(origin).map(FigureController::cell).orElse(null)));
        }
        columns.add(Column.of("示例", "Sample", figure -> figure.values().stream().anyMatch(Value::sample)));
        return columns;
    }

    private static Object cell(Value value) {
        return switch (value.content()) {
            case Content.Numeric numeric -> numeric.number();
            case Content.State state -> state.state();
            case Content.Absent(var absence) -> absence.mark();
            case Content.Text text -> text.text();
        };
    }

    private Optional<JdbcFigures.Row> figure(String id) {
        try {
            return figures.find(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Extent extent(@Nullable String text) {
        try {
            return text == null ? null : Extent.parse(text);
        } catch (IllegalArgumentException e) {
            throw wrong("extent", text, "area:… / unit:…");
        }
    }

    private static Origin origin(String word) {
        try {
            return Origin.parse(word);
        } catch (IllegalArgumentException e) {
            throw wrong("origin", word, "reported / computed / confirmed / reference");
        }
    }

    private static ProblemException wrong(String parameter, @Nullable String value, String allowed) {
        return new ProblemException(RequestProblem.PARAMETER, parameter, String.valueOf(value), allowed);
    }

    /** The years a unit may report for have four digits. */
    static Period year(int year) {
        if (year < 1000 || year > 9998) {
            throw wrong("year", Integer.toString(year), "2025");
        }
        return Period.year(year);
    }
}
