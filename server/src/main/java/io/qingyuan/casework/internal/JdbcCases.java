package io.qingyuan.casework.internal;

import io.qingyuan.casework.CaseId;
import io.qingyuan.casework.internal.procedure.Procedure.Confidentiality;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Cases with their versions, numbers and runs. */
@Repository
class JdbcCases {

    /** A case with the version that is known now; {@code :at} for another moment. */
    static final String CASE = """
            select c.id, c.number, c.procedure_id, c.procedure_hash, c.opened_by, c.opened_unit, c.opened_at, c.sample,
                   v.subject, v.unit_id, v.area_id, v.confidentiality, v.state, v.due, v.reason,
                   r.instance, r.revision
              from casework.case_file c
              join casework.case_version v on v.case_id = c.id
              join casework.run r on r.case_id = c.id
            """;

    static final String NOW = " v.superseded_at = 'infinity' and v.valid_to = 'infinity' ";

    private final JdbcClient jdbc;

    JdbcCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** The next number of a series; its row is held until the transaction ends, so none is lost or given twice. */
    int next(String series) {
        return jdbc.sql("""
                insert into casework.number_series as s (series, last)
                values (:series, 1)
                on conflict (series) do update set last = s.last + 1
                returning last
                """).param("series", series).query(Integer.class).single();
    }

    /** What cases of a procedure, or of any, are numbered. */
    Map<UUID, String> numbers(@Nullable String procedure, List<UUID> ids) {
        Map<UUID, String> numbers = new HashMap<>();
        jdbc.sql("""
                        select id, number from casework.case_file
                         where id = any(:ids) and (cast(:procedure as text) is null or procedure_id = :procedure)
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("procedure", procedure)
                .query(row -> {
                    numbers.put(row.getObject(1, UUID.class), row.getString(2));
                });
        return numbers;
    }

    boolean taken(String number) {
        return jdbc.sql("select exists (select from casework.case_file where number = :number)")
                .param("number", number)
                .query(Boolean.class)
                .single();
    }

    /** A new case, with what is known of it first. */
    CaseId insert(CaseRow row) {
        UUID id = jdbc.sql("""
                insert into casework.case_file (number, procedure_id, procedure_hash, opened_by, opened_unit, opened_at, sample)
                values (:number, :procedure, :hash, :by, :unit, :at, :sample)
                returning id
                """)
                .param("number", row.number())
                .param("procedure", row.procedureId())
                .param("hash", row.procedureHash())
                .param("by", row.openedBy().value())
                .param("unit", row.openedUnit().value())
                .param("at", utc(row.openedAt()))
                .param("sample", row.sample())
                .query(UUID.class)
                .single();
        CaseId caseId = new CaseId(id);
        jdbc.sql("insert into casework.run (case_id, instance, revision) values (:id, null, 0)")
                .param("id", id)
                .update();
        version(caseId, row, row.openedBy(), row.openedAt(), row.openedAt(), null);
        return caseId;
    }

    /** What is known of a case from a moment on; what held before stays known as before. */
    void change(CaseRow before, CaseRow after, PersonId by, Instant at) {
        jdbc.sql("""
                with old as (
                    update casework.case_version
                       set superseded_at = :at
                     where case_id = :id and superseded_at = 'infinity' and valid_to = 'infinity'
                    returning *)
                insert into casework.case_version
                       (case_id, subject, unit_id, area_id, confidentiality, state, due, reason, author, valid_from, valid_to,
                        recorded_at)
                select case_id, subject, unit_id, area_id, confidentiality, state, due, reason, author, valid_from, :at, :at
                  from old
                 where valid_from < :at
                """).param("id", before.id().value()).param("at", utc(at)).update();
        version(before.id(), after, by, at, at, after.reason());
    }

    private void version(CaseId id, CaseRow row, PersonId by, Instant from, Instant recorded, @Nullable String reason) {
        AreaId area = row.area();
        jdbc.sql("""
                insert into casework.case_version
                       (case_id, subject, unit_id, area_id, confidentiality, state, due, reason, author, valid_from,
                        recorded_at)
                values (:id, :subject, :unit, :area, :confidentiality, :state, :due, :reason, :by, :from, :recorded)
                """)
                .param("id", id.value())
                .param("subject", row.subject())
                .param("unit", row.unit().value())
                .param("area", area == null ? null : area.value())
                .param("confidentiality", row.confidentiality().name())
                .param("state", row.state().name())
                .param("due", row.due())
                .param("reason", reason)
                .param("by", by.value())
                .param("from", utc(from))
                .param("recorded", utc(recorded))
                .update();
    }

    /** Holds back whoever else acts on the case until the transaction ends. */
    Optional<CaseRow> lock(CaseId id) {
        return jdbc.sql("select case_id from casework.run where case_id = :id for update")
                .param("id", id.value())
                .query(UUID.class)
                .optional()
                .flatMap(_ -> find(id));
    }

    /** Cases of a procedure in the order of their ids. */
    List<CaseRow> of(String procedure, @Nullable CaseId after, int limit) {
        return jdbc.sql(CASE
                        + " where c.procedure_id = :procedure and (cast(:after as uuid) is null or c.id > :after) and"
                        + NOW + " order by c.id limit :limit")
                .param("procedure", procedure)
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query(JdbcCases::row)
                .list();
    }

    Optional<CaseRow> find(CaseId id) {
        return jdbc.sql(CASE + " where c.id = :id and" + NOW)
                .param("id", id.value())
                .query(JdbcCases::row)
                .optional();
    }

    Optional<CaseRow> find(CaseId id, Instant at) {
        return jdbc.sql(CASE + """
                 where c.id = :id and v.recorded_at <= :at and v.superseded_at > :at
                   and v.valid_from <= :at and v.valid_to > :at
                """)
                .param("id", id.value())
                .param("at", utc(at))
                .query(JdbcCases::row)
                .optional();
    }

    Optional<CaseRow> findByNumber(String number) {
        return jdbc.sql(CASE + " where c.number = :number and" + NOW)
                .param("number", number)
                .query(JdbcCases::row)
                .optional();
    }

    List<CaseRow> ofProcedure(String procedure) {
        return jdbc.sql(CASE + " where c.procedure_id = :procedure and" + NOW + "order by c.id")
                .param("procedure", procedure)
                .query(JdbcCases::row)
                .list();
    }

    /** Counts one more step; its number. */
    int advance(CaseId id) {
        return jdbc.sql("update casework.run set revision = revision + 1 where case_id = :id returning revision")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    void setInstance(CaseId id, @Nullable String instance) {
        jdbc.sql("update casework.run set instance = :instance where case_id = :id")
                .param("instance", instance)
                .param("id", id.value())
                .update();
    }

    // --- followers
    // -----------------------------------------------------------------------------------------------------

    void follow(CaseId id, PersonId person) {
        jdbc.sql("""
                insert into casework.follower (case_id, person_id)
                values (:id, :person)
                on conflict (case_id, person_id) where until = 'infinity' do nothing
                """).param("id", id.value()).param("person", person.value()).update();
    }

    void unfollow(CaseId id, PersonId person) {
        jdbc.sql("""
                update casework.follower set until = clock_timestamp()
                 where case_id = :id and person_id = :person and until = 'infinity'
                """).param("id", id.value()).param("person", person.value()).update();
    }

    List<PersonId> followers(CaseId id) {
        return jdbc.sql("""
                select person_id from casework.follower where case_id = :id and until = 'infinity' order by person_id
                """)
                .param("id", id.value())
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    // --- rows
    // ----------------------------------------------------------------------------------------------------------

    static CaseRow row(ResultSet row, int index) throws SQLException {
        String area = row.getString("area_id");
        return new CaseRow(
                new CaseId(row.getObject("id", UUID.class)),
                row.getString("number"),
                row.getString("procedure_id"),
                row.getString("procedure_hash"),
                new PersonId(row.getObject("opened_by", UUID.class)),
                new UnitId(row.getString("opened_unit")),
                instant(row, "opened_at"),
                row.getBoolean("sample"),
                row.getString("subject"),
                new UnitId(row.getString("unit_id")),
                area == null ? null : new AreaId(area),
                Confidentiality.valueOf(row.getString("confidentiality")),
                CaseState.valueOf(row.getString("state")),
                row.getObject("due", LocalDate.class),
                row.getString("reason"),
                row.getString("instance"),
                row.getInt("revision"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant nullableInstant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
