package io.qingyuan.cli.standards;

import java.util.LinkedHashMap;
import java.util.Map;

/** A column that holds a whole sample: {@code 氨氮=0.5;总磷=0.1}. */
final class Inputs {
    private Inputs() {}

    /** The results by the item's name, in their order. */
    static Map<String, String> of(Column column, String text) {
        Map<String, String> results = new LinkedHashMap<>();
        for (String part : text.split(";")) {
            int equals = part.indexOf('=');
            String item = equals < 0 ? "" : part.substring(0, equals).strip();
            if (item.isEmpty() || results.put(item, part.substring(equals + 1).strip()) != null) {
                throw new RowFault(column.name(), text, "each item once, written 氨氮=0.5;总磷=0.1 写法不对");
            }
        }
        return results;
    }
}
