package io.qingyuan.evidence.internal;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Lets the sequencer work several times a second, and witnesses be asked beside it, for as long as the application runs. */
@Component
class Running implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Running.class);
    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Sequencer sequencer;
    private final Witnesses witnesses;
    private final EvidenceProperties properties;
    private final Worker numbering = new Worker("evidence-sequencer", this::number);
    private final Worker witnessing = new Worker("evidence-witnesses", this::ask);
    private volatile @Nullable String fault;

    Running(Sequencer sequencer, Witnesses witnesses, EvidenceProperties properties) {
        this.sequencer = sequencer;
        this.witnesses = witnesses;
        this.properties = properties;
    }

    private Duration number() {
        try {
            boolean more = sequencer.step() == Sequencer.BATCH;
            fault = null;
            return more ? Duration.ZERO : properties.interval();
        } catch (RuntimeException e) {
            String now = String.valueOf(e.getMessage());
            if (!now.equals(fault)) { // once, not every five seconds
                LOG.error("the evidence log does not go on; what is sealed waits: {}", now, e);
            }
            fault = now;
            return AFTER_FAULT;
        }
    }

    private Duration ask() {
        try {
            witnesses.ask();
        } catch (RuntimeException e) {
            LOG.warn("witnesses were not asked: {}", e.getMessage());
        }
        return BETWEEN_LOOKS;
    }

    /** Why the log does not go on, if it does not. */
    Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    @Override
    public boolean isAutoStartup() {
        return properties.sequencer();
    }

    @Override
    public void start() {
        numbering.start();
        if (!properties.witnessList().isEmpty()) {
            witnessing.start();
        }
    }

    /** Before the database goes: phases stop from the highest down. */
    @Override
    public void stop() {
        witnessing.stop();
        numbering.stop();
    }

    @Override
    public boolean isRunning() {
        return numbering.isRunning();
    }
}
