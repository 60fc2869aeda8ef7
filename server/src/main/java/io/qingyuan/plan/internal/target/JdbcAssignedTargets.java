package io.qingyuan.plan.internal.target;

import io.qingyuan.plan.internal.judgement.Comparison;
import io.qingyuan.plan.internal.judgement.Direction;
import io.qingyuan.plan.internal.judgement.Limit;
import io.qingyuan.plan.internal.version.Versions;
import io.qingyuan.time.AsOf;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcAssignedTargets {

    private static final Versions.Tables TABLES =
            new Versions.Tables("plan.assigned_target", "plan.assigned_target_version", "target_id", """
            v.id, v.target_id, t.plan_id, t.item_id, t.year, v.comparator, v.value, v.assigner, v.document_number,
            v.document_title, v.issued_on, v.note, v.evidence, v.withdrawn, v.sample, v.author, v.recorded_at
            """);

    private final JdbcClient jdbc;
    private final Versions<AssignedTarget> versions;

    JdbcAssignedTargets(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.versions = new Versions<>(jdbc, TABLES, JdbcAssignedTargets::target);
    }

    Versions<AssignedTarget> versions() {
        return versions;
    }

    /** What was known then, withdrawn ones included, by item and year. */
    List<AssignedTarget> list(String plan, AsOf asOf) {
        return versions.list(plan, asOf, "t.item_id, t.year");
    }

    List<AssignedTarget> listSample() {
        return versions.listCurrent("v.sample and v.withdrawn is null");
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
