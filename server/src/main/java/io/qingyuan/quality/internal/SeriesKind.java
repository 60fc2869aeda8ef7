package io.qingyuan.quality.internal;

import java.util.Locale;

/** What published rows belong to. */
enum SeriesKind {
    /** A station with hourly rows, by its code. */
    STATION,
    /** An area with daily rows, by the name the publisher gives it. */
    AREA;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
