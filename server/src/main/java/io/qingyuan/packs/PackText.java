package io.qingyuan.packs;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A text of a pack in Chinese and English; one of them may be missing where the source has only the other. */
public record PackText(@Nullable String zh, @Nullable String en) {

    public PackText {
        if (zh == null && en == null) {
            throw new IllegalArgumentException("a text has neither zh nor en");
        }
    }

    /** The Chinese text, or the English one where there is no other. */
    public String preferChinese() {
        return zh != null ? zh : en != null ? en : "";
    }

    public String preferEnglish() {
        return en != null ? en : zh != null ? zh : "";
    }

    /** The text for a reader of this language: English for English, Chinese for all others. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? preferEnglish() : preferChinese();
    }
}
