package io.qingyuan.registry.internal.definition;

import io.qingyuan.fields.Field;
import io.qingyuan.packs.CanonicalJson;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackId;
import io.qingyuan.registry.Register;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Definitions by their hash, and the tables that are made of them. */
@Repository
class JdbcRegisters {

    private static final String CURRENT = "superseded_at = 'infinity' and valid_to = 'infinity'";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcRegisters(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void keep(Register register, PackDocument document) {
        jdbc.sql("""
                insert into registry.definition (hash, register, pack, path, canonical)
                values (:hash, :register, :pack, :path, :canonical)
                on conflict do nothing
                """)
                .param("hash", register.hash())
                .param("register", register.id())
                .param("pack", document.pack().value())
                .param("path", document.path())
                .param("canonical", CanonicalJson.write(document.root()))
                .update();
    }

    /** The definition, without the lines it stood on. */
    Optional<PackDocument> find(String hash) {
        return jdbc.sql("select pack, path, canonical from registry.definition where hash = :hash")
                .param("hash", hash)
                .query((row, _) -> new PackDocument(
                        new PackId(row.getString("pack")),
                        row.getString("path"),
                        row.getString("canonical"),
                        (ObjectNode) json.readTree(row.getString("canonical")),
                        Map.of("", 1)))
                .optional();
    }

    /** The definition that came last. */
    Optional<PackDocument> last(String register) {
        return jdbc.sql(
                        "select hash from registry.definition where register = :register order by first_used desc limit 1")
                .param("register", register)
                .query(String.class)
                .optional()
                .flatMap(this::find);
    }

    boolean hasTable(String register) {
        return Boolean.TRUE.equals(jdbc.sql("select to_regclass(:table) is not null")
                .param("table", Columns.table(register))
                .query(Boolean.class)
                .single());
    }

    /** The type of a field's column; empty where the table has none. */
    Optional<String> type(String register, String field) {
        return jdbc.sql("""
                select format_type(atttypid, atttypmod)
                  from pg_attribute
                 where attrelid = cast(:table as regclass) and attname = :column and not attisdropped
                """)
                .param("table", Columns.table(register))
                .param("column", Columns.of(field))
                .query(String.class)
                .optional();
    }

    /** Makes the table, its indexes and its view, or brings them up to date. */
    void shape(Register register) {
        jdbc.sql("select registry.shape(:register, cast(:columns as jsonb), cast(:shown as jsonb))::text")
                .param("register", register.id())
                .param("columns", json.writeValueAsString(Columns.of(register)))
                .param("shown", json.writeValueAsString(Columns.shown(register)))
                .query(String.class)
                .optional();
    }

    /** How many records there are. */
    long records(String register) {
        return count("select count(*) from " + Columns.table(register) + " where " + CURRENT);
    }

    /** How many records ever said something in a field. */
    long saying(String register, String field) {
        return count("select count(distinct record) from " + Columns.table(register) + " where " + Columns.of(field)
                + " is not null");
    }

    /** How many records say nothing in a field now, ended ones aside. */
    long lacking(Register register, Field field) {
        return jdbc.sql("select count(*) from " + Columns.table(register.id()) + " where " + CURRENT + " and "
                        + Columns.of(field.id()) + " is null and not state = any(:ended)")
                .param("ended", register.states("ended").toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /** How many records are in each state now. */
    Map<String, Long> states(String register) {
        Map<String, Long> states = new HashMap<>();
        jdbc.sql("select state, count(*) as records from " + Columns.table(register) + " where " + CURRENT
                        + " group by state")
                .query((row, _) -> states.put(row.getString("state"), row.getLong("records")))
                .list();
        return states;
    }

    /** Values that several records have now, at most three. */
    List<String> doubles(String register, String field) {
        String column = Columns.of(field);
        return jdbc.sql("select " + column + "::text as value from " + Columns.table(register) + " where " + CURRENT
                        + " and " + column + " is not null group by " + column
                        + " having count(*) > 1 order by 1 limit 3")
                .query((row, _) -> row.getString("value"))
                .list();
    }

    private long count(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }
}
