package io.qingyuan.standards.carbon;

import io.qingyuan.standards.Coded;
import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.InvalidInputException.Fault;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.energy.EnergyUnit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * Carbon dioxide of burnt fuels by the default factors of the guideline of 2015 for other industries
 * (工业其他行业企业温室气体排放核算方法与报告指南(试行)): amount × NCV × carbon content × oxidation × 44/12. The factors come
 * from one transcription (V3).
 */
public final class FuelEmissions {
    private static final List<FuelFactor> FUELS = ResourceTable.read(FuelEmissions.class, "fuels.csv").rows().stream()
            .map(row -> new FuelFactor(
                    row.text("fuel"),
                    row.text("fuel_zh"),
                    row.number("ncv_gj"),
                    Coded.of(EnergyUnit.class, "per", row.text("per")),
                    row.number("carbon_t_per_gj"),
                    row.number("oxidation_pct"),
                    row.text("data_set"),
                    row.verified()))
            .toList();
    private static final BigDecimal CO2_MASS = BigDecimal.valueOf(44);
    private static final BigDecimal CARBON_MASS = BigDecimal.valueOf(12);

    private FuelEmissions() {}

    /** All fuels in the order of the guideline. */
    public static List<FuelFactor> fuels() {
        return FUELS;
    }

    /** The fuel of a code or a Chinese name; anything else is refused. */
    public static FuelFactor fuel(String text) {
        return FUELS.stream()
                .filter(fuel -> fuel.code().equals(text) || fuel.zh().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        Fault.UNKNOWN_CODE, "fuel", text, "a fuel of the guideline, such as diesel or 烟煤"));
    }

    /** The emission of an amount; a unit of another kind than the factor's is refused. */
    public static Emission emission(FuelFactor fuel, BigDecimal amount, EnergyUnit unit) {
        InvalidInputException.requireNonNegative("amount", amount);
        BigDecimal carbon = unit.convert(amount, fuel.per(), "unit")
                .multiply(fuel.netCalorificGj())
                .multiply(fuel.carbonTPerGj())
                .multiply(fuel.oxidationPct().movePointLeft(2));
        return new Emission(carbon.multiply(CO2_MASS).divide(CARBON_MASS, MathContext.DECIMAL128), fuel.verified());
    }
}
