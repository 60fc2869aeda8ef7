package io.qingyuan.statistics.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.intake.IntakeFault;
import io.qingyuan.intake.IntakeField;
import io.qingyuan.intake.IntakeForm;
import io.qingyuan.intake.IntakeRow;
import io.qingyuan.intake.IntakeTarget;
import io.qingyuan.intake.IntakeValue;
import io.qingyuan.packs.PackText;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.Finality;
import io.qingyuan.statistics.Origin;
import io.qingyuan.statistics.SheetFigure;
import io.qingyuan.statistics.StatisticsProblem;
import io.qingyuan.statistics.Value;
import io.qingyuan.time.Clamp;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Lets our template or a unit's own workbook report a unit's figures of a year outside of any round: one context a unit and
 * year, {@code water-bureau@2024}.
 */
@Component
class YearTarget implements IntakeTarget {

    private static final String ELEMENT = "element";
    private static final String PLACE = "place";
    private static final String PERIOD = "period";
    private static final Pattern CONTEXT = Pattern.compile("([a-z0-9-]+)@(19[5-9]\\d|20\\d\\d)");

    /** How many years are offered; the form of any year can be imported into. */
    private static final int YEARS = 3;

    private final FigureTitles titles;
    private final Policy policy;
    private final Reporting reporting;
    private final JdbcFigures figures;
    private final JdbcValues values;
    private final Clamp clamp;
    private final Clock clock;

    YearTarget(
            FigureTitles titles,
            Policy policy,
            Reporting reporting,
            JdbcFigures figures,
            JdbcValues values,
            Clamp clamp,
            Clock clock) {
        this.titles = titles;
        this.policy = policy;
        this.reporting = reporting;
        this.figures = figures;
        this.values = values;
        this.clamp = clamp;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return EntryCheck.KIND;
    }

    @Override
    public Title title() {
        return Title.of("年度数据", "Figures of a year");
    }

    @Override
    public Verb verb() {
        return Verb.WRITE;
    }

    @Override
    public List<Context> contexts(Actor actor) {
        int now = today().getYear();
        FigureTitles.Names names = titles.names();
        List<Context> contexts = new ArrayList<>();
        for (UnitId unit : actor.units()) {
            if (policy.allows(actor, Verb.WRITE, Thing.of(EntryCheck.KIND).unit(unit))) {
                for (int year = now; year > now - YEARS; year--) {
                    Form form = Form.of(unit, year, names, today());
                    if (!form.rows().isEmpty()) {
                        contexts.add(new Context(unit + "@" + year, title(form)));
                    }
                }
            }
        }
        return contexts;
    }

    private LocalDate today() {
        return Zone.dayOf(clock.instant());
    }

    private static Title title(Form form) {
        return Title.of(
                form.year() + " 年 · " + form.unitTitle().preferChinese(),
                form.year() + " · " + form.unitTitle().preferEnglish());
    }

    private Form year(String context) {
        Matcher parts = CONTEXT.matcher(context);
        if (!parts.matches()) {
            throw new ProblemException(StatisticsProblem.NO_CONTEXT, context);
        }
        Form form = Form.of(new UnitId(parts.group(1)), Integer.parseInt(parts.group(2)), titles.names(), today());
        if (form.rows().isEmpty()) {
            throw new ProblemException(StatisticsProblem.NO_CONTEXT, context);
        }
        return form;
    }

    @Override
    public IntakeForm form(String context) {
        Form year = year(context);
        Map<String, IntakeField.Choice> elements = new LinkedHashMap<>();
        Map<String, IntakeField.Choice> places = new LinkedHashMap<>();
        for (Form.Line line : year.rows()) {
            String code = line.element().code().value();
            PackText title = line.element().title();
            elements.putIfAbsent(
                    code,
                    IntakeField.Choice.of(code, title.preferChinese(), title.preferEnglish())
                            .unit(line.unitTitle().preferChinese())
                            .also(code));
            PackText place = line.extentTitle();
            String extent = line.figure().extent().text();
            places.putIfAbsent(extent, IntakeField.Choice.of(extent, place.preferChinese(), place.preferEnglish()));
        }
        List<IntakeField> fields = new ArrayList<>();
        fields.add(IntakeField.of(ELEMENT, IntakeField.Type.CHOICE, "数据元", "Data element")
                .needed()
                .oneOf(List.copyOf(elements.values()))
                .also("指标", "指标名称", "项目", "名称"));
        if (places.size() > 1) {
            fields.add(IntakeField.of(PLACE, IntakeField.Type.CHOICE, "填报对象", "About")
                    .needed()
                    .oneOf(List.copyOf(places.values()))
                    .also("区镇", "单位", "地区"));
        }
        fields.add(IntakeField.of(PERIOD, IntakeField.Type.PERIOD, "期间", "Period")
                .needed()
                .also("年份", "报告期"));
        fields.addAll(
                SheetFigure.fields(year.rows().stream().map(Form.Line::element).toList(), "上报数", "Reported"));
        return new IntakeForm(
                context,
                title(year),
                Thing.of(EntryCheck.KIND).unit(year.unit()),
                fields,
                places.size() > 1 ? List.of(ELEMENT, PLACE, PERIOD) : List.of(ELEMENT, PERIOD),
                SheetFigure.VALUE,
                IntakeForm.Formulas.CACHED);
    }

    @Override
    public List<Map<String, IntakeValue>> template(String context) {
        Form year = year(context);
        var ids = figures.find(year.rows().stream().map(Form.Line::figure).toList());
        Map<FigureKey, Value> reported = new HashMap<>();
        values.of(ids.values(), clamp.now().at()).stream()
                .filter(value -> value.origin() == Origin.REPORTED && value.withdrawn() == null)
                .forEach(value -> reported.put(value.figure(), value));
        return year.rows().stream()
                .map(line -> {
                    Value value = reported.get(line.figure());
                    Map<String, IntakeValue> row = new HashMap<>();
                    if (value != null) {
                        row.putAll(SheetFigure.write(
                                line.element(), value.content(), value.finality(), value.document(), value.comment()));
                    }
                    row.put(
                            ELEMENT,
                            new IntakeValue.Chosen(line.element().code().value()));
                    row.put(PLACE, new IntakeValue.Chosen(line.figure().extent().text()));
                    row.put(
                            PERIOD,
                            new IntakeValue.Period(line.figure().period().toString()));
                    return row;
                })
                .toList();
    }

    @Override
    public List<Fault> check(Batch batch) {
        Sorted sorted = sort(batch);
        List<Fault> faults = new ArrayList<>(sorted.unknown());
        reporting
                .examine(batch.actor(), sorted.entries(), batch.actor().language())
                .faults()
                .forEach(fault -> faults.add(fault(fault)));
        return faults;
    }

    @Override
    public Result take(Batch batch) {
        Sorted sorted = sort(batch);
        Reporting.Taken taken =
                reporting.take(batch.actor(), sorted.entries(), batch.actor().language());
        List<Fault> refused = new ArrayList<>(sorted.unknown());
        taken.refused().forEach(fault -> refused.add(fault(fault)));
        List<Long> unchanged = new ArrayList<>(sorted.empty());
        taken.unchanged().forEach(pointer -> unchanged.add(Long.valueOf(pointer)));
        return new Result(unchanged, refused);
    }

    /**
     * Rows sorted.
     *
     * @param empty lines of the template that nobody filled in
     * @param unknown rows about a figure that is not one of the year's
     */
    private record Sorted(List<Entry> entries, List<Long> empty, List<Fault> unknown) {}

    private Sorted sort(Batch batch) {
        Form year = year(batch.form().context());
        String only = year.rows().getFirst().figure().extent().text();
        Map<String, Form.Line> known = new HashMap<>();
        year.rows().forEach(line -> known.put(key(line.figure()), line));
        List<Entry> entries = new ArrayList<>();
        List<Long> empty = new ArrayList<>();
        List<Fault> unknown = new ArrayList<>();
        for (IntakeRow row : batch.rows()) {
            SheetFigure said = SheetFigure.read(row);
            String element = chosen(row, ELEMENT).orElse("");
            String place = chosen(row, PLACE).orElse(only);
            String period = row.value(PERIOD) instanceof IntakeValue.Period(String text) ? text : "";
            if (said.saysNothing()) {
                empty.add(row.number());
            } else if (!known.containsKey(element + "|" + place + "|" + period)) {
                unknown.add(new Fault(
                        row.number(),
                        IntakeFault.of(
                                PERIOD,
                                StatisticsProblem.ROW_UNKNOWN,
                                period,
                                "",
                                period,
                                title(year).zh())));
            } else {
                String finality = said.finality();
                entries.add(new Entry(
                        part -> part.isEmpty() ? Long.toString(row.number()) : row.number() + "/" + part,
                        element,
                        place,
                        period,
                        Origin.REPORTED.word(),
                        finality == null ? Finality.FINAL.word() : finality,
                        said.said(),
                        null,
                        said.document(),
                        null,
                        said.comment(),
                        null,
                        Entry.ANY));
            }
        }
        return new Sorted(entries, empty, unknown);
    }

    private static Fault fault(io.qingyuan.problem.Fault fault) {
        String pointer = fault.pointer();
        int slash = pointer.indexOf('/');
        String row = slash < 0 ? pointer : pointer.substring(0, slash);
        String field = switch (slash < 0 ? "" : pointer.substring(slash + 1)) {
            case "element" -> ELEMENT;
            case "extent" -> PLACE;
            case "period" -> PERIOD;
            case "" -> "";
            default -> SheetFigure.VALUE;
        };
        return new Fault(
                Long.parseLong(row),
                IntakeFault.of(field, fault.code(), "", "", fault.arguments().toArray()));
    }

    private static String key(FigureKey figure) {
        return figure.element() + "|" + figure.extent().text() + "|" + figure.period();
    }

    private static Optional<String> chosen(IntakeRow row, String field) {
        return row.value(field) instanceof IntakeValue.Chosen(String code) ? Optional.of(code) : Optional.empty();
    }
}
