package io.qingyuan.standards.carbon;

import io.qingyuan.standards.Verification;
import io.qingyuan.standards.energy.EnergyUnit;
import java.math.BigDecimal;

/**
 * The default factors of a fuel.
 *
 * @param code such as {@code bituminous-coal}
 * @param netCalorificGj GJ a unit (低位发热量)
 * @param per the unit: tonnes, or 10⁴ m³ of a gas
 * @param carbonTPerGj tonnes of carbon a GJ (单位热值含碳量)
 * @param oxidationPct percent of the carbon that burns (碳氧化率)
 * @param dataSet the guideline that gives them
 */
public record FuelFactor(
        String code,
        String zh,
        BigDecimal netCalorificGj,
        EnergyUnit per,
        BigDecimal carbonTPerGj,
        BigDecimal oxidationPct,
        String dataSet,
        Verification verified) {}
