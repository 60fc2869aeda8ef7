package io.qingyuan.standards.air;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The concentrations of the six indexed pollutants of an hour or a day, as reported; absent means not measured or not
 * valid. A negative concentration is refused: what reads the data decides that it is a missing one.
 */
public final class Concentrations {
    private final Map<Pollutant, BigDecimal> values;

    private Concentrations(Map<Pollutant, BigDecimal> values) {
        this.values = values;
    }

    /** The concentrations of a map; only indexed pollutants are taken. */
    public static Concentrations of(Map<Pollutant, BigDecimal> values) {
        EnumMap<Pollutant, BigDecimal> checked = new EnumMap<>(Pollutant.class);
        values.forEach((pollutant, value) -> {
            requireValid(pollutant, value);
            checked.put(pollutant, value);
        });
        return new Concentrations(Collections.unmodifiableMap(checked));
    }

    static void requireValid(Pollutant pollutant, BigDecimal value) {
        if (!Pollutant.INDEXED.contains(pollutant)) {
            throw new IllegalArgumentException("not a pollutant of the index: " + pollutant.symbol());
        }
        if (value.signum() < 0) {
            throw new IllegalArgumentException("a concentration is not negative: " + pollutant.symbol() + " " + value);
        }
    }

    /** The concentration of a pollutant, where there is one. */
    public Optional<BigDecimal> find(Pollutant pollutant) {
        return Optional.ofNullable(values.get(pollutant));
    }

    /** The concentrations by pollutant, in the order of {@link Pollutant}. */
    public Map<Pollutant, BigDecimal> values() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Concentrations that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
