package io.qingyuan.statistics.internal;

import io.qingyuan.Qingyuan;
import io.qingyuan.statistics.Content;
import io.qingyuan.statistics.Element;
import io.qingyuan.statistics.Extent;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.Finality;
import io.qingyuan.statistics.Origin;
import io.qingyuan.statistics.Period;
import io.qingyuan.statistics.internal.JdbcValues.New;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every component of every formula is corrected for every year in one transaction; measured until every figure, judgment
 * and status above is made anew. Compared with plain SQL that copies as many receipts with their inputs.
 */
public final class RecomputeBench {

    private static final int FIRST_YEAR = 2019;
    private static final int LAST_YEAR = 2026;
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 5;

    private final ConfigurableApplicationContext context;
    private final JdbcClient jdbc;
    private final JdbcClient owner;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private RecomputeBench(ConfigurableApplicationContext context) {
        this.context = context;
        this.jdbc = context.getBean(JdbcClient.class);
        this.owner = JdbcClient.create(context.getBean("ownerDataSource", DataSource.class));
    }

    public static void main(String[] words) throws IOException {
        Path folder = Files.createTempDirectory("qingyuan-bench");
        try (ConfigurableApplicationContext context = SpringApplication.run(
                Qingyuan.class,
                "--qingyuan.data=" + folder.resolve("data"),
                "--qingyuan.packs=packs",
                "--server.port=0",
                "--logging.level.root=error")) {
            new RecomputeBench(context).measure();
        } finally {
            delete(folder);
        }
        System.exit(0);
    }

    /** A component's value in one round. */
    private record Correction(FigureKey figure, BigDecimal number) implements Recording.Draft {

        @Override
        public Origin origin() {
            return Origin.REPORTED;
        }

        @Override
        public New version(UUID id) {
            return new New(
                    id,
                    Origin.REPORTED,
                    Finality.FINAL,
                    new Content.Numeric(number),
                    null,
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    1,
                    true,
                    "bench");
        }
    }

    private void measure() {
        for (int round = 1; round <= WARM_UP; round++) {
            correct(round);
        }
        List<Double> seconds = new ArrayList<>();
        long before = receipts();
        for (int round = 1; round <= ROUNDS; round++) {
            seconds.add(correct(WARM_UP + round));
        }
        long made = (receipts() - before) / ROUNDS;
        double median = seconds.stream().sorted().toList().get(ROUNDS / 2);
        double plain = plain(made);
        out.printf(
                "recompute: %d figures corrected, %d receipts made anew in %.2f s (median of %d); %s%n",
                corrections(0).size(), made, median, ROUNDS, seconds);
        out.printf("plain SQL that copies as many receipts and inputs: %.2f s; ratio %.1f%n", plain, median / plain);
        out.printf("stale answers left: %d%n", stale());
    }

    private double correct(int round) {
        List<Correction> corrections = corrections(round);
        Recording recording = context.getBean(Recording.class);
        TransactionTemplate transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        long begun = System.nanoTime();
        transaction.executeWithoutResult(_ -> recording.write(
                recording.lock(corrections.stream().map(Correction::figure).toList()),
                corrections,
                (_, _) -> false,
                "bench"));
        return (System.nanoTime() - begun) / 1e9;
    }

    private List<Correction> corrections(int round) {
        List<Correction> corrections = new ArrayList<>();
        ElementModel model = context.getBean(Elements.class).active();
        for (Element element : model.all()) {
            if (element.role() == Element.Role.COMPONENT) {
                for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
                    FigureKey figure = new FigureKey(element.code(), Extent.area("area-wujiang"), Period.year(year));
                    corrections.add(new Correction(figure, BigDecimal.valueOf(40 + round)));
                }
            }
        }
        return corrections;
    }

    private long receipts() {
        return jdbc.sql("select count(*) from receipts.receipt")
                .query(Long.class)
                .single();
    }

    private long stale() {
        return jdbc.sql("""
                select count(*) from receipts.standing where superseded_at = 'infinity' and stale_at < 'infinity'
                """).query(Long.class).single();
    }

    /** The same rows once more into bare tables with the same indexes. */
    private double plain(long count) {
        owner.sql("create table receipts.bench_receipt (like receipts.receipt including indexes)")
                .update();
        owner.sql("create table receipts.bench_input (like receipts.input including indexes)")
                .update();
        long begun = System.nanoTime();
        owner.sql(
                        "insert into receipts.bench_receipt select * from receipts.receipt order by made_at desc limit :count")
                .param("count", count)
                .update();
        owner.sql("""
                insert into receipts.bench_input
                select i.* from receipts.input i join receipts.bench_receipt r on r.id = i.receipt_id
                """).update();
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
