package io.qingyuan.standards.discharge;

import io.qingyuan.standards.Coded;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.ResourceTable;
import java.util.List;
import java.util.function.Predicate;

/** A table of limits: finds the row that applies and makes a limit of it. */
final class LimitRows {
    private final List<ResourceTable.Row> rows;

    private LimitRows(List<ResourceTable.Row> rows) {
        this.rows = rows;
    }

    static LimitRows read(String name) {
        return new LimitRows(ResourceTable.read(LimitRows.class, name).rows());
    }

    LimitRows where(String column, String value) {
        return where(row -> row.text(column).equals(value));
    }

    LimitRows where(Predicate<ResourceTable.Row> condition) {
        return new LimitRows(rows.stream().filter(condition).toList());
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    ResourceTable.Row first() {
        return rows.getFirst();
    }

    /** The limit in a column of the first row; refused where there is no row or the cell is empty. */
    DischargeLimit limit(DischargeItem item, String column, DischargeLimit.Point point, String asked) {
        if (rows.isEmpty() || first().text(column).isEmpty()) {
            throw new NotInStandardException("no limit on " + item.code() + " for " + asked);
        }
        ResourceTable.Row row = first();
        return limit(row, item, Bound.parse(row.text(column)), point, row.text("edition"), row.text("clause"));
    }

    static DischargeLimit limit(
            ResourceTable.Row row,
            DischargeItem item,
            Bound bound,
            DischargeLimit.Point point,
            String standard,
            String clause) {
        EmissionUnit unit = Coded.of(EmissionUnit.class, "unit", row.text("unit"));
        return new DischargeLimit(standard, clause, item, bound, unit, null, point, true, row.verified());
    }
}
