package io.qingyuan.standards.energy;

import io.qingyuan.standards.Coded;
import io.qingyuan.standards.InvalidInputException;
import java.math.BigDecimal;
import java.util.Set;

/** A unit in which energy and media are accounted. Units of one kind convert exactly, others are refused. */
public enum EnergyUnit implements Coded {
    KILOGRAM("kg", Kind.MASS, 0, "千克"),
    TONNE("t", Kind.MASS, 3, "吨"),
    TEN_THOUSAND_TONNES("10^4 t", Kind.MASS, 7, "万吨"),
    /** Of a gas: at the state of the standard (标准状态). */
    CUBIC_METER("m3", Kind.VOLUME, 0, "立方米"),
    TEN_THOUSAND_CUBIC_METERS("10^4 m3", Kind.VOLUME, 4, "万立方米"),
    KILOWATT_HOUR("kWh", Kind.ELECTRICITY, 0, "千瓦时"),
    MEGAWATT_HOUR("MWh", Kind.ELECTRICITY, 3, "兆瓦时"),
    TEN_THOUSAND_KILOWATT_HOURS("10^4 kWh", Kind.ELECTRICITY, 4, "万千瓦时"),
    MEGAJOULE("MJ", Kind.HEAT, 0, "兆焦"),
    GIGAJOULE("GJ", Kind.HEAT, 3, "吉焦");

    private enum Kind {
        MASS,
        VOLUME,
        ELECTRICITY,
        HEAT
    }

    private final String code;
    private final Kind kind;
    private final int powerOfTen;
    private final String zh;

    EnergyUnit(String code, Kind kind, int powerOfTen, String zh) {
        this.code = code;
        this.kind = kind;
        this.powerOfTen = powerOfTen;
        this.zh = zh;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Set<String> aliases() {
        return switch (this) {
            case CUBIC_METER -> Set.of(zh, "m³", "Nm3");
            case TEN_THOUSAND_CUBIC_METERS -> Set.of(zh, "10^4 Nm3", "万m3", "万m³");
            case KILOWATT_HOUR -> Set.of(zh, "kW·h");
            case TEN_THOUSAND_KILOWATT_HOURS -> Set.of(zh, "万kWh");
            default -> Set.of(zh);
        };
    }

    /**
     * An amount of this unit in another one, exactly.
     *
     * @param field what the amount is of, for the refusal of a unit of another kind
     */
    public BigDecimal convert(BigDecimal amount, EnergyUnit to, String field) {
        if (kind != to.kind) {
            throw new InvalidInputException(
                    InvalidInputException.Fault.WRONG_UNIT, field, code, "a unit that converts to " + to.code);
        }
        return amount.scaleByPowerOfTen(powerOfTen - to.powerOfTen);
    }
}
