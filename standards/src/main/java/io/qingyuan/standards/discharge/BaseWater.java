package io.qingyuan.standards.discharge;

import io.qingyuan.standards.Coded;
import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.InvalidInputException.Fault;
import io.qingyuan.standards.ResourceTable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Set;

/**
 * Conversion to the base water volume (单位产品基准排水量), GB 4287-2012: where more water is drained than the products
 * are allowed, the measured concentration is raised in proportion; where less, it counts as measured. The period is one
 * working day.
 */
public final class BaseWater {
    private static final ResourceTable PRODUCTS = ResourceTable.read(BaseWater.class, "gb4287_products.csv");

    private BaseWater() {}

    /** A kind of product with its own base volume. */
    public enum Product implements Coded {
        COTTON_LINEN_SYNTHETIC_WOVEN("cotton-linen-synthetic-woven", "棉、麻、化纤及混纺机织物"),
        SILK_WOVEN("silk-woven", "真丝绸机织物(含练白)"),
        YARN_KNITTED("yarn-knitted", "纱线、针织物"),
        WORSTED_WOVEN("worsted-woven", "精梳毛织物"),
        WOOLEN_WOVEN("woolen-woven", "粗梳毛织物");

        private final String code;
        private final String zh;

        Product(String code, String zh) {
            this.code = code;
            this.zh = zh;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public Set<String> aliases() {
            return Set.of(zh);
        }
    }

    /**
     * What was made in the period.
     *
     * @param outputT tonnes of standard product
     * @param baseM3PerT base water volume, m³ per tonne of standard product
     */
    public record Production(BigDecimal outputT, BigDecimal baseM3PerT) {
        public Production {
            InvalidInputException.requireNonNegative("output_t", outputT);
            InvalidInputException.requirePositive("base_m3_per_t", baseM3PerT);
        }
    }

    /**
     * The base water volume of a product, m³ per tonne of standard product.
     *
     * @param table 1, 2 or 3 as {@link TextileDyeing#table} says
     */
    public static BigDecimal baseM3PerT(int table, Product product) {
        InvalidInputException.requireBetween("table", table, 1, 3);
        return PRODUCTS.rows().stream()
                .filter(row -> row.text("table").equals(Integer.toString(table)))
                .filter(row -> row.text("product").equals(product.code()))
                .findFirst()
                .orElseThrow()
                .number("base_water");
    }

    /**
     * The concentration that is judged, in the unit of the measured one, to 34 significant digits.
     *
     * @param drainageM3 water drained in the period, m³
     */
    public static BigDecimal convert(List<Production> productions, BigDecimal drainageM3, BigDecimal measured) {
        InvalidInputException.requireNonNegative("drainage_m3", drainageM3);
        InvalidInputException.requireNonNegative("measured", measured);
        BigDecimal allowed = productions.stream()
                .map(production -> production.outputT().multiply(production.baseM3PerT()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (allowed.signum() == 0) {
            throw new InvalidInputException(
                    Fault.OUT_OF_RANGE, "output_t", "no output", "the output of the working day, more than 0");
        }
        return drainageM3.compareTo(allowed) > 0
                ? drainageM3.multiply(measured).divide(allowed, MathContext.DECIMAL128)
                : measured;
    }
}
