package io.qingyuan.identity.internal;

import io.qingyuan.Qingyuan;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Scope;
import io.qingyuan.identity.UnitId;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** A page of 100 and the count of one year's open things, of a list of a million rows, with and without the scope's condition. */
public final class ScopedListBench {
    private static final int ROWS = 1_000_000;
    private static final int ROUNDS = 21;

    private final JdbcClient jdbc;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private ScopedListBench(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public static void main(String[] words) throws IOException {
        Path folder = Files.createTempDirectory("qingyuan-bench");
        try (ConfigurableApplicationContext context = SpringApplication.run(
                Qingyuan.class,
                "--qingyuan.data=" + folder.resolve("data"),
                "--qingyuan.packs=packs",
                "--server.port=0",
                "--logging.level.root=error")) {
            new ScopedListBench(JdbcClient.create(context.getBean("ownerDataSource", DataSource.class))).measure();
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        System.exit(0);
    }

    private void measure() {
        jdbc.sql("create schema scoped_bench").update();
        jdbc.sql("""
                create table scoped_bench.thing as
                select uuidv7() as id, 'unit-' || n % 200 as unit_id, 'area-' || n % 97 as area_id,
                       md5((n % 500)::text)::uuid as person_id, 2015 + n % 12 as year, md5(n::text) as text
                  from generate_series(1, :rows) n
                """).param("rows", ROWS).update();
        jdbc.sql("create index on scoped_bench.thing (id)").update();
        jdbc.sql("create index on scoped_bench.thing (unit_id, year)").update();
        jdbc.sql("create index on scoped_bench.thing (area_id, year)").update();
        jdbc.sql("create index on scoped_bench.thing (person_id, year)").update();
        jdbc.sql("vacuum analyze scoped_bench.thing").update();
        Set<AreaId> areas =
                IntStream.range(0, 3).mapToObj(i -> new AreaId("area-" + i)).collect(Collectors.toSet());
        Map<String, Scope> scopes = Map.of(
                "one unit", new Scope(false, Set.of(new UnitId("unit-7")), Set.of(), null, Set.of()),
                "unit, areas, own",
                        new Scope(
                                false,
                                Set.of(new UnitId("unit-7"), new UnitId("unit-8")),
                                areas,
                                new PersonId(new UUID(7, 7)),
                                Set.of()),
                "everything", Scope.everything());
        Scope.Columns columns =
                Scope.Columns.unit("t.unit_id").inArea("t.area_id").ofPerson("t.person_id");
        for (Map.Entry<String, Scope> scope :
                scopes.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
            Scope.Condition condition = scope.getValue().on(columns);
            double page = median(() -> jdbc.sql("select t.id, t.text from scoped_bench.thing t where t.year = 2024 and "
                            + condition.sql() + " order by t.id limit 100")
                    .params(condition.values())
                    .query((row, _) -> row.getString(1))
                    .list());
            double count = median(() -> jdbc.sql(
                            "select count(*) from scoped_bench.thing t where t.year = 2024 and " + condition.sql())
                    .params(condition.values())
                    .query(Long.class)
                    .single());
            out.printf(
                    "%-18s page of 100: %.1f ms, count: %.1f ms (median of %d)%n", scope.getKey(), page, count, ROUNDS);
        }
    }

    private static double median(Runnable work) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            long begun = System.nanoTime();
            work.run();
            times.add((System.nanoTime() - begun) / 1e6);
        }
        return times.stream().sorted().toList().get(ROUNDS / 2);
    }
}
