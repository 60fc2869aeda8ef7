package io.qingyuan.sheets;

import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of a list.
 *
 * @param value what stands in a row: text, a number (a {@link java.math.BigDecimal} keeps its digits), a day, an instant
 *     (shown in Beijing time), a boolean; null leaves the cell empty
 * @param widthCharacters how wide, in characters
 */
public record Column<T>(String zh, String en, int widthCharacters, Function<T, @Nullable Object> value) {

    private static final int USUAL_WIDTH = 16;

    public static <T> Column<T> of(String zh, String en, Function<T, @Nullable Object> value) {
        return new Column<>(zh, en, USUAL_WIDTH, value);
    }

    public Column<T> wide(int characters) {
        return new Column<>(zh, en, characters, value);
    }

    String header(Locale locale) {
        return locale.getLanguage().equals("en") ? en : zh;
    }
}
