package io.qingyuan.standards.air;

import io.qingyuan.standards.Edition;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Rounding;
import io.qingyuan.standards.StandardRef;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The evaluation of air quality by HJ 663 (环境空气质量评价技术规范), edition 2013 or 2026, with the validity of GB 3095
 * table 4: daily means, the largest 8-hour mean of ozone, city values, means, percentiles, ratios. A result is rounded
 * once, from its exact value, to the decimals of the edition; those of 2013 are own knowledge and marked so.
 */
public final class AirEvaluation {
    private static final String NUMBER = "HJ 663";
    private static final int WINDOW = 8;
    private static final int MINUTES_OF_HOUR = 60;
    /** Divisible by 6, 7 and 8: means of so many hours compare exactly as sums times 168 / hours. */
    private static final int COMMON = 168;

    private static final ResourceTable DECIMALS = ResourceTable.read(AirEvaluation.class, "hj663_decimals.csv");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** For what a value is rounded (HJ 663 table 3). */
    public enum Precision {
        /** A single value: an hour, a day. */
        RAW,
        /** A statistic of a month or a year. */
        STATISTIC,
        /** A value that is compared with a limit. */
        EVALUATION
    }

    private record Decimals(int raw, int statistic, int evaluation) {}

    private final Edition edition;
    private final AirLimits limits;
    private final ValidityRules validity;
    private final Map<Pollutant, Decimals> decimals = new EnumMap<>(Pollutant.class);
    private final int rateDecimals;
    private final int multipleDecimals;
    private final Verification decimalsVerified;
    private final long mda8Limit;
    private final int[] dayHours = new int[Pollutant.INDEXED.size()];
    /** The scaled step of the decimals of single values. */
    private final long[] rawSteps = new long[Pollutant.INDEXED.size()];

    private final int windowHours;
    private final int mda8Windows;

    private AirEvaluation(Edition edition, AirLimits limits) {
        this.edition = edition;
        this.limits = limits;
        StandardRef standard = edition.standard();
        this.validity = new ValidityRules(limits.edition().standard(), standard);
        for (Pollutant pollutant : Pollutant.INDEXED) {
            ResourceTable.Row row = row(standard, pollutant.symbol());
            decimals.put(
                    pollutant,
                    new Decimals(
                            row.number("raw").intValueExact(),
                            row.number("statistic").intValueExact(),
                            row.number("evaluation").intValueExact()));
            rawSteps[pollutant.slot()] = Scaled.step(decimals(pollutant, Precision.RAW));
            if (pollutant != Pollutant.O3) {
                dayHours[pollutant.slot()] = validity.minimum(pollutant, ValidityRules.DAY_HOURS);
            }
        }
        this.rateDecimals =
                row(standard, "compliance-rate").number("evaluation").intValueExact();
        this.multipleDecimals =
                row(standard, "exceed-multiple").number("evaluation").intValueExact();
        this.decimalsVerified = row(standard, "PM2.5").verified();
        this.mda8Limit = Scaled.of(limits.limit(Pollutant.O3, Averaging.MAX_EIGHT_HOURS, AirLimits.Zone.CLASS_2)
                .value());
        this.windowHours = validity.minimum(Pollutant.O3, ValidityRules.WINDOW_HOURS);
        this.mda8Windows = validity.minimum(Pollutant.O3, ValidityRules.MDA8_WINDOWS);
    }

    /** The evaluation in force nationwide on a day. */
    public static AirEvaluation inForceOn(LocalDate day) {
        return inForceOn(day, Rollout.NATIONWIDE);
    }

    /** The evaluation in force on a day where GB 3095-2012 may have been applied early. */
    public static AirEvaluation inForceOn(LocalDate day, Rollout rollout) {
        return new AirEvaluation(Editions.inForceOn(NUMBER, day, rollout), AirLimits.inForceOn(day, rollout));
    }

    /** Whether there is an edition for the day. */
    static boolean isInForceOn(LocalDate day) {
        return Editions.isInForceOn(NUMBER, day);
    }

    public Edition edition() {
        return edition;
    }

    /** How well the decimals of this edition were checked; those of 2013 were not. */
    public Verification decimalsVerified() {
        return decimalsVerified;
    }

    /** The decimals to which a value of a pollutant is rounded. */
    public int decimals(Pollutant pollutant, Precision precision) {
        Decimals ofPollutant = decimals.get(pollutant);
        if (ofPollutant == null) {
            throw new NotInStandardException(edition.standard() + " gives no decimals for " + pollutant.symbol());
        }
        return switch (precision) {
            case RAW -> ofPollutant.raw();
            case STATISTIC -> ofPollutant.statistic();
            case EVALUATION -> ofPollutant.evaluation();
        };
    }

    /** The value of a day: the mean of its hours, for ozone the largest 8-hour mean. */
    public DayValue day(Pollutant pollutant, DayHours hours) {
        int rawDecimals = decimals(pollutant, Precision.RAW);
        int present = pollutant == Pollutant.O3 ? windows(hours) : hours.count(pollutant);
        long scaled = scaledDay(pollutant, hours);
        if (scaled != Scaled.MISSING) {
            return new DayValue.Valid(Scaled.toDecimal(scaled, rawDecimals), present);
        }
        return new DayValue.Invalid(present, pollutant == Pollutant.O3 ? mda8Windows : dayHours[pollutant.slot()]);
    }

    /** The value of a day, rounded, as a scaled integer; {@link Scaled#MISSING} when it is not valid. */
    public long scaledDay(Pollutant pollutant, DayHours hours) {
        long interval = rawSteps[pollutant.slot()];
        if (pollutant == Pollutant.O3) {
            return scaledMaxEightHours(hours, interval);
        }
        int count = 0;
        long sum = 0;
        for (int hour = 0; hour < DayHours.HOURS; hour++) {
            long value = hours.get(pollutant, hour);
            if (value != Scaled.MISSING) {
                count++;
                sum += value;
            }
        }
        return count < dayHours[pollutant.slot()]
                ? Scaled.MISSING
                : Rounding.divideHalfEven(sum, count * interval) * interval;
    }

    /** The 8-hour windows of the day, ending at 08:00 to 24:00, with enough hours in them. */
    private int windows(DayHours hours) {
        int windows = 0;
        for (int end = WINDOW; end <= DayHours.HOURS; end++) {
            int count = 0;
            for (int hour = end - WINDOW; hour < end; hour++) {
                if (hours.get(Pollutant.O3, hour) != Scaled.MISSING) {
                    count++;
                }
            }
            if (count >= windowHours) {
                windows++;
            }
        }
        return windows;
    }

    private long scaledMaxEightHours(DayHours hours, long interval) {
        int windows = 0;
        long best = Scaled.MISSING;
        for (int end = WINDOW; end <= DayHours.HOURS; end++) {
            int count = 0;
            long sum = 0;
            for (int hour = end - WINDOW; hour < end; hour++) {
                long value = hours.get(Pollutant.O3, hour);
                if (value != Scaled.MISSING) {
                    count++;
                    sum += value;
                }
            }
            if (count >= windowHours) {
                windows++;
                best = Math.max(best, sum * (COMMON / count));
            }
        }
        if (best == Scaled.MISSING) {
            return Scaled.MISSING;
        }
        long max = Rounding.divideHalfEven(best, COMMON * interval) * interval;
        return windows >= mda8Windows || max > mda8Limit ? max : Scaled.MISSING;
    }

    /** The city value of an hour or a day: the mean over the points that have one, rounded as a single value. */
    public BigDecimal cityMean(Pollutant pollutant, Collection<BigDecimal> points) {
        return mean(points, decimals(pollutant, Precision.RAW));
    }

    /** The mean of the daily values of a period, rounded as asked. */
    public BigDecimal periodMean(Pollutant pollutant, Collection<BigDecimal> days, Precision precision) {
        return mean(days, decimals(pollutant, precision));
    }

    private static BigDecimal mean(Collection<BigDecimal> values, int decimals) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("there is no mean of no values");
        }
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return Rounding.divide(sum, BigDecimal.valueOf(values.size()), decimals);
    }

    /**
     * The percentile of HJ 663 (第 p 百分位数), not rounded: between the values around position 1 + (n − 1) p / 100 of the
     * ascending series.
     */
    public static BigDecimal percentile(Collection<BigDecimal> values, int p) {
        if (values.isEmpty() || p < 0 || p > 100) {
            throw new IllegalArgumentException(
                    "a percentile needs values and a p of 0 to 100: " + values.size() + " values, p " + p);
        }
        List<BigDecimal> sorted =
                values.stream().sorted(Comparator.naturalOrder()).toList();
        int hundredths = (sorted.size() - 1) * p;
        int below = hundredths / 100;
        BigDecimal lower = sorted.get(below);
        BigDecimal upper = sorted.get(Math.min(below + 1, sorted.size() - 1));
        return lower.add(upper.subtract(lower).multiply(BigDecimal.valueOf(hundredths % 100, 2)));
    }

    /** The share of good days (优良天数比例) in per cent: days with an index up to 100 of the days with an index. */
    public BigDecimal goodDayRatio(int goodDays, int daysWithIndex) {
        if (goodDays < 0 || daysWithIndex <= 0 || goodDays > daysWithIndex) {
            throw new IllegalArgumentException("not a share of days: " + goodDays + " of " + daysWithIndex);
        }
        return Rounding.divide(
                HUNDRED.multiply(BigDecimal.valueOf(goodDays)), BigDecimal.valueOf(daysWithIndex), rateDecimals);
    }

    /** The multiple by which a limit is exceeded (超标倍数): (C − S) / S. */
    public BigDecimal exceedMultiple(BigDecimal concentration, BigDecimal limit) {
        if (concentration.compareTo(limit) <= 0) {
            throw new IllegalArgumentException(concentration + " does not exceed " + limit);
        }
        return Rounding.divide(concentration.subtract(limit), limit, multipleDecimals);
    }

    /**
     * Whether an hour was measured long enough for its mean: 45 minutes (GB 3095 table 4).
     *
     * @throws NotInStandardException for particles, which have no such rule
     */
    public boolean isValidHour(Pollutant gas, int minutes) {
        if (minutes < 0 || minutes > MINUTES_OF_HOUR) {
            throw new IllegalArgumentException("an hour has 0 to 60 minutes: " + minutes);
        }
        return minutes >= validity.minimum(gas, ValidityRules.HOUR_MINUTES);
    }

    /**
     * Whether the valid days of a year suffice for its annual mean: in the whole year and in each month.
     *
     * @throws NotInStandardException for CO and O3, which have no annual mean
     */
    public PeriodValidity year(Pollutant pollutant, int year, Collection<LocalDate> validDays) {
        return PeriodValidity.ofYear(validity, pollutant, year, validDays);
    }

    /** Whether the valid days of a month are as many as table 4 asks of each month of a year. */
    public PeriodValidity month(Pollutant pollutant, YearMonth month, Collection<LocalDate> validDays) {
        return PeriodValidity.ofMonth(validity, pollutant, month, validDays);
    }

    /**
     * Whether the valid days of a quarter suffice for its mean; only lead has one.
     *
     * @param quarter 1 to 4
     */
    public PeriodValidity quarter(Pollutant pollutant, int year, int quarter, Collection<LocalDate> validDays) {
        return PeriodValidity.ofQuarter(validity, pollutant, year, quarter, validDays);
    }

    /**
     * Judges a year of one pollutant: its mean by the annual limit and its percentile by the daily one, as far as the
     * edition has them. Days of other years are left out.
     *
     * @param days the valid daily values, of ozone MDA8
     */
    public AnnualResult annual(Pollutant pollutant, int year, Map<LocalDate, BigDecimal> days, AirLimits.Zone zone) {
        Map<LocalDate, BigDecimal> ofYear = new TreeMap<>(days);
        ofYear.keySet().removeIf(day -> day.getYear() != year);
        if (ofYear.isEmpty()) {
            throw new IllegalArgumentException("there is no valid day of " + pollutant.symbol() + " in " + year);
        }
        int evaluated = decimals(pollutant, Precision.EVALUATION);
        List<AnnualResult.Item> items = AnnualItem.of(edition.standard(), pollutant).stream()
                .map(item -> {
                    BigDecimal value = item.percentile().isPresent()
                            ? Rounding.round(
                                    percentile(
                                            ofYear.values(), item.percentile().getAsInt()),
                                    evaluated)
                            : mean(ofYear.values(), evaluated);
                    AirLimit limit = limits.limit(pollutant, item.limitAveraging(), zone);
                    return new AnnualResult.Item(
                            item,
                            value,
                            limit,
                            limit.isMetBy(value)
                                    ? Optional.empty()
                                    : Optional.of(exceedMultiple(value, limit.value())));
                })
                .toList();
        Optional<PeriodValidity> enough = validity.has(pollutant, ValidityRules.YEAR_DAYS)
                ? Optional.of(year(pollutant, year, ofYear.keySet()))
                : Optional.empty();
        return new AnnualResult(pollutant, ofYear.size(), items, enough);
    }

    /**
     * The running mean of eight hours (8小时滑动平均), rounded as a single value.
     *
     * @param hours scaled hourly means one after the other, {@link Scaled#MISSING} where there is none
     * @param end index after the last hour of the window, at least 8
     * @return {@link Scaled#MISSING} with fewer than six hours
     */
    public long scaledEightHours(long[] hours, int end) {
        int count = 0;
        long sum = 0;
        for (int hour = end - WINDOW; hour < end; hour++) {
            if (hours[hour] != Scaled.MISSING) {
                count++;
                sum += hours[hour];
            }
        }
        long step = rawSteps[Pollutant.O3.slot()];
        return count < windowHours ? Scaled.MISSING : Rounding.divideHalfEven(sum, count * step) * step;
    }

    private static ResourceTable.Row row(StandardRef standard, String item) {
        return DECIMALS.rows().stream()
                .filter(row -> row.text("edition").equals(standard.toString())
                        && row.text("item").equals(item))
                .findFirst()
                .orElseThrow(() -> new NotInStandardException(standard + " gives no decimals for " + item));
    }
}
