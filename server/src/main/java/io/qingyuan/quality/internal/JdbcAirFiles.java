package io.qingyuan.quality.internal;

import io.qingyuan.time.AsOf;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The files taken, and the numbers of their series. */
@Repository
class JdbcAirFiles {
    private static final String COLUMNS = """
            select id, sha256, selection, name, shape, source, bytes, lines, rows_taken, rows_new, rows_superseding,
                   first_start, last_end, recorded_at, recorded_by
              from quality.air_file
            """;

    private final JdbcClient jdbc;

    JdbcAirFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One import after another, on however many nodes.
     *
     * @return the moment at which its rows are recorded
     */
    Instant lock() {
        // pg: advisory lock, held to the end of the transaction
        jdbc.sql("select pg_advisory_xact_lock(hashtext('quality.air_file'))")
                .query((row, number) -> number)
                .single();
        return Objects.requireNonNull(jdbc.sql("select clock_timestamp()")
                        .query(OffsetDateTime.class)
                        .single())
                .toInstant();
    }

    /** The database's time, which rows are recorded by. */
    Instant now() {
        return Objects.requireNonNull(jdbc.sql("select clock_timestamp()")
                        .query(OffsetDateTime.class)
                        .single())
                .toInstant();
    }

    Optional<FileRow> find(String sha256, String selection) {
        return jdbc.sql(COLUMNS + " where sha256 = :sha256 and selection = :selection")
                .param("sha256", sha256)
                .param("selection", selection)
                .query(JdbcAirFiles::row)
                .optional();
    }

    /** Whether the content was taken, for whichever series. */
    boolean isTaken(String sha256) {
        return jdbc.sql("select exists (select 1 from quality.air_file where sha256 = :sha256)")
                .param("sha256", sha256)
                .query(Boolean.class)
                .single();
    }

    /** The files known at a time, the latest first. */
    List<FileRow> list(AsOf asOf) {
        return jdbc.sql(COLUMNS + " where recorded_at <= :asOf order by recorded_at desc, id desc")
                .param("asOf", OffsetDateTime.ofInstant(asOf.at(), ZoneOffset.UTC))
                .query(JdbcAirFiles::row)
                .list();
    }

    /** The hashes of all files, by their number. */
    Map<Long, String> hashes() {
        Map<Long, String> hashes = new HashMap<>();
        jdbc.sql("select id, sha256 from quality.air_file").query(row -> {
            hashes.put(row.getLong("id"), row.getString("sha256"));
        });
        return hashes;
    }

    long nextId() {
        return jdbc.sql("select nextval('quality.air_file_number')")
                .query(Long.class)
                .single();
    }

    void insert(FileRow file) {
        jdbc.sql("""
                insert into quality.air_file (id, sha256, selection, name, shape, source, bytes, lines, rows_taken,
                                              rows_new, rows_superseding, first_start, last_end, recorded_at, recorded_by)
                values (:id, :sha256, :selection, :name, :shape, :source, :bytes, :lines, :rowsTaken,
                        :rowsNew, :rowsSuperseding, :firstStart, :lastEnd, :recordedAt, :recordedBy)
                """)
                .param("id", file.id())
                .param("sha256", file.sha256())
                .param("selection", file.selection())
                .param("name", file.name())
                .param("shape", file.shape().code())
                .param("source", file.source())
                .param("bytes", file.bytes())
                .param("lines", file.lines())
                .param("rowsTaken", file.rowsTaken())
                .param("rowsNew", file.rowsNew())
                .param("rowsSuperseding", file.rowsSuperseding())
                .param("firstStart", at(file.firstStart()))
                .param("lastEnd", at(file.lastEnd()))
                .param("recordedAt", at(file.recordedAt()))
                .param("recordedBy", file.recordedBy())
                .update();
    }

    /** The number of a series, made where it is new. */
    int seriesId(SeriesKind kind, String code) {
        jdbc.sql("insert into quality.series (kind, code) values (:kind, :code) on conflict do nothing")
                .param("kind", kind.code())
                .param("code", code)
                .update();
        return findSeries(kind, code).orElseThrow();
    }

    Optional<Integer> findSeries(SeriesKind kind, String code) {
        return jdbc.sql("select id from quality.series where kind = :kind and code = :code")
                .param("kind", kind.code())
                .param("code", code)
                .query(Integer.class)
                .optional();
    }

    static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static FileRow row(ResultSet row, int number) throws SQLException {
        return new FileRow(
                row.getLong("id"),
                row.getString("sha256"),
                row.getString("selection"),
                row.getString("name"),
                AirShape.of(row.getString("shape")),
                row.getString("source"),
                row.getLong("bytes"),
                row.getLong("lines"),
                row.getLong("rows_taken"),
                row.getLong("rows_new"),
                row.getLong("rows_superseding"),
                instant(row, "first_start"),
                instant(row, "last_end"),
                Objects.requireNonNull(instant(row, "recorded_at")),
                row.getString("recorded_by"));
    }
}
