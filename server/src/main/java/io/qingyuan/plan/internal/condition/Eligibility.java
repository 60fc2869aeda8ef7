package io.qingyuan.plan.internal.condition;

import static java.util.stream.Collectors.toMap;

import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackText;
import io.qingyuan.packs.Packs;
import io.qingyuan.plan.Condition;
import io.qingyuan.plan.Owner;
import io.qingyuan.plan.PlanModel;
import io.qingyuan.plan.Status;
import io.qingyuan.plan.internal.owner.Confirmation;
import io.qingyuan.plan.internal.owner.Owners;
import io.qingyuan.plan.internal.unit.EvidenceFiles;
import io.qingyuan.statistics.Content;
import io.qingyuan.statistics.ElementCode;
import io.qingyuan.statistics.Extent;
import io.qingyuan.statistics.Figure;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.JudgedFigure;
import io.qingyuan.statistics.Statistics;
import io.qingyuan.statistics.Value;
import io.qingyuan.time.AsOf;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts the conditions and the recorded cases together. */
@Service
class Eligibility {

    private static final String ACHIEVED = "achieved";

    private final VetoEvents events;
    private final Owners owners;
    private final EvidenceFiles files;
    private final Statistics statistics;
    private final Packs packs;

    Eligibility(VetoEvents events, Owners owners, EvidenceFiles files, Statistics statistics, Packs packs) {
        this.events = events;
        this.owners = owners;
        this.files = files;
        this.statistics = statistics;
        this.packs = packs;
    }

    @Transactional(readOnly = true)
    EligibilityView view(PlanModel plan, int year, LocalDate applicationDay, AsOf asOf) {
        int years = VetoEvents.windowYears(plan);
        Window window = Window.before(applicationDay, years);
        Writer writer = new Writer(
                packs.active(asOf),
                figures(plan, year, asOf),
                events.list(plan.id(), asOf),
                owners.confirmed(plan.id(), asOf),
                files,
                window,
                years);
        List<EligibilityView.Line> lines = new ArrayList<>();
        for (Condition condition : plan.conditions()) {
            if (condition.circumstances().isEmpty()) {
                lines.add(writer.condition(condition));
            }
            condition.circumstances().forEach(each -> lines.add(writer.circumstance(condition, each)));
        }
        boolean vetoed = lines.stream().anyMatch(line -> line.result().equals(EligibilityRule.VETOED));
        List<EligibilityView.Line> proper =
                lines.stream().filter(line -> line.kind().equals("condition")).toList();
        return new EligibilityView(
                plan.id(),
                year,
                applicationDay,
                window.from(),
                years,
                vetoed ? EligibilityRule.VETOED : EligibilityRule.CLEAR,
                proper.size(),
                (int) proper.stream()
                        .filter(line -> line.result().equals(Status.MET.key()))
                        .count(),
                lines);
    }

    private Map<String, Figure> figures(PlanModel plan, int year, AsOf asOf) {
        List<ElementCode> elements = plan.conditions().stream()
                .flatMap(condition -> Stream.concat(
                        Stream.of(condition).map(Condition::element).filter(Objects::nonNull),
                        condition.circumstances().stream().map(Condition.Circumstance::element)))
                .map(ElementCode::new)
                .toList();
        Extent area = Extent.area(plan.info().area());
        return statistics.figures(elements, year, year, asOf).stream()
                .filter(figure ->
                        figure.key().equals(FigureKey.of(figure.key().element().value(), area, year)))
                .collect(toMap(figure -> figure.key().element().value(), Function.identity()));
    }

    /** Writes lines from what is known. */
    private record Writer(
            Map<String, PackText> units,
            Map<String, PackText> states,
            Map<String, Figure> figures,
            List<VetoEvent> events,
            Map<String, Confirmation> confirmed,
            EvidenceFiles files,
            Window window,
            int years) {

        Writer(
                PackContent content,
                Map<String, Figure> figures,
                List<VetoEvent> events,
                Map<String, Confirmation> confirmed,
                EvidenceFiles files,
                Window window,
                int years) {
            this(
                    content.items("units.yaml", "units").stream()
                            .collect(toMap(PackItem::id, item -> item.text("title"), (_, later) -> later)),
                    content.items("statistics/*.yaml", "elements").stream()
                            .flatMap(element -> element.list("states").stream()
                                    .map(state -> Map.entry(element.id() + "/" + state.id(), state.text("title"))))
                            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (_, later) -> later)),
                    figures,
                    events,
                    confirmed,
                    files,
                    window,
                    years);
        }

        EligibilityView.Line condition(Condition condition) {
            Optional<Figure> figure = Optional.ofNullable(condition.element()).map(figures::get);
            return line(
                    condition.id(),
                    condition.ref(),
                    "condition",
                    condition.title(),
                    required(condition),
                    condition.baseline().text(),
                    condition.owner(),
                    figure,
                    figure.map(Writer::status).orElse(Status.NOT_REPORTED).key(),
                    List.of());
        }

        EligibilityView.Line circumstance(Condition condition, Condition.Circumstance circumstance) {
            List<EligibilityView.Event> cases = events.stream()
                    .filter(event -> event.circumstance().equals(circumstance.id()))
                    .map(this::event)
                    .toList();
            boolean vetoed = cases.stream().anyMatch(EligibilityView.Event::inWindow);
            return line(
                    circumstance.id(),
                    condition.ref(),
                    "circumstance",
                    circumstance.title(),
                    required(condition),
                    condition.baseline().text(),
                    circumstance.owner(),
                    Optional.ofNullable(figures.get(circumstance.element())),
                    vetoed ? EligibilityRule.VETOED : EligibilityRule.CLEAR,
                    cases);
        }

        private static PackText required(Condition condition) {
            PackText text = condition.required().text();
            return text == null ? new PackText("—", "—") : text;
        }

        private EligibilityView.Line line(
                String id,
                String ref,
                String kind,
                PackText title,
                PackText required,
                @Nullable PackText baseline,
                @Nullable Owner owner,
                Optional<Figure> figure,
                String result,
                List<EligibilityView.Event> cases) {
            Optional<Value> value = figure.flatMap(Writer::shown);
            return new EligibilityView.Line(
                    id,
                    ref,
                    kind,
                    title,
                    required,
                    baseline,
                    value.map(Value::content)
                            .filter(Content.State.class::isInstance)
                            .map(Content.State.class::cast)
                            .map(state -> states.getOrDefault(
                                    value.get().figure().element() + "/" + state.state(),
                                    new PackText(state.state(), state.state())))
                            .orElse(null),
                    value.map(Value::content).map(Writer::words).orElse(null),
                    value.map(Value::doubt).orElse(null),
                    result,
                    owner(id, owner),
                    value.map(Writer::proofs).orElse(0),
                    value.map(Value::sample).orElse(false),
                    cases);
        }

        /** Who answers: the unit the office confirmed, or the plan's. */
        private EligibilityView.@Nullable OwnerView owner(String id, @Nullable Owner printed) {
            Confirmation confirmation = confirmed.get(id);
            if (confirmation != null) {
                return owner(confirmation.unit(), Owner.Basis.CONFIRMED);
            }
            return printed == null ? null : owner(printed.unit(), printed.basis());
        }

        private EligibilityView.OwnerView owner(String unit, Owner.Basis basis) {
            return new EligibilityView.OwnerView(unit, units.getOrDefault(unit, new PackText(unit, unit)), basis);
        }

        private EligibilityView.Event event(VetoEvent event) {
            return new EligibilityView.Event(
                    event.event().toString(),
                    event.happenedOn(),
                    event.summary(),
                    event.document(),
                    files.named(event.evidence()),
                    window.contains(event.happenedOn()),
                    event.happenedOn().plusYears(years).plusDays(1),
                    event.sample(),
                    event.author());
        }

        private static Status status(Figure figure) {
            JudgedFigure judged = figure.judged();
            if (judged == null) {
                return figure.values().isEmpty() ? Status.NOT_REPORTED : Status.NOT_JUDGED;
            }
            if (!judged.findState().filter(ACHIEVED::equals).isPresent()) {
                return Status.NOT_MET;
            }
            boolean proven = figure.find(judged.origin())
                    .filter(value -> proofs(value) > 0)
                    .isPresent();
            return proven ? Status.MET : Status.AWAITING_EVIDENCE;
        }

        /** The value that is judged, or else whatever is said. */
        private static Optional<Value> shown(Figure figure) {
            JudgedFigure judged = figure.judged();
            return judged == null ? figure.values().stream().findFirst() : figure.find(judged.origin());
        }

        private static @Nullable String words(Content content) {
            return switch (content) {
                case Content.Numeric _ -> null;
                case Content.State state -> state.text();
                case Content.Absent(var absence) -> absence.mark();
                case Content.Text text -> text.text();
            };
        }

        private static int proofs(Value value) {
            return value.evidence().size() + (value.document() == null ? 0 : 1);
        }
    }
}
