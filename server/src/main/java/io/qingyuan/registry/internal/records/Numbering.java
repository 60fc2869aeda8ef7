package io.qingyuan.registry.internal.records;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How records are numbered: {@code GYL-{year}-{seq:4}}.
 *
 * @param pattern as the definition has it
 */
public record Numbering(String pattern) {

    private static final Pattern COUNT = Pattern.compile("\\{seq:([1-9])}");
    private static final String YEAR = "{year}";

    /** Whether counting begins anew in each year. */
    public boolean byYear() {
        return pattern.contains(YEAR);
    }

    public String number(int year, int count) {
        Matcher counted = COUNT.matcher(pattern);
        if (!counted.find()) {
            throw new IllegalStateException("the numbering counts nothing: " + pattern);
        }
        String digits = Integer.toString(count);
        int wanted = Integer.parseInt(counted.group(1));
        String padded = "0".repeat(Math.max(0, wanted - digits.length())) + digits;
        return (pattern.substring(0, counted.start()) + padded + pattern.substring(counted.end()))
                .replace(YEAR, Integer.toString(year));
    }
}
