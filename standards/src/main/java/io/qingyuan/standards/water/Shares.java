package io.qingyuan.standards.water;

import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.InvalidInputException.Fault;
import io.qingyuan.standards.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;

/**
 * The shares of sections by class (断面类别比例) of a river or basin, in percent.
 *
 * @param goodPercent share of classes Ⅰ to Ⅲ, 0 to 100
 * @param inferiorPercent share of 劣Ⅴ, 0 to 100
 */
public record Shares(BigDecimal goodPercent, BigDecimal inferiorPercent) {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    /** Digits kept of a share: enough that no share of whole sections crosses a bound by rounding. */
    private static final int KEPT = 30;

    private static final int COMPARED = 20;

    public Shares {
        InvalidInputException.requireBetween("good_pct", goodPercent, BigDecimal.ZERO, ALL);
        InvalidInputException.requireBetween("inferior_pct", inferiorPercent, BigDecimal.ZERO, ALL);
        if (compared(goodPercent.add(inferiorPercent)).compareTo(ALL) > 0) {
            throw new InvalidInputException(
                    Fault.INCONSISTENT,
                    "inferior_pct",
                    goodPercent + " and " + inferiorPercent,
                    "shares that add up to 100 at most");
        }
    }

    /** The shares of a river's or basin's sections; at least one. */
    public static Shares of(Collection<WaterClass> sections) {
        if (sections.isEmpty()) {
            throw new InvalidInputException(Fault.MISSING, "sections", "", "at least one section");
        }
        long good = sections.stream().filter(WaterClass::isGood).count();
        long inferior = sections.stream()
                .filter(grade -> grade == WaterClass.WORSE_THAN_V)
                .count();
        return new Shares(percent(good, sections.size()), percent(inferior, sections.size()));
    }

    /** Change of the good share minus change of the inferior share against an earlier period (ΔG − ΔD), in points. */
    BigDecimal improvementSince(Shares before) {
        return compared(
                goodPercent.subtract(before.goodPercent).subtract(inferiorPercent.subtract(before.inferiorPercent)));
    }

    /** A share as reports print it, to one decimal. */
    public static BigDecimal printed(BigDecimal percent) {
        return Rounding.round(percent, 1);
    }

    private static BigDecimal percent(long count, int of) {
        return BigDecimal.valueOf(count * 100).divide(BigDecimal.valueOf(of), KEPT, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal compared(BigDecimal sum) {
        return sum.scale() > COMPARED ? Rounding.round(sum, COMPARED) : sum;
    }
}
