package io.qingyuan.cli.standards;

import io.qingyuan.standards.air.AirQuality;
import io.qingyuan.standards.air.AirQualityIndex;
import io.qingyuan.standards.air.AqiLevel;
import io.qingyuan.standards.air.AqiOutcome;
import io.qingyuan.standards.air.Concentrations;
import io.qingyuan.standards.air.PackedAqi;
import io.qingyuan.standards.air.Pollutant;
import io.qingyuan.standards.air.Scaled;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The air quality index of an hour or a day (HJ 633). A slash marks a pollutant that is not monitored (2026, 5.3.2). */
final class AqiTopic implements Topic {
    private static final String NOT_MONITORED = "/";
    private static final List<String> RESULTS =
            List.of("edition", "aqi", "level", "category_zh", "primary", "exceeding");

    /** The indices as texts; made once. */
    private static final List<String> NUMBERS =
            IntStream.rangeClosed(0, 500).mapToObj(Integer::toString).toList();

    private final String name;
    private final String about;
    private final Column date;
    private final AirEditions.DayOf dayOf;
    private final boolean hourly;

    /** In the order of {@link Pollutant#INDEXED}. */
    private final List<Column> concentrations;

    /** The other averaging time that the 2012 edition falls back to. */
    private final Column other;

    private AqiTopic(String name, String about, Column date, AirEditions.DayOf dayOf, List<Column> read, Column other) {
        this.name = name;
        this.about = about;
        this.date = date;
        this.dayOf = dayOf;
        this.concentrations = read;
        this.other = other;
        this.hourly = name.equals("aqi-hour");
    }

    static Topic hour() {
        Column time = Column.optional("time", "the end of the hour, 2026-03-01 01:00");
        return new AqiTopic(
                "aqi-hour",
                "air quality index of an hour, HJ 633 空气质量指数（小时）",
                time,
                text -> Moments.dayOfHourEnding(time, text),
                List.of(
                        Column.optional("so2_1h", "SO2, ug/m3, mean of the hour")
                                .or("so2"),
                        Column.optional("no2_1h", "NO2, ug/m3").or("no2"),
                        Column.optional("pm10_1h", "PM10, ug/m3").or("pm10"),
                        Column.optional("pm2_5_1h", "PM2.5, ug/m3").or("pm2_5"),
                        Column.optional("co_1h", "CO, mg/m3").or("co"),
                        Column.optional("o3_1h", "O3, ug/m3").or("o3")),
                Column.optional("so2_24h", "daily SO2, used by the 2012 edition where the hour is above 800"));
    }

    static Topic day() {
        Column date = Column.optional("date", "the day, 2026-03-01");
        return new AqiTopic(
                "aqi-day",
                "air quality index of a day, HJ 633 空气质量指数（日）",
                date,
                text -> Moments.date(date, text),
                List.of(
                        Column.optional("so2_24h", "SO2, ug/m3, mean of the day")
                                .or("so2"),
                        Column.optional("no2_24h", "NO2, ug/m3").or("no2"),
                        Column.optional("pm10_24h", "PM10, ug/m3").or("pm10"),
                        Column.optional("pm2_5_24h", "PM2.5, ug/m3").or("pm2_5"),
                        Column.optional("co_24h", "CO, mg/m3").or("co"),
                        Column.optional("o3_mda8", "O3, ug/m3, largest 8-hour mean of the day")
                                .or("o3_8h")),
                Column.optional("o3_max1h", "largest O3 hour, used by the 2012 edition where MDA8 is above 800"));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String about() {
        return about;
    }

    @Override
    public List<Column> columns() {
        List<Column> all = new ArrayList<>(List.of(AirEditions.EDITION, date));
        all.addAll(concentrations);
        all.add(other);
        return all;
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
    public Evaluation begin(EditionChoice edition) {
        return new Run(new AirEditions<>(edition, date, dayOf, Indices::new));
    }

    /** The index of one edition, by which pollutants are outside the monitoring programme (a mask of slots). */
    private static final class Indices {
        private final @Nullable AirQualityIndex[] byNotMonitored = new AirQualityIndex[1 << Pollutant.INDEXED.size()];
        private final AirQualityIndex whole;
        private final String edition;

        Indices(AirQuality standards) {
            this.whole = standards.index();
            this.edition = standards.index().edition().standard().toString();
        }

        AirQualityIndex without(int mask) {
            if (mask == 0) {
                return whole;
            }
            AirQualityIndex index = byNotMonitored[mask];
            if (index == null) {
                Set<Pollutant> pollutants = EnumSet.noneOf(Pollutant.class);
                Pollutant.INDEXED.stream()
                        .filter(pollutant -> (mask & 1 << pollutant.slot()) != 0)
                        .forEach(pollutants::add);
                index = whole.withoutMonitoring(pollutants);
                byNotMonitored[mask] = index;
            }
            return index;
        }
    }

    private final class Run implements Evaluation {
        private final AirEditions<Indices> editions;
        private final long[] scaled = new long[Pollutant.INDEXED.size()];

        Run(AirEditions<Indices> editions) {
            this.editions = editions;
        }

        @Override
        public List<String> evaluate(Row row) {
            Indices indices = editions.of(row);
            int notMonitored = 0;
            long otherValue = row.thousandths(other);
            boolean exact = otherValue == Row.FINER;
            for (int i = 0; i < scaled.length; i++) {
                Column column = concentrations.get(i);
                long value = row.thousandths(column);
                scaled[i] = value == Row.ABSENT ? Scaled.MISSING : value;
                exact |= value == Row.FINER;
                if (value == Row.ABSENT && row.text(column).equals(NOT_MONITORED)) {
                    notMonitored |= 1 << i;
                }
            }
            AirQualityIndex index = indices.without(notMonitored);
            if (exact) {
                return exactly(index, row);
            }
            long fallback = otherValue == Row.ABSENT ? Scaled.MISSING : otherValue;
            long packed = hourly ? index.packedHour(scaled, fallback) : index.packedDay(scaled, fallback);
            if (!PackedAqi.isAvailable(packed)) {
                return none(indices.edition);
            }
            return index(
                    index,
                    indices.edition,
                    PackedAqi.aqi(packed),
                    PackedAqi.primarySymbols(packed),
                    PackedAqi.exceedingSymbols(packed));
        }

        private List<String> exactly(AirQualityIndex index, Row row) {
            Map<Pollutant, BigDecimal> values = new EnumMap<>(Pollutant.class);
            for (Pollutant pollutant : Pollutant.INDEXED) {
                row.findNumber(concentrations.get(pollutant.slot())).ifPresent(value -> values.put(pollutant, value));
            }
            Concentrations means = Concentrations.of(values);
            BigDecimal fallback = row.findNumber(other).orElse(null);
            String edition = index.edition().standard().toString();
            return switch (hourly ? index.hour(means, fallback) : index.day(means, fallback)) {
                case AqiOutcome.NotAvailable _ -> none(edition);
                case AqiOutcome.Index found ->
                    index(
                            index,
                            edition,
                            found.aqi(),
                            Pollutant.symbols(found.primary()),
                            Pollutant.symbols(found.exceeding()));
            };
        }

        private List<String> index(AirQualityIndex by, String edition, int aqi, String primary, String exceeding) {
            AqiLevel level = AqiLevel.of(aqi);
            return List.of(
                    edition,
                    NUMBERS.get(aqi),
                    NUMBERS.get(level.level()),
                    level.categoryZh(),
                    primary,
                    by.definesExceeding() ? exceeding : NONE);
        }

        private List<String> none(String edition) {
            return List.of(edition, NONE, NONE, NONE, NONE, NONE);
        }
    }
}
