package io.qingyuan.casework.internal;

import io.qingyuan.casework.CaseId;
import io.qingyuan.casework.internal.StepRow.Position;
import io.qingyuan.casework.internal.StepRow.StepFile;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What was done in cases: added, and never changed. */
@Repository
class JdbcSteps {

    private static final String STEP = """
            select s.id, s.case_id, s.number, s.act, s.node, s.task_id, s.person_id, s.unit_id, s.role, s.acting, s.happened_at,
                   s.recorded_at, s.longitude, s.latitude, s.accuracy_meters, s.reason, s.form_values, s.details, s.signature
              from casework.step s
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcSteps(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Adds a step; its id. */
    UUID insert(StepRow step, @Nullable String key) {
        UnitId unit = step.unit();
        Role role = step.role();
        Position position = step.position();
        UUID id = jdbc.sql("""
                insert into casework.step
                       (case_id, number, act, node, task_id, person_id, unit_id, role, acting, happened_at, recorded_at,
                        longitude, latitude, accuracy_meters, reason, form_values, details, signature, act_key)
                values (:case, :number, :act, :node, :task, :person, :unit, :role, :acting, :happened, :recorded,
                        :longitude, :latitude, :accuracy, :reason, cast(:values as jsonb), cast(:details as jsonb),
                        :signature, :key)
                returning id
                """)
                .param("case", step.caseId().value())
                .param("number", step.number())
                .param("act", step.act().name())
                .param("node", step.node())
                .param("task", step.task())
                .param("person", step.person().value())
                .param("unit", unit == null ? null : unit.value())
                .param("role", role == null ? null : role.name())
                .param("acting", step.acting())
                .param("happened", JdbcCases.utc(step.happenedAt()))
                .param("recorded", JdbcCases.utc(step.recordedAt()))
                .param("longitude", position == null ? null : position.longitude())
                .param("latitude", position == null ? null : position.latitude())
                .param("accuracy", position == null ? null : position.accuracyMeters())
                .param("reason", step.reason())
                .param("values", json.writeValueAsString(step.values()))
                .param("details", json.writeValueAsString(step.details()))
                .param("signature", step.signature())
                .param("key", key)
                .query(UUID.class)
                .single();
        for (StepFile file : step.files()) {
            jdbc.sql("""
                    insert into casework.step_file (step_id, field, position, file_id, name, sha256, size_bytes)
                    values (:step, :field, :position, :file, :name, :sha256, :size)
                    """)
                    .param("step", id)
                    .param("field", file.field())
                    .param("position", file.position())
                    .param("file", file.file())
                    .param("name", file.name())
                    .param("sha256", file.sha256())
                    .param("size", file.sizeBytes())
                    .update();
        }
        return id;
    }

    /** The steps of a case, in their order. */
    List<StepRow> of(CaseId id) {
        return whole(jdbc.sql(STEP + " where s.case_id = :id order by s.number")
                .param("id", id.value())
                .query(this::row)
                .list());
    }

    List<StepRow> of(CaseId id, Instant at) {
        return whole(jdbc.sql(STEP + " where s.case_id = :id and s.recorded_at <= :at order by s.number")
                .param("id", id.value())
                .param("at", JdbcCases.utc(at))
                .query(this::row)
                .list());
    }

    /** The steps of all cases of a procedure, for sums. */
    Map<CaseId, List<StepRow>> ofProcedure(String procedure) {
        Map<CaseId, List<StepRow>> steps = new HashMap<>();
        jdbc.sql(STEP + """
                  join casework.case_file c on c.id = s.case_id
                 where c.procedure_id = :procedure
                 order by s.case_id, s.number
                """)
                .param("procedure", procedure)
                .query(this::row)
                .list()
                .forEach(step -> steps.computeIfAbsent(step.caseId(), _ -> new ArrayList<>())
                        .add(step));
        return steps;
    }

    /** Whether the person did this step of the case. */
    boolean did(CaseId id, PersonId person, String node) {
        return jdbc.sql("""
                select exists (
                    select from casework.step
                     where case_id = :id and person_id = :person and coalesce(node, 'opening') = :node)
                """)
                .param("id", id.value())
                .param("person", person.value())
                .param("node", node)
                .query(Boolean.class)
                .single();
    }

    List<StepRow> byId(Collection<UUID> ids) {
        return whole(jdbc.sql(STEP + " where s.id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(this::row)
                .list());
    }

    /** Holds back the same act of a person sent twice at once. */
    void lock(PersonId person, String key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('casework.act.' || :key))") // pg:
                .param("key", person + " " + key)
                .query((row, _) -> 1)
                .single();
    }

    /** What a person did under this key before. */
    Optional<StepRow> byKey(PersonId person, String key) {
        return jdbc.sql(STEP + " where s.person_id = :person and s.act_key = :key")
                .param("person", person.value())
                .param("key", key)
                .query(this::row)
                .optional();
    }

    private List<StepRow> whole(List<StepRow> steps) {
        Map<UUID, List<StepFile>> files = new HashMap<>();
        jdbc.sql("""
                select step_id, field, position, file_id, name, sha256, size_bytes
                  from casework.step_file
                 where step_id = any(:ids)
                 order by step_id, field, position
                """)
                .param("ids", steps.stream().map(StepRow::id).toArray(UUID[]::new))
                .query((row, _) -> files.computeIfAbsent(row.getObject("step_id", UUID.class), _ -> new ArrayList<>())
                        .add(new StepFile(
                                row.getString("field"),
                                row.getInt("position"),
                                row.getObject("file_id", UUID.class),
                                row.getString("name"),
                                row.getString("sha256"),
                                row.getLong("size_bytes"))))
                .list();
        return steps.stream()
                .map(step -> with(step, files.getOrDefault(step.id(), List.of())))
                .toList();
    }

    private static StepRow with(StepRow step, List<StepFile> files) {
        return files.isEmpty()
                ? step
                : new StepRow(
                        step.id(),
                        step.caseId(),
                        step.number(),
                        step.act(),
                        step.node(),
                        step.task(),
                        step.person(),
                        step.unit(),
                        step.role(),
                        step.acting(),
                        step.happenedAt(),
                        step.recordedAt(),
                        step.position(),
                        step.reason(),
                        step.values(),
                        step.details(),
                        step.signature(),
                        files);
    }

    private StepRow row(ResultSet row, int index) throws SQLException {
        String unit = row.getString("unit_id");
        String role = row.getString("role");
        Position position = row.getBigDecimal("longitude") == null
                ? null
                : new Position(
                        row.getBigDecimal("longitude"),
                        row.getBigDecimal("latitude"),
                        row.getBigDecimal("accuracy_meters"));
        return new StepRow(
                row.getObject("id", UUID.class),
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getInt("number"),
                Act.valueOf(row.getString("act")),
                row.getString("node"),
                row.getObject("task_id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                unit == null ? null : new UnitId(unit),
                role == null ? null : Role.valueOf(role),
                row.getBoolean("acting"),
                JdbcCases.instant(row, "happened_at"),
                JdbcCases.instant(row, "recorded_at"),
                position,
                row.getString("reason"),
                (ObjectNode) json.readTree(row.getString("form_values")),
                (ObjectNode) json.readTree(row.getString("details")),
                row.getString("signature"),
                List.of());
    }
}
