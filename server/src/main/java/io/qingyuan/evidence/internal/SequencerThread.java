package io.qingyuan.evidence.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Lets the sequencer work several times a second for as long as the application runs. */
@Component
class SequencerThread implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SequencerThread.class);
    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);

    private final Sequencer sequencer;
    private final Witnesses witnesses;
    private final EvidenceProperties properties;
    private @Nullable CountDownLatch ended;
    private @Nullable Thread thread;

    SequencerThread(Sequencer sequencer, Witnesses witnesses, EvidenceProperties properties) {
        this.sequencer = sequencer;
        this.witnesses = witnesses;
        this.properties = properties;
    }

    @Override
    public synchronized void start() {
        CountDownLatch end = new CountDownLatch(1);
        ended = end;
        thread = Thread.ofPlatform().daemon().name("evidence-sequencer").start(() -> run(end));
    }

    private void run(CountDownLatch end) {
        boolean going = true;
        while (going) {
            Duration rest = properties.interval();
            try {
                boolean more = sequencer.step() == Sequencer.BATCH;
                witnesses.ask();
                rest = more ? Duration.ZERO : rest;
            } catch (RuntimeException e) {
                LOG.error("the evidence log does not go on; what is sealed waits", e);
                rest = AFTER_FAULT;
            }
            going = !isOver(end, rest);
        }
    }

    private static boolean isOver(CountDownLatch end, Duration rest) {
        try {
            return end.await(rest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Before the database goes: phases stop from the highest down. */
    @Override
    public synchronized void stop() {
        if (ended != null) {
            ended.countDown();
        }
        if (thread != null) {
            try {
                thread.join(AFTER_FAULT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        ended = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return ended != null;
    }
}
