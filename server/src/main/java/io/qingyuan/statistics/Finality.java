package io.qingyuan.statistics;

import java.util.Arrays;
import java.util.Locale;

/** Whether a value may still change by itself. */
public enum Finality {
    /** 快报: early, before all is in. */
    FLASH,
    /** 初步数. */
    PRELIMINARY,
    /** 最终数. */
    FINAL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Finality parse(String word) {
        return Arrays.stream(values())
                .filter(finality -> finality.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not flash, preliminary or final: " + word));
    }
}
