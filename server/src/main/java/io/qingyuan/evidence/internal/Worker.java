package io.qingyuan.evidence.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A thread that does something, rests as long as that says, and does it again until it is stopped. */
final class Worker {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String name;
    private final Supplier<Duration> work;
    private @Nullable CountDownLatch end;
    private @Nullable Thread thread;

    /**
     * A worker that does not run yet.
     *
     * @param work says how long to rest; catches what it can go on after
     */
    Worker(String name, Supplier<Duration> work) {
        this.name = name;
        this.work = work;
    }

    synchronized void start() {
        if (end == null) {
            CountDownLatch latch = new CountDownLatch(1);
            end = latch;
            thread = Thread.ofPlatform().daemon().name(name).start(() -> run(latch));
        }
    }

    private void run(CountDownLatch latch) {
        try {
            Duration rest = Duration.ZERO;
            while (!latch.await(rest.toMillis(), TimeUnit.MILLISECONDS)) {
                rest = work.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets what is being done come to its end. */
    synchronized void stop() {
        if (end != null && thread != null) {
            end.countDown();
            try {
                thread.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        end = null;
        thread = null;
    }

    synchronized boolean isRunning() {
        return end != null;
    }
}
