package io.qingyuan.intake.internal.shaping;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A heading taken apart: what it names and the unit written behind it.
 *
 * @param name without the unit
 * @param unit empty where none is written
 */
public record Heading(String name, String unit) {

    private static final Pattern BRACKETS =
            Pattern.compile("^(.*?)[(\\[【〔](?:计量)?(?:单位)?[:：]?([^()\\[\\]】〕]+)[)\\]】〕]$");
    private static final Pattern COMMA = Pattern.compile("^(.+)[,，、](?:单位[:：])?([^,，、]+)$");
    private static final Pattern NUMBERING =
            Pattern.compile("^(?:其中[:：]?|[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十\\d]+[)）]|\\d+[、.．)）](?!\\d))");
    /** What stands above a table for all its numbers. */
    private static final Pattern ABOVE = Pattern.compile("(?:计量)?单位[:：]\\s*([^\\s:：]+)");

    public static Heading of(String text) {
        String word = Folding.fold(text).replaceAll("\\s+", "");
        Matcher brackets = BRACKETS.matcher(word);
        if (brackets.matches() && !brackets.group(1).isEmpty()) {
            Optional<Measure> unit = Measure.find(brackets.group(2));
            if (unit.isPresent()) {
                return new Heading(brackets.group(1), brackets.group(2));
            }
        }
        Matcher comma = COMMA.matcher(word);
        if (comma.matches() && Measure.find(comma.group(2)).isPresent()) {
            return new Heading(comma.group(1), comma.group(2));
        }
        int slash = word.indexOf('/');
        if (slash > 0
                && Measure.find(word.substring(slash + 1)).isPresent()
                && Measure.find(word.substring(0, slash)).isEmpty()) {
            return new Heading(word.substring(0, slash), word.substring(slash + 1));
        }
        return new Heading(word, "");
    }

    /** A label of a row without what numbers and indents it: {@code 一、化学需氧量} is 化学需氧量. */
    public static String unnumbered(String label) {
        String word = Folding.fold(label);
        String bare = NUMBERING.matcher(word).replaceFirst("").strip();
        return bare.isEmpty() ? word : bare;
    }

    /** The unit that a line above the table gives for all of it ({@code 单位：万元}); 单位 also means an organisation. */
    public static Optional<String> unitAbove(String text) {
        Matcher matcher = ABOVE.matcher(Folding.fold(text));
        return matcher.find() && Measure.find(matcher.group(1)).isPresent()
                ? Optional.of(matcher.group(1))
                : Optional.empty();
    }
}
