package io.qingyuan.registry.internal.records;

import io.qingyuan.registry.RecordId;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.internal.definition.Columns;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Records and their versions. Names of tables and columns come from definitions that were validated; all else is a parameter. */
@Repository
public class JdbcRecords {

    /** What holds in the world and is known now; as the partial indexes have it. */
    public static final String CURRENT = "r.superseded_at = 'infinity' and r.valid_to = 'infinity'";

    private final JdbcClient jdbc;

    JdbcRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which register a record belongs to. */
    public Map<RecordId, String> registers(Collection<RecordId> ids) {
        Map<RecordId, String> found = new LinkedHashMap<>();
        jdbc.sql("select id, register from registry.record where id = any(cast(:ids as uuid[]))")
                .param("ids", texts(ids, RecordId::toString))
                .query((row, _) -> found.put(new RecordId(row.getObject("id", UUID.class)), row.getString("register")))
                .list();
        return found;
    }

    /** What holds of these records now, in no order. */
    public List<RecordRow> current(Register register, Collection<RecordId> ids) {
        return jdbc.sql(select(register) + " where r.record = any(cast(:ids as uuid[])) and " + CURRENT)
                .param("ids", texts(ids, RecordId::toString))
                .query((row, _) -> RowColumns.row(register, row))
                .list();
    }

    public Optional<RecordRow> current(Register register, RecordId id) {
        return current(register, List.of(id)).stream().findFirst();
    }

    /** What holds now and has a place that reaches into a box, as {@link Boxes} writes it. */
    List<RecordRow> near(Register register, String field, String box) {
        return jdbc.sql(select(register) + " where r." + Columns.box(field) + " && cast(:box as box) and " + CURRENT)
                .param("box", box)
                .query((row, _) -> RowColumns.row(register, row))
                .list();
    }

    /** What was known at a time of what held, at a time, in the world. */
    Optional<RecordRow> at(Register register, RecordId id, Instant asOf, @Nullable Instant on) {
        String held = on == null ? "r.valid_to = 'infinity'" : "r.valid_from <= :on and r.valid_to > :on";
        var query = jdbc.sql(select(register)
                        + " where r.record = :id and r.recorded_at <= :asOf and r.superseded_at > :asOf and " + held)
                .param("id", id.value())
                .param("asOf", time(asOf));
        return (on == null ? query : query.param("on", time(on)))
                .query((row, _) -> RowColumns.row(register, row))
                .optional();
    }

    /** One version. */
    Optional<RecordRow> version(Register register, RecordId id, int version) {
        return jdbc.sql(select(register) + " where r.record = :id and r.version = :version")
                .param("id", id.value())
                .param("version", version)
                .query((row, _) -> RowColumns.row(register, row))
                .optional();
    }

    /** The hash of the definition each version was written under, the latest first. */
    Map<Integer, String> definitions(String register, RecordId id) {
        Map<Integer, String> definitions = new LinkedHashMap<>();
        jdbc.sql("select version, definition from " + Columns.table(register)
                        + " where record = :id order by version desc")
                .param("id", id.value())
                .query((row, _) -> definitions.put(row.getInt("version"), row.getString("definition")))
                .list();
        return definitions;
    }

    /** Versions of a record, read by one definition, the latest first. */
    List<RecordRow> versions(Register register, RecordId id, Collection<Integer> versions) {
        return jdbc.sql(select(register)
                        + " where r.record = :id and r.version = any(:versions) order by r.version desc")
                .param("id", id.value())
                .param("versions", versions.toArray(Integer[]::new))
                .query((row, _) -> RowColumns.row(register, row))
                .list();
    }

    /** Versions by the record and their number. */
    List<RecordRow> versions(Register register, Collection<VersionKey> keys) {
        return jdbc.sql(select(register) + """
                 join unnest(cast(:ids as uuid[]), :versions) as k (record, version)
                   on r.record = k.record and r.version = k.version
                """)
                .param("ids", texts(keys, key -> key.id().toString()))
                .param("versions", keys.stream().map(VersionKey::version).toArray(Integer[]::new))
                .query((row, _) -> RowColumns.row(register, row))
                .list();
    }

    /** One version of one record. */
    record VersionKey(RecordId id, int version) {}

    /**
     * The current records that say one of the values in a field. Planned anew for the values each time, within a transaction: a plan kept from
     * when the table was small compares every record with every value once both are thousands.
     */
    public List<RecordRow> having(Register register, String field, Collection<String> values) {
        jdbc.sql("select set_config('plan_cache_mode', 'force_custom_plan', true)")
                .query(String.class)
                .single();
        String column = "r." + Columns.of(field);
        String type = Columns.type(register.field(field).kind());
        return jdbc.sql(select(register) + " where " + column + " = any(cast(:values as " + type + "[])) and "
                        + CURRENT)
                .param("values", values.toArray(String[]::new))
                .query((row, _) -> RowColumns.row(register, row))
                .list();
    }

    /** The current records with these numbers. */
    public List<RecordRow> numbered(Register register, Collection<String> numbers) {
        return jdbc.sql(select(register) + " where r.number = any(:numbers) and " + CURRENT)
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, _) -> RowColumns.row(register, row))
                .list();
    }

    /** Holds back whoever else writes these until the transaction ends. */
    public void lock(Collection<String> things) {
        jdbc.sql("""
                -- pg: advisory locks, held until the transaction ends
                select count(pg_advisory_xact_lock(key))
                  from (select distinct hashtextextended(thing, 61) as key
                          from unnest(:things) as asked (thing)
                         order by 1) as ordered (key)
                """)
                .param("things", things.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /** The time of the database, after every lock was taken. */
    public Instant now() {
        return Objects.requireNonNull(jdbc.sql("select clock_timestamp()")
                        .query(OffsetDateTime.class)
                        .single())
                .toInstant();
    }

    /** Takes one number. */
    public int count(String serial, int year) {
        return numbers(serial, year, 1);
    }

    /** Takes numbers in a row; the first of them. */
    int numbers(String register, int year, int count) {
        return jdbc.sql("""
                insert into registry.serial as s (register, year, last)
                values (:register, :year, :count)
                on conflict (register, year) do update set last = s.last + :count
                returning last - :count + 1
                """)
                .param("register", register)
                .param("year", year)
                .param("count", count)
                .query(Integer.class)
                .single();
    }

    /**
     * A record to be made.
     *
     * @param createdBy who makes it
     */
    record NewRecord(@Nullable String number, boolean sample, UUID createdBy, Instant at) {}

    /** Makes records; their ids, in order. */
    List<RecordId> create(String register, List<NewRecord> records) {
        return jdbc.sql("""
                insert into registry.record (id, register, number, sample, created_by, created_at)
                select uuidv7(), :register, number, cast(sample as boolean), cast(created_by as uuid), cast(at as timestamptz)
                  from unnest(:numbers, :samples, :creators, :times) with ordinality
                       as given (number, sample, created_by, at, position)
                 order by position
                returning id
                """)
                .param("register", register)
                .param("numbers", texts(records, NewRecord::number))
                .param("samples", texts(records, record -> Boolean.toString(record.sample())))
                .param("creators", texts(records, record -> record.createdBy().toString()))
                .param("times", texts(records, record -> record.at().toString()))
                .query((row, _) -> new RecordId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Ends what is known as current of these records. */
    void supersede(Register register, Collection<RecordId> ids, Instant at) {
        jdbc.sql("update " + Columns.table(register.id()) + " r set superseded_at = :at"
                        + " where r.record = any(cast(:ids as uuid[])) and " + CURRENT)
                .param("at", time(at))
                .param("ids", texts(ids, RecordId::toString))
                .update();
    }

    /** Ends everything that is known of sample records; how many versions there were. */
    public int endSamples(Register register, Instant at) {
        return jdbc.sql("update " + Columns.table(register.id())
                        + " set superseded_at = :at where sample and superseded_at = 'infinity'")
                .param("at", time(at))
                .update();
    }

    /** The greatest number of a version of each record. */
    Map<RecordId, Integer> lastVersions(Register register, Collection<RecordId> ids) {
        Map<RecordId, Integer> last = new LinkedHashMap<>();
        jdbc.sql("select record, max(version) as version from " + Columns.table(register.id())
                        + " where record = any(cast(:ids as uuid[])) group by record")
                .param("ids", texts(ids, RecordId::toString))
                .query((row, _) -> last.put(new RecordId(row.getObject("record", UUID.class)), row.getInt("version")))
                .list();
        return last;
    }

    /** Whether something else held of the record before a time, as it is known now. */
    boolean heldBefore(Register register, RecordId id, Instant at) {
        return Boolean.TRUE.equals(jdbc.sql("select exists (select 1 from " + Columns.table(register.id())
                        + " where record = :id and superseded_at = 'infinity' and valid_from < :at)")
                .param("id", id.value())
                .param("at", time(at))
                .query(Boolean.class)
                .single());
    }

    /** Writes versions, all in one statement. */
    void insert(Register register, List<RecordRow> rows) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        List<String> columns = new ArrayList<>();
        List<String> selected = new ArrayList<>();
        fixed(rows).forEach((column, texts) -> {
            columns.add(column.name());
            selected.add("cast(" + column.name() + " as " + column.type() + ")");
            parameters.put(column.name(), texts);
        });
        List<RowColumns.Written> fields = RowColumns.written(
                register, rows.stream().map(RecordRow::values).toList());
        for (RowColumns.Written written : fields) {
            columns.add(written.column());
            selected.add("cast(" + written.column() + " as " + written.type() + ")");
            parameters.put(written.column(), written.texts().toArray(String[]::new));
        }
        String given = String.join(", ", columns);
        String arrays = columns.stream().map(column -> ":" + column).collect(Collectors.joining(", "));
        jdbc.sql("insert into " + Columns.table(register.id()) + " (" + given + ") select "
                        + String.join(", ", selected) + " from unnest(" + arrays + ") as given (" + given + ")")
                .params(parameters)
                .update();
    }

    private record Fixed(String name, String type) {}

    private static Map<Fixed, Object> fixed(List<RecordRow> rows) {
        Map<Fixed, Object> fixed = new LinkedHashMap<>();
        fixed.put(new Fixed("record", "uuid"), texts(rows, row -> row.id().toString()));
        fixed.put(new Fixed("version", "int"), texts(rows, row -> Integer.toString(row.version())));
        fixed.put(new Fixed("number", "text"), texts(rows, RecordRow::number));
        fixed.put(new Fixed("state", "text"), texts(rows, RecordRow::state));
        fixed.put(
                new Fixed("valid_from", "timestamptz"),
                texts(rows, row -> row.validFrom().toString()));
        fixed.put(new Fixed("valid_to", "timestamptz"), texts(rows, row -> end(row.validTo())));
        fixed.put(
                new Fixed("recorded_at", "timestamptz"),
                texts(rows, row -> row.recordedAt().toString()));
        fixed.put(new Fixed("act", "text"), texts(rows, RecordRow::act));
        fixed.put(new Fixed("reason", "text"), texts(rows, RecordRow::reason));
        fixed.put(new Fixed("author", "uuid"), texts(rows, row -> row.author().toString()));
        fixed.put(new Fixed("author_name", "text"), texts(rows, RecordRow::authorName));
        fixed.put(
                new Fixed("created_by", "uuid"),
                texts(rows, row -> row.createdBy().toString()));
        fixed.put(new Fixed("definition", "text"), texts(rows, RecordRow::definition));
        fixed.put(new Fixed("sample", "boolean"), texts(rows, row -> Boolean.toString(row.sample())));
        return fixed;
    }

    private static String end(@Nullable Instant end) {
        return end == null ? "infinity" : end.toString();
    }

    static String select(Register register) {
        return "select " + RowColumns.selected(register) + " from " + Columns.table(register.id()) + " r";
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static <T> @Nullable String[] texts(Collection<T> things, Function<T, @Nullable String> text) {
        return things.stream().map(text).toArray(String[]::new);
    }

    // --- requests with a key
    // ---------------------------------------------------------------------------------------------

    /** What was made for a key. */
    record Request(String hash, RecordId record) {}

    Optional<Request> request(UUID person, String key) {
        return jdbc.sql("select hash, record from registry.request where person = :person and key = :key")
                .param("person", person)
                .param("key", key)
                .query((row, _) ->
                        new Request(row.getString("hash"), new RecordId(row.getObject("record", UUID.class))))
                .optional();
    }

    void remember(UUID person, String key, String hash, RecordId record) {
        jdbc.sql("insert into registry.request (person, key, hash, record) values (:person, :key, :hash, :record)")
                .param("person", person)
                .param("key", key)
                .param("hash", hash)
                .param("record", record.value())
                .update();
    }
}
