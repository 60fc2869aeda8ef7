package io.qingyuan.registry.internal.open;

import io.qingyuan.identity.Actor;
import io.qingyuan.registry.RecordId;
import io.qingyuan.registry.Register;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the public sent, with the last step of what became of it. */
@Repository
class JdbcPublicReports {

    private static final String COLUMNS = """
            select r.id, r.register, r.number, r.query_hash, r.definition, r.content::text as content, r.slot, r.sent_at,
                   s.state, s.said, s.record, s.by_name, s.at
              from registry.report r
              left join registry.report_step s on s.report = r.id
                   and s.step = (select max(l.step) from registry.report_step l where l.report = r.id)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcPublicReports(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A report.
     *
     * @param state null as long as nobody reviewed it
     */
    record Report(
            UUID id,
            String register,
            String number,
            String queryHash,
            String definition,
            ObjectNode values,
            @Nullable LocalDate slot,
            Instant sentAt,
            @Nullable String state,
            @Nullable String said,
            @Nullable UUID record,
            @Nullable String by,
            @Nullable Instant at) {}

    UUID insert(
            Register register,
            String number,
            String queryHash,
            ObjectNode values,
            @Nullable LocalDate slot,
            Instant at) {
        return jdbc.sql("""
                insert into registry.report (register, number, query_hash, definition, content, slot, sent_at)
                values (:register, :number, :query, :definition, cast(:content as jsonb), cast(:slot as date), :at)
                returning id
                """)
                .param("register", register.id())
                .param("number", number)
                .param("query", queryHash)
                .param("definition", register.hash())
                .param("content", json.writeValueAsString(values))
                .param("slot", slot == null ? null : slot.toString())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    void step(UUID report, String state, String said, @Nullable RecordId record, Actor by, Instant at) {
        jdbc.sql("""
                insert into registry.report_step (report, step, state, said, record, by_person, by_name, at)
                select :report, coalesce(max(step), 0) + 1, :state, :said, cast(:record as uuid), :person, :name, :at
                  from registry.report_step
                 where report = :report
                """)
                .param("report", report)
                .param("state", state)
                .param("said", said)
                .param("record", record == null ? null : record.toString())
                .param("person", by.person().value())
                .param("name", by.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Report> find(String number) {
        return jdbc.sql(COLUMNS + " where r.number = :number")
                .param("number", number)
                .query(this::report)
                .optional();
    }

    Optional<Report> find(UUID id) {
        return jdbc.sql(COLUMNS + " where r.id = :id")
                .param("id", id)
                .query(this::report)
                .optional();
    }

    /** The latest first, or of those that wait the oldest first. */
    List<Report> list(String register, boolean open, @Nullable UUID after, int limit) {
        String behind = after == null ? "" : open ? " and r.id > :after" : " and r.id < :after";
        var query = jdbc.sql(COLUMNS + " where r.register = :register" + (open ? " and s.state is null" : "") + behind
                        + " order by r.id" + (open ? "" : " desc") + " limit :most")
                .param("register", register)
                .param("most", limit);
        return (after == null ? query : query.param("after", after))
                .query(this::report)
                .list();
    }

    /** How many reports of a day were not refused. */
    int booked(String register, LocalDate day) {
        return jdbc.sql("""
                select count(*)
                  from registry.report r
                 where r.register = :register and r.slot = :day
                   and not exists (select 1 from registry.report_step s where s.report = r.id and s.state = 'refused')
                """)
                .param("register", register)
                .param("day", day)
                .query(Integer.class)
                .single();
    }

    private Report report(ResultSet row, int number) throws SQLException {
        OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
        return new Report(
                row.getObject("id", UUID.class),
                row.getString("register"),
                row.getString("number"),
                row.getString("query_hash"),
                row.getString("definition"),
                (ObjectNode) json.readTree(row.getString("content")),
                row.getObject("slot", LocalDate.class),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                row.getString("state"),
                row.getString("said"),
                row.getObject("record", UUID.class),
                row.getString("by_name"),
                at == null ? null : at.toInstant());
    }
}
