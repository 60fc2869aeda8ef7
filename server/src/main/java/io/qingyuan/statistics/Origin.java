package io.qingyuan.statistics;

import java.util.Arrays;
import java.util.Locale;

/** Who says so. A figure keeps one value of each origin side by side. */
public enum Origin {
    /** 上报数: the unit that owns the element reports it. */
    REPORTED,
    /** 测算数: computed by formula from other figures. */
    COMPUTED,
    /** 核定数: confirmed by the superior, with a document. */
    CONFIRMED,
    /** 监测参考: from monitoring, unaudited; never judged. */
    REFERENCE,
    /** 可比口径数: restated under a later definition, so that the series can be compared across the change; never judged. */
    RESTATED;

    /** Whether a figure may be judged by it. */
    public boolean judgeable() {
        return this == REPORTED || this == COMPUTED || this == CONFIRMED;
    }

    /** Whether people enter it. */
    public boolean entered() {
        return this == REPORTED || this == CONFIRMED || this == RESTATED;
    }

    /** As packs and the API write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Origin parse(String word) {
        return Arrays.stream(values())
                .filter(origin -> origin.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not an origin: " + word));
    }
}
