package io.qingyuan.collection.internal;

import io.qingyuan.collection.CollectionProblem;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Organisation;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.intake.Absence;
import io.qingyuan.intake.IntakeFault;
import io.qingyuan.intake.IntakeField;
import io.qingyuan.intake.IntakeForm;
import io.qingyuan.intake.IntakeRow;
import io.qingyuan.intake.IntakeTarget;
import io.qingyuan.intake.IntakeValue;
import io.qingyuan.packs.PackText;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.statistics.Element;
import io.qingyuan.statistics.Extent;
import io.qingyuan.statistics.Statistics;
import io.qingyuan.time.AsOf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets a unit's own workbook fill its form: one context a form that is still with its officer. Numbers only; states are
 * entered with what shows them.
 */
@Component
class FormTarget implements IntakeTarget {

    private static final String ELEMENT = "element";
    private static final String PLACE = "place";
    private static final String VALUE = "value";
    private static final String COMMENT = "comment";

    private final JdbcRounds rounds;
    private final JdbcCells cells;
    private final Forms forms;
    private final Lines lines;
    private final Entering entering;
    private final Statistics statistics;
    private final Organisation organisation;
    private final Policy policy;

    FormTarget(
            JdbcRounds rounds,
            JdbcCells cells,
            Forms forms,
            Lines lines,
            Entering entering,
            Statistics statistics,
            Organisation organisation,
            Policy policy) {
        this.rounds = rounds;
        this.cells = cells;
        this.forms = forms;
        this.lines = lines;
        this.entering = entering;
        this.statistics = statistics;
        this.organisation = organisation;
        this.policy = policy;
    }

    @Override
    public String kind() {
        return Entering.KIND;
    }

    @Override
    public Title title() {
        return Title.of("本期报表", "Forms of the period");
    }

    @Override
    public Verb verb() {
        return Verb.WRITE;
    }

    @Override
    public List<Context> contexts(Actor actor) {
        return rounds.unsealed(actor.units(), rounds.now()).stream()
                .filter(standing -> standing.state() == FormState.ENTRY)
                .filter(standing -> policy.allows(actor, Verb.WRITE, standing.thing()))
                .map(standing ->
                        new Context(standing.form().toString(), title(forms.head(standing.form(), rounds.now()))))
                .toList();
    }

    private Title title(Forms.Head head) {
        PackText schedule = head.schedule().title();
        Title unit = organisation
                .findUnit(head.standing().unit(), AsOf.at(rounds.now()))
                .map(found -> found.title())
                .orElse(Title.of(head.standing().unit().value(), null));
        String period = head.round().period().toString();
        return Title.of(
                schedule.preferChinese() + " " + period + " · " + unit.zh(),
                schedule.preferEnglish() + " " + period + " · " + (unit.en() == null ? unit.zh() : unit.en()));
    }

    @Override
    public IntakeForm form(String context) {
        Forms.Head head = head(context);
        List<Line> numbers = numbers(head);
        AsOf then = AsOf.at(head.round().openedAt());
        Map<String, IntakeField.Choice> elements = new LinkedHashMap<>();
        Map<String, IntakeField.Choice> places = new LinkedHashMap<>();
        for (Line line : numbers) {
            Element element = line.element();
            String code = element.code().value();
            elements.putIfAbsent(
                    code,
                    IntakeField.Choice.of(
                                    code,
                                    element.title().preferChinese(),
                                    element.title().preferEnglish())
                            .unit(statistics.measure(element.unit(), then).preferChinese())
                            .also(code));
            Extent extent = line.figure().extent();
            places.putIfAbsent(extent.text(), place(extent, then));
        }
        List<IntakeField> fields = new ArrayList<>();
        fields.add(IntakeField.of(ELEMENT, IntakeField.Type.CHOICE, "指标名称", "Figure")
                .needed()
                .oneOf(List.copyOf(elements.values()))
                .also("指标", "项目", "数据元", "名称"));
        if (places.size() > 1) {
            fields.add(IntakeField.of(PLACE, IntakeField.Type.CHOICE, "填报对象", "About")
                    .needed()
                    .oneOf(List.copyOf(places.values()))
                    .also("区镇", "单位", "地区"));
        }
        fields.add(IntakeField.of(VALUE, IntakeField.Type.NUMBER, "本期数", "Figure of the period")
                .accepting(Absence.UNAVAILABLE, Absence.NOT_APPLICABLE, Absence.NONE)
                .also("数值", "上报数", "本季", "本年", "实绩"));
        fields.add(
                IntakeField.of(COMMENT, IntakeField.Type.TEXT, "说明", "Comment").also("备注"));
        return new IntakeForm(
                context,
                title(head),
                head.standing().thing(),
                fields,
                places.size() > 1 ? List.of(ELEMENT, PLACE) : List.of(ELEMENT),
                VALUE,
                IntakeForm.Formulas.CACHED);
    }

    private IntakeField.Choice place(Extent extent, AsOf asOf) {
        Optional<Title> title = switch (extent) {
            case Extent.OfUnit(UnitId unit) -> organisation.findUnit(unit, asOf).map(found -> found.title());
            case Extent.OfArea(var area) ->
                Optional.ofNullable(organisation.areas(asOf).get(area)).map(found -> found.title());
        };
        return IntakeField.Choice.of(
                extent.text(),
                title.map(Title::zh).orElse(extent.id()),
                title.map(Title::en).orElse(null));
    }

    private Forms.Head head(String context) {
        try {
            return forms.head(UUID.fromString(context), rounds.now());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(CollectionProblem.FORM_NOT_FOUND, context);
        }
    }

    private List<Line> numbers(Forms.Head head) {
        return lines.of(head.round(), head.schedule(), head.standing().unit()).stream()
                .filter(Forms::isNumber)
                .toList();
    }

    @Override
    public List<Fault> check(Batch batch) {
        return List.of(); // whether a figure is plausible is asked in the form, where it can be answered
    }

    @Override
    public Result take(Batch batch) {
        UUID form = UUID.fromString(batch.form().context());
        Forms.Head head = head(batch.form().context());
        String only = numbers(head).stream()
                .map(line -> line.figure().extent().text())
                .findFirst()
                .orElse("");
        Map<LineKey, Cell> current = cells.of(form, rounds.now());
        Map<String, Long> rows = new LinkedHashMap<>();
        List<CellEntry> entries = new ArrayList<>();
        for (IntakeRow row : batch.rows()) {
            String element = chosen(row, ELEMENT).orElse("");
            String extent = chosen(row, PLACE).orElse(only);
            Cell now = current.get(LineKey.of(element, extent));
            rows.put(element + "|" + extent, row.number());
            entries.add(new CellEntry(
                    element,
                    extent,
                    said(row),
                    null,
                    null,
                    null,
                    row.value(COMMENT) instanceof IntakeValue.Text(String text) ? text : null,
                    null,
                    now == null ? null : now.id()));
        }
        Entering.Outcome outcome = entering.save(batch.actor(), form, entries);
        List<String> written = outcome.written().stream().map(LineKey::text).toList();
        List<String> refusedPlaces = new ArrayList<>();
        List<IntakeTarget.Fault> refused = new ArrayList<>();
        for (var fault : outcome.refused()) {
            refusedPlaces.add(fault.pointer());
            refused.add(new IntakeTarget.Fault(
                    rows.getOrDefault(fault.pointer(), 0L),
                    IntakeFault.of(
                            VALUE, fault.code(), "", "", fault.arguments().toArray())));
        }
        List<Long> unchanged = rows.entrySet().stream()
                .filter(entry -> !written.contains(entry.getKey()) && !refusedPlaces.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return new Result(unchanged, refused);
    }

    private static Optional<String> chosen(IntakeRow row, String field) {
        return row.value(field) instanceof IntakeValue.Chosen(String code) ? Optional.of(code) : Optional.empty();
    }

    /** An empty cell of the file leaves the form's cell as it is. */
    private static @Nullable String said(IntakeRow row) {
        return switch (row.value(VALUE)) {
            case IntakeValue.Numeric(var number) -> number.toPlainString();
            case IntakeValue.Absent(Absence absence) -> absence.sign();
            case IntakeValue.Empty() -> null;
            case IntakeValue.Text(String text) -> text;
            case IntakeValue.Day(var day) -> day.toString();
            case IntakeValue.Period(String period) -> period;
            case IntakeValue.Chosen(String code) -> code;
        };
    }
}
