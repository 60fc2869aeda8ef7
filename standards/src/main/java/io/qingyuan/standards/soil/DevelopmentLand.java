package io.qingyuan.standards.soil;

import io.qingyuan.standards.Edition;
import io.qingyuan.standards.Grading;
import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.InvalidInputException.Fault;
import io.qingyuan.standards.ItemGrade;
import io.qingyuan.standards.Measured;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The risk of development land by GB 36600-2018 (土壤环境质量 建设用地土壤污染风险管控标准（试行）), in force from 2018-08-01. Results in
 * mg/kg, compared as they were reported.
 */
public final class DevelopmentLand {
    private static final String NUMBER = "GB 36600";

    /**
     * A piece of development land.
     *
     * @param background background values of the region (背景值), where known; arsenic, cobalt and vanadium only
     */
    public record Site(LandClass land, Map<LandItem, BigDecimal> background) {
        public Site {
            background = Map.copyOf(background);
            background.forEach((item, value) -> {
                if (!item.hasBackground()) {
                    throw new InvalidInputException(
                            Fault.INCONSISTENT, "background", item.nameZh(), "a value for 砷, 钴 or 钒");
                }
                InvalidInputException.requirePositive("background", value);
            });
        }

        /** A site of a region whose background is not known. */
        public static Site of(LandClass land) {
            return new Site(land, Map.of());
        }
    }

    private final Edition edition;

    private DevelopmentLand(Edition edition) {
        this.edition = edition;
    }

    /** The values in force on a day. */
    public static DevelopmentLand inForceOn(LocalDate day) {
        return new DevelopmentLand(Farmland.EDITIONS.inForceOn(NUMBER, day));
    }

    public Edition edition() {
        return edition;
    }

    /** The risk of one item; below a detection limit above its screening value it stays open. */
    public ItemGrade<LandItem, LandRisk> item(Site site, LandItem item, Measured measured) {
        RiskValue values = item.values(site.land());
        return switch (measured) {
            case Measured.Value(BigDecimal value) ->
                ItemGrade.certain(item, measured, risk(site, item, values, value), values.verified());
            case Measured.BelowDetection(BigDecimal limit) ->
                new ItemGrade<>(
                        item, measured, LandRisk.NEGLIGIBLE, risk(site, item, values, limit), values.verified());
            case Measured.Presence _ -> throw RiskValue.notANumber(item.nameZh(), measured);
        };
    }

    /** The risk of a site by its worst item; {@code missing} are the basic items without a result. */
    public Grading<LandItem, LandRisk> site(Site site, Map<LandItem, Measured> values) {
        List<ItemGrade<LandItem, LandRisk>> items = new ArrayList<>();
        Set<LandItem> missing = new LinkedHashSet<>();
        for (LandItem item : LandItem.all()) {
            Measured measured = values.get(item);
            if (measured != null) {
                items.add(item(site, item, measured));
            } else if (item.isBasic()) {
                missing.add(item);
            }
        }
        return Grading.worstOf(items, missing);
    }

    private static LandRisk risk(Site site, LandItem item, RiskValue values, BigDecimal value) {
        int exceeded = values.exceeded(value);
        if (exceeded == 0) {
            return LandRisk.NEGLIGIBLE;
        }
        BigDecimal background = site.background().get(item);
        if (background != null && value.compareTo(background) <= 0) {
            return LandRisk.WITHIN_BACKGROUND;
        }
        return exceeded == 1 ? LandRisk.TO_BE_SURVEYED : LandRisk.UNACCEPTABLE;
    }
}
