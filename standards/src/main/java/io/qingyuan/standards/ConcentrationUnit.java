package io.qingyuan.standards;

import java.math.BigDecimal;
import java.util.Set;

/** A unit in which water and soil results are reported. Units of one kind convert exactly, others are refused. */
public enum ConcentrationUnit implements Coded {
    MG_PER_L("mg/L", Kind.MASS_PER_VOLUME, -3),
    UG_PER_L("μg/L", Kind.MASS_PER_VOLUME, -6),
    NG_PER_L("ng/L", Kind.MASS_PER_VOLUME, -9),
    MG_PER_M3("mg/m3", Kind.MASS_PER_VOLUME, -6),
    MG_PER_KG("mg/kg", Kind.MASS_PER_MASS, -6),
    UG_PER_KG("μg/kg", Kind.MASS_PER_MASS, -9),
    NG_PER_KG("ng/kg", Kind.MASS_PER_MASS, -12),
    METERS("m", Kind.LENGTH, 0),
    CENTIMETERS("cm", Kind.LENGTH, -2),
    /** Bacteria in a liter; the standard of 2002 writes 个/L. */
    COUNT_PER_L("个/L", Kind.COUNT_PER_LITER, 0),
    /** Coliforms in 100 mL, by most probable number or by colonies. */
    MPN_PER_100ML("MPN/100mL", Kind.COUNT_PER_100ML, 0),
    CFU_PER_ML("CFU/mL", Kind.COLONIES_PER_ML, 0),
    /** The platinum-cobalt scale of color. */
    PLATINUM_COBALT("铂钴色度单位", Kind.COLOR, 0),
    NTU("NTU", Kind.TURBIDITY, 0),
    BQ_PER_L("Bq/L", Kind.ACTIVITY, 0),
    CELSIUS("℃", Kind.TEMPERATURE, 0),
    /** pH, and what is only seen or smelled. */
    NONE("", Kind.NONE, 0);

    private enum Kind {
        MASS_PER_VOLUME,
        MASS_PER_MASS,
        LENGTH,
        COUNT_PER_LITER,
        COUNT_PER_100ML,
        COLONIES_PER_ML,
        COLOR,
        TURBIDITY,
        ACTIVITY,
        TEMPERATURE,
        NONE
    }

    private final String code;
    private final Kind kind;
    private final int powerOfTen;

    ConcentrationUnit(String code, Kind kind, int powerOfTen) {
        this.code = code;
        this.kind = kind;
        this.powerOfTen = powerOfTen;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Set<String> aliases() {
        return switch (this) {
            case UG_PER_L -> Set.of("ug/L", "µg/L");
            case MG_PER_M3 -> Set.of("mg/m³");
            case UG_PER_KG -> Set.of("ug/kg", "µg/kg");
            case COUNT_PER_L -> Set.of("MPN/L", "CFU/L");
            case MPN_PER_100ML -> Set.of("CFU/100mL");
            case PLATINUM_COBALT -> Set.of("Pt-Co");
            case CELSIUS -> Set.of("°C");
            default -> Set.of();
        };
    }

    /**
     * A value of this unit in another one, exactly.
     *
     * @param field what the value is of, for the refusal of a unit of another kind
     */
    public BigDecimal convert(BigDecimal value, ConcentrationUnit to, String field) {
        if (kind != to.kind) {
            throw new InvalidInputException(
                    InvalidInputException.Fault.WRONG_UNIT, field, code, to.code.isEmpty() ? "no unit" : to.code);
        }
        return value.scaleByPowerOfTen(powerOfTen - to.powerOfTen);
    }

    /** The unit of a code or an alias, such as {@code mg/L}. */
    public static ConcentrationUnit of(String field, String code) {
        return Coded.of(ConcentrationUnit.class, field, code);
    }
}
