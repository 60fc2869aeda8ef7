package io.qingyuan.receipts.internal;

import io.qingyuan.receipts.Recomputer;
import io.qingyuan.receipts.Subject;
import io.qingyuan.receipts.internal.JdbcStandings.Due;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes stale answers anew, lowest first, right after the transaction that made them stale has committed; the request
 * that did it waits for that. One worker does it, so results are never made twice at the same time. What a crash leaves
 * behind is in the tables and is done at the next start.
 */
@Component
class Recomputation {

    private static final Logger log = LoggerFactory.getLogger(Recomputation.class);

    /** Longer than any batch takes; after that the work goes on without anybody waiting. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** How often one subject may come up in one run; more means that rules depend on each other in a circle. */
    private static final int MAX_TURNS = 25;

    private final Sources sources;
    private final JdbcStandings standings;
    private final TransactionTemplate transaction;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("recompute").daemon(true).factory());
    private final ThreadLocal<Boolean> onWorker = ThreadLocal.withInitial(() -> false);

    Recomputation(Sources sources, JdbcStandings standings, PlatformTransactionManager transactions) {
        this.sources = sources;
        this.standings = standings;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Once for a transaction, after it has committed. */
    void afterCommit() {
        if (onWorker.get() || TransactionSynchronizationManager.hasResource(this)) {
            return;
        }
        TransactionSynchronizationManager.bindResource(this, true);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                await(worker.submit(Recomputation.this::run));
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(Recomputation.this);
            }
        });
    }

    @EventListener(ApplicationReadyEvent.class)
    void finishWhatWasLeft() {
        worker.execute(this::run);
    }

    @PreDestroy
    void stop() {
        worker.shutdown();
    }

    private static void await(Future<?> work) {
        try {
            work.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            log.error("recomputation failed; stale answers stay marked", e.getCause());
        } catch (TimeoutException e) {
            log.warn("recomputation goes on after patience={}", PATIENCE);
        }
    }

    private void run() {
        onWorker.set(true);
        Map<Subject, Integer> turns = new HashMap<>();
        while (true) {
            List<Due> ready = standings.ready().stream()
                    .filter(due -> turns.merge(due.subject(), 1, Integer::sum) <= MAX_TURNS)
                    .toList();
            if (ready.isEmpty()) {
                break;
            }
            ready.stream()
                    .collect(
                            Collectors.groupingBy(due -> new Batch(due.subject().kind(), due.by())))
                    .forEach(this::recompute);
        }
        turns.forEach((subject, count) -> {
            if (count > MAX_TURNS) {
                log.error("answer cannot be made anew subject={}", subject);
            }
        });
    }

    private record Batch(String kind, String by) {}

    private void recompute(Batch batch, List<Due> due) {
        List<Subject> subjects = due.stream().map(Due::subject).toList();
        Recomputer recomputer = sources.findRecomputer(batch.kind()).orElse(null);
        if (recomputer == null) {
            log.error("no module makes answers of kind={}", batch.kind());
            transaction.executeWithoutResult(_ -> standings.removeDue(subjects));
            return;
        }
        try {
            transaction.executeWithoutResult(_ -> {
                standings.removeDue(subjects);
                recomputer.recompute(subjects, batch.by());
            });
        } catch (RuntimeException e) {
            log.error("answers not made anew kind={} count={}", batch.kind(), subjects.size(), e);
        }
    }
}
