package io.qingyuan.plan.internal.project;

import io.qingyuan.packs.PackText;
import io.qingyuan.plan.internal.project.Project.Quantity;
import io.qingyuan.receipts.Canonical;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The canonical forms in which a project and what is known of it enter its receipt. */
final class ProjectJson {

    private static final PackText NO_TEXT = new PackText("", "");

    private ProjectJson() {}

    /** What of the project decides its state; titles and units do not. */
    static Canonical asked(Project project) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", project.id());
        json.put("start", project.start());
        json.put("end", project.end());
        put(json, "investment", project.investment());
        List<Map<String, Object>> quantities = new ArrayList<>();
        for (Quantity quantity : project.quantities()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("id", quantity.id());
            put(each, "least", quantity.least());
            put(each, "most", quantity.most());
            quantities.add(each);
        }
        json.put("quantities", quantities);
        return Canonical.of(json);
    }

    static Project project(JsonNode json) {
        List<Quantity> quantities = new ArrayList<>();
        for (JsonNode each : json.get("quantities")) {
            quantities.add(new Quantity(
                    each.get("id").asString(),
                    NO_TEXT,
                    decimal(each, "least"),
                    decimal(each, "most"),
                    "",
                    null,
                    false,
                    null));
        }
        return new Project(
                json.get("id").asString(),
                0,
                "",
                "",
                NO_TEXT,
                NO_TEXT,
                NO_TEXT,
                json.get("start").asInt(),
                json.get("end").asInt(),
                decimal(json, "investment"),
                quantities,
                List.of());
    }

    static Canonical allowance(Allowance allowance) {
        return Canonical.of(Map.of(
                "behind_points", allowance.behindPoints(),
                "divergence_points", allowance.divergencePoints(),
                "silent_months", allowance.silentMonths()));
    }

    static Allowance allowance(JsonNode json) {
        return new Allowance(
                json.get("behind_points").asInt(),
                json.get("divergence_points").asInt(),
                json.get("silent_months").asInt());
    }

    static Map<String, Object> built(Built report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("month", report.month().toString());
        put(json, "percent", report.percent());
        json.put("quantities", report.quantities());
        put(json, "new_date", report.newDate());
        return json;
    }

    static Built built(JsonNode json) {
        Map<String, BigDecimal> quantities = new TreeMap<>();
        json.get("quantities")
                .properties()
                .forEach(entry -> quantities.put(
                        entry.getKey(), new BigDecimal(entry.getValue().asString())));
        JsonNode newDate = json.get("new_date");
        return new Built(
                YearMonth.parse(json.get("month").asString()),
                decimal(json, "percent"),
                quantities,
                newDate == null ? null : LocalDate.parse(newDate.asString()));
    }

    static Map<String, Object> spent(Spent row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("year", row.year());
        json.put("source", row.source());
        put(json, "planned", row.planned());
        put(json, "arranged", row.arranged());
        put(json, "paid", row.paid());
        return json;
    }

    static Spent spent(JsonNode json) {
        return new Spent(
                json.get("year").asInt(),
                json.get("source").asString(),
                decimal(json, "planned"),
                decimal(json, "arranged"),
                decimal(json, "paid"));
    }

    private static @Nullable BigDecimal decimal(JsonNode json, String name) {
        JsonNode value = json.get(name);
        return value == null ? null : new BigDecimal(value.asString());
    }

    static void put(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
