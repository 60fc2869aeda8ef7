package io.qingyuan.packs.internal;

import io.qingyuan.packs.PackActivations;
import io.qingyuan.packs.PackChange;
import io.qingyuan.packs.Packs;
import io.qingyuan.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Brings the packs of the folder into force before the first request is answered, and the first time their samples. */
@Component
class ShippedPacks implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ShippedPacks.class);

    private final Path folder;
    private final boolean atStart;
    private final boolean wantsSample;
    private final PackActivations activations;
    private final Packs packs;
    private final JdbcPacks store;
    private boolean running;

    ShippedPacks(
            @Value("${qingyuan.packs}") String folder,
            @Value("${qingyuan.packs-at-start:true}") boolean atStart,
            @Value("${qingyuan.sample}") boolean wantsSample,
            PackActivations activations,
            Packs packs,
            JdbcPacks store) {
        this.folder = Path.of(folder);
        this.atStart = atStart;
        this.wantsSample = wantsSample;
        this.activations = activations;
        this.packs = packs;
        this.store = store;
    }

    @Override
    public void start() {
        running = true;
        if (!atStart) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            LOG.warn("packs missing folder={}", folder.toAbsolutePath());
            return;
        }
        try {
            PackChange change = activations.activate("system", Optional.empty());
            if (!change.isEmpty()) {
                LOG.info("packs activated changes={}", change.diff().changes().size());
            }
        } catch (ProblemException e) {
            if (packs.active().packs().isEmpty()) {
                e.faults().forEach(fault -> LOG.error("pack fault place={} {}", fault.pointer(), fault.arguments()));
                throw e;
            }
            LOG.error(
                    "packs refused, the former ones hold faults={} first={}",
                    e.faults().size(),
                    e.faults().getFirst());
        }
        if (wantsSample && !store.sampleEverLoaded()) {
            activations.loadSample();
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, after the database. */
    @Override
    public int getPhase() {
        return 0;
    }
}
