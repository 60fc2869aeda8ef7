package io.qingyuan.cli.standards;

import io.qingyuan.standards.Rounding;
import java.util.List;

/** Rounding by GB/T 8170. */
final class RoundingTopic implements Topic {
    private static final int MAX_DECIMALS = 30;
    private static final Column VALUE =
            Column.required("value", "a number as reported").or("raw");
    private static final Column DECIMALS = Column.required("decimals", "digits kept after the point; -1 for tens");

    @Override
    public String name() {
        return "rounding";
    }

    @Override
    public String about() {
        return "rounding, GB/T 8170 数值修约";
    }

    @Override
    public List<Column> columns() {
        return List.of(VALUE, DECIMALS);
    }

    @Override
    public List<String> results() {
        return List.of("rounded");
    }

    @Override
    public Evaluation begin(EditionChoice edition) {
        return row -> {
            int decimals = row.integer(DECIMALS);
            if (Math.abs(decimals) > MAX_DECIMALS) {
                throw new RowFault(DECIMALS.name(), row.text(DECIMALS), "-30 to 30 are allowed 超出范围");
            }
            return List.of(Rounding.round(row.number(VALUE), decimals).toPlainString());
        };
    }
}
