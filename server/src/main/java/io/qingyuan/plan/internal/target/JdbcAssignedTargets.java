package io.qingyuan.plan.internal.target;

import io.qingyuan.plan.internal.judgement.Comparison;
import io.qingyuan.plan.internal.judgement.Direction;
import io.qingyuan.plan.internal.judgement.Limit;
import io.qingyuan.time.AsOf;
import java.sql.Array;
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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcAssignedTargets {

    private static final String SELECT = """
            select v.id, t.id as target_id, t.plan_id, t.item_id, t.year, v.comparator, v.value, v.assigner,
                   v.document_number, v.document_title, v.issued_on, v.note, v.evidence, v.withdrawn, v.sample, v.author,
                   v.recorded_at
              from plan.assigned_target t
              join plan.assigned_target_version v on v.target_id = t.id
            """;

    private final JdbcClient jdbc;

    JdbcAssignedTargets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was known then, withdrawn ones included, by item and year. */
    List<AssignedTarget> list(String plan, AsOf asOf) {
        return jdbc.sql(SELECT + """
                         where t.plan_id = :plan and v.recorded_at <= :asOf and v.superseded_at > :asOf
                         order by t.item_id, t.year
                        """)
                .param("plan", plan)
                .param("asOf", asOf.at().atOffset(ZoneOffset.UTC))
                .query(JdbcAssignedTargets::target)
                .list();
    }

    List<AssignedTarget> versions(Collection<UUID> ids) {
        return jdbc.sql(SELECT + "where v.id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(JdbcAssignedTargets::target)
                .list();
    }

    /** All versions of an item's targets, the latest first. */
    List<AssignedTarget> history(String plan, String item) {
        return jdbc.sql(SELECT + """
                         where t.plan_id = :plan and t.item_id = :item
                         order by v.recorded_at desc, v.id
                        """)
                .param("plan", plan)
                .param("item", item)
                .query(JdbcAssignedTargets::target)
                .list();
    }

    Optional<AssignedTarget> findCurrent(UUID target) {
        return jdbc.sql(SELECT + "where t.id = :target and v.superseded_at = 'infinity'")
                .param("target", target)
                .query(JdbcAssignedTargets::target)
                .optional();
    }

    List<AssignedTarget> listSample() {
        return jdbc.sql(SELECT + "where v.sample and v.withdrawn is null and v.superseded_at = 'infinity'")
                .query(JdbcAssignedTargets::target)
                .list();
    }

    /** The identity of an item's target for a year, made if need be and locked until the transaction ends. */
    UUID lock(String plan, String item, int year) {
        jdbc.sql("""
                        insert into plan.assigned_target (plan_id, item_id, year) values (:plan, :item, :year)
                        on conflict do nothing
                        """)
                .param("plan", plan)
                .param("item", item)
                .param("year", year)
                .update();
        return jdbc.sql("""
                        select id from plan.assigned_target
                         where plan_id = :plan and item_id = :item and year = :year
                           for update
                        """)
                .param("plan", plan)
                .param("item", item)
                .param("year", year)
                .query(UUID.class)
                .single();
    }

    /** A moment after the lock, for both ends: the old version's and the new one's. */
    Instant moment() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    void supersede(UUID target, Instant at) {
        jdbc.sql("""
                        update plan.assigned_target_version set superseded_at = :at
                         where target_id = :target and superseded_at = 'infinity'
                        """)
                .param("target", target)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    UUID add(AssignedTarget version) {
        AssignedTarget.Document document = version.document();
        return jdbc.sql("""
                        insert into plan.assigned_target_version
                               (target_id, comparator, value, assigner, document_number, document_title, issued_on, note,
                                evidence, withdrawn, sample, author, recorded_at)
                        values (:target, :comparator, :value, :assigner, :number, :title, :issuedOn, :note,
                                :evidence, :withdrawn, :sample, :author, :recordedAt)
                        returning id
                        """)
                .param("target", version.target())
                .param("comparator", version.limit().comparison().sign())
                .param("value", version.limit().value())
                .param("assigner", document.assigner())
                .param("number", document.number())
                .param("title", document.title())
                .param("issuedOn", document.issuedOn())
                .param("note", document.note())
                .param("evidence", version.evidence().toArray(String[]::new))
                .param("withdrawn", version.withdrawn())
                .param("sample", version.sample())
                .param("author", version.author())
                .param("recordedAt", version.recordedAt().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    private static AssignedTarget target(ResultSet row, int number) throws SQLException {
        return new AssignedTarget(
                row.getObject("id", UUID.class),
                row.getObject("target_id", UUID.class),
                row.getString("plan_id"),
                row.getString("item_id"),
                row.getInt("year"),
                new Limit(Comparison.of(row.getString("comparator"), Direction.HIGHER), row.getBigDecimal("value")),
                new AssignedTarget.Document(
                        row.getString("assigner"),
                        row.getString("document_number"),
                        row.getString("document_title"),
                        day(row, "issued_on"),
                        row.getString("note")),
                texts(row.getArray("evidence")),
                row.getString("withdrawn"),
                row.getBoolean("sample"),
                row.getString("author"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
