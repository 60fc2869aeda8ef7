package io.qingyuan.standards.air;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A pollutant of GB 3095. The six of table 1 come first; they are the ones the air quality index is made of. */
public enum Pollutant {
    SO2("SO2", Unit.UG_PER_M3, 0),
    NO2("NO2", Unit.UG_PER_M3, 1),
    PM10("PM10", Unit.UG_PER_M3, 2),
    PM2_5("PM2.5", Unit.UG_PER_M3, 3),
    CO("CO", Unit.MG_PER_M3, 4),
    O3("O3", Unit.UG_PER_M3, 5),
    TSP("TSP", Unit.UG_PER_M3, Pollutant.NOT_INDEXED),
    NOX("NOx", Unit.UG_PER_M3, Pollutant.NOT_INDEXED),
    LEAD("Pb", Unit.UG_PER_M3, Pollutant.NOT_INDEXED),
    BENZO_A_PYRENE("BaP", Unit.UG_PER_M3, Pollutant.NOT_INDEXED);

    /** The unit in which a pollutant is reported and limited. */
    public enum Unit {
        UG_PER_M3("ug/m3"),
        MG_PER_M3("mg/m3");

        private static final int THOUSANDS = 3;

        private final String symbol;

        Unit(String symbol) {
            this.symbol = symbol;
        }

        /** A concentration of this unit in another one, exactly. */
        public BigDecimal convert(BigDecimal concentration, Unit to) {
            return concentration.movePointRight(decimalsIn(to));
        }

        private int decimalsIn(Unit to) {
            if (this == to) {
                return 0;
            }
            return this == MG_PER_M3 ? THOUSANDS : -THOUSANDS;
        }

        /** The unit as the tables write it. */
        public String symbol() {
            return symbol;
        }
    }

    private static final int NOT_INDEXED = -1;

    /** The six pollutants of the air quality index, in a fixed order. */
    public static final List<Pollutant> INDEXED = List.of(SO2, NO2, PM10, PM2_5, CO, O3);

    private final String symbol;
    private final Unit unit;
    private final int slot;

    Pollutant(String symbol, Unit unit, int slot) {
        this.symbol = symbol;
        this.unit = unit;
        this.slot = slot;
    }

    /** The symbol as the standards write it, such as {@code PM2.5}. */
    public String symbol() {
        return symbol;
    }

    /** Whether it is a gas, whose concentration depends on the state it refers to. */
    public boolean isGas() {
        return switch (this) {
            case SO2, NO2, CO, O3, NOX -> true;
            case PM10, PM2_5, TSP, LEAD, BENZO_A_PYRENE -> false;
        };
    }

    public Unit unit() {
        return unit;
    }

    /** The place of an indexed pollutant in arrays of the six, as in {@link #INDEXED}. */
    public int slot() {
        if (slot == NOT_INDEXED) {
            throw new IllegalStateException("not a pollutant of the index: " + symbol);
        }
        return slot;
    }

    /** The symbols in the order of the alphabet, joined by {@code ;}. */
    public static String symbols(Collection<Pollutant> pollutants) {
        return pollutants.stream().map(Pollutant::symbol).sorted().collect(Collectors.joining(";"));
    }

    /** The pollutant of a symbol such as {@code PM2.5}. */
    public static Pollutant of(String symbol) {
        for (Pollutant pollutant : values()) {
            if (pollutant.symbol.equals(symbol)) {
                return pollutant;
            }
        }
        throw new IllegalArgumentException("not a pollutant of GB 3095: " + symbol);
    }
}
