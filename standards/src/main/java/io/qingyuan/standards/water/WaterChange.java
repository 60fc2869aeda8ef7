package io.qingyuan.standards.water;

import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.util.List;

/**
 * The change of water quality between two periods (水质变化).
 *
 * @param difference by how much it is better, below zero worse: state grades, or percentage points of ΔG − ΔD
 * @param verified how well the bounds of the degree were checked
 */
public record WaterChange(Direction direction, Degree degree, BigDecimal difference, Verification verified) {
    /** To which side the water changed. */
    public enum Direction {
        BETTER,
        WORSE,
        NONE
    }

    /** How much the water changed. */
    public enum Degree {
        /** No marked change (无明显变化). */
        NONE("none"),
        /** Some change (有所变化). */
        SOME("some"),
        /** A marked change (明显变化). */
        MARKED("marked");

        private final String code;

        Degree(String code) {
            this.code = code;
        }

        private static Degree of(String code) {
            for (Degree degree : values()) {
                if (degree.code.equals(code)) {
                    return degree;
                }
            }
            throw new IllegalArgumentException("not a degree of change: " + code);
        }
    }

    private static final List<ResourceTable.Row> BOUNDS =
            ResourceTable.read(WaterChange.class, "swq22_change_bounds.csv").rows();

    static WaterChange of(String method, BigDecimal difference) {
        BigDecimal size = difference.abs();
        ResourceTable.Row row = BOUNDS.stream()
                .filter(of -> of.text("method").equals(method))
                .filter(of -> of.findNumber("up_to")
                        .map(bound -> size.compareTo(bound) <= 0)
                        .orElse(true))
                .findFirst()
                .orElseThrow();
        Degree degree = Degree.of(row.text("degree"));
        Direction direction =
                degree == Degree.NONE ? Direction.NONE : difference.signum() > 0 ? Direction.BETTER : Direction.WORSE;
        return new WaterChange(direction, degree, difference, row.verified());
    }

    /** As reports write it, such as 有所好转. */
    public String labelZh() {
        if (degree == Degree.NONE) {
            return "无明显变化";
        }
        return (degree == Degree.SOME ? "有所" : "明显") + (direction == Direction.BETTER ? "好转" : "变差");
    }
}
