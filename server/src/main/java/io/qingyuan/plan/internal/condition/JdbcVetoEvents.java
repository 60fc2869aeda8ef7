package io.qingyuan.plan.internal.condition;

import io.qingyuan.time.AsOf;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcVetoEvents {

    private static final String SELECT = """
            select v.id, e.id as event_id, e.plan_id, e.circumstance_id, v.happened_on, v.summary, v.document, v.evidence,
                   v.withdrawn, v.sample, v.author, v.recorded_at
              from plan.veto_event e
              join plan.veto_event_version v on v.event_id = e.id
            """;

    private final JdbcClient jdbc;

    JdbcVetoEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was known then, withdrawn cases included, the latest case first. */
    List<VetoEvent> list(String plan, AsOf asOf) {
        return jdbc.sql(SELECT + """
                         where e.plan_id = :plan and v.recorded_at <= :asOf and v.superseded_at > :asOf
                         order by v.happened_on desc, e.id
                        """)
                .param("plan", plan)
                .param("asOf", asOf.at().atOffset(ZoneOffset.UTC))
                .query(JdbcVetoEvents::event)
                .list();
    }

    List<VetoEvent> versions(Collection<UUID> ids) {
        return jdbc.sql(SELECT + "where v.id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(JdbcVetoEvents::event)
                .list();
    }

    /** The current version, its identity locked until the transaction ends. */
    Optional<VetoEvent> lock(UUID event) {
        jdbc.sql("select id from plan.veto_event where id = :event for update")
                .param("event", event)
                .query(UUID.class)
                .optional();
        return jdbc.sql(SELECT + "where e.id = :event and v.superseded_at = 'infinity'")
                .param("event", event)
                .query(JdbcVetoEvents::event)
                .optional();
    }

    UUID open(String plan, String circumstance) {
        return jdbc.sql("""
                        insert into plan.veto_event (plan_id, circumstance_id) values (:plan, :circumstance) returning id
                        """)
                .param("plan", plan)
                .param("circumstance", circumstance)
                .query(UUID.class)
                .single();
    }

    Instant moment() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    void supersede(UUID event, Instant at) {
        jdbc.sql("""
                        update plan.veto_event_version set superseded_at = :at
                         where event_id = :event and superseded_at = 'infinity'
                        """)
                .param("event", event)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    UUID add(VetoEvent version) {
        return jdbc.sql("""
                        insert into plan.veto_event_version
                               (event_id, happened_on, summary, document, evidence, withdrawn, sample, author, recorded_at)
                        values (:event, :happenedOn, :summary, :document, :evidence, :withdrawn, :sample, :author,
                                :recordedAt)
                        returning id
                        """)
                .param("event", version.event())
                .param("happenedOn", version.happenedOn())
                .param("summary", version.summary())
                .param("document", version.document())
                .param("evidence", version.evidence().toArray(String[]::new))
                .param("withdrawn", version.withdrawn())
                .param("sample", version.sample())
                .param("author", version.author())
                .param("recordedAt", version.recordedAt().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    private static VetoEvent event(ResultSet row, int number) throws SQLException {
        return new VetoEvent(
                row.getObject("id", UUID.class),
                row.getObject("event_id", UUID.class),
                row.getString("plan_id"),
                row.getString("circumstance_id"),
                row.getObject("happened_on", LocalDate.class),
                row.getString("summary"),
                row.getString("document"),
                Arrays.asList((String[]) row.getArray("evidence").getArray()),
                row.getString("withdrawn"),
                row.getBoolean("sample"),
                row.getString("author"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
