package io.qingyuan.standards.water;

import io.qingyuan.standards.Rounding;
import java.math.BigDecimal;

/**
 * A main pollutant of a river or basin of five sections or more.
 *
 * @param exceeding how many sections are over the limit of class Ⅲ
 * @param sections how many sections there are
 */
public record BasinPollutant(WaterItem item, int exceeding, int sections) {
    private static final int DECIMALS = 1;

    /** The share of sections over the limit (断面超标率), in percent to one decimal. */
    public BigDecimal percent() {
        return Rounding.divide(BigDecimal.valueOf(exceeding * 100L), BigDecimal.valueOf(sections), DECIMALS);
    }
}
