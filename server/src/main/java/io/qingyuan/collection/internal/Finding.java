package io.qingyuan.collection.internal;

import io.qingyuan.packs.PackText;
import io.qingyuan.problem.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param lines the cells it is about, the first the one to look at
 * @param fault what was found, with its values
 * @param excuse what somebody said to it
 */
record Finding(
        String check,
        Check.Severity severity,
        List<LineKey> lines,
        Fault fault,
        PackText title,
        PackText explanation,
        PackText mend,
        @Nullable String excuse) {

    Finding {
        lines = List.copyOf(lines);
    }

    /** Whether a form with it cannot be submitted. */
    boolean stops() {
        return severity == Check.Severity.ERROR || (severity == Check.Severity.WARNING && excuse == null);
    }
}
