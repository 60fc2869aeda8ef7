package io.qingyuan.casework.internal.procedure;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How cases are numbered: {@code CQ-{year}-{seq:4}} gives CQ-2026-0007. */
public record NumberPattern(String text) {

    private static final Pattern SEQUENCE = Pattern.compile("\\{seq:([1-9])}");

    /** The series numbers are counted in: a new one each year where the pattern has the year. */
    public String series(int year) {
        return text.replace("{year}", Integer.toString(year));
    }

    public String number(int year, int sequence) {
        Matcher matcher = SEQUENCE.matcher(series(year));
        return matcher.replaceAll(match -> String.format(Locale.ROOT, "%0" + match.group(1) + "d", sequence));
    }
}
