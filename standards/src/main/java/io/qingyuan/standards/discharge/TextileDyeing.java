package io.qingyuan.standards.discharge;

import io.qingyuan.standards.Coded;
import io.qingyuan.standards.Edition;
import io.qingyuan.standards.ResourceTable;
import java.time.LocalDate;
import java.util.Set;

/**
 * Water pollutants of textile dyeing and finishing (纺织染整工业水污染物排放标准), GB 4287-2012 with its amendment of
 * 2015-03-27. Not for wool scouring, hemp degumming, cocoon boiling and the making of chemical fibers.
 */
public final class TextileDyeing {
    private static final LimitRows LIMITS = LimitRows.read("gb4287_limits.csv");
    private static final LimitRows AMENDMENT = LimitRows.read("gb4287_amendment.csv");
    private static final LocalDate EXISTING_UNTIL = LocalDate.of(2014, 12, 31);
    private static final LocalDate AMENDED_FROM = LocalDate.of(2015, 3, 27);
    /** The notice is of 2015; its day is not known, so the whole year counts. */
    private static final LocalDate NOTICE_41_FROM = LocalDate.of(2015, 1, 1);

    private static final String NOTICE_41 = "公告2015年第41号 on GB 4287-2012";
    private static final Set<String> ITEMS_OF_NOTICE_41 = Set.of("anilines", "Cr6");

    /** Where the water goes. */
    public enum Route implements Coded {
        /** Into a water body (直接排放). */
        DIRECT("direct"),
        /** To an urban wastewater plant or through the urban sewer; direct limits since the amendment, note (3). */
        URBAN_SEWER("urban-sewer"),
        /** In a park whose plant collects and pretreats dyeing water separately, note (4) of the amendment. */
        PARK_SEPARATE("park-separate"),
        /** To another shared plant (间接排放), note (5) of the amendment. */
        OTHER_INDIRECT("other-indirect");

        private final String code;

        Route(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /**
     * A plant as the standard sees it.
     *
     * @param isSpecialRegion whether it stands where the state or the province prescribes the special limits of table 3
     * @param isBatik whether it makes batik (蜡染), with its own limits on nitrogen
     */
    public record Plant(PlantAge age, boolean isSpecialRegion, Route route, boolean isBatik) {}

    private final Edition edition;
    private final LocalDate day;

    private TextileDyeing(Edition edition, LocalDate day) {
        this.edition = edition;
        this.day = day;
    }

    /** The limits in force on a day; days before 2013-01-01 are refused. */
    public static TextileDyeing inForceOn(LocalDate day) {
        return new TextileDyeing(DischargeStandards.inForceOn("GB 4287", day), day);
    }

    public Edition edition() {
        return edition;
    }

    /** The table that holds for a plant on the day: 1, 2 or 3. */
    public int table(PlantAge age, boolean isSpecialRegion) {
        if (isSpecialRegion) {
            return 3;
        }
        return age == PlantAge.EXISTING && !day.isAfter(EXISTING_UNTIL) ? 1 : 2;
    }

    /**
     * The limit on an item. Anilines and chromium(VI) of tables 2 and 3 are refused from 2015 on: a notice of that year
     * defers them, and its text was not found.
     */
    public DischargeLimit limit(Plant plant, DischargeItem item) {
        String table = Integer.toString(table(plant.age(), plant.isSpecialRegion()));
        if (ITEMS_OF_NOTICE_41.contains(item.code()) && !table.equals("1") && !day.isBefore(NOTICE_41_FROM)) {
            throw DischargeStandards.refusal(NOTICE_41);
        }
        boolean amended = !day.isBefore(AMENDED_FROM);
        if (amended) {
            LimitRows changed = AMENDMENT
                    .where("table", table)
                    .where("item", item.code())
                    .where(row -> row.text("route").equals("any")
                            || row.text("route").equals(plant.route().code()));
            if (!changed.isEmpty()) {
                ResourceTable.Row row = changed.first();
                return LimitRows.limit(
                        row,
                        item,
                        Bound.parse(row.text("limit")),
                        DischargeLimit.Point.PLANT,
                        row.text("edition"),
                        "table " + table);
            }
        }
        boolean direct = plant.route() == Route.DIRECT || (amended && plant.route() == Route.URBAN_SEWER);
        return printed(table, plant.isBatik(), item, direct ? "direct" : "indirect");
    }

    private DischargeLimit printed(String table, boolean isBatik, DischargeItem item, String column) {
        LimitRows rows = LIMITS.where("table", table).where("item", item.code());
        LimitRows batik = rows.where("variant", "batik");
        LimitRows chosen = isBatik && !batik.isEmpty() ? batik : rows.where("variant", "");
        boolean workshop = !chosen.isEmpty() && chosen.first().text("point").equals("workshop");
        DischargeLimit.Point point = workshop ? DischargeLimit.Point.WORKSHOP : DischargeLimit.Point.PLANT;
        return chosen.limit(item, column, point, edition.standard() + " table " + table + " on " + day);
    }
}
