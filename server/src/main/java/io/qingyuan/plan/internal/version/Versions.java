package io.qingyuan.plan.internal.version;

import io.qingyuan.time.AsOf;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One kind of thing that people record about a plan: a table of the things and a table of their versions, of which one holds
 * at a time. Only the end of a version is ever written again.
 */
public final class Versions<T> {

    private final JdbcClient jdbc;
    private final Tables tables;
    private final RowMapper<T> row;

    /**
     * Where they are kept.
     *
     * @param things the table of the things, {@code t} in {@code columns}
     * @param versions the table of their versions, {@code v} in {@code columns}
     * @param link the column of a version that names its thing
     * @param columns what a row is made of
     */
    public record Tables(String things, String versions, String link, String columns) {

        String select(String where) {
            return "select " + columns + " from " + things + " t join " + versions + " v on v." + link
                    + " = t.id where " + where;
        }
    }

    public Versions(JdbcClient jdbc, Tables tables, RowMapper<T> row) {
        this.jdbc = jdbc;
        this.tables = tables;
        this.row = row;
    }

    /** What was known of a plan then, what was taken back included. */
    public List<T> list(String plan, AsOf asOf, String order) {
        return jdbc.sql(tables.select(
                        "t.plan_id = :plan and v.recorded_at <= :asOf and v.superseded_at > :asOf order by " + order))
                .param("plan", plan)
                .param("asOf", asOf.at().atOffset(ZoneOffset.UTC))
                .query(row)
                .list();
    }

    /** These versions, whether they hold or not. */
    public List<T> findAll(Collection<UUID> ids) {
        return jdbc.sql(tables.select("v.id = any(:ids)"))
                .param("ids", ids.toArray(UUID[]::new))
                .query(row)
                .list();
    }

    /** The version of a thing that holds. */
    public Optional<T> findCurrent(UUID thing) {
        return jdbc.sql(tables.select("t.id = :thing and v.superseded_at = 'infinity'"))
                .param("thing", thing)
                .query(row)
                .optional();
    }

    /** What holds now and fulfils a condition on {@code v}. */
    public List<T> listCurrent(String condition) {
        return jdbc.sql(tables.select("v.superseded_at = 'infinity' and " + condition))
                .query(row)
                .list();
    }

    /** All versions of an item's things, the latest first; for things that belong to an item. */
    public List<T> history(String plan, String item) {
        return jdbc.sql(tables.select("t.plan_id = :plan and t.item_id = :item order by v.recorded_at desc, v.id"))
                .param("plan", plan)
                .param("item", item)
                .query(row)
                .list();
    }

    /** Locks a thing until the transaction ends, and gives the version that holds. */
    public Optional<T> lock(UUID thing) {
        jdbc.sql("select id from " + tables.things() + " where id = :thing for update")
                .param("thing", thing)
                .query(UUID.class)
                .optional();
        return findCurrent(thing);
    }

    /** Ends the version that holds, if any; the next one begins at the moment given back. The thing must be locked. */
    public Instant supersede(UUID thing) {
        OffsetDateTime now =
                jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
        jdbc.sql("update " + tables.versions() + " set superseded_at = :now where " + tables.link()
                        + " = :thing and superseded_at = 'infinity'")
                .param("now", now)
                .param("thing", thing)
                .update();
        return now.toInstant();
    }
}
