package io.qingyuan.intake.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.intake.IntakeFault;
import io.qingyuan.intake.internal.StagedRow.State;
import io.qingyuan.intake.internal.shaping.Written;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of imports. */
@Repository
class JdbcRows {

    private static final String COLUMNS = """
            select number, place, state, cells::text as cells, faults::text as faults, key_hash, version, reason
              from intake.row
            """;
    private static final TypeReference<Map<String, Written>> CELLS = new TypeReference<>() {};
    private static final TypeReference<List<IntakeFault>> FAULTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(UUID job, List<StagedRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into intake.row (job, number, place, state, cells, faults, key_hash)
                select :job, number, place, state, cells::jsonb, faults::jsonb, key_hash
                  from unnest(:numbers::bigint[], :places::text[], :states::text[], :cells::text[], :faults::text[],
                              :keys::text[]) as r (number, place, state, cells, faults, key_hash)
                """)
                .param("job", job)
                .param("numbers", rows.stream().map(StagedRow::number).toArray(Long[]::new))
                .param("places", texts(rows, StagedRow::place))
                .param("states", texts(rows, row -> row.state().word()))
                .param("cells", texts(rows, row -> json.writeValueAsString(row.cells())))
                .param("faults", texts(rows, row -> json.writeValueAsString(row.faults())))
                .param("keys", texts(rows, StagedRow::keyHash))
                .update();
    }

    /** Parks every good row whose key an earlier one has. In the caller's transaction. */
    void parkDoubles(UUID job, IntakeFault fault) {
        // pg: right after staging the planner knows nothing of the rows yet, takes them for one and would compare each
        // with each
        jdbc.sql("set local enable_nestloop = off").update();
        jdbc.sql("""
                with doubles as materialized (
                    select number, first_place
                      from (select number, first_value(place) over same as first_place,
                                   row_number() over same as position
                              from intake.row
                             where job = :job and state = 'good'
                            window same as (partition by key_hash order by number)) ranked
                     where position > 1)
                update intake.row r
                   set state = 'parked',
                       faults = jsonb_build_array(:fault::jsonb || jsonb_build_object('found', doubles.first_place))
                  from doubles
                 where r.job = :job and r.number = doubles.number
                """)
                .param("job", job)
                .param("fault", json.writeValueAsString(fault))
                .update();
    }

    /** Where another row of the import with the same key stands that was or will be taken. */
    Optional<String> placeOfDouble(UUID job, long number, String key) {
        return jdbc.sql("""
                select place
                  from intake.row
                 where job = :job and number <> :number and key_hash = :key and state in ('good', 'taken', 'unchanged')
                 order by number
                 limit 1
                """)
                .param("job", job)
                .param("number", number)
                .param("key", key)
                .query(String.class)
                .optional();
    }

    /** Rows in the order of the file. */
    List<StagedRow> list(UUID job, @Nullable State state, long after, int limit) {
        return jdbc.sql(COLUMNS + """
                 where job = :job and (:state::text is null or state = :state) and number > :after
                 order by number
                 limit :limit
                """)
                .param("job", job)
                .param("state", state == null ? null : state.word())
                .param("after", after)
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    /** Good rows behind a number, locked until the transaction ends. */
    List<StagedRow> lockGood(UUID job, long after, int limit) {
        return jdbc.sql(COLUMNS + """
                 where job = :job and state = 'good' and number > :after
                 order by number
                 limit :limit
                   for update
                """)
                .param("job", job)
                .param("after", after)
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    Optional<StagedRow> lock(UUID job, long number) {
        return jdbc.sql(COLUMNS + " where job = :job and number = :number for update")
                .param("job", job)
                .param("number", number)
                .query(this::row)
                .optional();
    }

    /** All waiting rows; the caller closes the stream, in a transaction. */
    Stream<StagedRow> parked(UUID job) {
        return jdbc
                .sql(COLUMNS + " where job = :job and state = 'parked' order by number")
                .withFetchSize(500)
                .param("job", job)
                .query(this::row)
                .stream();
    }

    void state(UUID job, Collection<Long> numbers, State state) {
        if (!numbers.isEmpty()) {
            jdbc.sql("update intake.row set state = :state where job = :job and number = any(:numbers)")
                    .param("job", job)
                    .param("state", state.word())
                    .param("numbers", numbers.toArray(Long[]::new))
                    .update();
        }
    }

    void write(UUID job, StagedRow row) {
        jdbc.sql("""
                update intake.row
                   set state = :state, cells = :cells::jsonb, faults = :faults::jsonb, key_hash = :key,
                       version = :version, reason = :reason
                 where job = :job and number = :number
                """)
                .param("job", job)
                .param("number", row.number())
                .param("state", row.state().word())
                .param("cells", json.writeValueAsString(row.cells()))
                .param("faults", json.writeValueAsString(row.faults()))
                .param("key", row.keyHash())
                .param("version", row.version())
                .param("reason", row.reason())
                .update();
    }

    void correction(UUID job, StagedRow row, String field, String was, String now, Actor by) {
        jdbc.sql("""
                insert into intake.correction (job, number, version, field, was, is_now, corrected_by)
                values (:job, :number, :version, :field, :was, :now, :by)
                """)
                .param("job", job)
                .param("number", row.number())
                .param("version", row.version())
                .param("field", field)
                .param("was", was)
                .param("now", now)
                .param("by", by.person().value())
                .update();
    }

    private static @Nullable String[] texts(List<StagedRow> rows, Function<StagedRow, @Nullable String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    private StagedRow row(ResultSet row, int number) throws SQLException {
        return new StagedRow(
                row.getLong("number"),
                row.getString("place"),
                State.of(row.getString("state")),
                json.readValue(row.getString("cells"), CELLS),
                json.readValue(row.getString("faults"), FAULTS),
                row.getString("key_hash"),
                row.getInt("version"),
                row.getString("reason"));
    }
}
