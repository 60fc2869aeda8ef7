package io.qingyuan.plan.internal.owner;

import io.qingyuan.time.AsOf;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcOwnerConfirmations {

    private final JdbcClient jdbc;

    JdbcOwnerConfirmations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Confirmation> current(String plan, AsOf asOf) {
        return jdbc
                .sql("""
                        select item_id, unit_id, note, author, recorded_at
                          from plan.owner_confirmation
                         where plan_id = :plan and recorded_at <= :asOf and superseded_at > :asOf
                        """)
                .param("plan", plan)
                .param("asOf", asOf.at().atOffset(ZoneOffset.UTC))
                .query(JdbcOwnerConfirmations::confirmation)
                .list()
                .stream()
                .collect(Collectors.toMap(Confirmation::item, Function.identity()));
    }

    List<Confirmation> history(String plan, String item) {
        return jdbc.sql("""
                        select item_id, unit_id, note, author, recorded_at
                          from plan.owner_confirmation
                         where plan_id = :plan and item_id = :item
                         order by recorded_at desc
                        """)
                .param("plan", plan)
                .param("item", item)
                .query(JdbcOwnerConfirmations::confirmation)
                .list();
    }

    void confirm(String plan, String item, String unit, @Nullable String note, String author) {
        // two people confirming at once wait for each other
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))::text")
                .param("key", "plan.owner/" + plan + "/" + item)
                .query(String.class)
                .single();
        OffsetDateTime now =
                jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
        jdbc.sql("""
                        update plan.owner_confirmation set superseded_at = :now
                         where plan_id = :plan and item_id = :item and superseded_at = 'infinity'
                        """).param("now", now).param("plan", plan).param("item", item).update();
        jdbc.sql("""
                        insert into plan.owner_confirmation (plan_id, item_id, unit_id, note, author, recorded_at)
                        values (:plan, :item, :unit, :note, :author, :now)
                        """)
                .param("plan", plan)
                .param("item", item)
                .param("unit", unit)
                .param("note", note)
                .param("author", author)
                .param("now", now)
                .update();
    }

    private static Confirmation confirmation(ResultSet row, int number) throws SQLException {
        return new Confirmation(
                row.getString("item_id"),
                row.getString("unit_id"),
                row.getString("note"),
                row.getString("author"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
