package io.qingyuan.intake.internal.shaping;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as people write it.
 *
 * @param number the digits
 * @param unit what is written behind it; empty where nothing is
 */
record NumberText(BigDecimal number, String unit) {

    private static final Pattern FORM = Pattern.compile(
            "([+-]?)((?:\\d{1,3}(?:,\\d{3})+|\\d{1,3}(?: \\d{3})+|\\d+)(?:\\.\\d+)?|\\.\\d+)([eE][+-]?\\d{1,2})? ?(\\D.*)?");
    private static final int MOST_DIGITS = 30;

    static Optional<NumberText> parse(String text) {
        String word = Folding.fold(text).replace('−', '-').replace('﹣', '-').replaceAll("\\s+", " ");
        Matcher matcher = FORM.matcher(word);
        if (!matcher.matches() || matcher.group(2).length() > MOST_DIGITS) {
            return Optional.empty();
        }
        String exponent = matcher.group(3) == null ? "" : matcher.group(3);
        BigDecimal number = new BigDecimal(matcher.group(1) + matcher.group(2).replaceAll("[, ]", "") + exponent);
        if (!exponent.isEmpty()) {
            number = new BigDecimal(number.toPlainString());
        }
        String unit = matcher.group(4) == null ? "" : matcher.group(4).strip();
        return Optional.of(new NumberText(number, unit));
    }
}
