package io.qingyuan.telemetry.internal;

import io.qingyuan.hj212.Mark;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.online.WaterMonitoring;
import io.qingyuan.standards.online.WaterMonitoring.FlowValue;
import io.qingyuan.telemetry.Observation;
import io.qingyuan.telemetry.Observation.Value;
import io.qingyuan.telemetry.internal.ValidityRules.Judged;
import io.qingyuan.time.Zone;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Counts hours from observations, days from hours, months from days. The same data always give the same. */
final class Means {
    private static final int MINUTES = 60;
    private static final String WASTE_WATER = "32";
    private static final List<String> FLOW = List.of("w00000", "B01");

    private Means() {}

    /** One value of a factor. */
    private record Sample(Instant time, Optional<BigDecimal> number, char mark) {
        /** Only what is marked normal counts, or bears no mark (HJ 212-2017 C.16 to C.18). */
        boolean valid() {
            return number.isPresent()
                    && (mark == Value.NO_MARK
                            || Mark.find(mark).filter(Mark::normal).isPresent());
        }

        boolean stopped() {
            return mark == Mark.OUT_OF_SERVICE.letter();
        }
    }

    /**
     * The hour of each factor. Minute uploads come first, then real-time data, then the device's own hour.
     *
     * @param observations what holds in the hour, of real-time, minute and hour uploads
     */
    static List<HourValue> hours(String st, Instant hour, Collection<Observation> observations) {
        Map<String, Map<Integer, List<Sample>>> samples = new TreeMap<>();
        for (Observation one : observations) {
            for (Value value : one.values()) {
                FactorNames.of(value.name())
                        .ifPresent(factor -> samples.computeIfAbsent(factor, _ -> new HashMap<>())
                                .computeIfAbsent(one.series().cn(), _ -> new ArrayList<>())
                                .add(new Sample(one.dataTime(), value.number(), value.mark())));
            }
        }
        List<HourValue> hours = new ArrayList<>();
        samples.forEach((factor, byLevel) -> {
            for (Level level : List.of(Level.MINUTE, Level.REAL_TIME, Level.DEVICE_HOUR)) {
                List<Sample> these = byLevel.get(level.cn());
                if (these != null) {
                    hours.add(hour(st, factor, hour, level, these));
                    break;
                }
            }
        });
        return hours;
    }

    private static HourValue hour(String st, String factor, Instant hour, Level level, List<Sample> samples) {
        BitSet received = new BitSet(MINUTES);
        BitSet valid = new BitSet(MINUTES);
        BitSet running = new BitSet(MINUTES);
        boolean uploaded = level == Level.DEVICE_HOUR;
        int step = uploaded ? 0 : step(samples);
        List<BigDecimal> numbers = new ArrayList<>();
        for (Sample sample : samples) {
            int from = (int) Duration.between(hour, sample.time()).toMinutes();
            int to = Math.min(from + step, MINUTES);
            received.set(from, to);
            if (!sample.stopped()) {
                running.set(from, to);
            }
            if (sample.valid()) {
                valid.set(from, to);
                numbers.add(sample.number().orElseThrow());
            }
        }
        Optional<Judged> judged =
                uploaded ? Optional.empty() : ValidityRules.hour(st, Zone.dayOf(hour), valid.cardinality());
        return new HourValue(
                factor,
                hour,
                uploaded ? "uploaded" : level.word(),
                mean(numbers).orElse(null),
                numbers.isEmpty() ? null : Collections.min(numbers),
                numbers.isEmpty() ? null : Collections.max(numbers),
                digits(numbers),
                received.cardinality(),
                valid.cardinality(),
                received.cardinality() - running.cardinality(),
                judged.map(Judged::valid).orElse(null),
                judged.map(Judged::rule).orElse(null));
    }

    /** How many minutes a value stands for: the smallest distance between two, at least one and at most half an hour. */
    private static int step(List<Sample> samples) {
        List<Instant> times =
                samples.stream().map(Sample::time).distinct().sorted().toList();
        long step = MINUTES / 2;
        for (int i = 1; i < times.size(); i++) {
            step = Math.min(
                    step, Duration.between(times.get(i - 1), times.get(i)).toMinutes());
        }
        return times.size() < 2 ? 1 : (int) Math.max(1, step);
    }

    /**
     * The day of each factor.
     *
     * @param hours all hours of the day
     */
    static List<DayValue> days(String st, LocalDate day, Collection<HourValue> hours) {
        Map<String, List<HourValue>> byFactor = new TreeMap<>();
        hours.forEach(hour ->
                byFactor.computeIfAbsent(hour.factor(), _ -> new ArrayList<>()).add(hour));
        Map<Instant, BigDecimal> flow = new HashMap<>();
        FLOW.forEach(code -> byFactor.getOrDefault(code, List.of()).stream()
                .filter(HourValue::usable)
                .forEach(hour -> flow.putIfAbsent(hour.hour(), Objects.requireNonNull(hour.mean()))));
        List<DayValue> days = new ArrayList<>();
        byFactor.forEach((factor, its) -> days.add(day(st, factor, day, its, flow)));
        return days;
    }

    private static DayValue day(
            String st, String factor, LocalDate day, List<HourValue> hours, Map<Instant, BigDecimal> flow) {
        List<HourValue> usable = hours.stream().filter(HourValue::usable).toList();
        List<BigDecimal> means =
                usable.stream().map(hour -> Objects.requireNonNull(hour.mean())).toList();
        Optional<BigDecimal> weighted =
                st.equals(WASTE_WATER) && !FLOW.contains(factor) ? weighted(day, usable, flow) : Optional.empty();
        int valid = (int)
                hours.stream().filter(hour -> Boolean.TRUE.equals(hour.valid())).count();
        Optional<Judged> judged = hours.stream().allMatch(hour -> hour.valid() == null)
                ? Optional.empty()
                : ValidityRules.day(st, day, valid);
        return new DayValue(
                factor,
                day,
                weighted.isPresent() ? "flow" : "plain",
                weighted.or(() -> mean(means)).orElse(null),
                usable.isEmpty() ? null : Collections.min(means),
                usable.isEmpty() ? null : Collections.max(means),
                usable.stream().mapToInt(HourValue::digits).max().orElse(0),
                hours.size(),
                valid,
                (int) hours.stream().filter(HourValue::stopped).count(),
                judged.map(Judged::valid).orElse(null),
                judged.map(Judged::rule).orElse(null));
    }

    /** Weighted by flow, where the flow of every hour is known and the values can be weighted. */
    private static Optional<BigDecimal> weighted(LocalDate day, List<HourValue> hours, Map<Instant, BigDecimal> flow) {
        List<FlowValue> values = new ArrayList<>();
        for (HourValue hour : hours) {
            BigDecimal water = flow.get(hour.hour());
            BigDecimal mean = Objects.requireNonNull(hour.mean());
            if (water == null || water.signum() < 0 || mean.signum() < 0) {
                return Optional.empty();
            }
            values.add(new FlowValue(mean, water));
        }
        try {
            return WaterMonitoring.inForceOn(day).dailyMean(values).map(WaterMonitoring.Substitute::value);
        } catch (NotInStandardException _) {
            return Optional.empty(); // before the first edition provided
        }
    }

    /**
     * The month of each factor.
     *
     * @param days all days of the month
     */
    static List<MonthValue> months(String st, YearMonth month, Collection<DayValue> days) {
        Map<String, List<DayValue>> byFactor = new TreeMap<>();
        days.forEach(day ->
                byFactor.computeIfAbsent(day.factor(), _ -> new ArrayList<>()).add(day));
        List<MonthValue> months = new ArrayList<>();
        byFactor.forEach((factor, its) -> months.add(month(st, factor, month, its)));
        return months;
    }

    private static MonthValue month(String st, String factor, YearMonth month, List<DayValue> days) {
        List<DayValue> usable = days.stream().filter(DayValue::usable).toList();
        List<BigDecimal> means =
                usable.stream().map(day -> Objects.requireNonNull(day.mean())).toList();
        int valid = (int)
                days.stream().filter(day -> Boolean.TRUE.equals(day.valid())).count();
        Optional<Judged> judged = days.stream().allMatch(day -> day.valid() == null)
                ? Optional.empty()
                : ValidityRules.month(st, month, valid);
        return new MonthValue(
                factor,
                month,
                mean(means).orElse(null),
                means.isEmpty() ? null : Collections.min(means),
                means.isEmpty() ? null : Collections.max(means),
                usable.stream().mapToInt(DayValue::digits).max().orElse(0),
                days.size(),
                valid,
                judged.map(Judged::valid).orElse(null),
                judged.map(Judged::rule).orElse(null));
    }

    private static Optional<BigDecimal> mean(List<BigDecimal> values) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(values.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128));
    }

    private static int digits(List<BigDecimal> values) {
        return values.stream()
                .mapToInt(value -> Math.max(0, value.scale()))
                .max()
                .orElse(0);
    }
}
