package io.qingyuan.collection.internal;

import io.qingyuan.Qingyuan;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Assignment;
import io.qingyuan.identity.Organisation;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.UnitId;
import io.qingyuan.statistics.Period;
import io.qingyuan.time.AsOf;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The delivery table of 60 units × 24 rounds, and a form of 300 cells: opened with comparisons and checks, and one cell kept
 * with what the checks then say. The answers are made up to their JSON; the way over the network is not in it.
 */
public final class CollectionBench {

    private static final int UNITS = 60;
    private static final int ROUNDS = 24;
    private static final int CELLS = 300;
    private static final int WARM_UP = 30;
    private static final int TIMES = 100;
    private static final String SCHEDULE = "bench-monthly";
    private static final UnitId OWNER = new UnitId("statistics-bureau");

    private final ConfigurableApplicationContext context;
    private final JdbcRounds rounds;
    private final CollectionBodies bodies;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private CollectionBench(ConfigurableApplicationContext context) {
        this.context = context;
        rounds = context.getBean(JdbcRounds.class);
        bodies = context.getBean(CollectionBodies.class);
        transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        json = context.getBean(JsonMapper.class);
    }

    public static void main(String[] words) throws IOException {
        Path folder = Files.createTempDirectory("qingyuan-bench");
        packs(folder.resolve("packs"));
        try (ConfigurableApplicationContext context = SpringApplication.run(
                Qingyuan.class,
                "--qingyuan.data=" + folder.resolve("data"),
                "--qingyuan.packs=" + folder.resolve("packs"),
                "--server.port=0",
                "--logging.level.root=error")) {
            new CollectionBench(context).measure();
        } finally {
            delete(folder);
        }
        System.exit(0);
    }

    /** The shipped packs with 300 elements more and a schedule of them. */
    private static void packs(Path to) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("packs"))) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(Path.of("packs").relativize(file).toString()));
            }
        }
        StringBuilder elements = new StringBuilder();
        StringBuilder codes = new StringBuilder();
        for (int i = 1; i <= CELLS; i++) {
            codes.append(i > 1 ? ", " : "").append("bench-").append(i);
            elements.append("""

                  - id: bench-%d
                    title: {zh: 测试数据元%d, en: Bench element %d}
                    role: component
                    value: number
                    unit: t
                    owner: %s
                    period: month
                    version: 1
                    range: {min: 0}
                    decimals: 2
                """.formatted(i, i, i, OWNER));
        }
        Files.writeString(
                to.resolve("wujiang/statistics/elements.yaml"), elements.toString(), StandardOpenOption.APPEND);
        Files.writeString(
                to.resolve("wujiang/statistics/schedules.yaml"),
                """

              - id: %s
                title: {zh: 测试月报, en: Bench monthly}
                form_number: 测试
                frequency: month
                elements: [%s]
                due: {days: 10}
                levels: [unit-review, unit-head, office]
            """.formatted(SCHEDULE, codes),
                StandardOpenOption.APPEND);
    }

    private void measure() {
        Actor office = new Actor(
                PersonId.SYSTEM,
                "bench",
                Locale.SIMPLIFIED_CHINESE,
                List.of(Assignment.of(Role.OFFICE, new UnitId("leading-group-office"))));
        List<UnitId> units = context.getBean(Organisation.class).units(AsOf.at(rounds.now())).keySet().stream()
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .limit(UNITS)
                .toList();
        List<UUID> forms = new ArrayList<>();
        transaction.executeWithoutResult(_ -> {
            for (int month = 0; month < ROUNDS; month++) {
                forms.add(open(Period.parse("%d-%02d".formatted(2024 + month / 12, month % 12 + 1)), units));
            }
        });
        long standings = context.getBean(JdbcClient.class)
                .sql(
                        "select count(*) from collection.form f join collection.round r on r.id = f.round_id where r.schedule = :s")
                .param("s", SCHEDULE)
                .query(Long.class)
                .single();
        time("delivery table, %d units × %d rounds (%d forms)".formatted(units.size(), ROUNDS, standings), () -> {
            AsOf now = AsOf.at(rounds.now());
            List<Round> listed = rounds.list(now.at()).stream()
                    .filter(round -> round.schedule().equals(SCHEDULE))
                    .toList();
            return bodies.board(listed, office, now);
        });
        plain();
        UUID form = forms.getLast();
        Actor officer = new Actor(
                PersonId.SYSTEM, "bench", Locale.SIMPLIFIED_CHINESE, List.of(Assignment.of(Role.DATA_OFFICER, OWNER)));
        fill(officer, form, CELLS);
        Forms whole = context.getBean(Forms.class);
        time("form of %d cells opened".formatted(CELLS), () -> {
            AsOf now = AsOf.at(rounds.now());
            return bodies.form(whole.whole(form, now), officer, Locale.SIMPLIFIED_CHINESE, now);
        });
        int[] said = {0};
        time("one cell of it kept and all checks run", () -> {
            cell(officer, form, 1, "1" + said[0]++);
            Forms.Whole now = whole.whole(form, AsOf.at(rounds.now()));
            return bodies.findings(now, Locale.SIMPLIFIED_CHINESE);
        });
    }

    /** A round whose forms have moved: opened, submitted, reviewed. */
    private UUID open(Period period, List<UnitId> units) {
        Round round = rounds.insert(SCHEDULE, period, LocalDate.of(2099, 1, 1), "bench", false, rounds.now());
        UUID owners = null;
        for (UnitId unit : units) {
            UUID form = step(round, unit, Act.OPEN, Act.SUBMIT, Act.PASS);
            owners = unit.equals(OWNER) ? form : owners;
        }
        return owners == null ? step(round, OWNER, Act.OPEN) : step(round, owners);
    }

    private UUID step(Round round, UnitId unit, Act... acts) {
        UUID form = rounds.insertForm(round.id(), unit);
        FormState[] states = {FormState.ENTRY, FormState.UNIT_REVIEW, FormState.UNIT_HEAD};
        for (int i = 0; i < acts.length; i++) {
            rounds.step(
                    new Standing(
                            form,
                            round.id(),
                            unit,
                            states[i],
                            round.due(),
                            null,
                            false,
                            0,
                            0,
                            null,
                            null,
                            rounds.now()),
                    acts[i],
                    null,
                    Actor.system(),
                    rounds.now());
        }
        return form;
    }

    private UUID step(Round round, UUID form) {
        rounds.step(
                new Standing(
                        form,
                        round.id(),
                        OWNER,
                        FormState.ENTRY,
                        round.due(),
                        null,
                        false,
                        1,
                        0,
                        null,
                        null,
                        rounds.now()),
                Act.RETURN,
                null,
                Actor.system(),
                rounds.now());
        return form;
    }

    private void fill(Actor officer, UUID form, int count) {
        for (int i = 1; i <= count; i++) {
            cell(officer, form, i, Integer.toString(100 + i));
        }
    }

    private void cell(Actor officer, UUID form, int number, String said) {
        LineKey line = LineKey.of("bench-" + number, "area:area-wujiang");
        Cell now = context.getBean(JdbcCells.class).of(form, rounds.now()).get(line);
        Entering.Outcome outcome = context.getBean(Entering.class)
                .save(
                        officer,
                        form,
                        List.of(new CellEntry(
                                "bench-" + number,
                                "area:area-wujiang",
                                said,
                                null,
                                null,
                                null,
                                null,
                                null,
                                now == null ? null : now.id())));
        if (outcome.written().size() != 1) {
            throw new IllegalStateException("the cell was not kept: " + outcome);
        }
    }

    /** What the database alone takes for the rows of the delivery table. */
    private void plain() {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        time(
                "plain SQL of the same forms and states",
                () -> jdbc.sql("""
                        select f.unit_id, f.round_id, s.state, s.due
                          from collection.form f
                          join collection.round r on r.id = f.round_id
                          join collection.step s on s.form_id = f.id and s.superseded_at = 'infinity'
                         where r.schedule = :s
                        """).param("s", SCHEDULE).query().listOfRows().size());
    }

    private void time(String what, Supplier<Object> work) {
        for (int i = 0; i < WARM_UP; i++) {
            json.writeValueAsBytes(work.get());
        }
        double[] millis = new double[TIMES];
        int bytes = 0;
        for (int i = 0; i < TIMES; i++) {
            long begun = System.nanoTime();
            bytes = json.writeValueAsBytes(work.get()).length;
            millis[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(millis);
        out.printf(
                "%s: median %.1f ms, 95 %% %.1f ms, slowest %.1f ms (of %d; %d bytes)%n",
                what, millis[TIMES / 2], millis[TIMES * 95 / 100], millis[TIMES - 1], TIMES, bytes);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
