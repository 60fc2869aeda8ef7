package io.qingyuan.sheets;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Why there is no value, said on purpose: neither an empty place nor zero, and never one for the other. Forms, workbooks and
 * figures all read and write it by this.
 */
public enum Absence {
    /** 缺数 “—”: there is such a quantity, but nobody has the figure. */
    UNAVAILABLE("—"),
    /** 不适用 “/”: the question does not arise here. */
    NOT_APPLICABLE("/"),
    /** 没有此项 “无”: the thing that is counted does not exist here. */
    NONE("无");

    private final String mark;

    Absence(String mark) {
        this.mark = mark;
    }

    /** The mark that forms print. */
    public String mark() {
        return mark;
    }

    /** As the API and the tables write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What was meant by a mark in a cell; empty where the text is none of the marks. */
    public static Optional<Absence> read(String text) {
        return switch (text.strip()) {
            case "—", "——", "–", "―", "─", "-", "--", "－", "…" -> Optional.of(UNAVAILABLE);
            case "/", "／", "不适用" -> Optional.of(NOT_APPLICABLE);
            case "无" -> Optional.of(NONE);
            default -> Optional.empty();
        };
    }

    public static Absence parse(String word) {
        return Arrays.stream(values())
                .filter(absence -> absence.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not an absence: " + word));
    }
}
