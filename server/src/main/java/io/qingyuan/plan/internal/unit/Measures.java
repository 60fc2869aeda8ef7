package io.qingyuan.plan.internal.unit;

import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackText;
import java.util.HashMap;
import java.util.Map;

/** Units of measure with their names in both languages. */
public final class Measures {

    private final Map<String, PackText> titles = new HashMap<>();

    private Measures(PackContent content) {
        content.items("measures.yaml", "measures").forEach(item -> titles.put(item.id(), item.text("title")));
    }

    public static Measures of(PackContent content) {
        return new Measures(content);
    }

    /** What a unit is called; the id itself where no pack names it. */
    public PackText title(String measure) {
        PackText title = titles.getOrDefault(measure, new PackText(measure, measure));
        return new PackText(title.preferChinese(), title.en());
    }
}
