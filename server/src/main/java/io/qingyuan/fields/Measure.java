package io.qingyuan.fields;

import io.qingyuan.packs.PackItem;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The unit a number is written in. A Chinese word that only counts ({@code 个}) has an empty English one: English says
 * nothing behind the number.
 */
public record Measure(String zh, String en) {

    /** The {@code unit} of a pack item. */
    public static @Nullable Measure of(PackItem item) {
        return item.findText("unit")
                .map(text -> new Measure(text.preferChinese(), text.preferEnglish()))
                .orElse(null);
    }

    /** What stands behind the number in this language. */
    public @Nullable String in(Locale locale) {
        String word = locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? en : zh;
        return word.isEmpty() ? null : word;
    }
}
