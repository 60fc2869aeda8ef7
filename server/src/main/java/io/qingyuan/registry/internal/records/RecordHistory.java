package io.qingyuan.registry.internal.records;

import io.qingyuan.registry.RecordId;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import io.qingyuan.registry.internal.definition.Columns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Records as they were: every version read by the definition it was written under. */
@Repository
public class RecordHistory {

    private final JdbcRecords records;
    private final Registers registers;
    private final JdbcClient jdbc;

    RecordHistory(JdbcRecords records, Registers registers, JdbcClient jdbc) {
        this.records = records;
        this.registers = registers;
        this.jdbc = jdbc;
    }

    /** Every version, the latest first. */
    public List<RecordRow> of(Register register, RecordId id) {
        Map<String, List<Integer>> byDefinition = new LinkedHashMap<>();
        records.definitions(register.id(), id)
                .forEach((version, hash) -> byDefinition
                        .computeIfAbsent(hash, _ -> new ArrayList<>())
                        .add(version));
        List<RecordRow> rows = new ArrayList<>();
        byDefinition.forEach(
                (hash, versions) -> rows.addAll(records.versions(definition(hash, register), id, versions)));
        rows.sort(Comparator.comparingInt(RecordRow::version).reversed());
        return rows;
    }

    /** One version, by its own definition. */
    public Optional<RecordRow> version(Register register, RecordId id, int version) {
        return Optional.ofNullable(records.definitions(register.id(), id).get(version))
                .flatMap(hash -> records.version(definition(hash, register), id, version));
    }

    /** What was known at a time, and held at a time in the world; by its own definition. */
    public Optional<RecordRow> at(Register register, RecordId id, Instant asOf, @Nullable Instant on) {
        return records.at(register, id, asOf, on)
                .flatMap(row -> row.definition().equals(register.hash())
                        ? Optional.of(row)
                        : records.version(definition(row.definition(), register), id, row.version()));
    }

    private Register definition(String hash, Register register) {
        return hash.equals(register.hash())
                ? register
                : registers.definition(hash).orElse(register);
    }

    /** What happened last in a register, within what a filter leaves, the latest first. */
    List<RecordRow> latest(Register register, RecordLists.Filter filter, @Nullable Instant before, int limit) {
        String sql = JdbcRecords.select(register) + " where r.act <> 'end-period'"
                + (before == null ? "" : " and r.recorded_at < :before")
                + " and " + filter.sql() + " order by r.recorded_at desc, r.record limit :page_limit";
        var query = jdbc.sql(sql).params(filter.parameters()).param("page_limit", limit);
        return (before == null ? query : query.param("before", JdbcRecords.time(before)))
                .query((row, _) -> RowColumns.row(register, row))
                .list();
    }

    /** Records whose names are like a name, the most alike first. */
    public List<Alike> alike(Register register, String name, @Nullable RecordId except, int limit) {
        String column = "r." + Columns.of(register.name());
        return jdbc.sql("select public.similarity(" + column + ", :name)::numeric(4, 2) as likeness, "
                        + RowColumns.selected(register) + " from " + Columns.table(register.id()) + " r where " + column
                        + " operator(public.%) :name and " + JdbcRecords.CURRENT
                        + " and (cast(:except as uuid) is null or r.record <> cast(:except as uuid))"
                        + " order by 1 desc, r.record limit :some")
                .param("name", name)
                .param("except", except == null ? null : except.toString())
                .param("some", limit)
                .query((row, _) -> new Alike(RowColumns.row(register, row), row.getString("likeness")))
                .list();
    }

    /** A record with how like its name is, from 0 to 1. */
    public record Alike(RecordRow row, String likeness) {}

    /** Names that several current records have, brackets and spaces aside; the most frequent first. */
    public List<Doubled> doubled(Register register, int limit) {
        String name = "regexp_replace(r." + Columns.of(register.name()) + ", '[\\s()（）]', '', 'g')";
        return jdbc.sql("select min(r." + Columns.of(register.name()) + ") as name, count(*) as records,"
                        + " array_agg(r.record::text order by r.record) as ids from "
                        + Columns.table(register.id()) + " r where " + JdbcRecords.CURRENT
                        + " and not r.state = any(:ended)"
                        + " and r." + Columns.of(register.name()) + " is not null group by " + name
                        + " having count(*) > 1 order by 2 desc, 1 limit :some")
                .param("ended", register.states("ended").toArray(String[]::new))
                .param("some", limit)
                .query((row, _) -> new Doubled(row.getString("name"), row.getLong("records"), List.of((String[])
                        row.getArray("ids").getArray())))
                .list();
    }

    /** A name that several records have. */
    public record Doubled(String name, long count, List<String> ids) {
        public Doubled {
            ids = List.copyOf(ids);
        }
    }
}
