package io.qingyuan.intake.internal;

import io.qingyuan.Qingyuan;
import io.qingyuan.fields.Condition;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.People;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.PostId;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import io.qingyuan.registry.internal.records.RecordLists;
import io.qingyuan.registry.internal.records.RecordQuery;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.postgresql.PGConnection;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * A workbook of 100,000 rows imported into a register of 20 fields, from the upload until every row is a sealed record, compared with COPY of
 * the same rows; and a page of a list over a million records by two filters, compared with the same question in plain SQL.
 */
public final class RegisterBench {

    private static final int ROWS = 100_000;
    private static final int RECORDS = 1_000_000;
    private static final int PAGES = 41;
    private static final int TEXTS = 8;
    private static final int NUMBERS = 6;

    private final ConfigurableApplicationContext context;
    private final IntakeService service;
    private final Actor actor;
    private final JdbcClient owner;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private RegisterBench(ConfigurableApplicationContext context) {
        this.context = context;
        service = context.getBean(IntakeService.class);
        owner = JdbcClient.create(context.getBean("ownerDataSource", DataSource.class));
        People people = context.getBean(People.class);
        PersonId person = people.register(Actor.system(), "bench", "Bench", false);
        people.give(Actor.system(), person, new PostId("bench-office"), false, LocalDate.of(2020, 1, 1), LocalDate.MAX);
        actor = people.actor(person, Locale.SIMPLIFIED_CHINESE).orElseThrow();
    }

    public static void main(String[] words) throws IOException, InterruptedException, SQLException {
        Path folder = Files.createTempDirectory("qingyuan-bench");
        pack(folder.resolve("packs/bench"));
        try (ConfigurableApplicationContext context = SpringApplication.run(
                Qingyuan.class,
                "--qingyuan.data=" + folder.resolve("data"),
                "--qingyuan.packs=" + folder.resolve("packs"),
                "--server.port=0",
                "--logging.level.root=error")) {
            RegisterBench bench = new RegisterBench(context);
            bench.importing();
            bench.listing();
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        System.exit(0);
    }

    private static void pack(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("registers"));
        Files.createDirectories(folder.resolve("codes"));
        Files.writeString(
                folder.resolve("pack.yaml"), "id: bench\nversion: '1'\ntitle: {zh: 测速, en: Bench}\ndepends: []\n");
        Files.writeString(
                folder.resolve("areas.yaml"),
                "areas:\n  - {id: area-bench, title: {zh: 测速区}, kind: district, code: '320509'}\n");
        Files.writeString(
                folder.resolve("units.yaml"),
                "units:\n  - {id: bench-unit, title: {zh: 测速单位}, kind: government, areas: [area-bench], ref: ['1.1']}\n");
        Files.writeString(
                folder.resolve("posts.yaml"),
                "posts:\n  - {id: bench-office, title: {zh: 测速岗}, role: OFFICE, unit: bench-unit}\n");
        Files.writeString(folder.resolve("codes/fuels.yaml"), """
                id: fuels
                title: {zh: 燃料}
                sample: true
                codes:
                  - {code: coal, title: {zh: 煤}}
                  - {code: gas, title: {zh: 气}}
                  - {code: power, title: {zh: 电}}
                """);
        StringBuilder fields = new StringBuilder("""
                id: things
                title: {zh: 测速台账, en: Things}
                purpose: {zh: 测速, en: Bench}
                group: rules
                number: 'T-{seq:7}'
                unit: owner_unit
                name: t0
                may:
                  - {verb: READ, role: OFFICE, relation: any}
                  - {verb: IMPORT, role: OFFICE, relation: any}
                figures:
                  - {id: all, title: {zh: 总数}, kind: count, where: {state_in: [draft, confirmed]}}
                fields:
                  - {id: owner_unit, title: {zh: 单位}, type: reference, target: unit, required: true}
                  - {id: code, title: {zh: 代码}, type: text, required: true, unique: true, pattern: '[A-Z][0-9]{6}'}
                  - {id: fuel, title: {zh: 燃料}, type: code, codes: fuels, required: true, filter: true}
                  - {id: batch, title: {zh: 批次}, type: text, filter: true}
                  - {id: built, title: {zh: 建成}, type: date}
                  - {id: running, title: {zh: 运行}, type: truth}
                """);
        for (int i = 0; i < TEXTS; i++) {
            fields.append("  - {id: t%d, title: {zh: 文字%d}, type: text, most: 200}\n".formatted(i, i));
        }
        for (int i = 0; i < NUMBERS; i++) {
            fields.append("  - {id: n%d, title: {zh: 数值%d}, type: number, decimals: 2, min: 0}\n".formatted(i, i));
        }
        Files.writeString(folder.resolve("registers/things.yaml"), fields);
    }

    // --- import
    // -----------------------------------------------------------------------------------------------------

    private void importing() throws IOException, InterruptedException, SQLException {
        run(workbook(900_000, 2_000));
        byte[] workbook = workbook(0, ROWS);
        long begun = System.nanoTime();
        Job job = run(workbook);
        double seconds = (System.nanoTime() - begun) / 1e9;
        double copied = copy();
        out.printf(
                Locale.ROOT,
                "register import: %d rows × 20 fields, %d kB: %d taken, %d parked in %.1f s; COPY of the same rows %.2f s; ratio %.0f%n",
                ROWS,
                workbook.length / 1024,
                job.counts().taken(),
                job.counts().parked(),
                seconds,
                copied,
                seconds / copied);
    }

    private Job run(byte[] workbook) throws IOException, InterruptedException {
        UUID id = service.submit(
                        actor,
                        new ByteArrayInputStream(workbook),
                        "things.xlsx",
                        "registry.record",
                        "things",
                        "bench",
                        false)
                .id();
        Job job = await(id);
        if (job.state() == JobState.MAPPING) {
            service.settle(
                    actor,
                    id,
                    service.propose(actor, job, null, null, 1).found().mapping(),
                    true);
            job = await(id);
        }
        return job;
    }

    private Job await(UUID id) throws InterruptedException {
        Job job = service.readable(actor, id);
        while (job.state().runs()) {
            Thread.sleep(50);
            job = service.readable(actor, id);
        }
        return job;
    }

    private static byte[] workbook(int from, int rows) throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbook(200);
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            Sheet sheet = book.createSheet("数据");
            Row heads = sheet.createRow(0);
            List<String> headings = new ArrayList<>(List.of("单位", "代码", "燃料", "批次", "建成", "运行"));
            for (int i = 0; i < TEXTS; i++) {
                headings.add("文字" + i);
            }
            for (int i = 0; i < NUMBERS; i++) {
                headings.add("数值" + i);
            }
            for (int i = 0; i < headings.size(); i++) {
                heads.createCell(i).setCellValue(headings.get(i));
            }
            for (int n = 0; n < rows; n++) {
                Row row = sheet.createRow(n + 1);
                List<String> cells = cells(from + n);
                for (int i = 0; i < cells.size(); i++) {
                    row.createCell(i).setCellValue(cells.get(i));
                }
            }
            book.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static List<String> cells(int n) {
        List<String> cells = new ArrayList<>(List.of(
                "测速单位",
                "A%06d".formatted(n),
                List.of("煤", "气", "电").get(n % 3),
                "批次" + n % 1000,
                LocalDate.of(2000, 1, 1).plusDays(n % 9000).toString(),
                n % 2 == 0 ? "是" : "否"));
        for (int i = 0; i < TEXTS; i++) {
            cells.add("吴江区第" + n % (100 * (i + 1)) + "号设施的说明文字" + i);
        }
        for (int i = 0; i < NUMBERS; i++) {
            cells.add(n % 1000 + "." + (10 + i));
        }
        return cells;
    }

    private double copy() throws SQLException, IOException {
        String texts = String.join(" text, ", names("t", TEXTS)) + " text, ";
        String numbers = String.join(" numeric, ", names("n", NUMBERS)) + " numeric";
        owner.sql("create schema copied").update();
        owner.sql(
                        "create table copied.thing (owner_unit text, code text primary key, fuel text, batch text, built date, running text, "
                                + texts + numbers + ")")
                .update();
        StringBuilder lines = new StringBuilder();
        for (int n = 0; n < ROWS; n++) {
            lines.append(String.join("\t", cells(n))).append('\n');
        }
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        long begun = System.nanoTime();
        try (Connection connection =
                context.getBean("ownerDataSource", DataSource.class).getConnection()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy copied.thing from stdin", new ByteArrayInputStream(bytes));
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private static List<String> names(String prefix, int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(prefix + i);
        }
        return names;
    }

    // --- lists
    // ------------------------------------------------------------------------------------------------------

    private void listing() {
        fill();
        Register things = context.getBean(Registers.class).get("things");
        RecordLists lists = context.getBean(RecordLists.class);
        RecordQuery query = RecordQuery.of(new Condition.All(
                List.of(new Condition.In("fuel", List.of("coal")), new Condition.In("batch", List.of("批次777")))));
        double page =
                median(() -> lists.page(actor, things, query, null, 50).rows().size());
        JdbcClient application = context.getBean(JdbcClient.class);
        double plain = median(() -> application
                .sql("""
                        select * from registry.r_things
                         where superseded_at = 'infinity' and valid_to = 'infinity' and f_fuel = :fuel and f_batch = :batch
                         order by record desc limit 51
                        """)
                .param("fuel", "coal")
                .param("batch", "批次777")
                .query()
                .listOfRows()
                .size());
        double total = median(() -> (int) lists.total(actor, things, query).count());
        double newest = median(() -> lists.page(actor, things, RecordQuery.of(Condition.always()), null, 50)
                .rows()
                .size());
        double all = median(() -> (int)
                lists.total(actor, things, RecordQuery.of(Condition.always())).count());
        out.printf(
                Locale.ROOT,
                "register list over %d records: page by two filters %.1f ms, plain SQL %.1f ms, ratio %.1f; its total %.1f ms; newest page %.1f ms;"
                        + " total of all (estimate) %.1f ms%n",
                RECORDS,
                page,
                plain,
                page / plain,
                total,
                newest,
                all);
    }

    private interface Asked {
        int answers();
    }

    private static double median(Asked asked) {
        double[] millis = new double[PAGES];
        for (int i = 0; i < PAGES; i++) {
            long begun = System.nanoTime();
            if (asked.answers() <= 0) {
                throw new IllegalStateException("nothing was found");
            }
            millis[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(millis);
        return millis[PAGES / 2];
    }

    /** A million records beside the imported ones, by the owner in one statement. */
    private void fill() {
        String texts = String.join(", ", names("f_t", TEXTS));
        String numbers = String.join(", ", names("f_n", NUMBERS));
        owner.sql("insert into registry.record (register, created_by, created_at)"
                        + " select 'things', :person, now() from generate_series(1, :rows)")
                .param("person", actor.person().value())
                .param("rows", RECORDS)
                .update();
        owner.sql(
                        "insert into registry.r_things (record, version, state, valid_from, recorded_at, act, author, author_name, created_by,"
                                + " definition, f_owner_unit, f_code, f_fuel, f_batch, f_built, f_running, " + texts
                                + ", " + numbers
                                + ") select id, 1, 'confirmed', created_at, created_at, 'create', created_by, 'Bench', created_by,"
                                + " (select hash from registry.definition where register = 'things'), 'bench-unit', 'B' || lpad(n::text, 7, '0'),"
                                + " (array['coal', 'gas', 'power'])[1 + n % 3], '批次' || n % 1000, date '2000-01-01' + (n % 9000)::int, n % 2 = 0, "
                                + "'吴江区第' || n || '号', " + "'文字', ".repeat(TEXTS - 1) + "n % 1000, ".repeat(NUMBERS - 1)
                                + "n % 1000"
                                + " from (select *, row_number() over () as n from registry.record where number is null) made")
                .update();
        owner.sql("analyze registry.r_things").update();
    }
}
