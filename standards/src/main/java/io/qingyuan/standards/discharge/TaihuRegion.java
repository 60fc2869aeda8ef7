package io.qingyuan.standards.discharge;

import io.qingyuan.standards.Coded;
import io.qingyuan.standards.Edition;
import io.qingyuan.standards.ResourceTable;
import java.time.LocalDate;

/**
 * Urban wastewater plants and key industries of the Taihu region
 * (太湖地区城镇污水处理厂及重点工业行业主要水污染物排放限值), DB32/1072-2018 of Jiangsu. The values were not read in the
 * standard: they may be shown, and judge no one. Its industry table is not known, and from 2022 on neither is whether
 * DB32/4440-2022 has replaced it, so both are refused.
 */
public final class TaihuRegion {
    private static final LimitRows LIMITS = LimitRows.read("db32_1072_limits.csv");
    private static final LocalDate MAYBE_REPLACED_FROM = LocalDate.of(2022, 1, 1);

    /** Which part of the standard holds for a plant. */
    public enum Category implements Coded {
        /** An urban plant in the first- or second-level protection zone of Taihu. */
        PROTECTED_ZONE("protected-zone"),
        /** An urban plant elsewhere in the region. */
        OTHER_AREA("other-area"),
        /** A plant of a key industry, such as textile dyeing. */
        KEY_INDUSTRY("key-industry");

        private final String code;

        Category(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    private final Edition edition;

    private TaihuRegion(Edition edition) {
        this.edition = edition;
    }

    /** The limits in force on a day from 2018-06-01 to 2021-12-31; other days are refused. */
    public static TaihuRegion inForceOn(LocalDate day) {
        if (!day.isBefore(MAYBE_REPLACED_FROM)) {
            throw DischargeStandards.refusal("DB32/4440-2022");
        }
        return new TaihuRegion(DischargeStandards.inForceOn("DB32/1072", day));
    }

    public Edition edition() {
        return edition;
    }

    /**
     * The limit on an item, for reference.
     *
     * @param isCold whether the water is so cold that the values in brackets hold
     */
    public DischargeLimit limit(Category category, DischargeItem item, boolean isCold) {
        if (category == Category.KEY_INDUSTRY) {
            throw DischargeStandards.refusal("DB32/1072-2018 industry table");
        }
        LimitRows rows = LIMITS.where("category", category.code()).where("item", item.code());
        boolean hasCold =
                isCold && !rows.isEmpty() && !lowTemperature(rows.first()).isEmpty();
        DischargeLimit limit = rows.limit(
                item,
                hasCold ? "limit_low_temperature" : "limit",
                DischargeLimit.Point.PLANT,
                edition.standard() + " " + category.code());
        return new DischargeLimit(
                limit.standard(),
                limit.clause(),
                item,
                limit.bound(),
                limit.unit(),
                null,
                limit.point(),
                false,
                limit.verified());
    }

    private static String lowTemperature(ResourceTable.Row row) {
        return row.text("limit_low_temperature");
    }
}
