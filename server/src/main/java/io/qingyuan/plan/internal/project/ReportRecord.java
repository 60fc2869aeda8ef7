package io.qingyuan.plan.internal.project;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a project's monthly report (月报).
 *
 * @param done what is done of each quantity in all, by its id
 */
record ReportRecord(
        UUID version,
        String project,
        YearMonth month,
        @Nullable BigDecimal percent,
        Texts texts,
        @Nullable LocalDate newDate,
        Map<String, BigDecimal> done,
        List<Evidence> evidence,
        Origin origin) {

    ReportRecord {
        done = Collections.unmodifiableMap(new TreeMap<>(done));
        evidence = List.copyOf(evidence);
    }

    /** What the unit writes: progress (进展), problems (问题), next steps (下一步), and why it is late. */
    record Texts(
            @Nullable String progress,
            @Nullable String problems,
            @Nullable String nextSteps,
            @Nullable String delayCause) {

        static final Texts NONE = new Texts(null, null, null, null);
    }

    /** A photo or file that proves it. */
    record Evidence(String file, String name) {}

    /**
     * Who recorded a version when.
     *
     * @param withdrawn why it was taken back; such a version says nothing else
     * @param until {@code null} while it holds
     */
    record Origin(
            String unit,
            String author,
            @Nullable String withdrawn,
            boolean sample,
            Instant recordedAt,
            @Nullable Instant until) {}

    Built built() {
        return new Built(month, percent, done, newDate);
    }

    ReportRecord with(Map<String, BigDecimal> quantities, List<Evidence> files) {
        return new ReportRecord(version, project, month, percent, texts, newDate, quantities, files, origin);
    }
}
