package io.qingyuan.plan.internal.condition;

import io.qingyuan.plan.internal.version.Versions;
import io.qingyuan.time.AsOf;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcVetoEvents {

    private static final Versions.Tables TABLES =
            new Versions.Tables("plan.veto_event", "plan.veto_event_version", "event_id", """
            v.id, v.event_id, t.plan_id, t.circumstance_id, v.happened_on, v.summary, v.document, v.evidence, v.withdrawn,
            v.sample, v.author, v.recorded_at
            """);

    private final JdbcClient jdbc;
    private final Versions<VetoEvent> versions;

    JdbcVetoEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.versions = new Versions<>(jdbc, TABLES, JdbcVetoEvents::event);
    }

    Versions<VetoEvent> versions() {
        return versions;
    }

    /** What was known then, withdrawn cases included, the latest case first. */
    List<VetoEvent> list(String plan, AsOf asOf) {
        return versions.list(plan, asOf, "v.happened_on desc, t.id");
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
