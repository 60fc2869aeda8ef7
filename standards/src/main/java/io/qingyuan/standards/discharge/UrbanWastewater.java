package io.qingyuan.standards.discharge;

import io.qingyuan.standards.Coded;
import io.qingyuan.standards.Edition;
import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.InvalidInputException.Fault;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Urban wastewater plants (城镇污水处理厂污染物排放标准), GB 18918-2002: daily means of the effluent, odors at the
 * boundary, and sludge for farmland. The amendment of 2006 is not part of it; in the Taihu region stricter limits hold.
 */
public final class UrbanWastewater {
    private static final LimitRows LIMITS = LimitRows.read("gb18918_limits.csv");
    private static final LimitRows REMOVAL = LimitRows.read("gb18918_removal.csv");
    private static final LimitRows AIR = LimitRows.read("gb18918_air.csv");
    private static final LimitRows SLUDGE = LimitRows.read("gb18918_sludge.csv");
    private static final BigDecimal WARM = BigDecimal.valueOf(12);
    private static final LocalDate OLD_PHOSPHORUS_UNTIL = LocalDate.of(2005, 12, 31);
    private static final BigDecimal ACID_BELOW_PH = new BigDecimal("6.5");
    private static final BigDecimal MAX_PH = BigDecimal.valueOf(14);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The class of a plant's limits (标准分级). */
    public enum EffluentClass implements Coded {
        CLASS_1A("1A", "一级A"),
        CLASS_1B("1B", "一级B"),
        CLASS_2("2", "二级"),
        CLASS_3("3", "三级");

        private final String code;
        private final String zh;

        EffluentClass(String code, String zh) {
            this.code = code;
            this.zh = zh;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public Set<String> aliases() {
            return Set.of(zh, zh + "标准");
        }
    }

    /** The class of the limits of odors at the boundary, table 4. */
    public enum AirClass implements Coded {
        CLASS_1("1"),
        CLASS_2("2"),
        CLASS_3("3");

        private final String code;

        AirClass(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /**
     * An effluent as the standard sees it.
     *
     * @param waterCelsius temperature of the water; needed for ammonia nitrogen only
     * @param builtOn when the plant was built; needed for total phosphorus only
     */
    public record Effluent(
            EffluentClass type,
            @Nullable BigDecimal waterCelsius,
            @Nullable LocalDate builtOn) {}

    private final Edition edition;

    private UrbanWastewater(Edition edition) {
        this.edition = edition;
    }

    /** The limits in force on a day; days before 2003-07-01 are refused. */
    public static UrbanWastewater inForceOn(LocalDate day) {
        return new UrbanWastewater(DischargeStandards.inForceOn("GB 18918", day));
    }

    public Edition edition() {
        return edition;
    }

    /** The limit on an item of tables 1, 2 and 3, a daily mean. */
    public DischargeLimit limit(Effluent effluent, DischargeItem item) {
        return LIMITS.where("item", item.code())
                .where(row -> applies(row.text("condition"), effluent))
                .limit(
                        item,
                        effluent.type().code(),
                        DischargeLimit.Point.PLANT,
                        edition.standard() + " class " + effluent.type().code());
    }

    /**
     * Judges COD or BOD5 of a class 3 plant, where a strong influent is judged by how much of it is removed: COD above
     * 350 mg/L by more than 60 %, BOD5 above 160 mg/L by more than 50 %.
     *
     * @param influent mg/L
     * @param effluent mg/L
     */
    public ClassThreeVerdict judgeClassThree(DischargeItem item, BigDecimal influent, BigDecimal effluent) {
        InvalidInputException.requireNonNegative("influent", influent);
        InvalidInputException.requireNonNegative("effluent", effluent);
        LimitRows rule = REMOVAL.where("item", item.code());
        if (rule.isEmpty() || influent.compareTo(rule.first().number("influent_above")) <= 0) {
            DischargeLimit limit = limit(new Effluent(EffluentClass.CLASS_3, null, null), item);
            return new ClassThreeVerdict(
                    limit.judge(effluent, EmissionUnit.MG_PER_L) instanceof DischargeVerdict.Met, null);
        }
        BigDecimal removalPct = influent.subtract(effluent).multiply(HUNDRED).divide(influent, MathContext.DECIMAL128);
        return new ClassThreeVerdict(removalPct.compareTo(rule.first().number("removal_above_pct")) > 0, removalPct);
    }

    /**
     * How a class 3 effluent was judged.
     *
     * @param removalPct what was removed of the influent, percent; null where the concentration was judged
     */
    public record ClassThreeVerdict(boolean isMet, @Nullable BigDecimal removalPct) {}

    /** The limit of a gas at the boundary (table 4): the largest of four samples, one every two hours. */
    public DischargeLimit airLimit(AirClass type, DischargeItem item) {
        return AIR.where("item", item.code())
                .limit(item, type.code(), DischargeLimit.Point.BOUNDARY, edition.standard() + " table 4");
    }

    /** The limit of sludge for farmland (table 6) by the pH of the soil it goes to: acid below 6.5. */
    public DischargeLimit sludgeLimit(BigDecimal soilPh, DischargeItem item) {
        InvalidInputException.requireBetween("soil_ph", soilPh, BigDecimal.ZERO, MAX_PH);
        String column = soilPh.compareTo(ACID_BELOW_PH) < 0 ? "acid" : "neutral";
        return SLUDGE.where("item", item.code())
                .limit(item, column, DischargeLimit.Point.PRODUCT, edition.standard() + " table 6");
    }

    private static boolean applies(String condition, Effluent effluent) {
        return switch (condition) {
            case "" -> true;
            case "above-12C" -> celsius(effluent).compareTo(WARM) > 0;
            case "to-12C" -> celsius(effluent).compareTo(WARM) <= 0;
            case "built-to-2005" -> !builtOn(effluent).isAfter(OLD_PHOSPHORUS_UNTIL);
            case "built-from-2006" -> builtOn(effluent).isAfter(OLD_PHOSPHORUS_UNTIL);
            default -> throw new IllegalStateException("no such condition: " + condition);
        };
    }

    private static BigDecimal celsius(Effluent effluent) {
        if (effluent.waterCelsius() == null) {
            throw new InvalidInputException(
                    Fault.MISSING, "water_celsius", "", "the temperature of the water, for ammonia nitrogen");
        }
        return effluent.waterCelsius();
    }

    private static LocalDate builtOn(Effluent effluent) {
        if (effluent.builtOn() == null) {
            throw new InvalidInputException(
                    Fault.MISSING, "built_on", "", "when the plant was built, for total phosphorus");
        }
        return effluent.builtOn();
    }
}
