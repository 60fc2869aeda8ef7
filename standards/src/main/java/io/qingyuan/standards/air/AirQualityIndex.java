package io.qingyuan.standards.air;

import io.qingyuan.standards.Edition;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Rounding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The air quality index (空气质量指数, AQI) of HJ 633, edition 2012 or 2026. An individual index is interpolated between
 * the breakpoints of table 1 and rounded up; the index is the largest of them. From 2026 on a concentration is first
 * rounded by GB/T 8170 to an integer (CO to one decimal). Above the last breakpoint the index is 500, as the national
 * platform publishes it, but for the two columns where the table says otherwise: hourly SO2 and 8-hour O3 above 800.
 */
public final class AirQualityIndex {
    private static final String NUMBER = "HJ 633";
    private static final ResourceTable SENSITIVE =
            ResourceTable.read(AirQualityIndex.class, "hj633_sensitive_groups.csv");
    private static final int ROUNDS_SINCE = 2026;
    private static final int NOT_GOOD_ABOVE = 100;
    private static final int PRIMARY_ABOVE = 50;
    private static final int CO_DECIMALS = 1;

    /** What is published when a pollutant is missing. */
    public enum MissingRule {
        /** As the edition's text has it: 2012 gives no rule, the index is made of what is there; 2026 as below. */
        TEXT,
        /**
         * An index only when it is above 100 without the missing pollutant: 5.3.1 of the 2026 edition, and what the
         * national platform did in February 2026 too (seen in its published data; in 2018 it did not).
         */
        ABOVE_100_ONLY
    }

    /** One for each edition, made once: they do not change. */
    private static final Map<Edition, AirQualityIndex> ALL = Editions.all(NUMBER)
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(),
                    edition -> new AirQualityIndex(edition, edition.standard().year() >= ROUNDS_SINCE, 0)));

    private final Edition edition;
    private final boolean withholdsWhenMissing;
    private final int notMonitored;
    private final boolean rounds;
    private final Breakpoints[] hour = new Breakpoints[Pollutant.INDEXED.size()];
    private final Breakpoints[] day = new Breakpoints[Pollutant.INDEXED.size()];

    private AirQualityIndex(Edition edition, boolean withholdsWhenMissing, int notMonitored) {
        this.edition = edition;
        this.withholdsWhenMissing = withholdsWhenMissing;
        this.notMonitored = notMonitored;
        this.rounds = edition.standard().year() >= ROUNDS_SINCE;
        for (Pollutant pollutant : Pollutant.INDEXED) {
            boolean particles = pollutant == Pollutant.PM10 || pollutant == Pollutant.PM2_5;
            Averaging daily = pollutant == Pollutant.O3 ? Averaging.EIGHT_HOURS : Averaging.DAY;
            Averaging hourly = particles ? Averaging.DAY : Averaging.HOUR;
            day[pollutant.slot()] = Breakpoints.of(edition.standard(), pollutant, daily);
            hour[pollutant.slot()] = Breakpoints.of(edition.standard(), pollutant, hourly);
        }
    }

    /** The index in force nationwide on a day. An hour belongs to the day in which it begins. */
    public static AirQualityIndex inForceOn(LocalDate day) {
        return inForceOn(day, Rollout.NATIONWIDE);
    }

    /** The index in force on a day where the 2012 edition may have been applied early. */
    public static AirQualityIndex inForceOn(LocalDate day, Rollout rollout) {
        return Objects.requireNonNull(ALL.get(Editions.inForceOn(NUMBER, day, rollout)));
    }

    /** The same index with another rule for missing pollutants. The 2026 edition has its own and keeps it. */
    public AirQualityIndex with(MissingRule rule) {
        return new AirQualityIndex(edition, rounds || rule == MissingRule.ABOVE_100_ONLY, notMonitored);
    }

    /**
     * The same index for a place that leaves pollutants out of its monitoring programme because they have not been the
     * primary pollutant of a polluted day in three years (2026, 5.3.2): their absence withholds nothing.
     */
    public AirQualityIndex withoutMonitoring(Set<Pollutant> pollutants) {
        int mask = 0;
        for (Pollutant pollutant : pollutants) {
            mask |= bit(pollutant);
        }
        return new AirQualityIndex(edition, withholdsWhenMissing, mask);
    }

    public Edition edition() {
        return edition;
    }

    /** Whether the edition defines exceeding pollutants (超标污染物); that of 2026 does not. */
    public boolean definesExceeding() {
        return !rounds;
    }

    /**
     * Who is sensitive to a pollutant (敏感人群), in the words of the 2026 edition.
     *
     * @return empty for the 2012 edition, whose text names none by pollutant as far as is known
     */
    public Optional<String> sensitiveGroupsZh(Pollutant pollutant) {
        return SENSITIVE.rows().stream()
                .filter(row -> row.text("edition").equals(edition.standard().toString())
                        && row.text("item").equals(pollutant.symbol()))
                .map(row -> row.text("groups_zh"))
                .findFirst();
    }

    /**
     * The individual index (IAQI) of a concentration, rounded up.
     *
     * @param averaging {@code HOUR}, {@code DAY}, or for ozone {@code HOUR}, {@code EIGHT_HOURS}, {@code MAX_EIGHT_HOURS};
     *     particles of an hour use the daily breakpoints
     * @return empty where the edition gives none and points to another averaging time
     */
    public OptionalInt individual(Pollutant pollutant, Averaging averaging, BigDecimal concentration) {
        Concentrations.requireValid(pollutant, concentration);
        int index = index(table(pollutant, averaging), pollutant, concentration);
        return index == Breakpoints.USE_OTHER_AVERAGING ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** The index of an hour from its one-hour means. */
    public AqiOutcome hour(Concentrations means) {
        return hour(means, null);
    }

    /** The index of an hour; the daily SO2 mean serves the 2012 edition when the hourly one is above 800. */
    public AqiOutcome hour(Concentrations means, @Nullable BigDecimal so2Day) {
        return evaluate(means, hour, Pollutant.SO2, day, so2Day);
    }

    /** The index of a day from its daily means, with the largest 8-hour mean of the day for ozone. */
    public AqiOutcome day(Concentrations means) {
        return day(means, null);
    }

    /** The index of a day; the largest ozone hour serves the 2012 edition when the 8-hour one is above 800. */
    public AqiOutcome day(Concentrations means, @Nullable BigDecimal o3MaxHour) {
        return evaluate(means, day, Pollutant.O3, hour, o3MaxHour);
    }

    /**
     * The index of an hour without allocation, read with {@link PackedAqi}.
     *
     * @param scaled the concentrations in the order of {@link Pollutant#INDEXED}, see {@link Scaled}
     * @param so2Day the daily SO2 mean, or {@link Scaled#MISSING}
     */
    public long packedHour(long[] scaled, long so2Day) {
        return packed(scaled, hour, Pollutant.SO2, day, so2Day);
    }

    /**
     * The index of a day without allocation, read with {@link PackedAqi}.
     *
     * @param scaled the concentrations in the order of {@link Pollutant#INDEXED}, see {@link Scaled}
     * @param o3MaxHour the largest ozone hour, or {@link Scaled#MISSING}
     */
    public long packedDay(long[] scaled, long o3MaxHour) {
        return packed(scaled, day, Pollutant.O3, hour, o3MaxHour);
    }

    private long packed(long[] scaled, Breakpoints[] tables, Pollutant special, Breakpoints[] others, long other) {
        int aqi = -1;
        int primary = 0;
        int exceeding = 0;
        int missing = 0;
        for (int i = 0; i < tables.length; i++) {
            int index = index(tables[i], scaled[i]);
            if (index == Breakpoints.USE_OTHER_AVERAGING && scaled[i] != Scaled.MISSING && i == special.slot()) {
                index = index(others[i], other);
            }
            if (index < 0) {
                missing |= 1 << i;
                continue;
            }
            if (index > NOT_GOOD_ABOVE) {
                exceeding |= 1 << i;
            }
            if (index > aqi) {
                aqi = index;
                primary = 1 << i;
            } else if (index == aqi) {
                primary |= 1 << i;
            }
        }
        if (withheld(aqi, missing)) {
            return PackedAqi.none(missing);
        }
        return PackedAqi.of(aqi, aqi > PRIMARY_ABOVE ? primary : 0, rounds ? 0 : exceeding, missing);
    }

    private int index(Breakpoints table, long scaled) {
        if (scaled < 0) {
            return Breakpoints.USE_OTHER_AVERAGING;
        }
        return rounds ? table.indexOfRounded(scaled) : table.index(scaled);
    }

    private int index(Breakpoints table, Pollutant pollutant, BigDecimal concentration) {
        return table.index(
                rounds ? Rounding.round(concentration, pollutant == Pollutant.CO ? CO_DECIMALS : 0) : concentration);
    }

    private AqiOutcome evaluate(
            Concentrations means,
            Breakpoints[] tables,
            Pollutant special,
            Breakpoints[] others,
            @Nullable BigDecimal other) {
        Map<Pollutant, Integer> individual = new EnumMap<>(Pollutant.class);
        means.values().forEach((pollutant, concentration) -> {
            int index = index(tables[pollutant.slot()], pollutant, concentration);
            if (index == Breakpoints.USE_OTHER_AVERAGING && pollutant == special && other != null) {
                index = index(others[pollutant.slot()], pollutant, other);
            }
            if (index != Breakpoints.USE_OTHER_AVERAGING) {
                individual.put(pollutant, index);
            }
        });
        return outcome(Collections.unmodifiableMap(individual));
    }

    private AqiOutcome outcome(Map<Pollutant, Integer> individual) {
        Set<Pollutant> missing = EnumSet.noneOf(Pollutant.class);
        Set<Pollutant> primary = EnumSet.noneOf(Pollutant.class);
        Set<Pollutant> exceeding = EnumSet.noneOf(Pollutant.class);
        int aqi = individual.values().stream().mapToInt(Integer::intValue).max().orElse(-1);
        int missingMask = 0;
        for (Pollutant pollutant : Pollutant.INDEXED) {
            Integer index = individual.get(pollutant);
            if (index == null) {
                missing.add(pollutant);
                missingMask |= bit(pollutant);
            } else {
                if (index == aqi && aqi > PRIMARY_ABOVE) {
                    primary.add(pollutant);
                }
                if (index > NOT_GOOD_ABOVE && !rounds) {
                    exceeding.add(pollutant);
                }
            }
        }
        if (withheld(aqi, missingMask)) {
            AqiOutcome.Reason reason = aqi < 0 ? AqiOutcome.Reason.NO_POLLUTANT : AqiOutcome.Reason.POLLUTANT_MISSING;
            return new AqiOutcome.NotAvailable(reason, individual, Collections.unmodifiableSet(missing));
        }
        return new AqiOutcome.Index(
                aqi,
                AqiLevel.of(aqi),
                Collections.unmodifiableSet(primary),
                Collections.unmodifiableSet(exceeding),
                individual,
                Collections.unmodifiableSet(missing));
    }

    private boolean withheld(int aqi, int missing) {
        return aqi < 0 || (withholdsWhenMissing && (missing & ~notMonitored) != 0 && aqi <= NOT_GOOD_ABOVE);
    }

    private Breakpoints table(Pollutant pollutant, Averaging averaging) {
        boolean ozone = pollutant == Pollutant.O3;
        return switch (averaging) {
            case HOUR -> hour[pollutant.slot()];
            case DAY -> {
                if (ozone) {
                    throw noIndex(pollutant, averaging);
                }
                yield day[pollutant.slot()];
            }
            case EIGHT_HOURS, MAX_EIGHT_HOURS -> {
                if (!ozone) {
                    throw noIndex(pollutant, averaging);
                }
                yield day[pollutant.slot()];
            }
            case QUARTER, YEAR -> throw noIndex(pollutant, averaging);
        };
    }

    private NotInStandardException noIndex(Pollutant pollutant, Averaging averaging) {
        return new NotInStandardException(
                edition.standard() + " has no index for the " + averaging.code() + " mean of " + pollutant.symbol());
    }

    private static int bit(Pollutant pollutant) {
        return 1 << pollutant.slot();
    }
}
