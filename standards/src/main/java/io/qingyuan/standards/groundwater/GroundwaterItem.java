package io.qingyuan.standards.groundwater;

import io.qingyuan.standards.ConcentrationUnit;
import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.InvalidInputException.Fault;
import io.qingyuan.standards.ItemGrade;
import io.qingyuan.standards.Measured;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.StandardRef;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An item of GB/T 14848-2017 with its limits.
 *
 * @param table 1 for the 39 routine items (常规指标), 2 for the 54 others (非常规指标)
 * @param number the number in its table
 * @param group sensory, microbiological, toxicological or radioactive
 * @param limits the highest values of classes Ⅰ to Ⅳ as far as they have one, in this order; equal to one is within
 * @param note what the item counts
 */
public record GroundwaterItem(
        StandardRef standard,
        int table,
        int number,
        String group,
        String nameZh,
        Rule rule,
        List<BigDecimal> limits,
        ConcentrationUnit unit,
        String note,
        Verification verified) {
    /** How an item is classed. */
    public enum Rule {
        /** By the highest value of classes Ⅰ to Ⅳ. */
        HIGHEST("highest", 4),
        /** The same, but class Ⅰ must not be detected (不得检出): {@code limits} begin with class Ⅱ. */
        NOT_DETECTED("not-detected", 3),
        /** Class Ⅳ has no highest value: {@code limits} end with class Ⅲ. Above it, nuclides are to be analyzed. */
        OPEN_FROM_CLASS_IV("open-from-class-4", 3),
        /** pH: classes Ⅰ to Ⅲ and Ⅳ are ranges. */
        RANGE("range", 0),
        /** Nothing is smelled or seen up to class Ⅳ. */
        PRESENCE("presence", 0);

        private final String code;
        private final int limits;

        Rule(String code, int limits) {
            this.code = code;
            this.limits = limits;
        }

        private static Rule of(String code) {
            for (Rule rule : values()) {
                if (rule.code.equals(code)) {
                    return rule;
                }
            }
            throw new IllegalArgumentException("not a rule: " + code);
        }
    }

    private record Range(BigDecimal lowest, BigDecimal highest) {
        boolean holds(BigDecimal value) {
            return value.compareTo(lowest) >= 0 && value.compareTo(highest) <= 0;
        }
    }

    private static final BigDecimal HIGHEST_PH = BigDecimal.valueOf(14);
    private static final List<GroundwaterClass> CLASSES = List.of(GroundwaterClass.values());
    private static final Range PH_III = range("Ⅲ");
    private static final Range PH_IV = range("Ⅳ");
    private static final Map<String, GroundwaterItem> BY_NAME = read();

    public GroundwaterItem {
        limits = List.copyOf(limits);
        if (limits.size() != rule.limits) {
            throw new IllegalArgumentException(nameZh + " has " + limits.size() + " limits, not " + rule.limits);
        }
    }

    /** All items, in the order of the tables. */
    public static List<GroundwaterItem> all() {
        return List.copyOf(BY_NAME.values());
    }

    /** The item of a name such as 总硬度; others are refused. */
    public static GroundwaterItem of(String nameZh) {
        GroundwaterItem item = BY_NAME.get(nameZh);
        if (item == null) {
            throw new NotInStandardException("GB/T 14848-2017 has no item " + nameZh);
        }
        return item;
    }

    /** Whether the item is one of the 39 that are always evaluated (table 1). */
    public boolean isRoutine() {
        return table == 1;
    }

    ItemGrade<GroundwaterItem, GroundwaterClass> grade(Measured measured) {
        if ((rule == Rule.PRESENCE) != measured instanceof Measured.Presence) {
            String allowed = rule == Rule.PRESENCE ? "有 or 无" : "a number";
            throw new InvalidInputException(Fault.NOT_A_NUMBER, nameZh, measured.toString(), allowed);
        }
        return switch (measured) {
            case Measured.Presence(boolean isPresent) ->
                certain(measured, isPresent ? GroundwaterClass.V : GroundwaterClass.I);
            case Measured.Value(BigDecimal value) -> certain(measured, grade(value));
            case Measured.BelowDetection(BigDecimal limit) -> below(measured, limit);
        };
    }

    private ItemGrade<GroundwaterItem, GroundwaterClass> below(Measured measured, BigDecimal limit) {
        if (rule == Rule.RANGE) {
            throw new InvalidInputException(Fault.INCONSISTENT, nameZh, "below " + limit.toPlainString(), "a number");
        }
        boolean fineEnough = rule == Rule.NOT_DETECTED && limit.compareTo(limits.getFirst()) <= 0;
        GroundwaterClass worst = fineEnough ? GroundwaterClass.I : grade(limit);
        return new ItemGrade<>(this, measured, GroundwaterClass.I, worst, verified);
    }

    private ItemGrade<GroundwaterItem, GroundwaterClass> certain(Measured measured, GroundwaterClass grade) {
        return ItemGrade.certain(this, measured, grade, verified);
    }

    private GroundwaterClass grade(BigDecimal value) {
        return switch (rule) {
            case HIGHEST, OPEN_FROM_CLASS_IV -> CLASSES.get(exceeded(value));
            case NOT_DETECTED -> value.signum() == 0 ? GroundwaterClass.I : CLASSES.get(exceeded(value) + 1);
            case RANGE -> {
                InvalidInputException.requireBetween(nameZh, value, BigDecimal.ZERO, HIGHEST_PH);
                if (PH_III.holds(value)) {
                    yield GroundwaterClass.I;
                }
                yield PH_IV.holds(value) ? GroundwaterClass.IV : GroundwaterClass.V;
            }
            case PRESENCE -> throw new IllegalStateException("refused before: " + nameZh);
        };
    }

    /** How many limits the value exceeds, from the best class on. */
    private int exceeded(BigDecimal value) {
        int count = 0;
        while (count < limits.size() && value.compareTo(limits.get(count)) > 0) {
            count++;
        }
        return count;
    }

    private static Range range(String label) {
        ResourceTable.Row row = ResourceTable.read(GroundwaterItem.class, "gbt14848_ph.csv").rows().stream()
                .filter(of -> of.text("class").equals(label))
                .findFirst()
                .orElseThrow();
        return new Range(row.number("lowest"), row.number("highest"));
    }

    private static Map<String, GroundwaterItem> read() {
        Map<String, GroundwaterItem> byName = new LinkedHashMap<>();
        for (ResourceTable.Row row :
                ResourceTable.read(GroundwaterItem.class, "gbt14848_items.csv").rows()) {
            List<BigDecimal> limits = List.of("class1", "class2", "class3", "class4").stream()
                    .flatMap(column -> row.findNumber(column).stream())
                    .toList();
            GroundwaterItem item = new GroundwaterItem(
                    StandardRef.parse(row.text("standard")),
                    row.number("table").intValueExact(),
                    row.number("no").intValueExact(),
                    row.text("group"),
                    row.text("item_zh"),
                    Rule.of(row.text("rule")),
                    limits,
                    ConcentrationUnit.of("unit", row.text("unit")),
                    row.text("note"),
                    row.verified());
            byName.put(item.nameZh(), item);
        }
        return byName;
    }
}
