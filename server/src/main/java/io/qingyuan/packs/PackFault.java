package io.qingyuan.packs;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong in a pack: where, what was found, what is allowed and how to mend it. The texts come from the bundle
 * {@code messages/packs}; all faults of a pack are reported together.
 *
 * @param code which fault, such as {@code unknown-reference}
 * @param found the text found there, where there is one
 * @param allowed what would be right, where that can be said in short
 * @param arguments what the sentence names: {@code {0}} …; a {@link PackText} is said in the reader's language
 */
public record PackFault(
        PackPlace place,
        String code,
        @Nullable String found,
        @Nullable String allowed,
        List<Object> arguments) {

    public PackFault {
        arguments = List.copyOf(arguments);
    }

    public static PackFault of(
            PackPlace place, String code, @Nullable String found, @Nullable String allowed, Object... arguments) {
        return new PackFault(place, code, found, allowed, List.of(arguments));
    }

    public String what(Locale locale) {
        return PackTexts.of(locale).text("pack.fault." + code + ".what", arguments(locale));
    }

    public String mend(Locale locale) {
        return PackTexts.of(locale).text("pack.fault." + code + ".mend", arguments(locale));
    }

    private List<String> arguments(Locale locale) {
        return arguments.stream()
                .map(argument -> switch (argument) {
                    case PackText text -> text.in(locale);
                    default -> argument.toString();
                })
                .toList();
    }
}
