package io.qingyuan.evidence.internal;

import io.qingyuan.Qingyuan;
import io.qingyuan.evidence.Event;
import io.qingyuan.evidence.Evidence;
import io.qingyuan.evidence.LogCheck;
import io.qingyuan.proof.tiles.TileTree;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * Event transactions with their leaves: each inserts a row of its own and seals it, and counts when a signed checkpoint covers it. Compared
 * with the same transactions without leaves, on the same durable PostgreSQL. Everything — writers, sequencer, database — shares the
 * machine. Then how long a leaf waits for its checkpoint at a moderate pace, what a proof takes, and what the self-check takes.
 */
public final class EvidenceBench {

    private static final int WRITERS = 18;
    private static final int WARM_UP = 20_000;
    private static final int EVENTS = 60_000;
    private static final int ROUNDS = 5;
    private static final int PACED = 5_000;
    private static final long PACE_NANOS = 1_000_000;
    private static final int PROOFS = 2_000;

    private final JdbcClient jdbc;
    private final Evidence evidence;
    private final TransactionTemplate transaction;
    private final AtomicLong next = new AtomicLong();
    private final ConfigurableApplicationContext context;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private EvidenceBench(ConfigurableApplicationContext context) {
        this.context = context;
        jdbc = context.getBean(JdbcClient.class);
        evidence = context.getBean(Evidence.class);
        transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    public static void main(String[] words) throws Exception {
        Path folder = Files.createTempDirectory("qingyuan-bench");
        try (ConfigurableApplicationContext context = SpringApplication.run(
                Qingyuan.class,
                "--qingyuan.data=" + folder.resolve("data"),
                "--qingyuan.packs=packs",
                "--qingyuan.packs-at-start=false",
                "--qingyuan.evidence.sequencer=true",
                "--server.port=0",
                "--logging.level.root=error")) {
            new EvidenceBench(context).measure();
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        System.exit(0);
    }

    private void measure() throws Exception {
        JdbcClient owner = JdbcClient.create(context.getBean("ownerDataSource", DataSource.class));
        owner.sql("create schema evidence_bench").update();
        owner.sql("create table evidence_bench.event (id bigint primary key, says text not null)")
                .update();
        owner.sql("grant usage on schema evidence_bench to qingyuan_app").update();
        owner.sql("grant insert on evidence_bench.event to qingyuan_app").update();

        run(WARM_UP, this::bare);
        run(WARM_UP, this::sealed);
        List<Double> bare = new ArrayList<>();
        List<Double> sealed = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            bare.add(EVENTS / run(EVENTS, this::bare));
            sealed.add(EVENTS / (run(EVENTS, this::sealed) + drained()));
        }
        double plain = median(bare);
        double whole = median(sealed);
        out.printf(
                "evidence: %.0f event transactions a second until a signed checkpoint covers them all (median of %d: %s)%n",
                whole, ROUNDS, rounded(sealed));
        out.printf("without leaves: %.0f a second (%s); ratio %.2f%n", plain, rounded(bare), plain / whole);
        paced();
        proofs();
        check();
    }

    private static double median(List<Double> numbers) {
        return numbers.stream().sorted().toList().get(numbers.size() / 2);
    }

    private static List<Long> rounded(List<Double> numbers) {
        return numbers.stream().map(Math::round).toList();
    }

    private double run(int events, LongConsumer event) throws Exception {
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int share = events / WRITERS + (writer < events % WRITERS ? 1 : 0);
                writers.add(threads.submit(() -> {
                    for (int i = 0; i < share; i++) {
                        event.accept(next.getAndIncrement());
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private void insert(long id) {
        jdbc.sql("insert into evidence_bench.event (id, says) values (:id, :says)")
                .param("id", id)
                .param("says", says(id))
                .update();
    }

    private static String says(long id) {
        return "a reading of " + id + " milligrams";
    }

    private void bare(long id) {
        transaction.executeWithoutResult(_ -> insert(id));
    }

    private void sealed(long id) {
        transaction.executeWithoutResult(_ -> {
            insert(id);
            evidence.seal(List.of(new Event(
                    "bench.event",
                    "bench/" + id,
                    "{\"id\":" + id + ",\"says\":\"" + says(id) + "\",\"unit\":\"mg\"}")));
        });
    }

    /** Seconds until nothing waits. */
    private double drained() throws InterruptedException {
        long begun = System.nanoTime();
        while (waiting()) {
            Thread.sleep(5);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private boolean waiting() {
        return jdbc.sql("select exists (select 1 from evidence.pending)")
                .query(Boolean.class)
                .single();
    }

    /** A thousand transactions a second, by one writer: from the commit of each to the signature of the checkpoint that covers it. */
    private void paced() throws InterruptedException {
        long[] committed = new long[PACED];
        long first = next.get();
        long begun = System.nanoTime();
        for (int i = 0; i < PACED; i++) {
            long due = begun + i * PACE_NANOS;
            while (System.nanoTime() < due) {
                Thread.onSpinWait();
            }
            sealed(next.getAndIncrement());
            committed[i] = System.currentTimeMillis();
        }
        drained();
        List<Long> waited = new ArrayList<>();
        jdbc.sql("""
                select substr(c.subject, 7)::bigint as id,
                       extract(epoch from (select min(p.signed_at) from evidence.checkpoint p
                                            where p.size > e.number)) * 1000 as signed
                  from evidence.claim c
                  join evidence.entry e on e.claim_id = c.id
                 where c.subject = any(:subjects)
                """)
                .param(
                        "subjects",
                        LongStream.range(first, first + PACED)
                                .mapToObj(id -> "bench/" + id)
                                .toArray(String[]::new))
                .query((row, _) -> waited.add(row.getLong("signed") - committed[(int) (row.getLong("id") - first)]))
                .list();
        List<Long> sorted = waited.stream().sorted().toList();
        out.printf(
                "from commit to signed checkpoint at up to 1,000 transactions a second: median %d ms, 99 in 100 below %d ms,"
                        + " longest %d ms%n",
                sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100), sorted.getLast());
    }

    /** Inclusion proofs out of the table, every tile read anew. */
    private void proofs() throws IOException {
        JdbcTiles tiles = context.getBean(JdbcTiles.class);
        long size = context.getBean(JdbcLog.class).head().orElseThrow().size();
        Random random = new Random(7);
        List<Long> micros = new ArrayList<>();
        for (int i = 0; i < 2 * PROOFS; i++) {
            long begun = System.nanoTime();
            new TileTree(tiles, size).inclusion(random.nextLong(size));
            if (i >= PROOFS) {
                micros.add((System.nanoTime() - begun) / 1_000);
            }
        }
        List<Long> sorted = micros.stream().sorted().toList();
        out.printf(
                "an inclusion proof out of %d entries in the database: median %.2f ms, 99 in 100 below %.2f ms%n",
                size, sorted.get(PROOFS / 2) / 1e3, sorted.get(PROOFS * 99 / 100) / 1e3);
    }

    private void check() {
        long begun = System.nanoTime();
        LogCheck.Report report = context.getBean(LogCheck.class).run();
        double seconds = (System.nanoTime() - begun) / 1e9;
        out.printf(
                "self-check of %d entries and %d checkpoints: %.1f s, %s%n",
                report.entries(), report.checkpoints(), seconds, report.holds() ? "it holds" : report.findings());
    }
}
