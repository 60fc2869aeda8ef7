package io.qingyuan.cli.standards;

import io.qingyuan.standards.air.AirEvaluation;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** A percentile by HJ 663, not rounded. */
final class PercentileTopic implements Topic {
    private static final Column VALUES = Column.required("values", "the values, with ; between them");
    private static final Column P = Column.required("p", "0 to 100");

    @Override
    public String name() {
        return "percentile";
    }

    @Override
    public String about() {
        return "percentile of values, HJ 663, not rounded 百分位数";
    }

    @Override
    public List<Column> columns() {
        return List.of(VALUES, P);
    }

    @Override
    public List<String> results() {
        return List.of("percentile");
    }

    @Override
    public Evaluation begin(EditionChoice edition) {
        return row -> {
            List<BigDecimal> values = Arrays.stream(row.requiredText(VALUES).split(";"))
                    .map(text -> Row.number(VALUES, text.strip()))
                    .toList();
            return List.of(AirEvaluation.percentile(values, row.integer(P))
                    .stripTrailingZeros()
                    .toPlainString());
        };
    }
}
