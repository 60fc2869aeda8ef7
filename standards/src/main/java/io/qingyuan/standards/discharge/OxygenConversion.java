package io.qingyuan.standards.discharge;

import io.qingyuan.standards.InvalidInputException;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Conversion of a flue gas to reference oxygen (基准氧含量) or to a reference excess air coefficient (过量空气系数);
 * GB 13271-2014, GB 13223-2011, HJ 75-2017. Oxygen is that of the dry gas, in percent by volume. Results to 34
 * significant digits, not rounded.
 */
public final class OxygenConversion {
    private static final BigDecimal AIR = BigDecimal.valueOf(21);
    private static final BigDecimal ALMOST_AIR = new BigDecimal("20.99");

    private OxygenConversion() {}

    /**
     * The concentration at reference oxygen: measured × (21 − reference) / (21 − oxygen).
     *
     * @param measured in any unit, which the result keeps
     * @param oxygenPct 0 to 20.99; air itself cannot be converted
     */
    public static BigDecimal toReference(BigDecimal measured, BigDecimal oxygenPct, BigDecimal referencePct) {
        InvalidInputException.requireNonNegative("measured_mg_m3", measured);
        requireOxygen("o2_measured_pct", oxygenPct);
        requireOxygen("o2_reference_pct", referencePct);
        return measured.multiply(AIR.subtract(referencePct)).divide(AIR.subtract(oxygenPct), MathContext.DECIMAL128);
    }

    /** The excess air coefficient of an oxygen content: 21 / (21 − oxygen). */
    public static BigDecimal excessAir(BigDecimal oxygenPct) {
        requireOxygen("o2_measured_pct", oxygenPct);
        return AIR.divide(AIR.subtract(oxygenPct), MathContext.DECIMAL128);
    }

    /** The concentration at a reference excess air coefficient: measured × coefficient / reference; both 1 or more. */
    public static BigDecimal toReferenceAir(BigDecimal measured, BigDecimal coefficient, BigDecimal reference) {
        InvalidInputException.requireNonNegative("measured_mg_m3", measured);
        requireCoefficient("excess_air", coefficient);
        requireCoefficient("excess_air_reference", reference);
        return measured.multiply(coefficient).divide(reference, MathContext.DECIMAL128);
    }

    private static void requireOxygen(String field, BigDecimal percent) {
        InvalidInputException.requireBetween(field, percent, BigDecimal.ZERO, ALMOST_AIR);
    }

    private static void requireCoefficient(String field, BigDecimal coefficient) {
        InvalidInputException.requireBetween(field, coefficient, BigDecimal.ONE, BigDecimal.valueOf(Integer.MAX_VALUE));
    }
}
