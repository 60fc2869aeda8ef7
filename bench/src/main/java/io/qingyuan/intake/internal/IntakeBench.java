package io.qingyuan.intake.internal;

import io.qingyuan.Qingyuan;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.People;
import io.qingyuan.identity.Role;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A workbook of 50,000 rows, one in ten of them at fault, from the upload until every row is taken or parked; and how soon
 * an import stops when asked to. Compared with plain SQL that writes as many rows from a table beside.
 */
public final class IntakeBench {

    private static final int ROWS = 50_000;
    private static final int FAULTY_EVERY = 10;
    private static final int ROUNDS = 5;
    private static final int MONTHS = 12;

    private final ConfigurableApplicationContext context;
    private final IntakeService service;
    private final Actor actor;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private IntakeBench(ConfigurableApplicationContext context) {
        this.context = context;
        service = context.getBean(IntakeService.class);
        People people = context.getBean(People.class);
        actor = people.actor(people.holders(Role.OFFICE, null).getFirst(), Locale.SIMPLIFIED_CHINESE)
                .orElseThrow();
    }

    public static void main(String[] words) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("qingyuan-bench");
        SpringApplication application = new SpringApplication(Qingyuan.class, BenchTarget.class);
        try (ConfigurableApplicationContext context = application.run(
                "--qingyuan.data=" + folder.resolve("data"),
                "--qingyuan.packs=packs",
                "--server.port=0",
                "--logging.level.root=error")) {
            new IntakeBench(context).measure();
        } finally {
            delete(folder);
        }
        System.exit(0);
    }

    private void measure() throws IOException, InterruptedException {
        run(workbook(0, 2_000));
        double best = Double.MAX_VALUE;
        for (int round = 1; round <= ROUNDS; round++) {
            byte[] workbook = workbook(round, ROWS);
            long begun = System.nanoTime();
            Job job = run(workbook);
            double seconds = (System.nanoTime() - begun) / 1e9;
            best = Math.min(best, seconds);
            out.printf(
                    "intake: %d rows, %d kB: %d taken, %d parked in %.1f s%n",
                    ROWS,
                    workbook.length / 1024,
                    job.counts().taken(),
                    job.counts().parked(),
                    seconds);
        }
        double plain = plain();
        out.printf("plain SQL that writes as many rows: %.2f s; ratio of the best %.1f%n", plain, best / plain);
        cancelled();
    }

    private Job run(byte[] workbook) throws IOException, InterruptedException {
        UUID id = send(workbook);
        Job job = await(id);
        if (job.state() == JobState.MAPPING) {
            settle(job);
            job = await(id);
        }
        return job;
    }

    private UUID send(byte[] workbook) throws IOException {
        return service.submit(
                        actor,
                        new ByteArrayInputStream(workbook),
                        "bench.xlsx",
                        BenchTarget.KIND,
                        "all",
                        "bench",
                        false)
                .id();
    }

    private void settle(Job job) throws IOException {
        service.settle(
                actor,
                job.id(),
                service.propose(actor, job, null, null, 1).found().mapping(),
                true);
    }

    private void cancelled() throws IOException, InterruptedException {
        UUID id = send(workbook(ROUNDS + 1, ROWS));
        Job job = service.readable(actor, id);
        while (job.rowsRead() < ROWS / 4) {
            Thread.sleep(20);
            job = service.readable(actor, id);
        }
        long asked = System.nanoTime();
        service.cancel(actor, id);
        job = await(id);
        out.printf(
                "cancel: %s after %.2f s, %d rows read, %d taken%n",
                job.state().word(),
                (System.nanoTime() - asked) / 1e9,
                job.rowsRead(),
                job.counts().taken());
    }

    private Job await(UUID id) throws InterruptedException {
        Job job = service.readable(actor, id);
        while (job.state().runs()) {
            Thread.sleep(20);
            job = service.readable(actor, id);
        }
        return job;
    }

    private double plain() {
        JdbcClient owner = JdbcClient.create(context.getBean("ownerDataSource", DataSource.class));
        owner.sql("create table bench.plain (like bench.figure including indexes)")
                .update();
        long begun = System.nanoTime();
        owner.sql("insert into bench.plain select * from bench.figure limit :rows")
                .param("rows", ROWS)
                .update();
        return (System.nanoTime() - begun) / 1e9;
    }

    private static byte[] workbook(int round, int rows) throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbook(200);
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            Sheet sheet = book.createSheet("数据");
            row(sheet, 0, "示例数据 " + round);
            row(sheet, 1, "指标名称", "企业名称", "期间", "数值（千克）", "备注");
            for (int i = 0; i < rows; i++) {
                String enterprise = "示例企业" + i / (BenchTarget.ELEMENTS * MONTHS);
                String month = (2000 + round) + "年" + (i % MONTHS + 1) + "月";
                String element = "指标" + i / MONTHS % BenchTarget.ELEMENTS;
                String value = i % FAULTY_EVERY == 0 ? "约" + i : "１，" + (100 + i % 900) + ".50";
                row(sheet, i + 2, element, enterprise, month, value, i % 3 == 0 ? "按台账" : "");
            }
            book.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static void row(Sheet sheet, int number, String... cells) {
        Row row = sheet.createRow(number);
        for (int i = 0; i < cells.length; i++) {
            row.createCell(i).setCellValue(cells[i]);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
