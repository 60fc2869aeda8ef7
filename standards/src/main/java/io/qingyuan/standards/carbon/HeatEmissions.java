package io.qingyuan.standards.carbon;

import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.energy.EnergyUnit;
import java.math.BigDecimal;

/** Carbon dioxide of purchased heat (外购热力) by the default of the guidelines for enterprises, 0.11 tCO2/GJ. */
public final class HeatEmissions {
    private static final ResourceTable.Row HEAT =
            ResourceTable.read(HeatEmissions.class, "other_factors.csv").rows().getFirst();

    private HeatEmissions() {}

    /** The emission of an amount of heat. */
    public static Emission emission(BigDecimal amount, EnergyUnit unit) {
        InvalidInputException.requireNonNegative("amount", amount);
        BigDecimal gigajoules = unit.convert(amount, EnergyUnit.GIGAJOULE, "unit");
        return new Emission(gigajoules.multiply(HEAT.number("value")), HEAT.verified());
    }
}
