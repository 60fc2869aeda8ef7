package io.qingyuan.casework.internal;

import io.qingyuan.casework.CaseId;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What waits in cases, and for whom. */
@Repository
class JdbcTasks {

    static final String TASK = """
            select t.id, t.case_id, t.node, t.part, t.token, t.unit_id, t.role, t.person_id, t.opened_at, t.started_on, t.due,
                   t.due_waits, t.held_on, t.reminded, t.escalated, t.ended_at, t.ended_as, t.ended_by
              from casework.task t
            """;

    private final JdbcClient jdbc;

    JdbcTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID insert(TaskRow task) {
        UnitId unit = task.unit();
        return jdbc.sql("""
                insert into casework.task (case_id, node, part, token, unit_id, role, opened_at, started_on, due, due_waits)
                values (:case, :node, :part, :token, :unit, :role, :at, :started, :due, :waits)
                returning id
                """)
                .param("case", task.caseId().value())
                .param("node", task.node())
                .param("part", task.part())
                .param("token", task.token())
                .param("unit", unit == null ? null : unit.value())
                .param("role", task.role().name())
                .param("at", JdbcCases.utc(task.openedAt()))
                .param("started", task.startedOn())
                .param("due", task.due())
                .param("waits", task.dueWaits())
                .query(UUID.class)
                .single();
    }

    Optional<TaskRow> find(UUID id) {
        return jdbc.sql(TASK + " where t.id = :id")
                .param("id", id)
                .query(JdbcTasks::row)
                .optional();
    }

    List<TaskRow> open(CaseId id) {
        return jdbc.sql(TASK + " where t.case_id = :id and t.ended_at is null order by t.id")
                .param("id", id.value())
                .query(JdbcTasks::row)
                .list();
    }

    /** The open tasks of several cases. */
    Map<CaseId, List<TaskRow>> open(Collection<CaseId> ids) {
        return jdbc
                .sql(TASK + " where t.case_id = any(:ids) and t.ended_at is null order by t.id")
                .param("ids", ids.stream().map(CaseId::value).toArray(UUID[]::new))
                .query(JdbcTasks::row)
                .list()
                .stream()
                .collect(Collectors.groupingBy(TaskRow::caseId));
    }

    List<TaskRow> all(CaseId id) {
        return jdbc.sql(TASK + " where t.case_id = :id order by t.id")
                .param("id", id.value())
                .query(JdbcTasks::row)
                .list();
    }

    /** Open tasks of cases that go on: for the clock. */
    List<TaskRow> running() {
        return jdbc.sql(TASK + " where t.ended_at is null and t.held_on is null order by t.id")
                .query(JdbcTasks::row)
                .list();
    }

    List<TaskRow> openOf(Collection<UnitId> units) {
        return jdbc.sql(TASK + " where t.ended_at is null and t.unit_id = any(:units) order by t.id")
                .param("units", units.stream().map(UnitId::value).toArray(String[]::new))
                .query(JdbcTasks::row)
                .list();
    }

    List<TaskRow> openOfPerson(PersonId person) {
        return jdbc.sql(TASK + " where t.ended_at is null and t.person_id = :person order by t.id")
                .param("person", person.value())
                .query(JdbcTasks::row)
                .list();
    }

    void end(UUID id, String as, PersonId by, Instant at) {
        jdbc.sql("""
                update casework.task
                   set ended_at = :at, ended_as = :as, ended_by = :by
                 where id = :id and ended_at is null
                """)
                .param("at", JdbcCases.utc(at))
                .param("as", as)
                .param("by", by.value())
                .param("id", id)
                .update();
    }

    /** Whom the right to a task was given, and until when. */
    record Granted(String to, @Nullable Instant until) {}

    Granted granted(UUID id) {
        return jdbc.sql("select granted, granted_to from casework.task where id = :id")
                .param("id", id)
                .query((row, _) -> new Granted(row.getString(1), JdbcCases.nullableInstant(row, "granted_to")))
                .single();
    }

    void setGranted(UUID id, Granted granted) {
        Instant until = granted.until();
        jdbc.sql("update casework.task set granted = :to, granted_to = :until where id = :id")
                .param("to", granted.to())
                .param("until", until == null ? null : JdbcCases.utc(until))
                .param("id", id)
                .update();
    }

    void hand(UUID id, @Nullable UnitId unit, @Nullable PersonId person) {
        jdbc.sql("update casework.task set unit_id = :unit, person_id = :person where id = :id")
                .param("unit", unit == null ? null : unit.value())
                .param("person", person == null ? null : person.value())
                .param("id", id)
                .update();
    }

    void setDue(UUID id, @Nullable LocalDate due, boolean waits) {
        jdbc.sql("update casework.task set due = :due, due_waits = :waits where id = :id")
                .param("due", due)
                .param("waits", waits)
                .param("id", id)
                .update();
    }

    void hold(UUID id, @Nullable LocalDate on) {
        jdbc.sql("update casework.task set held_on = :on where id = :id")
                .param("on", on)
                .param("id", id)
                .update();
    }

    void reminded(UUID id, int step) {
        jdbc.sql("update casework.task set reminded = :step where id = :id")
                .param("step", step)
                .param("id", id)
                .update();
    }

    void escalated(UUID id) {
        jdbc.sql("update casework.task set escalated = true where id = :id")
                .param("id", id)
                .update();
    }

    static TaskRow row(ResultSet row, int index) throws SQLException {
        String unit = row.getString("unit_id");
        UUID person = row.getObject("person_id", UUID.class);
        UUID endedBy = row.getObject("ended_by", UUID.class);
        return new TaskRow(
                row.getObject("id", UUID.class),
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getString("node"),
                row.getInt("part"),
                row.getString("token"),
                unit == null ? null : new UnitId(unit),
                Role.valueOf(row.getString("role")),
                person == null ? null : new PersonId(person),
                JdbcCases.instant(row, "opened_at"),
                row.getObject("started_on", LocalDate.class),
                row.getObject("due", LocalDate.class),
                row.getBoolean("due_waits"),
                row.getObject("held_on", LocalDate.class),
                row.getObject("reminded", Integer.class),
                row.getBoolean("escalated"),
                JdbcCases.nullableInstant(row, "ended_at"),
                row.getString("ended_as"),
                endedBy == null ? null : new PersonId(endedBy));
    }
}
