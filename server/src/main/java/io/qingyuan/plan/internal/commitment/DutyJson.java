package io.qingyuan.plan.internal.commitment;

import io.qingyuan.plan.internal.commitment.Deadline.Printed;
import io.qingyuan.receipts.Canonical;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The canonical form in which a commitment enters its receipt; what is written here is read by {@link CommitmentRule}. */
final class DutyJson {

    private DutyJson() {}

    static Canonical of(String id, Duty duty, List<Conflict> conflicts) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("comparator", duty.comparator().code());
        putIfPresent(json, "value", duty.value());
        putIfPresent(json, "max", duty.max());
        json.put("numeric", duty.numeric());
        json.put("lower_is_better", duty.lowerIsBetter());
        json.put("ours", duty.ours());
        json.put("deadline", duty.deadline().day());
        json.put("deadline_printed", duty.deadline().printed().code());
        json.put("first_year", duty.firstYear().getValue());
        Duty.Baseline baseline = duty.baseline();
        if (baseline != null) {
            Map<String, Object> start = new LinkedHashMap<>();
            putIfPresent(start, "value", baseline.value());
            Year year = baseline.year();
            putIfPresent(start, "year", year == null ? null : year.getValue());
            json.put("baseline", start);
        }
        Rhythm rhythm = duty.rhythm();
        putIfPresent(json, "rhythm", rhythm == null ? null : rhythm.name());
        json.put("conflicts", conflicts.stream().map(DutyJson::conflict).toList());
        return Canonical.of(json);
    }

    static Duty duty(JsonNode json) {
        JsonNode rhythm = json.get("rhythm");
        return new Duty(
                Comparator.of(json.get("comparator").asString()),
                decimal(json, "value"),
                decimal(json, "max"),
                json.get("numeric").asBoolean(),
                json.get("lower_is_better").asBoolean(),
                json.has("baseline") ? baseline(json.get("baseline")) : null,
                new Deadline(
                        LocalDate.parse(json.get("deadline").asString()),
                        Printed.valueOf(json.get("deadline_printed").asString().toUpperCase(Locale.ROOT))),
                rhythm == null ? null : Rhythm.valueOf(rhythm.asString()),
                Year.of(json.get("first_year").asInt()),
                json.get("ours").asBoolean());
    }

    static Effect effect(JsonNode json, Map<String, String> decided) {
        List<Conflict.Rule> conflicts = new ArrayList<>();
        for (JsonNode conflict : json.get("conflicts")) {
            conflicts.add(rule(conflict));
        }
        return Effect.on(json.get("id").asString(), conflicts, decided);
    }

    private static Map<String, Object> conflict(Conflict conflict) {
        List<Map<String, Object>> sides = new ArrayList<>();
        for (Conflict.Choice side : conflict.rule().choices()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("key", side.key());
            putIfPresent(json, "commitment", side.commitment());
            putIfPresent(json, "deadline", side.deadline());
            sides.add(json);
        }
        return Map.of("id", conflict.id(), "sides", sides);
    }

    private static Conflict.Rule rule(JsonNode json) {
        List<Conflict.Choice> choices = new ArrayList<>();
        for (JsonNode side : json.get("sides")) {
            JsonNode deadline = side.get("deadline");
            JsonNode commitment = side.get("commitment");
            choices.add(new Conflict.Choice(
                    side.get("key").asString(),
                    commitment == null ? null : commitment.asString(),
                    deadline == null ? null : LocalDate.parse(deadline.asString())));
        }
        return new Conflict.Rule(json.get("id").asString(), choices);
    }

    private static Duty.Baseline baseline(JsonNode json) {
        JsonNode year = json.get("year");
        return new Duty.Baseline(decimal(json, "value"), year == null ? null : Year.of(year.asInt()));
    }

    private static @Nullable BigDecimal decimal(JsonNode json, String name) {
        JsonNode value = json.get(name);
        return value == null ? null : new BigDecimal(value.asString());
    }

    private static void putIfPresent(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
