package io.qingyuan.standards.air;

import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;

/**
 * The state of the gas to which concentrations refer (GB 3095 clause 4.3). Particles and what is measured in them are
 * given at the conditions of sampling and never converted.
 */
public enum ReferenceState {
    /** 273.15 K, 1013.25 hPa (标准状态). */
    STANDARD(new BigDecimal("273.15")),
    /** 298.15 K, 1013.25 hPa (参比状态). */
    REFERENCE(new BigDecimal("298.15"));

    private record Since(LocalDate day, ReferenceState state, Verification verified) {}

    private static final List<Since> SINCE = ResourceTable.read(ReferenceState.class, "gas_state.csv").rows().stream()
            .map(row ->
                    new Since(LocalDate.parse(row.text("in_force_from")), valueOf(row.text("state")), row.verified()))
            .toList();

    private final BigDecimal kelvin;

    ReferenceState(BigDecimal kelvin) {
        this.kelvin = kelvin;
    }

    /** The state of gas concentrations observed on a day: standard up to 2018-08-31, reference since. */
    public static ReferenceState inForceOn(LocalDate day) {
        return on(day).state();
    }

    /** How well the state of a day was checked: that of 2026 in the official text, what was before it not. */
    public static Verification verifiedOn(LocalDate day) {
        return on(day).verified();
    }

    private static Since on(LocalDate day) {
        Since found = SINCE.getFirst();
        for (Since since : SINCE) {
            if (!day.isBefore(since.day())) {
                found = since;
            }
        }
        return found;
    }

    /**
     * The concentration of a gas in another state, to 16 significant digits, not rounded to a standard.
     *
     * @throws IllegalArgumentException for a pollutant that is, or is measured in, particles
     */
    public BigDecimal convert(Pollutant gas, BigDecimal concentration, ReferenceState to) {
        if (!gas.isGas()) {
            throw new IllegalArgumentException(
                    gas.symbol() + " is given at the conditions of sampling and has no other state");
        }
        return concentration.multiply(kelvin).divide(to.kelvin, MathContext.DECIMAL64);
    }
}
