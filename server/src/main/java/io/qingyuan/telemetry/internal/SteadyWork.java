package io.qingyuan.telemetry.internal;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work done step by step as long as there is some, for ever; after a fault it is tried again. */
final class SteadyWork {
    private static final Logger LOG = LoggerFactory.getLogger(SteadyWork.class);
    private static final long AFTER_FAULT_MILLIS = 2_000;

    private final String trouble;
    private final long restMillis;
    private final BooleanSupplier step;
    private @Nullable String fault;

    /**
     * Work.
     *
     * @param trouble what to say when it fails
     * @param restMillis how long to wait when there was nothing to do
     * @param step does some; whether there was any
     */
    SteadyWork(String trouble, long restMillis, BooleanSupplier step) {
        this.trouble = trouble;
        this.restMillis = restMillis;
        this.step = step;
    }

    /** Works until it is interrupted. */
    void run() {
        try {
            while (true) {
                Thread.sleep(done());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long done() {
        try {
            boolean more = step.getAsBoolean();
            fault = null;
            return more ? 0 : restMillis;
        } catch (RuntimeException e) {
            String now = String.valueOf(e.getMessage());
            if (!now.equals(fault)) { // once, not every two seconds
                LOG.error("{}; they wait: {}", trouble, now, e);
            }
            fault = now;
            return AFTER_FAULT_MILLIS;
        }
    }
}
