package io.qingyuan.standards.soil;

import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.StandardRef;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An item of GB 36600-2018 with its values.
 *
 * @param table 1 for the 45 basic items (基本项目), 2 for the 40 others (其他项目)
 * @param number the number in its table
 * @param cas CAS registry number, empty for sums
 * @param hasBackground whether a background value of the region may stand above the screening value: arsenic, cobalt,
 *     vanadium
 * @param values by class of land
 */
public record LandItem(
        int table, int number, String nameZh, String cas, boolean hasBackground, Map<LandClass, RiskValue> values) {
    private static final Map<String, LandItem> BY_NAME = read();

    public LandItem {
        values = Map.copyOf(values);
    }

    /** All items, in the order of the tables. */
    public static List<LandItem> all() {
        return List.copyOf(BY_NAME.values());
    }

    /** The item of a name such as 氯仿, or of a CAS number; others are refused. */
    public static LandItem of(String name) {
        LandItem named = BY_NAME.get(name);
        if (named != null) {
            return named;
        }
        return BY_NAME.values().stream()
                .filter(item -> !name.isEmpty() && item.cas().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotInStandardException("GB 36600-2018 has no item " + name));
    }

    /** Whether the item is one of the 45 that are always evaluated (table 1). */
    public boolean isBasic() {
        return table == 1;
    }

    /** The values for a class of land. */
    public RiskValue values(LandClass land) {
        RiskValue value = values.get(land);
        if (value == null) {
            throw new IllegalStateException(nameZh + " has no values for " + land.code());
        }
        return value;
    }

    private static Map<String, LandItem> read() {
        Map<String, LandItem> byName = new LinkedHashMap<>();
        for (ResourceTable.Row row :
                ResourceTable.read(LandItem.class, "gb36600_values.csv").rows()) {
            Map<LandClass, RiskValue> values = new EnumMap<>(LandClass.class);
            for (LandClass land : LandClass.values()) {
                values.put(
                        land,
                        new RiskValue(
                                StandardRef.parse(row.text("standard")),
                                row.number("screening_" + land.code()),
                                row.number("control_" + land.code()),
                                row.verified()));
            }
            LandItem item = new LandItem(
                    row.number("table").intValueExact(),
                    row.number("no").intValueExact(),
                    row.text("item_zh"),
                    row.text("cas"),
                    row.text("background").equals("yes"),
                    values);
            byName.put(item.nameZh(), item);
        }
        return byName;
    }
}
