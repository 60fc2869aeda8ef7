package io.qingyuan.packs;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong in a pack: where, what was found, what is allowed and how to mend it. The texts come from the bundle
 * {@code messages/packs}; all faults of a pack are reported together.
 *
 * @param code which fault, such as {@code unknown-reference}
 * @param found the text found there, where there is one
 * @param allowed what would be right, where that can be said in short
 * @param arguments what the sentence names: {@code {0}} …
 */
public record PackFault(
        PackPlace place,
        String code,
        @Nullable String found,
        @Nullable String allowed,
        List<String> arguments) {

    public PackFault {
        arguments = List.copyOf(arguments);
    }

    public static PackFault of(
            PackPlace place, String code, @Nullable String found, @Nullable String allowed, Object... arguments) {
        return new PackFault(
                place,
                code,
                found,
                allowed,
                List.of(arguments).stream().map(Objects::toString).toList());
    }

    public String what(Locale locale) {
        return PackTexts.of(locale).text("pack.fault." + code + ".what", arguments);
    }

    public String mend(Locale locale) {
        return PackTexts.of(locale).text("pack.fault." + code + ".mend", arguments);
    }
}
