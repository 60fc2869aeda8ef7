package io.qingyuan.standards.water;

import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.StandardRef;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** GB 3838-2002 table 1 for one kind of water body, its limits as scaled integers. */
final class LimitTable {
    private static final ResourceTable TABLE = ResourceTable.read(LimitTable.class, "gb3838_table1.csv");
    private static final int ITEMS = WaterItem.ALL.size();
    private static final int LIMITS = 5;
    private static final int PH = WaterItem.PH.slot();
    private static final int OXYGEN = WaterItem.DISSOLVED_OXYGEN.slot();
    private static final BigDecimal NEUTRAL_PH = BigDecimal.valueOf(7);

    private final long[] highest = new long[ITEMS * LIMITS];
    private final Verification[] verified = new Verification[ITEMS];
    private final List<WaterLimit> limits = new ArrayList<>();
    private int classed;
    private int evaluated;
    private long lowestPh;
    private long highestPh;
    private BigDecimal saturationOfClassI = BigDecimal.ZERO;

    LimitTable(WaterBody body) {
        for (ResourceTable.Row row : TABLE.rows()) {
            String of = row.text("water_body");
            if (!row.text("compare").equals("change") && (of.equals("both") || of.equals(body.code()))) {
                read(row, body);
            }
        }
    }

    private void read(ResourceTable.Row row, WaterBody body) {
        WaterItem item = WaterItem.of(row.text("code"));
        int slot = item.slot();
        verified[slot] = row.verified();
        classed |= 1 << slot;
        if (row.text("evaluated").equals("yes")) {
            evaluated |= 1 << slot;
        }
        if (slot == PH) {
            lowestPh = Scaled.of(item, row.number("lowest"));
            highestPh = Scaled.of(item, row.number("highest"));
            return;
        }
        row.findNumber("class1_saturation_pct").ifPresent(percent -> saturationOfClassI = percent);
        WaterLimit.Kind kind = slot == OXYGEN ? WaterLimit.Kind.AT_LEAST : WaterLimit.Kind.AT_MOST;
        for (int i = 0; i < LIMITS; i++) {
            BigDecimal limit = row.number("class" + (i + 1));
            // the oxygen row is kept with the sign turned, so that every item is compared the same way
            highest[slot * LIMITS + i] = slot == OXYGEN ? -Scaled.of(item, limit) : Scaled.of(item, limit);
            limits.add(new WaterLimit(
                    StandardRef.parse(row.text("standard")),
                    row.text("clause"),
                    item,
                    body,
                    WaterClass.ofRank(i),
                    kind,
                    limit,
                    row.verified()));
        }
    }

    /** The rank of the class of a scaled value: 0 for Ⅰ to 5 for 劣Ⅴ. */
    int rank(int slot, long scaled) {
        if (slot == PH) {
            return scaled < lowestPh || scaled > highestPh ? LIMITS : 0;
        }
        long value = slot == OXYGEN ? -scaled : scaled;
        int base = slot * LIMITS;
        int rank = 0;
        while (rank < LIMITS && value > highest[base + rank]) {
            rank++;
        }
        return rank;
    }

    /** The class of a value of any number of decimals, exactly. */
    WaterClass grade(WaterItem item, BigDecimal value) {
        RoundingMode towardsWorse = switch (item) {
            case DISSOLVED_OXYGEN -> RoundingMode.FLOOR;
            case PH -> value.compareTo(NEUTRAL_PH) < 0 ? RoundingMode.FLOOR : RoundingMode.CEILING;
            default -> RoundingMode.CEILING;
        };
        return WaterClass.ofRank(rank(item.slot(), Scaled.comparable(value, towardsWorse)));
    }

    /** Refuses an item without classes. */
    void requireClassed(WaterItem item, WaterBody body) {
        if ((classed & 1 << item.slot()) == 0) {
            throw new NotInStandardException(
                    "GB 3838-2002 table 1 sets no class limits for " + item.code() + " in a " + body.code());
        }
    }

    Verification verified(WaterItem item) {
        return verified[item.slot()];
    }

    List<WaterLimit> limits() {
        return limits;
    }

    BigDecimal saturationOfClassI() {
        return saturationOfClassI;
    }

    /** The items that take part in the class of a section, as bits. */
    int evaluated() {
        return evaluated;
    }
}
