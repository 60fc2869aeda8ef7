package io.qingyuan.collection.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.qingyuan.calendar.Deadline;
import io.qingyuan.collection.CollectionProblem;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.Packs;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.rules.FeelFormula;
import io.qingyuan.rules.FeelType;
import io.qingyuan.statistics.ElementCode;
import io.qingyuan.statistics.Finality;
import io.qingyuan.statistics.Period;
import io.qingyuan.time.AsOf;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The schedules and checks of the active packs, each content read once. */
@Component
class Schedules {

    private static final String SCHEDULES = "statistics/schedules.yaml";
    private static final String CHECKS = "statistics/checks.yaml";

    private final Packs packs;
    private final Cache<String, Model> models =
            Caffeine.newBuilder().maximumSize(8).build();

    Schedules(Packs packs) {
        this.packs = packs;
    }

    /** What one set of packs says. */
    record Model(List<Schedule> schedules, List<Check> checks) {

        /** @throws ProblemException {@link CollectionProblem#SCHEDULE_UNKNOWN} */
        Schedule schedule(String id) {
            return schedules.stream()
                    .filter(schedule -> schedule.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(CollectionProblem.SCHEDULE_UNKNOWN, id));
        }
    }

    Model active() {
        return of(packs.active());
    }

    Model active(AsOf asOf) {
        return of(packs.active(asOf));
    }

    private Model of(PackContent content) {
        return models.get(content.hash(), _ -> read(content));
    }

    private static Model read(PackContent content) {
        Map<String, PackItem> elements = content.items("statistics/elements.yaml", "elements").stream()
                .collect(Collectors.toMap(PackItem::id, Function.identity(), (first, _) -> first, LinkedHashMap::new));
        return new Model(
                content.items(SCHEDULES, "schedules").stream()
                        .map(item -> schedule(item, elements))
                        .toList(),
                content.items(CHECKS, "checks").stream().map(Schedules::check).toList());
    }

    private static Schedule schedule(PackItem item, Map<String, PackItem> elements) {
        Period.Type frequency = Period.Type.valueOf(item.string("frequency").toUpperCase(Locale.ROOT));
        List<String> named = item.strings("elements");
        List<ElementCode> collected = (named.isEmpty() ? reported(elements, frequency) : named)
                .stream().map(ElementCode::new).toList();
        return new Schedule(
                item.id(),
                item.text("title"),
                item.string("form_number"),
                frequency,
                collected,
                deadline(item.find("due").orElseThrow()),
                item.list("remind").stream().map(days -> days.node().asInt()).toList(),
                item.find("returned").map(Schedules::deadline).orElse(new Deadline.Working(5)),
                item.strings("levels").stream().map(Level::parse).toList(),
                item.findString("finality").map(Finality::parse).orElse(Finality.FINAL),
                item.flag("zero_report"),
                codes(item.strings("zero")));
    }

    /** Without a list a form holds all elements of its frequency that nothing computes. */
    private static List<String> reported(Map<String, PackItem> elements, Period.Type frequency) {
        List<String> codes = new ArrayList<>();
        elements.forEach((code, element) -> {
            boolean fits = element.string("period").equals(frequency.name().toLowerCase(Locale.ROOT));
            if (fits && !element.has("formula")) {
                codes.add(code);
            }
        });
        return codes;
    }

    private static Deadline deadline(PackItem item) {
        return item.findInteger("working_days")
                .<Deadline>map(Deadline.Working::new)
                .orElseGet(() -> new Deadline.Calendar(item.integer("days")));
    }

    private static Check check(PackItem item) {
        Check.Head head = new Check.Head(
                item.id(),
                Check.Severity.parse(item.string("severity")),
                item.text("title"),
                item.text("explanation"),
                item.text("mend"));
        Set<ElementCode> elements = codes(item.strings("elements"));
        Check.Missing missing =
                item.findString("missing").map(Check.Missing::parse).orElse(Check.Missing.SKIP);
        return switch (item.string("kind")) {
            case "empty" -> new Check.Empty(head);
            case "range" -> new Check.Range(head);
            case "evidence" -> new Check.Evidence(head);
            case "relation" -> relation(head, item, missing);
            case "jump" ->
                new Check.Jump(
                        head,
                        elements,
                        item.findString("against").map(Check.When::parse).orElse(Check.When.LAST_YEAR),
                        item.findDecimal("percent").orElseThrow(),
                        missing);
            case "magnitude" ->
                new Check.Magnitude(
                        head,
                        elements,
                        item.list("factors").stream()
                                .map(factor -> new BigDecimal(factor.node().asString()))
                                .toList(),
                        item.findDecimal("tolerance_percent").orElseThrow());
            case "breakdown" ->
                new Check.Breakdown(
                        head, elements, item.findDecimal("tolerance").orElse(BigDecimal.ZERO), missing);
            default -> throw new IllegalStateException(item.place() + ": no such kind of check");
        };
    }

    private static Check relation(Check.Head head, PackItem item, Check.Missing missing) {
        PackItem formula = item.find("holds").orElseThrow();
        Map<String, Check.Operand> operands = new LinkedHashMap<>();
        formula.entries("inputs")
                .forEach(entry -> operands.put(
                        entry.key(),
                        new Check.Operand(
                                new ElementCode(entry.value().string("element")),
                                entry.value()
                                        .findString("period")
                                        .map(Check.When::parse)
                                        .orElse(Check.When.SAME))));
        Map<String, FeelType> variables =
                operands.keySet().stream().collect(Collectors.toMap(Function.identity(), _ -> FeelType.NUMBER));
        return new Check.Relation(head, FeelFormula.compile(formula.string("feel"), variables), operands, missing);
    }

    private static Set<ElementCode> codes(List<String> texts) {
        return texts.stream().map(ElementCode::new).collect(Collectors.toUnmodifiableSet());
    }
}
