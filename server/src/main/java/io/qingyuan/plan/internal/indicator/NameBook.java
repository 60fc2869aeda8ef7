package io.qingyuan.plan.internal.indicator;

import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackText;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What codes are called: units, units of measure, states of elements. */
final class NameBook {

    private final Map<String, PackText> units;
    private final Map<String, PackText> measures;
    private final Map<String, PackText> states;

    private NameBook(Map<String, PackText> units, Map<String, PackText> measures, Map<String, PackText> states) {
        this.units = units;
        this.measures = measures;
        this.states = states;
    }

    static NameBook of(PackContent content) {
        Map<String, PackText> states = new HashMap<>();
        for (PackItem element : content.items("statistics/*.yaml", "elements")) {
            element.list("states").forEach(state -> states.put(element.id() + "/" + state.id(), state.text("title")));
        }
        return new NameBook(
                titles(content, "units.yaml", "units"), titles(content, "measures.yaml", "measures"), states);
    }

    private static Map<String, PackText> titles(PackContent content, String glob, String list) {
        return content.items(glob, list).stream()
                .collect(Collectors.toMap(PackItem::id, item -> item.text("title"), (_, later) -> later));
    }

    /** The code itself where nothing is known of it. */
    PackText unit(String code) {
        return units.getOrDefault(code, new PackText(code, code));
    }

    PackText measure(String code) {
        return measures.getOrDefault(code, new PackText(code, code));
    }

    PackText state(String element, String state) {
        return states.getOrDefault(element + "/" + state, new PackText(state, state));
    }
}
