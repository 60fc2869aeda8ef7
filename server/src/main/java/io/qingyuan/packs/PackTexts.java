package io.qingyuan.packs;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of this module without Spring, for the commands as well as for the server. */
public final class PackTexts {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final ResourceBundle bundle;

    private PackTexts(String base, Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(base, locale, NO_FALLBACK);
    }

    /** Chinese unless the locale is English. */
    public static PackTexts of(Locale locale) {
        return of("messages/packs", locale);
    }

    /** The same for another bundle of the same form. */
    public static PackTexts of(String base, Locale locale) {
        return new PackTexts(base, locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT);
    }

    public String text(String key, List<?> arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments.toArray());
    }
}
