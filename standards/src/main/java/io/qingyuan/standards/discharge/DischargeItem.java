package io.qingyuan.standards.discharge;

import io.qingyuan.standards.InvalidInputException;
import io.qingyuan.standards.InvalidInputException.Fault;
import io.qingyuan.standards.ResourceTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An item that a discharge standard limits ({@code items.csv}).
 *
 * @param code such as {@code NH3-N}
 * @param zh the Chinese name, such as 氨氮
 */
public record DischargeItem(String code, String zh) {
    private static final Map<String, DischargeItem> BY_NAME = byName();

    /**
     * The item of a code, a Chinese name, another way of writing it or the factor code of HJ 212 where that means the
     * same; anything else is refused.
     *
     * @param field the name of what is read, for the refusal
     */
    public static DischargeItem of(String field, String text) {
        DischargeItem item = BY_NAME.get(text);
        if (item == null) {
            throw new InvalidInputException(
                    Fault.UNKNOWN_CODE, field, text, "an item of items.csv, such as COD, NH3-N or 总磷");
        }
        return item;
    }

    private static Map<String, DischargeItem> byName() {
        Map<String, DischargeItem> byName = new HashMap<>();
        for (ResourceTable.Row row :
                ResourceTable.read(DischargeItem.class, "items.csv").rows()) {
            DischargeItem item = new DischargeItem(row.text("item"), row.text("item_zh"));
            byName.put(item.code(), item);
            byName.put(item.zh(), item);
            List<String> aliases =
                    Arrays.stream(row.text("aliases").split("\\|", -1)).toList();
            aliases.stream().filter(alias -> !alias.isEmpty()).forEach(alias -> byName.put(alias, item));
        }
        return Map.copyOf(byName);
    }
}
