package io.qingyuan.cli.standards;

import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.air.AirEvaluation;
import io.qingyuan.standards.air.AirLimits;
import io.qingyuan.standards.air.AirQuality;
import io.qingyuan.standards.air.AnnualResult;
import io.qingyuan.standards.air.AqiOutcome;
import io.qingyuan.standards.air.CompositeIndex;
import io.qingyuan.standards.air.Concentrations;
import io.qingyuan.standards.air.Pollutant;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Calendar years of places from their daily values (HJ 663): what is compared with the limits of class 2, good days and
 * their share, the composite index. An index belongs to its day's edition, a year to the edition of its last day.
 */
final class AirYearTopic implements Topic {
    private static final Column PLACE =
            Column.optional("place", "rows of one place belong together").or("station", "city");
    private static final Column DATE = Column.required("date", "the day, 2026-03-01; each day of a place once");
    private static final int GOOD = 100;
    private static final AirLimits.Zone ZONE = AirLimits.Zone.CLASS_2;

    private static final Map<Pollutant, Column> VALUES = new EnumMap<>(Map.of(
            Pollutant.SO2,
                    Column.optional("so2_24h", "SO2, ug/m3, valid daily mean").or("so2"),
            Pollutant.NO2, Column.optional("no2_24h", "NO2, ug/m3").or("no2"),
            Pollutant.PM10, Column.optional("pm10_24h", "PM10, ug/m3").or("pm10"),
            Pollutant.PM2_5, Column.optional("pm2_5_24h", "PM2.5, ug/m3").or("pm2_5"),
            Pollutant.CO, Column.optional("co_24h", "CO, mg/m3").or("co"),
            Pollutant.O3,
                    Column.optional("o3_mda8", "O3, ug/m3, largest 8-hour mean").or("o3_8h")));

    private static final List<String> RESULTS =
            List.of("place", "year", "edition", "item", "statistic", "n_days", "value", "limit", "attains", "valid");

    @Override
    public String name() {
        return "air-year";
    }

    @Override
    public String about() {
        return "years of daily air values: means, percentiles, good days, composite index, HJ 663 环境空气年评价";
    }

    @Override
    public List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(AirEditions.EDITION, PLACE, DATE));
        columns.addAll(VALUES.values());
        return columns;
    }

    @Override
    public List<String> results() {
        return RESULTS;
    }

    @Override
    public List<Integer> editions() {
        return AirEditions.YEARS;
    }

    @Override
    public boolean summarizes() {
        return true;
    }

    @Override
    public Evaluation begin(EditionChoice edition) {
        return new Run(edition);
    }

    private record Year(String place, int year) implements Comparable<Year> {
        @Override
        public int compareTo(Year other) {
            int byPlace = place.compareTo(other.place);
            return byPlace != 0 ? byPlace : Integer.compare(year, other.year);
        }
    }

    /** The days of a year, as far as they are read. */
    private static final class Days {
        private final Map<LocalDate, Optional<Integer>> indices = new TreeMap<>();
        private final Map<Pollutant, Map<LocalDate, BigDecimal>> values = new EnumMap<>(Pollutant.class);

        Map<LocalDate, BigDecimal> of(Pollutant pollutant) {
            return values.computeIfAbsent(pollutant, _ -> new TreeMap<>());
        }
    }

    private static final class Run implements Evaluation {
        private final EditionChoice choice;
        private final AirEditions<AirQuality> editions;
        private final Map<Year, Days> years = new TreeMap<>();

        Run(EditionChoice choice) {
            this.choice = choice;
            this.editions = new AirEditions<>(choice, DATE, text -> Moments.date(DATE, text), air -> air);
        }

        @Override
        public List<String> evaluate(Row row) {
            LocalDate day = Moments.date(DATE, row.requiredText(DATE));
            AirQuality standards = editions.of(row);
            Map<Pollutant, BigDecimal> values = new EnumMap<>(Pollutant.class);
            VALUES.forEach(
                    (pollutant, column) -> row.findNumber(column).ifPresent(value -> values.put(pollutant, value)));
            AqiOutcome outcome = standards.index().day(Concentrations.of(values));
            Days days = years.computeIfAbsent(new Year(row.text(PLACE), day.getYear()), _ -> new Days());
            if (days.indices.containsKey(day)) {
                throw new RowFault(DATE.name(), row.text(DATE), "the place has this day already 该日重复");
            }
            days.indices.put(
                    day,
                    switch (outcome) {
                        case AqiOutcome.Index index -> Optional.of(index.aqi());
                        case AqiOutcome.NotAvailable _ -> Optional.empty();
                    });
            values.forEach((pollutant, value) -> days.of(pollutant).put(day, value));
            return List.of();
        }

        @Override
        public List<List<String>> finish() {
            List<List<String>> rows = new ArrayList<>();
            years.forEach((year, days) -> new Lines(year, standards(year.year()), days).addTo(rows));
            return rows;
        }

        private AirQuality standards(int year) {
            return switch (choice) {
                case EditionChoice.Forced(int edition) -> AirQuality.ofEdition(edition);
                case EditionChoice.Auto() -> AirQuality.inForceOn(LocalDate.of(year, 12, 31));
            };
        }
    }

    /** The lines of one year. */
    private record Lines(Year year, AirQuality standards, Days days) {
        void addTo(List<List<String>> rows) {
            AirEvaluation evaluation = standards.evaluation();
            Map<Pollutant, BigDecimal> forComposite = new EnumMap<>(Pollutant.class);
            days.values.forEach((pollutant, values) -> {
                AnnualResult result = evaluation.annual(pollutant, year.year(), values, ZONE);
                String valid = result.validity()
                        .map(validity -> validity.isValid() ? "yes" : "no")
                        .orElse(NONE);
                for (AnnualResult.Item item : result.items()) {
                    rows.add(line(
                            pollutant.symbol(),
                            item.item().percentile().isPresent()
                                    ? "P" + item.item().percentile().getAsInt()
                                    : "mean",
                            result.validDays(),
                            item.value().toPlainString(),
                            item.limit().value().toPlainString(),
                            item.isMet() ? "yes" : "no",
                            valid));
                }
                forComposite.put(pollutant, result.items().getFirst().value());
            });
            List<Integer> indices =
                    days.indices.values().stream().flatMap(Optional::stream).toList();
            int good = (int) indices.stream().filter(index -> index <= GOOD).count();
            rows.add(plain("AQI", "good_days", indices.size(), Integer.toString(good)));
            rows.add(plain(
                    "AQI",
                    "good_day_ratio_pct",
                    indices.size(),
                    indices.isEmpty()
                            ? NONE
                            : evaluation.goodDayRatio(good, indices.size()).toPlainString()));
            rows.add(plain("all", "composite_index", days.indices.size(), composite(forComposite)));
        }

        /** The composite index, of which the first item of each pollutant is a part: the mean, of CO and O3 the percentile. */
        private String composite(Map<Pollutant, BigDecimal> values) {
            if (values.size() < Pollutant.INDEXED.size()) {
                return NONE;
            }
            try {
                LocalDate end = LocalDate.of(year.year(), 12, 31);
                return CompositeIndex.of(end, Concentrations.of(values)).value().toPlainString();
            } catch (NotInStandardException e) {
                return NONE;
            }
        }

        private List<String> plain(String item, String statistic, int days, String value) {
            return line(item, statistic, days, value, NONE, NONE, NONE);
        }

        private List<String> line(
                String item, String statistic, int n, String value, String limit, String attains, String valid) {
            return List.of(
                    year.place(),
                    Integer.toString(year.year()),
                    standards.evaluation().edition().standard().toString(),
                    item,
                    statistic,
                    Integer.toString(n),
                    value,
                    limit,
                    attains,
                    valid);
        }
    }
}
