package io.qingyuan.standards.carbon;

import io.qingyuan.standards.Coded;
import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.InvalidInputException.Fault;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.ResourceTable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The grid factors that the ministry announced, by the year of their data: 2021, 2022 and, as far as they were seen,
 * 2023. A year, area or kind that is not there is refused; another year's factor is never put in its place. Which year a
 * report takes is for its accounting rule to say.
 */
public final class GridFactors {
    /** What a factor averages. */
    public enum Kind implements Coded {
        /** All electricity of the grid (平均). */
        AVERAGE("average"),
        /** Without non-fossil electricity that was traded on the market. */
        AVERAGE_WITHOUT_TRADED("average-without-traded"),
        /** Fossil electricity only. */
        FOSSIL("fossil"),
        /** The factor that reports of the emission trading system of the year used. */
        ETS("ets");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    private static final List<GridFactor> ALL =
            ResourceTable.read(GridFactors.class, "grid_factors.csv").rows().stream()
                    .map(row -> new GridFactor(
                            row.number("data_year").intValueExact(),
                            Coded.of(Kind.class, "kind", row.text("kind")),
                            row.text("area"),
                            row.text("area_zh"),
                            row.number("value"),
                            row.text("announcement"),
                            row.verified()))
                    .toList();

    private GridFactors() {}

    /** All factors, by year and kind. */
    public static List<GridFactor> all() {
        return ALL;
    }

    /**
     * The factor of a year's data.
     *
     * @param area a code of {@link GridFactor#area}, or the Chinese name such as 江苏
     */
    public static GridFactor factor(int dataYear, Kind kind, String area) {
        List<GridFactor> ofArea = ALL.stream()
                .filter(factor -> factor.area().equals(area) || factor.areaZh().equals(area))
                .toList();
        if (ofArea.isEmpty()) {
            throw new InvalidInputException(
                    Fault.UNKNOWN_CODE, "area", area, "CN, a region such as east, or a province such as 320000 or 江苏");
        }
        return ofArea.stream()
                .filter(factor -> factor.dataYear() == dataYear && factor.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new NotInStandardException("no grid factor " + kind.code() + " of " + area + " for "
                        + dataYear + "; provided for it: "
                        + ofArea.stream()
                                .map(factor -> factor.kind().code() + " " + factor.dataYear())
                                .collect(Collectors.joining(", "))));
    }
}
