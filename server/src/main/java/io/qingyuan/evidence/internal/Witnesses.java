package io.qingyuan.evidence.internal;

import io.qingyuan.proof.note.NoteSignature;
import io.qingyuan.proof.witness.WitnessClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the configured witnesses to cosign the newest checkpoint, a few times a minute at most. */
@Component
class Witnesses {

    private static final Logger LOG = LoggerFactory.getLogger(Witnesses.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final JdbcLog log;
    private final JdbcTiles tiles;
    private final Clock clock;
    private final List<WitnessClient> clients = new ArrayList<>();
    private Instant next = Instant.MIN;
    private long cosigned;

    Witnesses(JdbcLog log, JdbcTiles tiles, EvidenceProperties properties, Clock clock) {
        this.log = log;
        this.tiles = tiles;
        this.clock = clock;
        HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        properties.witnessList().forEach(witness -> clients.add(new WitnessClient(http, witness.url(), witness.key())));
    }

    /** Does nothing when there is no witness, nothing new, or too little time has passed. One thread asks. */
    void ask() {
        if (clients.isEmpty() || clock.instant().isBefore(next)) {
            return;
        }
        log.head().filter(head -> head.size() > cosigned).ifPresent(head -> {
            next = clock.instant().plus(PAUSE);
            boolean all = true;
            for (WitnessClient witness : clients) {
                all &= ask(witness, head);
            }
            cosigned = all ? head.size() : cosigned;
        });
    }

    private boolean ask(WitnessClient witness, JdbcLog.Head head) {
        try {
            for (NoteSignature signature : witness.cosign(head.note(), tiles)) {
                log.cosigned(head.size(), signature);
            }
            return true;
        } catch (IOException e) {
            LOG.warn("a witness did not cosign checkpoint {}: {}", head.size(), e.getMessage());
            return false;
        }
    }
}
