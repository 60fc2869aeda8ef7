package io.qingyuan.rules.internal.dmn;

import io.qingyuan.packs.PackText;
import io.qingyuan.rules.DmnModel.Column;
import io.qingyuan.rules.DmnModel.Table;
import io.qingyuan.rules.FeelType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.runtime.Range.RangeBoundary;
import org.kie.dmn.validation.dtanalysis.model.Bound;
import org.kie.dmn.validation.dtanalysis.model.Hyperrectangle;
import org.kie.dmn.validation.dtanalysis.model.Interval;

/** Says in the signs of mathematics which values a finding of the analysis covers. */
final class Stretches {

    private static final PackText EVERYTHING = new PackText("任何值", "any values");

    private final Table table;

    Stretches(Table table) {
        this.table = table;
    }

    PackText said(Hyperrectangle where) {
        List<String> parts = new ArrayList<>();
        List<Interval> edges = where.getEdges();
        for (int i = 0; i < edges.size(); i++) {
            Column column = table.columns().get(i);
            String part = column.type() == FeelType.NUMBER || column.type() == FeelType.DAY
                    ? ordered(column, edges.get(i))
                    : named(column, edges.get(i));
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts.isEmpty() ? EVERYTHING : new PackText(String.join("，", parts), String.join(", ", parts));
    }

    private static String ordered(Column column, Interval edge) {
        Bound<?> low = edge.getLowerBound();
        Bound<?> high = edge.getUpperBound();
        boolean fromBelow = Interval.NEG_INF.equals(low.getValue());
        boolean toAbove = Interval.POS_INF.equals(high.getValue());
        String name = column.expression();
        if (fromBelow && toAbove) {
            return "";
        }
        if (fromBelow) {
            return name + (closed(high) ? " ≤ " : " < ") + text(high.getValue());
        }
        if (toAbove) {
            return name + (closed(low) ? " ≥ " : " > ") + text(low.getValue());
        }
        if (text(low.getValue()).equals(text(high.getValue()))) {
            return name + " = " + text(low.getValue());
        }
        return name + " ∈ " + (closed(low) ? "[" : "(") + text(low.getValue()) + ", " + text(high.getValue())
                + (closed(high) ? "]" : ")");
    }

    /** KIE tells a run of named values by its first and last in the order they are declared. */
    private static String named(Column column, Interval edge) {
        List<Object> values = column.type() == FeelType.BOOLEAN
                ? List.of(false, true)
                : column.allowed() == null ? List.of() : Cells.constants(column.allowed(), column.type());
        int first = index(values, edge.getLowerBound().getValue());
        int last = index(values, edge.getUpperBound().getValue());
        if (first < 0 || last < 0) {
            return ordered(column, edge);
        }
        int from = closed(edge.getLowerBound()) ? first : first + 1;
        int to = closed(edge.getUpperBound()) ? last : last - 1;
        if (from == 0 && to == values.size() - 1) {
            return "";
        }
        if (from > to) {
            return ordered(column, edge);
        }
        List<String> named =
                values.subList(from, to + 1).stream().map(Stretches::text).toList();
        return column.expression() + (named.size() == 1 ? " = " : " ∈ ") + String.join(" / ", named);
    }

    private static int index(List<Object> values, @Nullable Object value) {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).equals(value)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean closed(Bound<?> bound) {
        return bound.getBoundaryType() == RangeBoundary.CLOSED;
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case BigDecimal number -> number.toPlainString();
            case String text -> "\"" + text + "\"";
            case null -> "null";
            default -> value.toString();
        };
    }
}
