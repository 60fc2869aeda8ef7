package io.qingyuan.plan.internal.project;

import io.qingyuan.packs.PackText;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key project (重点项目) of table 9-1.
 *
 * @param investment planned money in 10⁴ yuan (万元), or {@code null} where the table prints "/": not stated, never zero
 * @param units the first one leads
 */
record Project(
        String id,
        int number,
        String ref,
        String domain,
        PackText category,
        PackText title,
        PackText summary,
        int start,
        int end,
        @Nullable BigDecimal investment,
        List<Quantity> quantities,
        List<ProjectUnit> units) {

    Project {
        if (end < start) {
            throw new IllegalArgumentException("project " + id + " ends in " + end + " before it starts in " + start);
        }
        quantities = List.copyOf(quantities);
        units = List.copyOf(units);
    }

    /**
     * Something the project builds, with its own progress.
     *
     * @param least what is planned, or the lower end of a range such as "1-2"
     * @param most the upper end of a range
     * @param about whether the plan says about (约)
     */
    record Quantity(
            String id,
            PackText title,
            @Nullable BigDecimal least,
            @Nullable BigDecimal most,
            String unit,
            @Nullable String printedUnit,
            boolean about,
            @Nullable PackText note) {}

    /** A unit that answers for the project, as the table prints it. */
    record ProjectUnit(String unit, boolean lead, @Nullable String printed) {}

    YearMonth firstMonth() {
        return YearMonth.of(start, 1);
    }

    YearMonth lastMonth() {
        return YearMonth.of(end, 12);
    }

    Optional<Quantity> findQuantity(String quantity) {
        return quantities.stream().filter(it -> it.id().equals(quantity)).findFirst();
    }
}
