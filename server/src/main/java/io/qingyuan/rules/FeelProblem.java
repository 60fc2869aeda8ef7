package io.qingyuan.rules;

import io.qingyuan.packs.PackText;
import io.qingyuan.packs.PackTexts;
import java.util.List;
import java.util.Locale;

/**
 * One thing wrong in the text of a formula.
 *
 * @param line from 1
 * @param column from 1
 * @param found the piece of the formula that is meant
 */
public record FeelProblem(Kind kind, int line, int column, String found) {

    public enum Kind {
        SYNTAX("syntax"),
        UNKNOWN_NAME("unknown-name"),
        FUNCTION_NOT_ALLOWED("function-not-allowed"),
        CONSTRUCT_NOT_ALLOWED("construct-not-allowed"),
        EXPONENT("exponent"),
        TOO_LONG("too-long");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** Its sentence is {@code feel.problem.<word>} in the bundle. */
        public String word() {
            return word;
        }
    }

    public PackText text() {
        return new PackText(in(Locale.CHINESE), in(Locale.ENGLISH));
    }

    private String in(Locale locale) {
        return PackTexts.of("messages/rules", locale)
                .text("feel.problem." + kind.word(), List.of(Integer.toString(line), Integer.toString(column), found));
    }
}
