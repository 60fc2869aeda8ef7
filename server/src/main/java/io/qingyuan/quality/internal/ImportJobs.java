package io.qingyuan.quality.internal;

import io.qingyuan.audit.Audit;
import io.qingyuan.database.DataDirectory;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.quality.QualityProblem;
import io.qingyuan.time.Zone;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Imports of air files, one after another in the background: what was sent waits in the data directory until then. */
@Service
@Order(0)
class ImportJobs implements ApplicationRunner, DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(ImportJobs.class);

    private static final String KIND = "quality.air-file";

    /** How long a stop waits for the import under way to notice. */
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final Policy policy;
    private final AirImport importer;
    private final AirPlacesSource places;
    private final JdbcImportJobs jobs;
    private final Audit audit;
    private final DataDirectory data;
    private final Clock clock;
    private final JsonMapper json;
    private final TransactionTemplate transactions;
    /** False in a command beside the server, whose imports it must leave alone. */
    private final boolean serves;

    private volatile boolean stopping;

    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("air-import").daemon().factory());

    ImportJobs(
            Policy policy,
            AirImport importer,
            AirPlacesSource places,
            JdbcImportJobs jobs,
            Audit audit,
            DataDirectory data,
            Clock clock,
            JsonMapper json,
            TransactionTemplate transactions,
            @Value("${qingyuan.packs-at-start:true}") boolean serves) {
        this.policy = policy;
        this.importer = importer;
        this.places = places;
        this.jobs = jobs;
        this.audit = audit;
        this.data = data;
        this.clock = clock;
        this.json = json;
        this.transactions = transactions;
        this.serves = serves;
    }

    /** A file that was received, with its hash. */
    private record Received(Path path, String sha256, long bytes) {}

    /**
     * Receives a file and queues its import.
     *
     * @param stations only these; all registered ones when empty
     */
    UUID submit(InputStream content, String name, String source, Set<String> stations, Actor actor) {
        AirPlaces known = places.now();
        if (!actor.isSystem()) {
            UnitId steward =
                    known.stewards().isEmpty() ? null : known.stewards().getFirst();
            policy.require(actor, Verb.IMPORT, Thing.of(KIND).unit(steward));
        }
        stations.stream()
                .filter(code -> known.findStation(code).isEmpty())
                .findFirst()
                .ifPresent(code -> {
                    throw new ProblemException(QualityProblem.STATION_UNKNOWN, code);
                });
        Received received = receive(content);
        String limited = String.join(",", new TreeSet<>(stations));
        UUID id = transactions.execute(_ -> {
            UUID job = jobs.insert(name, received.sha256(), received.bytes(), source, limited, actor.name());
            audit.record(
                    actor,
                    "import",
                    KIND,
                    job.toString(),
                    Map.of("name", name, "sha256", received.sha256(), "stations", limited));
            return job;
        });
        AirImport.Request request = new AirImport.Request(
                received.path(), name, received.sha256(), source, known, known.selection(stations), actor.name());
        executor.execute(() -> run(id, request));
        return id;
    }

    /** Asks an import to stop; nothing of it is kept. One that ended stays as it is. */
    void cancel(UUID id, Actor actor) {
        transactions.executeWithoutResult(_ -> {
            var _ = jobs.find(id).orElseThrow(() -> new ProblemException(QualityProblem.IMPORT_NOT_FOUND, id));
            jobs.askToStop(id);
            audit.record(actor, "cancel-import", KIND, id.toString(), Map.of());
        });
    }

    private void run(UUID id, AirImport.Request request) {
        if (stopping) {
            return; // the next start finds it left behind
        }
        try {
            AirImport.Taken taken = importer.take(request, Zone.dayOf(clock.instant()), new Reporting(id));
            switch (taken) {
                case AirImport.Taken.Done done ->
                    end(id, ImportState.DONE, done.file().id(), ImportReport.of(taken));
                case AirImport.Taken.Unchanged same ->
                    end(id, ImportState.UNCHANGED, same.file().id(), ImportReport.of(taken));
            }
        } catch (AirFileFaulty faulty) {
            end(id, ImportState.REFUSED, null, ImportReport.refused(faulty.faults()));
        } catch (ImportCancelled cancelled) {
            end(id, stopping ? ImportState.FAILED : ImportState.CANCELLED, null, ImportReport.none());
        } catch (RuntimeException e) {
            String incident =
                    HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
            log.error("air import failed job={} incident={}", id, incident, e);
            end(id, ImportState.FAILED, null, ImportReport.failed(incident));
        } finally {
            delete(request.path());
        }
    }

    private void end(UUID id, ImportState state, @Nullable Long file, ImportReport report) {
        jobs.end(id, state, file, json.writeValueAsString(report));
    }

    private Received receive(InputStream content) {
        Path path = data.resolve("imports/" + UUID.randomUUID());
        try (OutputStream out = Files.newOutputStream(path)) {
            String sha256 = Sha256.transfer(content, out);
            return new Received(path, sha256, Files.size(path));
        } catch (IOException e) {
            delete(path);
            throw new UncheckedIOException("cannot receive an air file", e);
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            log.warn("cannot delete path={}", path, e);
        }
    }

    /** Ends imports that a stopped server left behind: their transactions were rolled back. */
    @Override
    public void run(ApplicationArguments arguments) {
        if (!serves) {
            return;
        }
        List<UUID> left = jobs.leftBehind();
        left.forEach(id -> end(id, ImportState.FAILED, null, ImportReport.none()));
        if (!left.isEmpty()) {
            log.warn("air imports interrupted count={}", left.size());
        }
    }

    /** Ends the import under way before the database goes; not by interruption, which would break its last words. */
    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        executor.shutdown();
        if (!executor.awaitTermination(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            log.warn("air import does not stop patience={}", STOP_PATIENCE);
        }
    }

    /** Writes progress twice a second and stops when asked to. */
    private final class Reporting implements AirProgress {
        private static final long EVERY_NANOS = 500_000_000L;

        private final UUID id;
        private Phase phase = Phase.READING;
        private long rows;
        private long bytes;
        private long reportedAt = Long.MIN_VALUE;

        Reporting(UUID id) {
            this.id = id;
        }

        @Override
        public void row(long line) {
            rows = line;
        }

        @Override
        public void bytes(long done) {
            bytes = done;
            if (System.nanoTime() - reportedAt > EVERY_NANOS || reportedAt == Long.MIN_VALUE) {
                report();
            }
        }

        @Override
        public void phase(Phase next) {
            phase = next;
            report();
        }

        private void report() {
            reportedAt = System.nanoTime();
            if (stopping || jobs.progress(id, phase, bytes, rows)) {
                throw new ImportCancelled();
            }
        }
    }
}
