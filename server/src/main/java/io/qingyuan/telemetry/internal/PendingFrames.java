package io.qingyuan.telemetry.internal;

import io.qingyuan.hj212.Frame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Frames that were received and are not durable yet. It never refuses one, but says when it is full; connections then stop
 * reading until it has emptied by half, so that what it holds stays near its bound.
 */
final class PendingFrames {

    /** A frame, where it came from, and when. */
    record Pending(Connection from, Frame frame, Instant receivedAt) {}

    private static final int MOST_IN_BLOCK = 4_096;

    private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final AtomicLong bytes = new AtomicLong();
    private final long mostBytes;
    private final Runnable changed;
    private volatile boolean full;

    /** @param changed told when it becomes full or is not full any more */
    PendingFrames(long mostBytes, Runnable changed) {
        this.mostBytes = mostBytes;
        this.changed = changed;
    }

    void add(Pending pending) {
        long now = bytes.addAndGet(pending.frame().length());
        queue.add(pending);
        if (now > mostBytes && !full) {
            turn(true);
        }
    }

    boolean full() {
        return full;
    }

    /** Bytes received and not done with. */
    long bytes() {
        return bytes.get();
    }

    /** What is to become a block: waits a moment for the first frame; empty when none came. */
    List<Pending> take() throws InterruptedException {
        List<Pending> taken = new ArrayList<>();
        Pending first = queue.poll(200, TimeUnit.MILLISECONDS);
        if (first != null) {
            taken.add(first);
            queue.drainTo(taken, MOST_IN_BLOCK - 1);
        }
        return taken;
    }

    /** What was taken needs no memory any more. */
    void done(List<Pending> taken) {
        long now = bytes.addAndGet(
                -taken.stream().mapToLong(one -> one.frame().length()).sum());
        if (full && now <= mostBytes / 2) {
            turn(false);
        }
    }

    private void turn(boolean nowFull) {
        full = nowFull;
        changed.run();
    }
}
