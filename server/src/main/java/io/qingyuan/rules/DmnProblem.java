package io.qingyuan.rules;

import io.qingyuan.packs.PackText;
import io.qingyuan.packs.PackTexts;
import java.util.List;
import java.util.Locale;

/**
 * One thing wrong in a DMN text.
 *
 * @param line from 1
 * @param arguments what its sentence names; a {@link PackText} is said in the reader's language
 */
public record DmnProblem(Kind kind, int line, List<Object> arguments) {

    public enum Kind {
        NOT_XML,
        DOCTYPE,
        ELEMENT,
        ATTRIBUTE,
        MISSING,
        NAME,
        NAME_TWICE,
        TYPE,
        REFERENCE,
        CIRCLE,
        HIT_POLICY,
        CELL,
        CELL_VALUE,
        CELL_TYPE,
        FORMULA,
        ROW_SIZE,
        TOO_LARGE,
        NO_ORDER,
        ENGINE,
        GAP,
        OVERLAP,
        MASKED,
        NOT_ANALYSED;

        /** Its sentence is {@code dmn.problem.<word>} in the bundle. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public DmnProblem {
        arguments = List.copyOf(arguments);
    }

    public static DmnProblem of(Kind kind, int line, Object... arguments) {
        return new DmnProblem(kind, line, List.of(arguments));
    }

    public PackText text() {
        return new PackText(in(Locale.CHINESE), in(Locale.ENGLISH));
    }

    private String in(Locale locale) {
        List<String> said = arguments.stream()
                .map(argument -> argument instanceof PackText text ? text.in(locale) : argument.toString())
                .toList();
        return PackTexts.of("messages/rules", locale).text("dmn.problem." + kind.word(), said);
    }
}
