package io.qingyuan.standards.air;

import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.StandardRef;
import io.qingyuan.standards.Verification;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What HJ 663 compares in a year (年评价项目): a mean with the annual limit, or a percentile of the daily values with the
 * daily limit. A pollutant attains the standard when all its items do.
 *
 * @param percentile empty for the mean
 * @param limitAveraging the averaging time of the limit that it is compared with
 */
public record AnnualItem(Pollutant pollutant, OptionalInt percentile, Averaging limitAveraging, Verification verified) {
    private static final ResourceTable TABLE = ResourceTable.read(AnnualItem.class, "hj663_annual_items.csv");

    /** The items of the edition in force on a day. */
    public static List<AnnualItem> inForceOn(LocalDate day) {
        return of(Editions.inForceOn("HJ 663", day, Rollout.NATIONWIDE).standard())
                .toList();
    }

    /** The items of a pollutant in an edition; refused where it has none. */
    static List<AnnualItem> of(StandardRef standard, Pollutant pollutant) {
        List<AnnualItem> items =
                of(standard).filter(item -> item.pollutant() == pollutant).toList();
        if (items.isEmpty()) {
            throw new NotInStandardException(standard + " does not evaluate a year of " + pollutant.symbol());
        }
        return items;
    }

    private static Stream<AnnualItem> of(StandardRef standard) {
        return TABLE.rows().stream()
                .filter(row -> row.text("edition").equals(standard.toString()))
                .map(row -> new AnnualItem(
                        Pollutant.of(row.text("item")),
                        row.findNumber("percentile")
                                .map(p -> OptionalInt.of(p.intValueExact()))
                                .orElse(OptionalInt.empty()),
                        Averaging.of(row.text("limit_period")),
                        row.verified()));
    }
}
