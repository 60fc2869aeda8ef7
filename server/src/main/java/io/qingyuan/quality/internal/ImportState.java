package io.qingyuan.quality.internal;

import java.util.Locale;

/** How an import stands. Only the first two are not ends. */
enum ImportState {
    WAITING,
    RUNNING,
    DONE,
    /** The content had been taken before; nothing was done. */
    UNCHANGED,
    /** The file has faults; nothing was kept. */
    REFUSED,
    CANCELLED,
    /** The server failed or was stopped; nothing was kept. */
    FAILED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ImportState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
