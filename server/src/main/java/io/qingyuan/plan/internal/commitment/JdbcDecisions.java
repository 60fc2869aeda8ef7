package io.qingyuan.plan.internal.commitment;

import io.qingyuan.identity.Actor;
import io.qingyuan.time.AsOf;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the plan office decided: which of two things said is used, and who answers for a commitment. */
@Repository
class JdbcDecisions {

    private final JdbcClient jdbc;

    JdbcDecisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A decision on a conflict.
     *
     * @param until {@code null} while it holds
     */
    record Decided(
            UUID version,
            String conflict,
            String used,
            String reason,
            String author,
            Instant recordedAt,
            @Nullable Instant until) {}

    /** The units the office said answer for a commitment. */
    record Named(
            String commitment, List<String> units, @Nullable String reason, String author, Instant recordedAt) {}

    UUID decide(String conflict, String used, String reason, Actor by) {
        OffsetDateTime now = lock("decision " + conflict);
        jdbc.sql("""
                update plan.decision set superseded_at = :now
                 where conflict = :conflict and superseded_at = 'infinity'
                """).param("now", now).param("conflict", conflict).update();
        return jdbc.sql("""
                insert into plan.decision (conflict, used, reason, author, author_name, recorded_at)
                values (:conflict, :used, :reason, :author, :name, :now)
                returning version
                """)
                .param("conflict", conflict)
                .param("used", used)
                .param("reason", reason)
                .param("author", by.person().value())
                .param("name", by.name())
                .param("now", now)
                .query(UUID.class)
                .single();
    }

    /** The decisions that hold, by conflict. */
    Map<String, Decided> decisions(AsOf asOf) {
        Map<String, Decided> decisions = new HashMap<>();
        jdbc.sql("""
                select version, conflict, used, reason, author_name, recorded_at,
                       nullif(superseded_at, 'infinity') as until
                  from plan.decision
                 where recorded_at <= :at and superseded_at > :at
                """)
                .param("at", JdbcProgress.at(asOf.at()))
                .query(JdbcDecisions::decided)
                .list()
                .forEach(decided -> decisions.put(decided.conflict(), decided));
        return decisions;
    }

    /** All decisions ever made on a conflict, the latest first. */
    List<Decided> history(String conflict) {
        return jdbc.sql("""
                select version, conflict, used, reason, author_name, recorded_at,
                       nullif(superseded_at, 'infinity') as until
                  from plan.decision
                 where conflict = :conflict
                 order by recorded_at desc
                """)
                .param("conflict", conflict)
                .query(JdbcDecisions::decided)
                .list();
    }

    List<Decided> findAll(Collection<UUID> versions) {
        return jdbc.sql("""
                select version, conflict, used, reason, author_name, recorded_at,
                       nullif(superseded_at, 'infinity') as until
                  from plan.decision
                 where version = any(:versions)
                """)
                .param("versions", versions.toArray(UUID[]::new))
                .query(JdbcDecisions::decided)
                .list();
    }

    /** The commitment's row must be locked. */
    void nameOwners(String commitment, List<String> units, @Nullable String reason, Actor by) {
        OffsetDateTime now =
                jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
        jdbc.sql("""
                update plan.commitment_owners set superseded_at = :now
                 where commitment = :commitment and superseded_at = 'infinity'
                """).param("now", now).param("commitment", commitment).update();
        jdbc.sql("""
                insert into plan.commitment_owners (commitment, units, reason, author, author_name, recorded_at)
                values (:commitment, :units, :reason, :author, :name, :now)
                """)
                .param("commitment", commitment)
                .param("units", units.toArray(String[]::new))
                .param("reason", reason)
                .param("author", by.person().value())
                .param("name", by.name())
                .param("now", now)
                .update();
    }

    /** The owners the office named, by commitment. */
    Map<String, Named> owners(AsOf asOf) {
        Map<String, Named> owners = new HashMap<>();
        jdbc.sql("""
                select commitment, units, reason, author_name, recorded_at
                  from plan.commitment_owners
                 where recorded_at <= :at and superseded_at > :at
                """)
                .param("at", JdbcProgress.at(asOf.at()))
                .query((row, _) -> new Named(
                        row.getString("commitment"),
                        Arrays.asList((String[]) row.getArray("units").getArray()),
                        row.getString("reason"),
                        row.getString("author_name"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
                .list()
                .forEach(named -> owners.put(named.commitment(), named));
        return owners;
    }

    /** Makes decisions on one conflict come one after the other, and tells the time after the lock was got. */
    private OffsetDateTime lock(String name) {
        // pg: advisory lock, for a conflict has no row of its own
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .param("name", name)
                .query((_, _) -> name)
                .single();
        return jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
    }

    private static Decided decided(ResultSet row, int number) throws SQLException {
        OffsetDateTime until = row.getObject("until", OffsetDateTime.class);
        return new Decided(
                row.getObject("version", UUID.class),
                row.getString("conflict"),
                row.getString("used"),
                row.getString("reason"),
                row.getString("author_name"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                until == null ? null : until.toInstant());
    }
}
