package io.qingyuan.decisions.internal;

import io.qingyuan.decisions.Decisions.Decided;
import io.qingyuan.decisions.Decisions.Trial;
import io.qingyuan.decisions.internal.DecisionViews.ChangeView;
import io.qingyuan.decisions.internal.DecisionViews.FaultView;
import io.qingyuan.decisions.internal.DecisionViews.FiredView;
import io.qingyuan.decisions.internal.DecisionViews.ResultView;
import io.qingyuan.decisions.internal.Definition.Term;
import io.qingyuan.decisions.internal.Definition.Value;
import io.qingyuan.packs.PackText;
import io.qingyuan.receipts.Outcome;
import io.qingyuan.rules.DmnChange;
import io.qingyuan.rules.DmnResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Says results in the reader's language. */
@Component
class Results {

    private final MessageSource texts;

    Results(MessageSource texts) {
        this.texts = texts;
    }

    ResultView trial(Definition definition, Trial trial, Map<String, ?> given, Locale locale) {
        List<ChangeView> changes = trial.changes().stream()
                .map(change -> change(definition, change, given, locale))
                .toList();
        return switch (trial.result()) {
            case DmnResult.Decided(Map<String, Object> outputs, List<DmnResult.Fired> fired) ->
                new ResultView(trial.edition(), trial.sample(), listed(outputs), fired(fired), null, changes, null);
            case DmnResult.Fault fault ->
                new ResultView(
                        trial.edition(),
                        trial.sample(),
                        Map.of(),
                        List.of(),
                        fault(definition, fault, locale),
                        changes,
                        null);
        };
    }

    ResultView decided(Decided decided, ResultView trial, Locale locale) {
        return new ResultView(
                trial.edition(),
                trial.sample(),
                listed(decided.outputs()),
                fired(decided.fired()),
                fault(decided.outcome(), locale),
                trial.changes(),
                decided.receipt().id().toString());
    }

    /** Why a receipt has no result. */
    @Nullable
    FaultView fault(Outcome outcome, Locale locale) {
        JsonNode fault = outcome.json().tree().get("fault");
        if (fault == null) {
            return null;
        }
        String code = fault.path("code").asString();
        Object[] arguments = fault.properties().stream()
                .filter(member -> !member.getKey().equals("code"))
                .map(member -> member.getValue().asString())
                .toArray();
        return new FaultView(code, texts.getMessage("problem." + code + ".detail", arguments, locale));
    }

    private FaultView fault(Definition definition, DmnResult.Fault fault, Locale locale) {
        String code = switch (fault.kind()) {
            case MISSING_INPUT -> "rules.missing-variable";
            case INPUT_NOT_ALLOWED -> "rules.input-not-allowed";
            case NO_RULE -> "rules.no-rule";
            case SEVERAL_RULES -> "rules.several-rules";
            case EVALUATION -> "rules.evaluation";
        };
        String subject = definition
                .findInput(fault.subject())
                .or(() -> definition.findOutput(fault.subject()))
                .map(term -> term.title().in(locale))
                .orElse(fault.subject());
        Object[] arguments = fault.kind() == DmnResult.Kind.EVALUATION
                ? new Object[] {subject + ": " + fault.reason()}
                : new Object[] {subject, fault.reason()};
        return new FaultView(code, texts.getMessage("problem." + code + ".detail", arguments, locale));
    }

    private static Map<String, List<String>> listed(Map<String, Object> outputs) {
        Map<String, List<String>> listed = new LinkedHashMap<>();
        outputs.forEach((name, value) -> listed.put(name, listed(value)));
        return listed;
    }

    static List<String> listed(@Nullable Object value) {
        return value == null
                ? List.of()
                : value instanceof List<?> values
                        ? values.stream().map(Examples::plain).toList()
                        : List.of(Examples.plain(value));
    }

    private static List<FiredView> fired(List<DmnResult.Fired> fired) {
        return fired.stream()
                .map(each -> new FiredView(each.decision(), each.rows()))
                .toList();
    }

    private ChangeView change(Definition definition, DmnChange change, Map<String, ?> given, Locale locale) {
        Term result = definition.result();
        List<String> becomes = listed(change.outputs().get(result.id()));
        List<String> values = change.values().stream().map(Examples::plain).toList();
        Optional<Term> input = definition.findInput(change.input());
        String relation = change.relation().name().toLowerCase(Locale.ROOT).replace('_', '-');
        Object now = given.get(change.input());
        String text = texts.getMessage(
                "decision.change." + relation,
                new Object[] {
                    input.map(term -> term.title().in(locale)).orElse(change.input()),
                    said(input, values, locale),
                    now == null ? "" : said(input, List.of(plain(now)), locale),
                    result.title().in(locale),
                    said(Optional.of(result), becomes, locale)
                },
                locale);
        return new ChangeView(change.input(), relation, values, becomes, text);
    }

    private static String plain(Object value) {
        return value instanceof JsonNode node ? node.asString() : Examples.plain(value);
    }

    /** Values with their words and unit. */
    private String said(Optional<Term> term, List<String> values, Locale locale) {
        PackText unit = term.map(Term::unit).orElse(null);
        List<String> said = values.stream()
                .map(value -> term.flatMap(one -> one.values().stream()
                                .filter(known -> known.value().equals(value))
                                .findFirst())
                        .map(Value::title)
                        .map(title -> title.in(locale))
                        .orElseGet(() -> truth(value, locale)))
                .map(value -> unit == null ? value : value + " " + unit.in(locale))
                .toList();
        return String.join(texts.getMessage("decision.or", new Object[0], locale), said);
    }

    private String truth(String value, Locale locale) {
        return value.equals("true") || value.equals("false")
                ? texts.getMessage("decision." + value, new Object[0], locale)
                : value;
    }
}
