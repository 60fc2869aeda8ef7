package io.qingyuan.notices.internal;

import io.qingyuan.notices.internal.JdbcOutbox.Taken;
import io.qingyuan.notices.internal.Triage.Fate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what waits in the outbox, a few rows at once, no transaction open while it waits for others. Delivery is at
 * least once: a worker that dies after the receiver has taken a message and before that is noted sends it again, under
 * the same key.
 */
final class OutboxWorker implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OutboxWorker.class);

    /** How many rows are under way at once: a district's mail server has few connections to give. */
    private static final int AT_ONCE = 4;

    /** How long an attempt may take in all, however slowly the other side drips. */
    static final Duration TOTAL = Duration.ofSeconds(30);

    /** After this another worker may take the row. Longer than any attempt can last. */
    static final Duration LEASE = Duration.ofMinutes(3);

    /** So that one run ends and the next begins with fresh claims. */
    private static final int MOST_ROUNDS = 500;

    private final JdbcOutbox outbox;
    private final Triage triage;
    private final Map<Channel, Courier> couriers = new EnumMap<>(Channel.class);
    private final Backoff backoff;
    private final Duration total;
    private final Clock clock;
    private final RandomGenerator random;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    OutboxWorker(
            JdbcOutbox outbox,
            Triage triage,
            List<Courier> couriers,
            Backoff backoff,
            Duration total,
            Clock clock,
            RandomGenerator random) {
        this.outbox = outbox;
        this.triage = triage;
        this.backoff = backoff;
        this.total = total;
        this.clock = clock;
        this.random = random;
        couriers.forEach(courier -> this.couriers.put(courier.channel(), courier));
    }

    /** Works until nothing is due. */
    void run() {
        for (int round = 0; round < MOST_ROUNDS && !Thread.currentThread().isInterrupted(); round++) {
            List<Taken> taken = outbox.take(AT_ONCE, clock.instant(), LEASE);
            if (taken.isEmpty()) {
                return;
            }
            List<Future<?>> running = new ArrayList<>();
            for (Taken row : taken) {
                running.add(threads.submit(() -> handle(row)));
            }
            running.forEach(OutboxWorker::await);
        }
    }

    private void handle(Taken row) {
        switch (triage.judge(row, clock.instant())) {
            case Fate.Hold(var until) -> outbox.hold(row, until);
            case Fate.Drop(var because) -> outbox.finish(row, DeliveryState.DROPPED, because, clock.instant());
            case Fate.Leave(var letter) -> settle(row, deliver(row, letter));
        }
    }

    private Outcome deliver(Taken row, Letter letter) {
        Courier courier = couriers.get(row.channel());
        if (courier == null || !courier.configured()) {
            return new Outcome.Failed("this installation has no such channel now", true);
        }
        Future<Outcome> attempt = threads.submit(() -> courier.deliver(letter));
        try {
            return attempt.get(total.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // an interrupted virtual thread gives up its socket
            attempt.cancel(true);
            return new Outcome.Failed("no end within " + total.toSeconds() + " s", false);
        } catch (ExecutionException e) {
            log.error("delivery fails in a way nobody foresaw id={} channel={}", row.id(), row.channel(), e.getCause());
            return new Outcome.Failed("unforeseen: " + e.getCause().getClass().getSimpleName(), false);
        } catch (InterruptedException e) {
            attempt.cancel(true);
            Thread.currentThread().interrupt();
            return new Outcome.Failed("stopped", false);
        }
    }

    private void settle(Taken row, Outcome outcome) {
        switch (outcome) {
            case Outcome.Delivered() -> outbox.finish(row, DeliveryState.SENT, null, clock.instant());
            case Outcome.Failed(var reason, var forGood) -> {
                if (forGood || backoff.exhaustedBy(row.attempt())) {
                    log.warn("delivery given up id={} channel={} attempts={}", row.id(), row.channel(), row.attempt());
                    outbox.finish(row, DeliveryState.DEAD, reason, clock.instant());
                } else {
                    outbox.tryAgain(row, reason, clock.instant().plus(backoff.after(row.attempt(), random)));
                }
            }
        }
    }

    private static void await(Future<?> row) {
        try {
            row.get();
        } catch (ExecutionException e) {
            // its claim runs out and it is taken again
            log.error("an outbox row could not be handled", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
