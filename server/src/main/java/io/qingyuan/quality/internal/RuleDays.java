package io.qingyuan.quality.internal;

import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.Inputs;
import io.qingyuan.standards.air.DayHours;
import io.qingyuan.standards.air.Pollutant;
import io.qingyuan.standards.air.Rollout;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The days that a rule evaluates, made from the rows it was given: of stations together, else as published. */
final class RuleDays {
    /** Inputs with hours of a station are named so, the code after it. */
    static final String HOURS = "hours:";
    /** Inputs with published days are named so, the publisher's name after it. */
    static final String PUBLISHED = "published:";

    private RuleDays() {}

    static List<AirDayResult> of(Inputs inputs, Canonical parameters) {
        JsonNode given = parameters.tree();
        LocalDate from = LocalDate.parse(given.get("from").asString());
        LocalDate to = LocalDate.parse(given.get("to").asString());
        boolean area = given.get("kind").asString().equals(SeriesKind.AREA.code());
        DayEvaluation evaluation = new DayEvaluation(
                new AirStandards(Rollout.valueOf(given.get("rollout").asString())));
        Map<LocalDate, List<AirDayResult>> points = new TreeMap<>();
        Map<LocalDate, AirDayResult> results = new TreeMap<>();
        for (Inputs.Resolved input : inputs.all()) {
            JsonNode content = input.content().tree();
            if (input.input().name().startsWith(HOURS)) {
                for (Map.Entry<LocalDate, DayHours> day :
                        HourSeries.days(content).entrySet()) {
                    points.computeIfAbsent(day.getKey(), _ -> new ArrayList<>())
                            .add(evaluation.ofHours(day.getKey(), day.getValue()));
                }
            } else if (input.input().name().startsWith(PUBLISHED)) {
                content.get("days").forEach(day -> {
                    LocalDate of = LocalDate.parse(day.get("day").asString());
                    results.putIfAbsent(of, evaluation.ofPublished(of, digits(day)));
                });
            }
        }
        points.forEach((day, of) -> results.put(day, area ? evaluation.ofPoints(day, of) : of.getFirst()));
        return results.values().stream()
                .filter(day -> !day.day().isBefore(from) && day.day().isBefore(to))
                .toList();
    }

    private static List<@Nullable String> digits(JsonNode day) {
        List<@Nullable String> digits = new ArrayList<>();
        for (Pollutant pollutant : Pollutant.INDEXED) {
            JsonNode value = day.get(pollutant.symbol());
            digits.add(value == null || value.isNull() ? null : value.asString());
        }
        return digits;
    }
}
