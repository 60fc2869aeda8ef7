package io.qingyuan.casework.internal;

import io.qingyuan.casework.CaseId;
import io.qingyuan.casework.CaseProblem;
import io.qingyuan.casework.internal.CaseBodies.CountsBody;
import io.qingyuan.casework.internal.CaseBodies.LineBody;
import io.qingyuan.casework.internal.procedure.Procedure;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Scope;
import io.qingyuan.identity.Scope.Columns;
import io.qingyuan.identity.Scope.Condition;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of cases: what waits for the reader, what they did, what they follow, what is overdue, and all they may read. */
@Component
class CaseLists {

    /** Which list. */
    enum View {
        TODO,
        DONE,
        FOLLOWED,
        OVERDUE,
        ALL;

        static View parse(String word) {
            return Arrays.stream(values())
                    .filter(view -> view.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(
                            CaseProblem.VIEW,
                            word,
                            Arrays.stream(values()).map(View::word).collect(Collectors.joining(", "))));
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What of a list is asked for.
     *
     * @param words in number or subject
     */
    record Asked(
            View view,
            @Nullable String procedure,
            @Nullable CaseState state,
            @Nullable String words) {}

    private static final String FROM = """
              from casework.case_file c
              join casework.case_version v
                on v.case_id = c.id and v.superseded_at = 'infinity' and v.valid_to = 'infinity'
            """;

    private static final String MINE = """
             exists (select from casework.task t
                      where t.case_id = c.id and t.ended_at is null and t.id::text = any(:tasks))
            """;

    private static final String LATE = """
             exists (select from casework.task t
                      where t.case_id = c.id and t.ended_at is null and t.held_on is null and t.due < :today)
            """;

    private final JdbcClient jdbc;
    private final Policy policy;
    private final Procedures procedures;
    private final JdbcTasks tasks;
    private final CaseClock clock;
    private final CaseWords words;
    private final Clock time;

    CaseLists(
            JdbcClient jdbc,
            Policy policy,
            Procedures procedures,
            JdbcTasks tasks,
            CaseClock clock,
            CaseWords words,
            Clock time) {
        this.jdbc = jdbc;
        this.policy = policy;
        this.procedures = procedures;
        this.tasks = tasks;
        this.clock = clock;
        this.words = words;
        this.time = time;
    }

    private record Where(String sql, Map<String, Object> values) {}

    private Where where(Actor actor, Asked asked, LocalDate today) {
        Columns columns = Columns.unit("v.unit_id")
                .inArea("v.area_id")
                .ofPerson("c.opened_by")
                .withId("c.id::text");
        Scope tasksScope = policy.scope(actor, Verb.READ, TaskRow.KIND);
        Condition open = policy.scope(actor, Verb.READ, CaseRow.KIND).on(columns);
        Condition closed = policy.scope(actor, Verb.READ, CaseRow.CLOSED_KIND).on(columns);
        Map<String, Object> values = new HashMap<>(open.values());
        closed.values().forEach((name, value) -> values.put(name.replace("scope_", "closed_"), value));
        values.put("tasks", tasksScope.ids().toArray(String[]::new));
        values.put("me", actor.person().value());
        values.put("today", today);
        values.put("procedures", followed(actor));
        String readable = "((v.confidentiality = 'INTERNAL' and (" + open.sql()
                + " or c.procedure_id = any(:procedures))) or (v.confidentiality = 'HANDLERS' and "
                + closed.sql().replace(":scope_", ":closed_") + ") or " + MINE + ")";
        List<String> and = new ArrayList<>();
        switch (asked.view()) {
            case TODO -> and.add(MINE + " and v.state = 'OPEN'");
            case DONE -> and.add("exists (select from casework.step s where s.case_id = c.id and s.person_id = :me)");
            case FOLLOWED ->
                and.add("exists (select from casework.follower f where f.case_id = c.id and f.person_id = :me"
                        + " and f.until = 'infinity') and " + readable);
            case OVERDUE -> and.add(LATE + " and v.state = 'OPEN' and " + readable);
            case ALL -> and.add(readable);
        }
        if (asked.procedure() != null) {
            and.add("c.procedure_id = :procedure");
            values.put("procedure", asked.procedure());
        }
        if (asked.state() != null) {
            and.add("v.state = :state");
            values.put("state", asked.state().name());
        }
        if (asked.words() != null && !asked.words().isBlank()) {
            and.add(
                    "(position(lower(:words) in lower(c.number)) > 0 or position(lower(:words) in lower(v.subject)) > 0)");
            values.put("words", asked.words().strip());
        }
        return new Where(" where " + String.join(" and ", and), values);
    }

    /** Procedures of which the actor reads every case, because they say so. */
    private String[] followed(Actor actor) {
        return procedures.all().stream()
                .filter(procedure -> !procedure.follow().isEmpty()
                        && Parties.opensAs(actor, procedure, procedure.follow()).isPresent())
                .map(Procedure::id)
                .toArray(String[]::new);
    }

    List<LineBody> list(Actor actor, Asked asked, @Nullable UUID after, int limit, Locale locale) {
        LocalDate today = Zone.dayOf(time.instant());
        Where where = where(actor, asked, today);
        Set<String> mine = policy.scope(actor, Verb.WRITE, TaskRow.KIND).ids();
        List<CaseRow> rows = jdbc.sql("""
                select c.id, c.number, c.procedure_id, c.procedure_hash, c.opened_by, c.opened_unit, c.opened_at, c.sample,
                       v.subject, v.unit_id, v.area_id, v.confidentiality, v.state, v.due, v.reason,
                       null as instance, 0 as revision
                """
                        + FROM + where.sql() + (after == null ? "" : " and c.id < :after")
                        + " order by c.id desc limit :limit")
                .params(where.values())
                .param("limit", limit)
                .param("after", after)
                .query(JdbcCases::row)
                .list();
        Map<CaseId, List<TaskRow>> open =
                tasks.open(rows.stream().map(CaseRow::id).toList());
        return rows.stream()
                .map(row -> line(row, open.getOrDefault(row.id(), List.of()), mine, today, locale))
                .toList();
    }

    private LineBody line(CaseRow row, List<TaskRow> open, Set<String> mine, LocalDate today, Locale locale) {
        Procedure procedure = procedures.version(row.procedureHash());
        List<TaskRow> own = open.stream()
                .filter(task -> mine.contains(task.id().toString()))
                .toList();
        List<TaskRow> shown = own.isEmpty() ? open : own;
        LocalDate due = shown.stream()
                .filter(task -> task.heldOn() == null)
                .map(TaskRow::due)
                .filter(java.util.Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(null);
        return new LineBody(
                row.id(),
                row.number(),
                row.procedureId(),
                procedure.title().in(locale),
                row.subject(),
                row.state(),
                words.unit(row.unit().value(), locale),
                open.stream()
                        .map(task -> procedure.step(task.node()).title().in(locale))
                        .distinct()
                        .toList(),
                own.isEmpty() ? null : own.getFirst().id(),
                due,
                shown.stream().anyMatch(task -> task.overdue(today)),
                due == null ? null : clock.left(today, due),
                row.openedAt(),
                row.sample());
    }

    CountsBody counts(Actor actor) {
        LocalDate today = Zone.dayOf(time.instant());
        return new CountsBody(
                count(actor, View.TODO, today),
                count(actor, View.DONE, today),
                count(actor, View.FOLLOWED, today),
                count(actor, View.OVERDUE, today),
                count(actor, View.ALL, today));
    }

    private long count(Actor actor, View view, LocalDate today) {
        Where where = where(actor, new Asked(view, null, null, null), today);
        return jdbc.sql("select count(*) " + FROM + where.sql())
                .params(where.values())
                .query(Long.class)
                .single();
    }
}
