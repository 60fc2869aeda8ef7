package io.qingyuan.casework.internal;

import io.qingyuan.Qingyuan;
import io.qingyuan.casework.CaseId;
import io.qingyuan.casework.internal.flow.Decisions;
import io.qingyuan.casework.internal.flow.FlowEngine;
import io.qingyuan.casework.internal.procedure.Procedure;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.People;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.PostId;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * A petition opened and three of its steps done, each act a transaction with facts, to-dos, rights, audit entry and seal; against
 * Flowable alone moving the same tokens in as many transactions, in the same run. The way over the network is not in it.
 */
public final class CaseBench {

    private static final int WARM_UP = 100;
    private static final int TIMES = 200;
    private static final String PROCEDURE = "petition-classification";

    private final ConfigurableApplicationContext context;
    private final CaseDesk desk;
    private final JdbcTasks tasks;
    private final FlowEngine engine;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private CaseBench(ConfigurableApplicationContext context) {
        this.context = context;
        desk = context.getBean(CaseDesk.class);
        tasks = context.getBean(JdbcTasks.class);
        engine = context.getBean(FlowEngine.class);
        transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        json = context.getBean(JsonMapper.class);
    }

    public static void main(String[] words) throws IOException {
        Path folder = Files.createTempDirectory("qingyuan-bench");
        try (ConfigurableApplicationContext context = SpringApplication.run(
                Qingyuan.class,
                "--qingyuan.data=" + folder.resolve("data"),
                "--qingyuan.packs=packs",
                "--server.port=0",
                "--logging.level.root=error")) {
            new CaseBench(context).measure();
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        System.exit(0);
    }

    private interface Round {
        void run();
    }

    private void measure() {
        long before = System.nanoTime();
        engine.warm();
        out.printf(
                Locale.ROOT, "the engine is built in %.2f s, at the first use%n", (System.nanoTime() - before) / 1e9);
        Actor officer = person("bench-officer", "officer-ecology-environment-bureau");
        Actor reviewer = person("bench-reviewer", "reviewer-ecology-environment-bureau");
        double whole = time("a case opened and three steps done", () -> whole(officer, reviewer));
        Procedure procedure = context.getBean(Procedures.class).inForce(PROCEDURE);
        String definition =
                transaction.execute(_ -> context.getBean(Procedures.class).definition(procedure));
        double raw = time("the same tokens moved by Flowable alone", () -> raw(procedure, definition));
        out.printf(Locale.ROOT, "ratio %.1f%n", whole / raw);
    }

    private Actor person(String login, String post) {
        People people = context.getBean(People.class);
        return transaction.execute(_ -> {
            PersonId person = people.register(Actor.system(), login, login, false);
            people.give(Actor.system(), person, new PostId(post), false, LocalDate.of(2020, 1, 1), LocalDate.MAX);
            return people.actor(person, Locale.SIMPLIFIED_CHINESE).orElseThrow();
        });
    }

    private ActInput input(String values) {
        return new ActInput(
                json.readTree(values),
                null,
                new StepRow.Position(new BigDecimal("120.6"), new BigDecimal("31.1"), null),
                true,
                null,
                null);
    }

    private void whole(Actor officer, Actor reviewer) {
        CaseId id = desk.open(officer, PROCEDURE, null, input("""
                {"matter": "bench", "details": "bench", "area": "area-shengze", "about_penalty": true,
                 "about_information": false, "about_damage": false, "about_permit": false}"""));
        step(officer, id, "{\"path\": \"petition\", \"petition_accepted\": true}");
        step(officer, id, "{\"findings\": \"bench\", \"measures_taken\": \"bench\"}");
        step(reviewer, id, "{\"reply_text\": \"bench\", \"replied_on\": \"2026-11-28\"}");
    }

    private void step(Actor actor, CaseId id, String values) {
        desk.complete(actor, tasks.open(id).getFirst().id(), input(values));
    }

    private static final Decisions ACCEPTING = new Decisions() {
        @Override
        public boolean takes(String flow) {
            return flow.equals("take");
        }

        @Override
        public int units(String node) {
            return 1;
        }
    };

    private void raw(Procedure procedure, String definition) {
        String run = transaction.execute(_ -> engine.start(definition, "bench", ACCEPTING));
        for (int i = 0; i < 3; i++) {
            transaction.executeWithoutResult(_ -> engine.complete(
                    engine.tokens(run, procedure.course()).getFirst().id(), ACCEPTING));
        }
    }

    /** The median in milliseconds. */
    private double time(String what, Round round) {
        for (int i = 0; i < WARM_UP; i++) {
            round.run();
        }
        double[] millis = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            round.run();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        double median = millis[TIMES / 2];
        out.printf(
                Locale.ROOT, "%s: median %.1f ms, of 100 the 95th %.1f ms%n", what, median, millis[TIMES * 95 / 100]);
        return median;
    }
}
