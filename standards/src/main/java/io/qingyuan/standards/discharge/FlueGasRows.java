package io.qingyuan.standards.discharge;

/** Limits of flue gases: as {@link LimitRows}, with the oxygen content to which they refer. */
final class FlueGasRows {
    private FlueGasRows() {}

    static DischargeLimit limit(LimitRows rows, DischargeItem item, String asked) {
        DischargeLimit limit = rows.limit(item, "limit", DischargeLimit.Point.PLANT, asked);
        return new DischargeLimit(
                limit.standard(),
                limit.clause(),
                item,
                limit.bound(),
                limit.unit(),
                rows.first().findNumber("o2_reference_pct").orElse(null),
                limit.point(),
                true,
                limit.verified());
    }
}
