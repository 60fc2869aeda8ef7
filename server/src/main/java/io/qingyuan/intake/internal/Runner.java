package io.qingyuan.intake.internal;

import io.qingyuan.problem.ProblemException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Goes on with imports in the background, from where they stand: an import that a stopped server left behind is found by
 * its state. Imports of one context run one after another.
 */
@Component
class Runner implements ApplicationRunner, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Runner.class);
    private static final int WORKERS = 2;
    private static final long LOOK_EVERY_SECONDS = 5;

    private final JdbcJobs jobs;
    private final Steps steps;
    private final ContextLocks locks;
    private final boolean serves;
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService workers;
    private volatile boolean stopping;

    /** @param serves false in a command beside the server, whose imports it must leave alone */
    Runner(JdbcJobs jobs, Steps steps, ContextLocks locks, @Value("${qingyuan.packs-at-start:true}") boolean serves) {
        this.jobs = jobs;
        this.steps = steps;
        this.locks = locks;
        this.serves = serves;
        workers = Executors.newScheduledThreadPool(
                WORKERS, Thread.ofPlatform().name("intake-", 0).daemon().factory());
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (serves) {
            for (int worker = 0; worker < WORKERS; worker++) {
                var _ = workers.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    /** There may be something to do; to be called after the transaction that says so has committed. */
    void wake() {
        try {
            workers.execute(this::look);
        } catch (RejectedExecutionException e) {
            // stopping; the next start finds it
        }
    }

    private void look() {
        try {
            boolean worked = true;
            while (worked && !stopping) {
                worked = false;
                for (Job job : jobs.running()) {
                    worked |= work(job);
                }
            }
        } catch (RuntimeException e) {
            // the database is away; looked at again in a while
            if (!stopping) {
                log.warn("imports not looked at reason={}", e.toString());
            }
        }
    }

    private boolean work(Job job) {
        if (!busy.add(job.id())) {
            return false;
        }
        try {
            Optional<ContextLocks.Held> lock = locks.tryLock(job.target(), job.context());
            if (lock.isEmpty()) {
                return false;
            }
            try (var _ = lock.get()) {
                goOn(job.id());
                return true;
            }
        } catch (SQLException e) {
            log.warn("import not begun job={} reason={}", job.id(), e.toString());
            return false;
        } finally {
            busy.remove(job.id());
        }
    }

    private void goOn(UUID id) {
        try {
            for (Optional<Job> job = jobs.find(id); job.isPresent(); job = jobs.find(id)) {
                if (!job.get().state().runs() || stopping) {
                    return;
                }
                steps.next(job.get());
            }
        } catch (ProblemException refusal) {
            steps.refuse(id, refusal);
        } catch (Steps.Stopped stopped) {
            jobs.recount(id);
            jobs.state(id, JobState.CANCELLED);
        } catch (RuntimeException | java.io.IOException e) {
            if (stopping) {
                return;
            }
            String incident =
                    HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
            log.error("import failed job={} incident={}", id, incident, e);
            jobs.recount(id);
            jobs.failed(id, incident);
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        steps.stop();
        workers.shutdown();
        // a batch at most; what is not done then is rolled back and done at the next start
        if (!workers.awaitTermination(10, TimeUnit.SECONDS)) {
            workers.shutdownNow();
        }
    }
}
