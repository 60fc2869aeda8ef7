package io.qingyuan.standards.discharge;

import io.qingyuan.standards.Coded;
import io.qingyuan.standards.InvalidInputException;
import java.math.BigDecimal;
import java.util.Set;

/** A unit of discharge limits. Units of one kind convert exactly, others are refused. */
public enum EmissionUnit implements Coded {
    MG_PER_L("mg/L", Kind.WATER, 0),
    UG_PER_L("μg/L", Kind.WATER, -3),
    NG_PER_L("ng/L", Kind.WATER, -6),
    MG_PER_M3("mg/m3", Kind.GAS, 0),
    UG_PER_M3("μg/m3", Kind.GAS, -3),
    G_PER_M3("g/m3", Kind.GAS, 3),
    MG_PER_KG("mg/kg", Kind.SLUDGE, 0),
    NG_TEQ_PER_KG("ng TEQ/kg", Kind.DIOXINS, 0),
    COUNT_PER_L("个/L", Kind.COUNT, 0),
    /** How often the water must be diluted until it has no color. */
    DILUTION("稀释倍数", Kind.COLOR, 0),
    /** Odor concentration. */
    DIMENSIONLESS("无量纲", Kind.ODOR, 0),
    PERCENT_BY_VOLUME("%", Kind.SHARE, 0),
    /** The Ringelmann scale of smoke. */
    RINGELMANN("级", Kind.SMOKE, 0),
    /** pH. */
    NONE("", Kind.NONE, 0);

    private enum Kind {
        WATER,
        GAS,
        SLUDGE,
        DIOXINS,
        COUNT,
        COLOR,
        ODOR,
        SHARE,
        SMOKE,
        NONE
    }

    private final String code;
    private final Kind kind;
    private final int powerOfTen;

    EmissionUnit(String code, Kind kind, int powerOfTen) {
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
            case MG_PER_M3 -> Set.of("mg/m³", "mg/Nm3");
            case UG_PER_M3 -> Set.of("ug/m3", "ug/m³", "µg/m3", "μg/m³");
            case DILUTION -> Set.of("倍");
            case NONE -> Set.of("1");
            default -> Set.of();
        };
    }

    /**
     * A value of this unit in another one, exactly.
     *
     * @param field what the value is of, for the refusal of a unit of another kind
     */
    public BigDecimal convert(BigDecimal value, EmissionUnit to, String field) {
        if (kind != to.kind) {
            throw new InvalidInputException(
                    InvalidInputException.Fault.WRONG_UNIT, field, code, to.code.isEmpty() ? "no unit" : to.code);
        }
        return value.scaleByPowerOfTen(powerOfTen - to.powerOfTen);
    }
}
