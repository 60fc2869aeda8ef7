package io.qingyuan.plan.internal.unit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A unit as pages show it. */
public record UnitView(String id, String zh, @Nullable String en) {

    /** Its name for a reader of this language. */
    public String in(Locale locale) {
        return en != null && locale.getLanguage().equals("en") ? en : zh;
    }
}
