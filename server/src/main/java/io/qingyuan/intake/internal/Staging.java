package io.qingyuan.intake.internal;

import io.qingyuan.intake.internal.reading.RawRow;
import io.qingyuan.intake.internal.shaping.RowShaper;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Turns the rows of a sheet into checked rows, batch by batch; skips what an earlier run staged already. */
final class Staging {

    private static final int ROWS_AT_ONCE = 1000;

    private final Job job;
    private final RowShaper shaper;
    private final RowCheck check;
    private final BiConsumer<Job, Batch> sink;
    private final List<RowShaper.Row> waiting = new ArrayList<>();
    private final Map<RowShaper.Reason, Long> leftOut = new EnumMap<>(RowShaper.Reason.class);
    private long rowsRead;
    private long line;

    Staging(Job job, RowShaper shaper, RowCheck check, BiConsumer<Job, Batch> sink) {
        this.job = job;
        this.shaper = shaper;
        this.check = check;
        this.sink = sink;
        leftOut.putAll(job.leftOut());
        rowsRead = job.rowsRead();
        line = job.line();
    }

    /**
     * What is kept at once.
     *
     * @param rowsRead rows of the sheet so far
     * @param line the last of them
     */
    record Batch(List<StagedRow> rows, long rowsRead, long line, Map<RowShaper.Reason, Long> leftOut) {}

    boolean row(RawRow row) {
        RowShaper.Shaped shaped = shaper.shape(row);
        if (row.number() <= line) {
            return true;
        }
        line = row.number();
        if (!row.isBlank()) {
            rowsRead++;
        }
        shaped.left().forEach(reason -> leftOut.merge(reason, 1L, Long::sum));
        waiting.addAll(shaped.rows());
        if (waiting.size() >= ROWS_AT_ONCE) {
            flush();
        }
        return true;
    }

    void end() {
        flush();
    }

    private void flush() {
        sink.accept(job, new Batch(check.check(waiting), rowsRead, line, Map.copyOf(leftOut)));
        waiting.clear();
    }
}
