package io.qingyuan.standards.discharge;

import io.qingyuan.standards.Coded;
import io.qingyuan.standards.Edition;
import java.time.LocalDate;

/**
 * Thermal power plants (火电厂大气污染物排放标准), GB 13223-2011, and the policy of ultra-low emission (超低排放). The
 * values of the standard are own knowledge and marked so; those of the policy are not part of the standard.
 */
public final class ThermalPower {
    private static final LimitRows LIMITS = LimitRows.read("gb13223_limits.csv");
    private static final LimitRows ULTRA_LOW = LimitRows.read("ultra_low.csv");

    /** What is limited. */
    public enum Unit implements Coded {
        COAL_NEW("coal-new"),
        COAL_EXISTING("coal-existing"),
        /** A gas turbine that burns natural gas. */
        GAS_TURBINE("gas-turbine");

        private final String code;

        Unit(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /**
     * A unit as the standard sees it.
     *
     * @param isSpecialRegion whether the special limits of table 2 are prescribed
     * @param hasRelaxedSulfur whether it stands in 广西, 重庆, 四川 or 贵州
     * @param hasRelaxedNitrogen whether it has a W-flame boiler, an existing circulating bed, or was built by 2003-12-31
     */
    public record Plant(Unit unit, boolean isSpecialRegion, boolean hasRelaxedSulfur, boolean hasRelaxedNitrogen) {}

    private final Edition edition;
    private final LocalDate day;

    private ThermalPower(Edition edition, LocalDate day) {
        this.edition = edition;
        this.day = day;
    }

    /** The limits in force on a day; days before 2012-01-01 are refused. */
    public static ThermalPower inForceOn(LocalDate day) {
        return new ThermalPower(DischargeStandards.inForceOn("GB 13223", day), day);
    }

    public Edition edition() {
        return edition;
    }

    /** The limit on an item at reference oxygen. Gas turbines have no special limits here: none were found. */
    public DischargeLimit limit(Plant plant, DischargeItem item) {
        LimitRows rows = LIMITS.where("unit_type", plant.unit().code())
                .where("item", item.code())
                .where(row -> row.findDate("in_force_from")
                        .map(from -> !day.isBefore(from))
                        .orElse(true));
        return FlueGasRows.limit(
                rows.where("condition", condition(plant, item, rows)),
                item,
                edition.standard() + ", " + plant.unit().code() + " on " + day);
    }

    private static String condition(Plant plant, DischargeItem item, LimitRows rows) {
        if (plant.isSpecialRegion()) {
            return "special";
        }
        String relaxed = item.code().equals("SO2") ? "relaxed-so2" : "relaxed-nox";
        boolean asked = item.code().equals("SO2") ? plant.hasRelaxedSulfur() : plant.hasRelaxedNitrogen();
        return asked && !rows.where("condition", relaxed).isEmpty() ? relaxed : "";
    }

    /** The value of the ultra-low policy for coal units: soot 10, SO2 35, NOx 50 mg/m³ at 6 % oxygen. */
    public static DischargeLimit ultraLow(DischargeItem item) {
        return FlueGasRows.limit(ULTRA_LOW.where("item", item.code()), item, "超低排放");
    }
}
