package io.qingyuan.quality.internal;

import io.qingyuan.packs.PackText;
import io.qingyuan.quality.internal.JdbcAirDays.Row;
import io.qingyuan.standards.air.AqiLevel;
import io.qingyuan.standards.air.PeriodValidity;
import io.qingyuan.standards.air.Pollutant;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the interface of air quality answers with. */
final class AirViews {

    private AirViews() {}

    /** A text in both languages. */
    record Text(@Nullable String zh, @Nullable String en) {
        static Text of(PackText text) {
            return new Text(text.zh(), text.en());
        }
    }

    /** A level of the index, with the colour of the standard. */
    record LevelView(int level, Text category, String roman, String rgb) {
        private static final List<String> ROMAN = List.of("Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "Ⅵ");

        static LevelView of(AqiLevel level) {
            return new LevelView(
                    level.level(),
                    new Text(level.categoryZh(), level.categoryEn()),
                    ROMAN.get(level.level() - 1),
                    level.rgb());
        }
    }

    /**
     * A day.
     *
     * @param values valid daily values by pollutant, digits kept; CO in mg/m³, the others in µg/m³
     * @param present hours there by pollutant (ozone: 8-hour windows; an area: points with a value)
     * @param absence why there is no index
     */
    record DayView(
            LocalDate day,
            @Nullable Integer aqi,
            @Nullable LevelView level,
            List<String> primary,
            Map<String, String> values,
            Map<String, Integer> present,
            int points,
            String origin,
            String edition,
            int revision,
            int inputs,
            String digest,
            @Nullable String absence) {

        static DayView of(Row row) {
            Map<String, String> values = new LinkedHashMap<>();
            Map<String, Integer> present = new LinkedHashMap<>();
            for (Pollutant pollutant : Pollutant.INDEXED) {
                BigDecimal value = row.values().get(pollutant);
                if (value != null) {
                    values.put(pollutant.symbol(), value.toPlainString());
                }
                present.put(pollutant.symbol(), row.present().get(pollutant.slot()));
            }
            Integer aqi = row.aqi();
            return new DayView(
                    row.day(),
                    aqi,
                    aqi == null ? null : LevelView.of(AqiLevel.of(aqi)),
                    row.primaries().isEmpty()
                            ? List.of()
                            : Arrays.asList(row.primaries().split(",", -1)),
                    values,
                    present,
                    row.points(),
                    row.origin(),
                    row.edition(),
                    row.revision(),
                    row.inputs(),
                    row.digest(),
                    row.absence());
        }
    }

    /** Days of an area or a station; always monitoring reference (监测参考). */
    record DaysView(String kind, String code, Text title, boolean reference, Instant asOf, List<DayView> days) {}

    record StationView(
            String code,
            String area,
            Text title,
            String network,
            @Nullable String longitude,
            @Nullable String latitude,
            @Nullable String datum,
            Text source,
            @Nullable Instant firstHour,
            @Nullable Instant lastHour) {}

    record AreaView(String id, Text title, List<String> published, List<StationView> stations) {}

    record FileView(
            long id,
            String name,
            String sha256,
            String shape,
            String source,
            long bytes,
            long lines,
            long rowsTaken,
            long rowsNew,
            long rowsSuperseding,
            @Nullable Instant firstStart,
            @Nullable Instant lastEnd,
            Instant recordedAt,
            String recordedBy) {

        static FileView of(FileRow file) {
            return new FileView(
                    file.id(),
                    file.name(),
                    file.sha256(),
                    file.shape().code(),
                    file.source(),
                    file.bytes(),
                    file.lines(),
                    file.rowsTaken(),
                    file.rowsNew(),
                    file.rowsSuperseding(),
                    file.firstStart(),
                    file.lastEnd(),
                    file.recordedAt(),
                    file.recordedBy());
        }
    }

    /** Hours without a row. */
    record GapView(String station, Instant from, Instant to, long hours) {}

    /** An edition of the index and the days of the period that it was in force on. */
    record EditionView(String standard, LocalDate from, LocalDate to, int days) {}

    /** A limit of the standard with how well it was checked. */
    record LimitView(String standard, String value, String unit, String clause, String verified) {}

    /** Too few valid days between two days, both inclusive. */
    record ShortfallView(LocalDate from, LocalDate to, int validDays, int required) {
        static ShortfallView of(PeriodValidity.Shortfall shortfall) {
            return new ShortfallView(shortfall.from(), shortfall.to(), shortfall.validDays(), shortfall.required());
        }
    }

    /**
     * A result with its receipt.
     *
     * @param receipt null while it is being made
     */
    record FigureView(
            @Nullable String value,
            String unit,
            @Nullable String receipt,
            @Nullable String state) {}

    /**
     * A year or month of an area.
     *
     * @param reference always true: monitoring reference, not the assessed figure
     * @param roundedBy the edition of HJ 663 whose decimals hold, and how well they were checked
     * @param yearValid whether there are enough valid days for an annual mean; null for a month
     */
    record SummaryView(
            String area,
            Text title,
            String period,
            LocalDate from,
            LocalDate to,
            boolean reference,
            int daysInPeriod,
            int daysWithRows,
            int daysWithIndex,
            int goodDays,
            FigureView goodDayRatio,
            FigureView fineParticleMean,
            @Nullable LimitView fineParticleLimit,
            Map<Integer, Integer> daysByLevel,
            List<EditionView> editions,
            @Nullable String roundedBy,
            @Nullable String roundingVerified,
            @Nullable Boolean yearValid,
            List<ShortfallView> shortfalls,
            List<GapView> gaps,
            long gapHours) {}
}
