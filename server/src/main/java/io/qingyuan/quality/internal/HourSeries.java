package io.qingyuan.quality.internal;

import io.qingyuan.standards.air.DayHours;
import io.qingyuan.standards.air.Pollutant;
import io.qingyuan.standards.air.Scaled;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Hours of a station in the form rules get them: for each pollutant its digits hour by hour from the first on. */
final class HourSeries {
    private static final long NONE = Long.MIN_VALUE;

    private final Map<Pollutant, List<@Nullable String>> digits = new LinkedHashMap<>();
    private final StringBuilder present = new StringBuilder();
    private long first = NONE;

    HourSeries() {
        Pollutant.INDEXED.forEach(pollutant -> digits.put(pollutant, new ArrayList<>()));
    }

    /** Adds the next hour; hours come in order. */
    void add(HourReading reading) {
        long hour = reading.hour().getEpochSecond() / 3600;
        if (first == NONE) {
            first = hour;
        }
        while (present.length() < hour - first) {
            present.append('0');
            digits.values().forEach(list -> list.add(null));
        }
        present.append('1');
        digits.forEach((pollutant, list) -> list.add(reading.value(pollutant)));
    }

    /** The members of the content. */
    Map<String, Object> content(String station) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("station", station);
        if (first != NONE) {
            content.put("firstHour", first);
            content.put("rows", present.toString());
            digits.forEach((pollutant, list) -> content.put(pollutant.symbol(), list));
        }
        return content;
    }

    /** The days of a content, each with its hours; days without a row are left out. */
    static Map<LocalDate, DayHours> days(JsonNode content) {
        Map<LocalDate, DayHours> days = new TreeMap<>();
        if (!content.has("firstHour")) {
            return days;
        }
        long start = content.get("firstHour").asLong();
        String rows = content.get("rows").asString();
        for (int i = 0; i < rows.length(); i++) {
            if (rows.charAt(i) == '1') {
                LocalDate day = AirClock.dayOf(start + i);
                DayHours hours = days.computeIfAbsent(day, _ -> new DayHours());
                int hour = Math.toIntExact(start + i - AirClock.firstHour(day));
                for (Pollutant pollutant : Pollutant.INDEXED) {
                    JsonNode digits = content.get(pollutant.symbol()).get(i);
                    if (!digits.isNull()) {
                        hours.set(pollutant, hour, Scaled.of(new BigDecimal(digits.asString())));
                    }
                }
            }
        }
        return days;
    }
}
