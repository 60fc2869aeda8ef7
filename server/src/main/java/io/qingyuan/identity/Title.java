package io.qingyuan.identity;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A name in Chinese and, where there is one, in English. */
public record Title(String zh, @Nullable String en) {

    public static Title of(String zh, @Nullable String en) {
        return new Title(zh, en);
    }

    public String in(Locale locale) {
        return en != null && locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? en : zh;
    }
}
