package io.qingyuan.standards.online;

import io.qingyuan.standards.Edition;
import io.qingyuan.standards.EditionTable;
import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.InvalidInputException.Fault;
import io.qingyuan.standards.NotProvidedException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Valid data of automatic water monitoring (水污染源在线监测系统数据有效性判别), HJ 356-2019, in force from 2020-03-24. Its
 * rules are own knowledge and marked so. How many valid data a day or a month needs is not known and refused.
 */
public final class WaterMonitoring {
    private static final EditionTable EDITIONS = EditionTable.read(WaterMonitoring.class);
    private static final ResourceTable RULES = ResourceTable.read(WaterMonitoring.class, "hj356_rules.csv");

    private final Edition edition;

    private WaterMonitoring(Edition edition) {
        this.edition = edition;
    }

    /** A period whose mean needs enough valid data. */
    public enum Period {
        HOUR,
        DAY,
        MONTH
    }

    /**
     * A valid value and the water that flowed while it held.
     *
     * @param flow in any unit, the same for all
     */
    public record FlowValue(BigDecimal value, BigDecimal flow) {
        public FlowValue {
            InvalidInputException.requireNonNegative("value", value);
            InvalidInputException.requireNonNegative("flow", flow);
        }
    }

    /** A value put in for a gap. */
    public record Substitute(BigDecimal value, Verification verified) {}

    /** Time whose data are invalid, from an instant on, up to and not including another. */
    public record InvalidSpan(Instant from, Instant to, Verification verified) {
        /** Whether data of the moment are invalid. */
        public boolean contains(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(to);
        }
    }

    /** The rules in force on a day; days before 2020-03-24 (HJ/T 356-2007) are refused. */
    public static WaterMonitoring inForceOn(LocalDate day) {
        return new WaterMonitoring(EDITIONS.inForceOn("HJ 356", day));
    }

    public Edition edition() {
        return edition;
    }

    /** How many valid data a period needs; refused while no text at hand says. */
    public int minimumValid(Period period) {
        return RULES.rows().stream()
                .filter(row -> row.text("rule").equals("minimum-" + period))
                .findFirst()
                .map(row -> Integer.parseInt(row.text("method")))
                .orElseThrow(() -> new NotProvidedException(
                        edition.standard().toString(), "how many valid data a " + period + " needs"));
    }

    /** The flow-weighted mean of a day's valid data; empty where no water flowed or there are none. */
    public Optional<Substitute> dailyMean(List<FlowValue> valid) {
        BigDecimal flow = BigDecimal.ZERO;
        BigDecimal load = BigDecimal.ZERO;
        for (FlowValue value : valid) {
            flow = flow.add(value.flow());
            load = load.add(value.value().multiply(value.flow()));
        }
        return flow.signum() == 0
                ? Optional.empty()
                : Optional.of(new Substitute(
                        load.divide(flow, MathContext.DECIMAL128),
                        rule("daily-mean", "any").verified()));
    }

    /**
     * What fills a gap: of the span of equal length before it the mean, for pH the median. A span with gaps is passed
     * over for the one before it; empty where no whole span is left.
     *
     * @param gapLength how many values are missing in a row, 1 or more
     * @param before the values before the gap, oldest first, null where one is missing or invalid
     */
    public Optional<Substitute> substitute(WaterItem item, int gapLength, List<@Nullable BigDecimal> before) {
        InvalidInputException.requirePositive("gap_length", BigDecimal.valueOf(gapLength));
        ResourceTable.Row rule = rule("missing", item.code());
        for (int end = before.size(); end >= gapLength; end -= gapLength) {
            List<BigDecimal> span = before.subList(end - gapLength, end).stream()
                    .filter(Objects::nonNull)
                    .map(value -> InvalidInputException.requireNonNegative(item.code(), value))
                    .sorted()
                    .toList();
            if (span.size() == gapLength) {
                BigDecimal value = rule.text("method").equals("median") ? median(span) : mean(span);
                return Optional.of(new Substitute(value, rule.verified()));
            }
        }
        return Optional.empty();
    }

    /** What a failed comparison test makes invalid: everything since the comparison that was passed last. */
    public InvalidSpan invalidatedBy(Instant lastPassed, Instant failed) {
        if (!lastPassed.isBefore(failed)) {
            throw new InvalidInputException(
                    Fault.INCONSISTENT, "failed", failed.toString(), "later than the test passed at " + lastPassed);
        }
        return new InvalidSpan(
                lastPassed, failed, rule("failed-comparison", "any").verified());
    }

    private static BigDecimal mean(List<BigDecimal> values) {
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128);
    }

    private static BigDecimal median(List<BigDecimal> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : mean(List.of(sorted.get(middle - 1), sorted.get(middle)));
    }

    private static ResourceTable.Row rule(String rule, String item) {
        return RULES.rows().stream()
                .filter(row -> row.text("rule").equals(rule))
                .filter(row -> row.text("item").equals(item))
                .findFirst()
                .orElseThrow();
    }
}
