package io.qingyuan.collection.internal;

import io.qingyuan.collection.CollectionProblem;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.Lineage;
import io.qingyuan.identity.Organisation;
import io.qingyuan.identity.Policy;
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
import io.qingyuan.statistics.Element;
import io.qingyuan.statistics.Extent;
import io.qingyuan.statistics.SheetFigure;
import io.qingyuan.statistics.SheetPlaces;
import io.qingyuan.statistics.Statistics;
import io.qingyuan.time.AsOf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets our template or a unit's own workbook fill its form: one context a form that is still with its officer. What a
 * file leaves empty stays as it is in the form.
 */
@Component
class FormTarget implements IntakeTarget {

    private static final String ELEMENT = "element";

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
        return rounds.unsealed(actor.answersFor(), rounds.now()).stream()
                .filter(standing -> standing.state() == FormState.ENTRY)
                .filter(standing -> policy.allows(actor, Verb.WRITE, standing.thing()))
                .map(standing ->
                        new Context(standing.form().toString(), title(forms.head(standing.form(), rounds.now()))))
                .toList();
    }

    private Title title(Forms.Head head) {
        PackText schedule = head.schedule().title();
        Title unit = organisation
                .unitLineage(AsOf.at(rounds.now()))
                .title(head.standing().unit())
                .orElse(Title.of(head.standing().unit().value(), null));
        String period = head.round().period().toString();
        return Title.of(
                schedule.preferChinese() + " " + period + " · " + unit.zh(),
                schedule.preferEnglish() + " " + period + " · " + (unit.en() == null ? unit.zh() : unit.en()));
    }

    @Override
    public IntakeForm form(String context) {
        Forms.Head head = head(context);
        List<Line> asked = asked(head);
        AsOf then = AsOf.at(head.round().openedAt());
        Lineage<UnitId> units = organisation.unitLineage(then);
        Lineage<AreaId> areas = organisation.areaLineage(then);
        Map<String, PackText> measures = statistics.measures(
                asked.stream().map(line -> line.element().unit()).toList(), then);
        Map<String, IntakeField.Choice> elements = new LinkedHashMap<>();
        Map<String, IntakeField.Choice> places = new LinkedHashMap<>();
        for (Line line : asked) {
            Element element = line.element();
            String code = element.code().value();
            elements.putIfAbsent(
                    code,
                    IntakeField.Choice.of(
                                    code,
                                    element.title().preferChinese(),
                                    element.title().preferEnglish())
                            .unit(Objects.requireNonNull(measures.get(element.unit()))
                                    .preferChinese())
                            .also(code));
            Extent extent = line.figure().extent();
            places.putIfAbsent(extent.text(), place(extent, units, areas));
        }
        List<IntakeField> fields = new ArrayList<>();
        fields.add(IntakeField.of(ELEMENT, IntakeField.Type.CHOICE, "指标名称", "Figure")
                .needed()
                .oneOf(List.copyOf(elements.values()))
                .also("指标", "项目", "数据元", "名称"));
        SheetPlaces about = SheetPlaces.of(places.values(), organisation.unitLineage(AsOf.at(rounds.now())));
        about.field().ifPresent(fields::add);
        fields.addAll(SheetFigure.fields(asked.stream().map(Line::element).toList(), "本期数", "Figure of the period"));
        return new IntakeForm(
                context,
                title(head),
                head.standing().thing(),
                fields,
                about.several() ? List.of(ELEMENT, SheetPlaces.FIELD) : List.of(ELEMENT),
                SheetFigure.VALUE,
                IntakeForm.Formulas.CACHED);
    }

    private static IntakeField.Choice place(Extent extent, Lineage<UnitId> units, Lineage<AreaId> areas) {
        Optional<Title> title = switch (extent) {
            case Extent.OfUnit(UnitId unit) -> units.title(unit);
            case Extent.OfArea(AreaId area) -> areas.title(area);
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

    private List<Line> asked(Forms.Head head) {
        return lines.of(head.round(), head.schedule(), head.standing().unit());
    }

    @Override
    public List<Map<String, IntakeValue>> template(String context) {
        Forms.Head head = head(context);
        Map<LineKey, Cell> current = cells.of(head.standing().form(), rounds.now());
        return asked(head).stream()
                .map(line -> row(line, current.get(line.key())))
                .toList();
    }

    private static Map<String, IntakeValue> row(Line line, @Nullable Cell cell) {
        Map<String, IntakeValue> row = new HashMap<>();
        if (cell != null) {
            row.putAll(SheetFigure.write(
                    line.element(), cell.content(), cell.finality(), cell.document(), cell.comment()));
        }
        row.put(ELEMENT, new IntakeValue.Chosen(line.element().code().value()));
        row.put(SheetPlaces.FIELD, new IntakeValue.Chosen(line.figure().extent().text()));
        return row;
    }

    @Override
    public List<Fault> check(Batch batch) {
        return List.of(); // whether a figure is plausible is asked in the form, where it can be answered
    }

    @Override
    public Result take(Batch batch) {
        UUID form = UUID.fromString(batch.form().context());
        Forms.Head head = head(batch.form().context());
        String only = asked(head).stream()
                .map(line -> line.figure().extent().text())
                .findFirst()
                .orElse("");
        Map<LineKey, Cell> current = cells.of(form, rounds.now());
        Map<String, Long> rows = new LinkedHashMap<>();
        List<CellEntry> entries = new ArrayList<>();
        for (IntakeRow row : batch.rows()) {
            String element = chosen(row, ELEMENT).orElse("");
            String extent = chosen(row, SheetPlaces.FIELD).orElse(only);
            Cell now = current.get(LineKey.of(element, extent));
            rows.put(element + "|" + extent, row.number());
            SheetFigure said = SheetFigure.read(row);
            if (said.saysNothing()) {
                continue; // a line of the template that nobody filled in
            }
            entries.add(new CellEntry(
                    element,
                    extent,
                    said.said(),
                    said.finality(),
                    said.document(),
                    null,
                    said.comment(),
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
                            SheetFigure.VALUE,
                            fault.code(),
                            "",
                            "",
                            fault.arguments().toArray())));
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
}
