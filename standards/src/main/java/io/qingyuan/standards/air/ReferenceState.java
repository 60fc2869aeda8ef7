package io.qingyuan.standards.air;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The state of the gas to which concentrations refer: 298.15 K, 1013.25 hPa since the amendment of 2018 (GB 3095-2026,
 * 4.3), 273.15 K before it (own knowledge). Particles are given at the conditions of sampling and not converted.
 */
public enum ReferenceState {
    /** 273.15 K, 1013.25 hPa (标准状态). */
    STANDARD(new BigDecimal("273.15")),
    /** 298.15 K, 1013.25 hPa (参比状态). */
    REFERENCE(new BigDecimal("298.15"));

    private final BigDecimal kelvin;

    ReferenceState(BigDecimal kelvin) {
        this.kelvin = kelvin;
    }

    /** A gas concentration of this state in the other one, to 16 significant digits, not rounded to a standard. */
    public BigDecimal convert(BigDecimal concentration, ReferenceState to) {
        return concentration.multiply(kelvin).divide(to.kelvin, MathContext.DECIMAL64);
    }
}
