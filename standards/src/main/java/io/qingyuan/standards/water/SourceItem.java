package io.qingyuan.standards.water;

import io.qingyuan.standards.ConcentrationUnit;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.StandardRef;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An item of GB 3838-2002 for surface sources of drinking water: the 5 supplementary ones of table 2 (补充项目), the 80
 * specific ones of table 3 (特定项目). Each has one limit; equal to it is within.
 *
 * @param table 2 or 3
 * @param number the number in its table
 * @param note what the limit counts, such as the sum of isomers
 */
public record SourceItem(
        StandardRef standard,
        int table,
        int number,
        String nameZh,
        BigDecimal limit,
        ConcentrationUnit unit,
        String note,
        Verification verified) {
    private static final Map<String, SourceItem> BY_NAME = read();

    /** All items, in the order of the tables. */
    public static List<SourceItem> all() {
        return List.copyOf(BY_NAME.values());
    }

    /** The item of a name such as 硫酸盐; others are refused. */
    public static SourceItem of(String nameZh) {
        SourceItem item = BY_NAME.get(nameZh);
        if (item == null) {
            throw new NotInStandardException("GB 3838-2002 tables 2 and 3 have no item " + nameZh);
        }
        return item;
    }

    /** Whether every source is evaluated by it (table 2); those of table 3 are chosen locally. */
    public boolean isSupplementary() {
        return table == 2;
    }

    private static Map<String, SourceItem> read() {
        Map<String, SourceItem> byName = new LinkedHashMap<>();
        for (ResourceTable.Row row :
                ResourceTable.read(SourceItem.class, "gb3838_source_items.csv").rows()) {
            SourceItem item = new SourceItem(
                    StandardRef.parse(row.text("standard")),
                    row.number("table").intValueExact(),
                    row.number("no").intValueExact(),
                    row.text("item_zh"),
                    row.number("limit"),
                    ConcentrationUnit.of("unit", row.text("unit")),
                    row.text("note"),
                    row.verified());
            byName.put(item.nameZh(), item);
        }
        return byName;
    }
}
