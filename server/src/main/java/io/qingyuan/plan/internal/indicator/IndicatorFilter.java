package io.qingyuan.plan.internal.indicator;

import io.qingyuan.plan.IndicatorRow;
import io.qingyuan.plan.Owner;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a list of indicators is narrowed to, as its address says it. Empty means everything.
 *
 * @param attribute binding or reference
 * @param owner codes of units, or {@code none} for items nobody answers for
 * @param warning only items with an early warning
 * @param q words in the name or the number
 * @param sort a column, with {@code -} before it for descending; the order of the table where none is given
 */
record IndicatorFilter(
        @Nullable List<String> domain,
        @Nullable List<String> status,
        @Nullable String attribute,
        @Nullable List<String> owner,
        @Nullable Boolean warning,
        @Nullable String q,
        @Nullable String sort) {

    private static final String NOBODY = "none";

    private static final Map<String, Comparator<IndicatorRow>> COLUMNS = Map.of(
            "number", Comparator.comparingInt(row -> row.indicator().number()),
            "title", Comparator.comparing(row -> row.title().preferChinese()),
            "status", Comparator.comparing(IndicatorRow::status),
            "required", Comparator.comparing(IndicatorRow::requiredStatus),
            "owner", Comparator.comparing(IndicatorFilter::ownerName),
            "gap", Comparator.comparing(IndicatorRow::gap, Comparator.nullsLast(BigDecimal::compareTo)));

    List<IndicatorRow> apply(List<IndicatorRow> rows) {
        List<IndicatorRow> shown =
                new ArrayList<>(rows.stream().filter(this::shows).toList());
        if (sort != null && !sort.isBlank()) {
            Comparator<IndicatorRow> order = COLUMNS.get(sort.startsWith("-") ? sort.substring(1) : sort);
            if (order != null) {
                shown.sort(sort.startsWith("-") ? order.reversed() : order);
            }
        }
        return shown;
    }

    private boolean shows(IndicatorRow row) {
        IndicatorRow.OwnerView unit = row.owner();
        return isIn(domain, row.domain())
                && isIn(status, row.status().key())
                && (attribute == null
                        || attribute.isBlank()
                        || attribute.equals(row.binding() ? "binding" : "reference"))
                && isIn(owner, unit == null ? NOBODY : unit.unit())
                && (warning == null || !warning || row.warning())
                && matches(row);
    }

    private boolean matches(IndicatorRow row) {
        if (q == null || q.isBlank()) {
            return true;
        }
        String words = q.strip().toLowerCase(Locale.ROOT);
        return (row.id() + " " + row.title().preferChinese() + " " + row.title().preferEnglish() + " "
                        + row.indicator().title().preferChinese() + " "
                        + row.indicator().title().preferEnglish())
                .toLowerCase(Locale.ROOT)
                .contains(words);
    }

    private static boolean isIn(@Nullable List<String> allowed, String value) {
        return allowed == null || allowed.isEmpty() || allowed.contains(value);
    }

    private static String ownerName(IndicatorRow row) {
        IndicatorRow.OwnerView unit = row.owner();
        return unit == null ? Owner.Basis.NAMED + "~" : unit.title().preferChinese();
    }
}
