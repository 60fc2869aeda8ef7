package io.qingyuan.rules;

import java.util.Arrays;
import java.util.Locale;

/** What a variable of a formula holds, or a formula gives. */
public enum FeelType {
    NUMBER,
    TEXT,
    BOOLEAN,
    DAY;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static FeelType parse(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a type of a formula: " + word));
    }
}
