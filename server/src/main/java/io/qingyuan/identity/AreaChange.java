package io.qingyuan.identity;

import java.time.LocalDate;

/** What became of an area: merged into another, split into several (one record each), renamed. */
public record AreaChange(AreaId from, AreaId to, Kind kind, LocalDate on) {

    public enum Kind {
        MERGE,
        SPLIT,
        RENAME
    }
}
