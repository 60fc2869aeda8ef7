package io.qingyuan.standards.water;

import io.qingyuan.standards.Edition;
import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.InvalidInputException.Fault;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Rounding;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The trophic level index of lakes and reservoirs in 环办〔2011〕22号: 10(a + b ln x) for each item, and their mean weighted
 * by the squared correlation of the item with chlorophyll a. Logarithms are those of {@link StrictMath}, the same on every
 * machine, kept to ten decimals.
 */
public final class TrophicIndex {
    private static final int DECIMALS = 10;
    private static final BigDecimal LOWEST = new BigDecimal("0.000000001");
    private static final BigDecimal HIGHEST = new BigDecimal("1000000000");

    private record Coefficients(BigDecimal a, BigDecimal b, BigDecimal weight, Verification verified) {}

    private static final Map<TrophicItem, Coefficients> TABLE = read();

    private final Edition edition;

    private TrophicIndex(Edition edition) {
        this.edition = edition;
    }

    /** The index in force on a day. */
    public static TrophicIndex inForceOn(LocalDate day) {
        return new TrophicIndex(SurfaceWater.EDITIONS.inForceOn(SurfaceWater.EVALUATION, day));
    }

    public Edition edition() {
        return edition;
    }

    /** How well the coefficients of an item were checked. */
    public Verification verified(TrophicItem item) {
        return coefficients(item).verified();
    }

    /**
     * The index of one item, to ten decimals.
     *
     * @param value above zero, in the unit of the item
     */
    public BigDecimal single(TrophicItem item, BigDecimal value) {
        InvalidInputException.requirePositive(item.code(), value);
        InvalidInputException.requireBetween(item.code(), value, LOWEST, HIGHEST);
        Coefficients of = coefficients(item);
        BigDecimal logarithm = new BigDecimal(StrictMath.log(value.doubleValue()));
        return Rounding.round(of.b().multiply(logarithm).add(of.a()).movePointRight(1), DECIMALS);
    }

    /** The index of a lake from the values of its items; at least one. */
    public TrophicOutcome total(Map<TrophicItem, BigDecimal> values) {
        Map<TrophicItem, BigDecimal> single = new EnumMap<>(TrophicItem.class);
        values.forEach((item, value) -> single.put(item, single(item, value)));
        return totalOf(single);
    }

    /** The index of a lake from the indices of its items; at least one. */
    public TrophicOutcome totalOf(Map<TrophicItem, BigDecimal> single) {
        Set<TrophicItem> missing = EnumSet.allOf(TrophicItem.class);
        missing.removeAll(single.keySet());
        if (single.isEmpty()) {
            throw new InvalidInputException(Fault.MISSING, "items", "", "at least one item");
        }
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (Map.Entry<TrophicItem, BigDecimal> entry : single.entrySet()) {
            BigDecimal weight = coefficients(entry.getKey()).weight();
            sum = sum.add(weight.multiply(entry.getValue()));
            weights = weights.add(weight);
        }
        BigDecimal index = sum.divide(weights, DECIMALS, RoundingMode.HALF_EVEN);
        return new TrophicOutcome(index, TrophicState.of(index), single, missing);
    }

    private static Coefficients coefficients(TrophicItem item) {
        Coefficients of = TABLE.get(item);
        if (of == null) {
            throw new IllegalStateException("tli_coefficients.csv has no row for " + item.code());
        }
        return of;
    }

    private static Map<TrophicItem, Coefficients> read() {
        Map<TrophicItem, Coefficients> table = new EnumMap<>(TrophicItem.class);
        for (ResourceTable.Row row :
                ResourceTable.read(TrophicIndex.class, "tli_coefficients.csv").rows()) {
            table.put(
                    TrophicItem.of(row.text("code")),
                    new Coefficients(row.number("a"), row.number("b"), row.number("r2"), row.verified()));
        }
        return table;
    }
}
