package io.qingyuan.standards.discharge;

import io.qingyuan.standards.Coded;
import io.qingyuan.standards.Edition;
import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.ResourceTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

/**
 * Boilers (锅炉大气污染物排放标准), GB 13271-2014: limits of the flue gas at reference oxygen, and the height of the
 * chimney. Boilers that share a monitored stack live under the strictest of their limits. Local standards may be stricter.
 */
public final class Boilers {
    private static final LimitRows LIMITS = LimitRows.read("gb13271_limits.csv");
    private static final ResourceTable CHIMNEYS = ResourceTable.read(Boilers.class, "gb13271_chimney.csv");
    private static final LocalDate LARGE_EXISTING_FROM = LocalDate.of(2015, 10, 1);
    private static final LocalDate EXISTING_FROM = LocalDate.of(2016, 7, 1);
    private static final BigDecimal LARGE_ABOVE_T_PER_H = BigDecimal.TEN;
    /** The least height of a chimney of oil and gas boilers, in meters; the environmental report may ask for more. */
    private static final BigDecimal OIL_AND_GAS_CHIMNEY_M = BigDecimal.valueOf(8);

    /** What a boiler burns. */
    public enum Fuel implements Coded {
        COAL("coal", "燃煤"),
        OIL("oil", "燃油"),
        GAS("gas", "燃气");

        private final String code;
        private final String zh;

        Fuel(String code, String zh) {
            this.code = code;
            this.zh = zh;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public Set<String> aliases() {
            return Set.of(zh);
        }
    }

    /**
     * A boiler as the standard sees it.
     *
     * @param capacityTPerH steam per hour in tonnes, or 0.7 MW a tonne
     * @param isSpecialRegion whether it stands where the special limits of table 3 are prescribed
     * @param isRelaxedRegion whether it stands in 广西, 重庆, 四川 or 贵州, with their own SO2 of existing coal boilers
     */
    public record Boiler(
            Fuel fuel, PlantAge age, BigDecimal capacityTPerH, boolean isSpecialRegion, boolean isRelaxedRegion) {
        public Boiler {
            InvalidInputException.requirePositive("capacity_t_per_h", capacityTPerH);
        }
    }

    private final Edition edition;
    private final LocalDate day;

    private Boilers(Edition edition, LocalDate day) {
        this.edition = edition;
        this.day = day;
    }

    /** The limits in force on a day; days before 2014-07-01 are refused. */
    public static Boilers inForceOn(LocalDate day) {
        return new Boilers(DischargeStandards.inForceOn("GB 13271", day), day);
    }

    public Edition edition() {
        return edition;
    }

    /**
     * The limit on an item, to which the flue gas is converted by {@link OxygenConversion} first. Existing boilers have
     * limits of this edition from 2015-10-01 (above 10 t/h) or 2016-07-01 on; before, they are refused.
     */
    public DischargeLimit limit(Boiler boiler, DischargeItem item) {
        String table = table(boiler);
        LimitRows rows =
                LIMITS.where("table", table).where("fuel", boiler.fuel().code()).where("item", item.code());
        LimitRows relaxed = rows.where("region", "relaxed");
        LimitRows chosen = boiler.isRelaxedRegion() && !relaxed.isEmpty() ? relaxed : rows.where("region", "");
        return FlueGasRows.limit(
                chosen,
                item,
                edition.standard() + " table " + table + ", " + boiler.fuel().code());
    }

    private String table(Boiler boiler) {
        if (boiler.isSpecialRegion()) {
            return "3";
        }
        if (boiler.age() == PlantAge.NEW) {
            return "2";
        }
        LocalDate from =
                boiler.capacityTPerH().compareTo(LARGE_ABOVE_T_PER_H) > 0 ? LARGE_EXISTING_FROM : EXISTING_FROM;
        if (day.isBefore(from)) {
            throw new NotInStandardException(edition.standard() + " holds for existing boilers of "
                    + boiler.capacityTPerH() + " t/h from " + from + ", not on " + day
                    + "; the edition before it is not provided");
        }
        return "1";
    }

    /**
     * The least height of the chimney, m.
     *
     * @param capacityTPerH of all boilers of the plant room, t/h; decides for coal only
     */
    public BigDecimal minChimneyHeightM(Fuel fuel, BigDecimal capacityTPerH) {
        InvalidInputException.requirePositive("capacity_t_per_h", capacityTPerH);
        return fuel == Fuel.COAL ? height("capacity_t_per_h_from", capacityTPerH) : OIL_AND_GAS_CHIMNEY_M;
    }

    /** As {@link #minChimneyHeightM}, the capacity in MW. */
    public BigDecimal minChimneyHeightMByMegawatts(Fuel fuel, BigDecimal capacityMw) {
        InvalidInputException.requirePositive("capacity_mw", capacityMw);
        return fuel == Fuel.COAL ? height("capacity_mw_from", capacityMw) : OIL_AND_GAS_CHIMNEY_M;
    }

    private static BigDecimal height(String column, BigDecimal capacity) {
        return CHIMNEYS.rows().reversed().stream()
                .filter(row -> capacity.compareTo(row.number(column)) >= 0)
                .findFirst()
                .orElseThrow()
                .number("min_height_m");
    }
}
