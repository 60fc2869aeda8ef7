package io.qingyuan.intake.internal;

import io.qingyuan.intake.internal.reading.RawRow;
import io.qingyuan.intake.internal.shaping.RowShaper;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/**
 * Turns the rows of a sheet into checked rows, batch by batch; skips what an earlier run staged already. A batch is checked
 * and kept on a thread of its own while the next one is read; never more than these two are in memory.
 */
final class Staging implements AutoCloseable {

    private static final int ROWS_AT_ONCE = 1000;

    private final Job job;
    private final RowShaper shaper;
    private final RowCheck check;
    private final BiConsumer<Job, Batch> sink;
    private final ExecutorService keeper = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("intake-keeper").daemon().factory());
    private CompletableFuture<Void> kept = CompletableFuture.completedFuture(null);
    private List<RowShaper.Row> waiting = new ArrayList<>();
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

    /** Keeps what is left; when this returns, every row read is kept. */
    void end() {
        flush();
        awaitKept();
    }

    private void flush() {
        awaitKept();
        List<RowShaper.Row> rows = waiting;
        long read = rowsRead;
        long last = line;
        Map<RowShaper.Reason, Long> left = Map.copyOf(leftOut);
        waiting = new ArrayList<>();
        kept = CompletableFuture.runAsync(
                () -> sink.accept(job, new Batch(check.check(rows), read, last, left)), keeper);
    }

    /** Waits for the batch before; what went wrong with it is thrown here as it was there. */
    private void awaitKept() {
        try {
            kept.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** A batch that is being kept is kept whole first. */
    @Override
    public void close() {
        keeper.close();
    }
}
