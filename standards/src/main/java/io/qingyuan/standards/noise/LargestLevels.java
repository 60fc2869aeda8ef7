package io.qingyuan.standards.noise;

import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.StandardRef;
import java.math.BigDecimal;

/** How far the largest level at night may lie above the limit of the night: {@code lmax_allowance.csv}. */
final class LargestLevels {
    private static final ResourceTable TABLE = ResourceTable.read(LargestLevels.class, "lmax_allowance.csv");

    private LargestLevels() {}

    /** The limit of a quantity from a row of day and night limits. */
    static NoiseLimit limit(ResourceTable.Row row, StandardRef standard, NoiseQuantity quantity) {
        BigDecimal base = row.number(quantity.isDay() ? "day" : "night");
        if (!quantity.isLargestLevel()) {
            return new NoiseLimit(standard, row.text("clause"), row.text("zone"), quantity, base, row.verified());
        }
        ResourceTable.Row allowance = TABLE.rows().stream()
                .filter(candidate -> candidate.text("edition").equals(standard.toString()))
                .filter(candidate -> candidate.text("quantity").equals(quantity.code()))
                .findFirst()
                .orElseThrow(() -> new NotInStandardException(standard + " sets no limit for " + quantity.code()));
        return new NoiseLimit(
                standard,
                row.text("clause"),
                row.text("zone"),
                quantity,
                base.add(allowance.number("above_night_limit")),
                row.verified().and(allowance.verified()));
    }
}
