package io.qingyuan.standards.air;

import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What HJ 663 says of a year of one pollutant (年评价达标).
 *
 * @param validDays days with a value
 * @param validity whether they suffice; empty for CO and O3, for which no rule is at hand
 */
public record AnnualResult(Pollutant pollutant, int validDays, List<Item> items, Optional<PeriodValidity> validity) {
    /**
     * One item of the year.
     *
     * @param value rounded for evaluation
     * @param exceedMultiple the multiple by which the limit is exceeded (超标倍数); empty where it is met
     */
    public record Item(AnnualItem item, BigDecimal value, AirLimit limit, Optional<BigDecimal> exceedMultiple) {
        public boolean isMet() {
            return exceedMultiple.isEmpty();
        }

        /** The weaker mark of the item and the limit. */
        public Verification verified() {
            return item.verified().and(limit.verified());
        }
    }

    /** Whether the standard is attained. */
    public enum Attainment {
        /** Every item is within its limit. */
        ATTAINED,
        /** An item exceeds its limit. */
        EXCEEDED,
        /** Too few valid days to say. */
        NOT_VALID
    }

    public AnnualResult {
        items = List.copyOf(items);
    }

    /** Whether the pollutant attains the standard in this year: mean and percentile both. */
    public Attainment attainment() {
        if (validity.isPresent() && !validity.get().isValid()) {
            return Attainment.NOT_VALID;
        }
        return items.stream().allMatch(Item::isMet) ? Attainment.ATTAINED : Attainment.EXCEEDED;
    }
}
