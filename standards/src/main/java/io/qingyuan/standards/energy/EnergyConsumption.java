package io.qingyuan.standards.energy;

import io.qingyuan.standards.Coded;
import io.qingyuan.standards.Edition;
import io.qingyuan.standards.EditionTable;
import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.InvalidInputException.Fault;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * Energy consumption in coal equivalent (综合能耗), GB/T 2589-2020, in force from 2021-04-01. Electricity and heat by their
 * equivalent value (当量值); the value by what their supply takes (等价值) changes with the year and is not provided.
 * Measured heating values take precedence over the reference coefficients.
 */
public final class EnergyConsumption {
    private static final EditionTable EDITIONS = EditionTable.read(EnergyConsumption.class);
    private static final ResourceTable FACTORS = ResourceTable.read(EnergyConsumption.class, "gbt2589_factors.csv");
    /** The lower heating value of 1 kgce, kJ. */
    private static final BigDecimal KJ_PER_KGCE = BigDecimal.valueOf(29_307);

    private final Edition edition;

    private EnergyConsumption(Edition edition) {
        this.edition = edition;
    }

    /** The coefficients in force on a day; days before 2021-04-01 (GB/T 2589-2008) are refused. */
    public static EnergyConsumption inForceOn(LocalDate day) {
        return new EnergyConsumption(EDITIONS.inForceOn("GB/T 2589", day));
    }

    public Edition edition() {
        return edition;
    }

    /** All items in the order of the table. */
    public List<EnergyItem> items() {
        return FACTORS.rows().stream().map(EnergyConsumption::item).toList();
    }

    /** The item of a code, a Chinese name or a short form such as 电力; anything else is refused. */
    public EnergyItem item(String text) {
        return FACTORS.rows().stream()
                .filter(row -> row.text("item").equals(text)
                        || row.text("item_zh").equals(text)
                        || (!text.isEmpty() && row.text("alias").equals(text)))
                .findFirst()
                .map(EnergyConsumption::item)
                .orElseThrow(() -> new InvalidInputException(
                        Fault.UNKNOWN_CODE,
                        "item",
                        text,
                        "an item of " + edition.standard() + ", such as raw-coal or 电力"));
    }

    /** An amount by the reference coefficient; a range where the standard gives one. */
    public CoalEquivalent convert(EnergyItem item, BigDecimal amount, EnergyUnit unit) {
        InvalidInputException.requireNonNegative("amount", amount);
        BigDecimal converted = unit.convert(amount, item.per(), "unit");
        return new CoalEquivalent(
                converted.multiply(item.kgceFrom()), converted.multiply(item.kgceTo()), item.verified());
    }

    /**
     * An amount by its measured lower heating value (低位发热量).
     *
     * @param kilojoules kJ a unit of the amount
     * @return kgce to 34 significant digits
     */
    public CoalEquivalent convertMeasured(BigDecimal amount, BigDecimal kilojoules) {
        InvalidInputException.requireNonNegative("amount", amount);
        InvalidInputException.requirePositive("heating_value", kilojoules);
        BigDecimal kgce = amount.multiply(kilojoules).divide(KJ_PER_KGCE, MathContext.DECIMAL128);
        return new CoalEquivalent(kgce, kgce, Verification.TWO_SOURCES);
    }

    /** The sum of what was consumed. The caller leaves out what was converted from another energy inside the boundary. */
    public CoalEquivalent total(Collection<CoalEquivalent> parts) {
        return parts.stream().reduce(CoalEquivalent.NONE, CoalEquivalent::plus);
    }

    private static EnergyItem item(ResourceTable.Row row) {
        return new EnergyItem(
                row.text("item"),
                row.text("item_zh"),
                row.number("kgce_from"),
                row.number("kgce_to"),
                Coded.of(EnergyUnit.class, "per", row.text("per")),
                row.verified());
    }
}
