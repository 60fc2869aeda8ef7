package io.qingyuan.plan.internal.commitment;

import io.qingyuan.plan.internal.judgement.Limit;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Inputs;
import io.qingyuan.receipts.Inputs.Resolved;
import io.qingyuan.receipts.Outcome;
import io.qingyuan.rules.JavaRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The state of a commitment. Inputs: {@code asked} what the plan asks, {@code reading} how open words are read,
 * {@code target} the number a superior authority set, where it set one, {@code progress} what was reported, {@code decision:*} the office's decisions on conflicts, {@code item:*} the figures
 * of the item that measures the same, by year and, where units report for themselves, by unit. Parameter {@code since}: the turning point it is judged on.
 */
@Component
class CommitmentRule implements JavaRule {

    static final String ID = "plan.commitment";
    static final String ASKED = "asked";
    static final String READING = "reading";
    static final String PROGRESS = "progress";
    static final String TARGET = "target";
    static final String DECISION = "decision:";
    static final String ITEM = "item:";
    static final String SINCE = "since";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public int revision() {
        return 1;
    }

    @Override
    public Outcome apply(Inputs inputs, Canonical parameters) {
        JsonNode asked = inputs.get(ASKED);
        Effect effect = DutyJson.effect(asked, decisions(inputs));
        if (effect.setAside()) {
            return outcome(Verdict.of(State.SET_ASIDE, Verdict.Reason.DECIDED_AGAINST));
        }
        List<Progress> reports = new ArrayList<>();
        inputs.get(PROGRESS).forEach(report -> reports.add(report(report)));
        Duty printed = effect.applyTo(DutyJson.duty(asked));
        Duty duty = inputs.find(TARGET)
                .map(target -> printed.withTarget(Limit.read(target)))
                .orElse(printed);
        reports.addAll(itemValues(inputs, duty.lowerIsBetter()));
        return outcome(Judge.judge(
                duty, reports, LocalDate.parse(parameters.tree().get(SINCE).asString()), reading(inputs.get(READING))));
    }

    static Canonical reading(Reading reading) {
        return Canonical.of(Map.of("about_within", reading.aboutWithin(), "at_risk_days", reading.atRiskDays()));
    }

    private static Reading reading(JsonNode json) {
        return new Reading(
                new BigDecimal(json.get("about_within").asString()),
                json.get("at_risk_days").asInt());
    }

    private static Map<String, String> decisions(Inputs inputs) {
        Map<String, String> decided = new HashMap<>();
        for (Resolved input : inputs.all()) {
            if (input.input().name().startsWith(DECISION)) {
                JsonNode fact = input.content().tree();
                decided.put(fact.get("conflict").asString(), fact.get("used").asString());
            }
        }
        return decided;
    }

    private static Progress report(JsonNode json) {
        JsonNode value = json.get("value");
        JsonNode step = json.get("step");
        return new Progress(
                json.get("id").asString(),
                LocalDate.parse(json.get("on").asString()),
                value == null ? null : new BigDecimal(value.asString()),
                step == null ? null : Step.of(step.asString()));
    }

    /** The item's figure of a year holds at the end of that year; where units report for themselves, the worst of them. */
    private static List<Progress> itemValues(Inputs inputs, boolean lowerIsBetter) {
        SortedMap<Integer, BigDecimal> worst = new TreeMap<>();
        for (Resolved input : inputs.all()) {
            String name = input.input().name();
            if (!name.startsWith(ITEM)) {
                continue;
            }
            int year = Integer.parseInt(name.substring(ITEM.length(), ITEM.length() + 4));
            new Outcome(input.content())
                    .findNumber()
                    .ifPresent(value -> worst.merge(year, value, lowerIsBetter ? BigDecimal::max : BigDecimal::min));
        }
        return worst.entrySet().stream()
                .map(entry -> new Progress(
                        ITEM + entry.getKey(), LocalDate.of(entry.getKey(), 12, 31), entry.getValue(), null))
                .toList();
    }

    private static Outcome outcome(Verdict verdict) {
        Map<String, Object> further = new LinkedHashMap<>();
        further.put("reason", verdict.reason().code());
        Progress report = verdict.decidedBy();
        if (report != null) {
            put(further, "fact", report.fact());
            put(further, "on", report.on());
            put(further, "value", report.value());
            put(further, "step", report.step() == null ? null : report.step().code());
        }
        put(further, "compared", verdict.compared());
        if (!verdict.missingYears().isEmpty()) {
            further.put("missing_years", verdict.missingYears());
        }
        return Outcome.state(verdict.state().code(), further);
    }

    private static void put(Map<String, Object> further, String name, @Nullable Object value) {
        if (value != null) {
            further.put(name, value);
        }
    }
}
