package io.qingyuan.statistics.internal;

import io.qingyuan.receipts.Draft;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Recomputer;
import io.qingyuan.receipts.Subject;
import io.qingyuan.rules.FeelRule;
import io.qingyuan.rules.FeelType;
import io.qingyuan.statistics.Element;
import io.qingyuan.statistics.Element.Formula;
import io.qingyuan.statistics.Element.FormulaInput;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.Origin;
import io.qingyuan.statistics.Period;
import io.qingyuan.statistics.Value;
import io.qingyuan.time.AsOf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Computes figures from other figures, and picks which value of a figure is judged. */
@Component
class FigureRecomputer implements Recomputer {

    /** How long after its base year a formula may be computed. */
    private static final int YEARS_AFTER_BASE = 30;

    private final Elements elements;
    private final Recording recording;
    private final DerivedValues derived;
    private final Receipts receipts;
    private final JudgedRule judgedRule;
    private final FigureTitles titles;
    private final JdbcFigures figures;

    FigureRecomputer(
            Elements elements,
            Recording recording,
            DerivedValues derived,
            Receipts receipts,
            JudgedRule judgedRule,
            FigureTitles titles,
            JdbcFigures figures) {
        this.elements = elements;
        this.recording = recording;
        this.derived = derived;
        this.receipts = receipts;
        this.judgedRule = judgedRule;
        this.titles = titles;
        this.figures = figures;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(FigureKey.JUDGED, FigureKey.COMPUTED);
    }

    @Override
    public Set<Subject> dependents(Collection<Subject> changed) {
        Set<Subject> dependents = new HashSet<>();
        ElementModel model = elements.active();
        for (Subject subject : changed) {
            if (subject.kind().equals(FigureKey.JUDGED)) {
                FigureKey figure = FigureKey.of(subject);
                for (ElementModel.Use use : model.usesOf(figure.element())) {
                    targets(use, figure).map(FigureKey::computed).forEach(dependents::add);
                }
            }
        }
        return dependents;
    }

    /** The figures of the using element that take this figure. */
    private static Stream<FigureKey> targets(ElementModel.Use use, FigureKey figure) {
        Formula formula = use.target().formula();
        Period period = figure.period();
        Stream<Period> periods = switch (use.input().when()) {
            case SAME -> Stream.of(period);
            case PREVIOUS -> Stream.of(period.plusYears(1));
            case Q1, Q2, Q3, Q4 ->
                use.input().quarter().equals(Optional.of(period.number())) && period.type() == Period.Type.QUARTER
                        ? Stream.of(Period.year(period.year()))
                        : Stream.empty();
            case BASE -> {
                Integer base = formula == null ? null : formula.baseYear();
                yield base == null || base != period.year()
                        ? Stream.empty()
                        : Stream.iterate(period, later -> later.plusYears(1)).limit(YEARS_AFTER_BASE);
            }
        };
        return periods.map(when -> new FigureKey(use.target().code(), figure.extent(), when));
    }

    @Override
    public void recompute(Collection<Subject> subjects, String by) {
        Map<String, List<FigureKey>> byKind = subjects.stream()
                .collect(Collectors.groupingBy(Subject::kind, Collectors.mapping(FigureKey::of, Collectors.toList())));
        compute(byKind.getOrDefault(FigureKey.COMPUTED, List.of()), by);
        judge(byKind.getOrDefault(FigureKey.JUDGED, List.of()), by);
    }

    private void compute(List<FigureKey> targets, String by) {
        if (targets.isEmpty()) {
            return;
        }
        ElementModel model = elements.active();
        Map<FigureKey, Map<String, FigureKey>> components = new LinkedHashMap<>();
        targets.forEach(target -> components.put(target, components(target, model)));
        Map<Subject, Receipt> judged = receipts.current(
                components.values().stream()
                        .flatMap(inputs -> inputs.values().stream())
                        .map(FigureKey::judged)
                        .collect(Collectors.toSet()),
                AsOf.at(figures.now().toInstant()));
        List<Draft> drafts = new ArrayList<>();
        List<FigureKey> nothing = new ArrayList<>();
        for (FigureKey target : targets) {
            draft(target, components.getOrDefault(target, Map.of()), judged, model)
                    .ifPresentOrElse(drafts::add, () -> nothing.add(target));
        }
        receipts.withdraw(nothing.stream().map(FigureKey::computed).toList(), by);
        List<Receipt> issued = receipts.issue(drafts, by);
        Map<FigureKey, Receipt> results = issued.stream()
                .collect(Collectors.toMap(receipt -> FigureKey.of(receipt.subject()), Function.identity()));
        derived.store(targets, results, finalities(drafts, judged), by);
    }

    /** What the formula takes, by name; empty where it cannot be told from which period. */
    private static Map<String, FigureKey> components(FigureKey target, ElementModel model) {
        Formula formula = model.find(target.element()).map(Element::formula).orElse(null);
        Map<String, FigureKey> components = new TreeMap<>();
        if (formula == null) {
            return components;
        }
        for (Map.Entry<String, FormulaInput> input : formula.inputs().entrySet()) {
            Optional<Period> period = formula.periodOf(input.getValue(), target.period());
            if (period.isEmpty()) {
                return Map.of();
            }
            components.put(input.getKey(), new FigureKey(input.getValue().element(), target.extent(), period.get()));
        }
        return components;
    }

    /** Empty where a component is missing: missing is not zero, so there is nothing to compute. */
    private static Optional<Draft> draft(
            FigureKey target, Map<String, FigureKey> components, Map<Subject, Receipt> judged, ElementModel model) {
        Element element = model.find(target.element()).orElse(null);
        Formula formula = element == null ? null : element.formula();
        if (element == null || formula == null || components.isEmpty()) {
            return Optional.empty();
        }
        Map<String, FeelType> variables = new TreeMap<>();
        List<Draft.Ref> inputs = new ArrayList<>();
        for (Map.Entry<String, FigureKey> component : components.entrySet()) {
            Receipt receipt = judged.get(component.getValue().judged());
            if (receipt == null || receipt.outcome().findFault().isPresent()) {
                return Optional.empty();
            }
            variables.put(component.getKey(), FeelType.NUMBER);
            inputs.add(new Draft.ReceiptRef(component.getKey(), receipt.id()));
        }
        FeelRule rule =
                new FeelRule(element.code().value(), formula.feel(), variables, element.unit(), element.decimals());
        return Optional.of(Draft.of(target.computed(), rule.rule(), inputs));
    }

    /** Which results rest on a preliminary figure. */
    private static Set<FigureKey> finalities(List<Draft> drafts, Map<Subject, Receipt> judged) {
        Set<Object> preliminary = judged.values().stream()
                .filter(receipt -> receipt.outcome()
                        .json()
                        .tree()
                        .path("finality")
                        .asString("")
                        .equals("preliminary"))
                .map(Receipt::id)
                .collect(Collectors.toSet());
        return drafts.stream()
                .filter(draft -> draft.inputs().stream()
                        .anyMatch(input ->
                                input instanceof Draft.ReceiptRef receipt && preliminary.contains(receipt.id())))
                .map(draft -> FigureKey.of(draft.subject()))
                .collect(Collectors.toSet());
    }

    private void judge(List<FigureKey> targets, String by) {
        if (targets.isEmpty()) {
            return;
        }
        ElementModel model = elements.active();
        Recording.Locked locked = recording.lock(targets);
        Instant asOf = figures.now().toInstant();
        List<Draft> drafts = new ArrayList<>();
        List<FigureKey> nothing = new ArrayList<>();
        for (FigureKey target : targets) {
            List<Value> values = judgeable(locked, target);
            Element element = model.find(target.element()).orElse(null);
            if (values.isEmpty() || element == null) {
                nothing.add(target);
            } else {
                drafts.add(draft(target, element, values, asOf));
            }
        }
        receipts.withdraw(nothing.stream().map(FigureKey::judged).toList(), by);
        receipts.issue(drafts, by);
    }

    private static List<Value> judgeable(Recording.Locked locked, FigureKey figure) {
        return locked.current().getOrDefault(figure, Map.of()).values().stream()
                .filter(value -> value.origin().judgeable() && value.withdrawn() == null)
                .toList();
    }

    private Draft draft(FigureKey target, Element element, List<Value> values, Instant asOf) {
        List<Draft.Ref> inputs = new ArrayList<>();
        inputs.add(new Draft.RangeRef(
                JudgedRule.VALUES,
                ValueFacts.SOURCE,
                target.series(),
                target.period().interval(),
                asOf));
        for (Value value : values) {
            if (value.receipt() != null) {
                inputs.add(new Draft.ReceiptRef(value.origin().word(), value.receipt()));
            }
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("unit", element.unit());
        parameters.put(
                "precedence", element.precedence().stream().map(Origin::word).toList());
        return Draft.of(target.judged(), judgedRule.rule(), inputs).with(parameters);
    }

    @Override
    public Map<Subject, Title> describe(Collection<Subject> subjects) {
        FigureTitles.Names names = titles.names();
        Map<Subject, Title> described = new HashMap<>();
        for (Subject subject : subjects) {
            FigureKey figure = FigureKey.of(subject);
            described.put(subject, new Title(names.figure(figure), titles.link(figure)));
        }
        return described;
    }
}
