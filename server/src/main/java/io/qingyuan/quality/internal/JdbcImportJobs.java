package io.qingyuan.quality.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The imports that run and ran. Progress is written outside of the import's own transaction, so that others see it. */
@Repository
class JdbcImportJobs {
    private static final String COLUMNS = """
            select id, name, sha256, bytes, source, stations, state, phase, bytes_done, rows_done, cancel,
                   report::text as report, file, requested_by, requested_at, finished_at
              from quality.air_import
            """;

    private final JdbcClient jdbc;

    JdbcImportJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID insert(String name, String sha256, long bytes, String source, String stations, String by) {
        return Objects.requireNonNull(jdbc.sql("""
                insert into quality.air_import (name, sha256, bytes, source, stations, state, phase, requested_by,
                                                requested_at)
                values (:name, :sha256, :bytes, :source, :stations, 'waiting', 'waiting', :by, clock_timestamp())
                returning id
                """)
                .param("name", name)
                .param("sha256", sha256)
                .param("bytes", bytes)
                .param("source", source)
                .param("stations", stations)
                .param("by", by)
                .query(UUID.class)
                .single());
    }

    Optional<ImportJob> find(UUID id) {
        return jdbc.sql(COLUMNS + " where id = :id")
                .param("id", id)
                .query(JdbcImportJobs::row)
                .optional();
    }

    /** The latest imports, the latest first. */
    List<ImportJob> latest(int limit) {
        return jdbc.sql(COLUMNS + " order by requested_at desc, id desc limit :limit")
                .param("limit", limit)
                .query(JdbcImportJobs::row)
                .list();
    }

    /**
     * Notes how far an import is.
     *
     * @return whether somebody asked for it to stop
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean progress(UUID id, AirProgress.Phase phase, long bytes, long rows) {
        return jdbc.sql("""
                update quality.air_import
                   set state = 'running', phase = :phase, bytes_done = :bytes, rows_done = :rows
                 where id = :id
                returning cancel
                """)
                .param("id", id)
                .param("phase", phase.name().toLowerCase(Locale.ROOT))
                .param("bytes", bytes)
                .param("rows", rows)
                .query(Boolean.class)
                .single();
    }

    /** Notes how an import ended. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void end(UUID id, ImportState state, @Nullable Long file, String report) {
        jdbc.sql("""
                update quality.air_import
                   set state = :state, phase = 'ended', file = :file, report = :report::jsonb,
                       finished_at = clock_timestamp()
                 where id = :id
                """)
                .param("id", id)
                .param("state", state.code())
                .param("file", file)
                .param("report", report)
                .update();
    }

    void askToStop(UUID id) {
        jdbc.sql("update quality.air_import set cancel = true where id = :id")
                .param("id", id)
                .update();
    }

    /** Imports that a stopped server left behind. */
    List<UUID> leftBehind() {
        return jdbc.sql("select id from quality.air_import where state in ('waiting', 'running')")
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    private static ImportJob row(ResultSet row, int number) throws SQLException {
        long file = row.getLong("file");
        boolean hasFile = !row.wasNull();
        return new ImportJob(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("sha256"),
                row.getLong("bytes"),
                row.getString("source"),
                row.getString("stations"),
                ImportState.of(row.getString("state")),
                AirProgress.Phase.valueOf(row.getString("phase").toUpperCase(Locale.ROOT)),
                row.getLong("bytes_done"),
                row.getLong("rows_done"),
                row.getBoolean("cancel"),
                row.getString("report"),
                hasFile ? file : null,
                row.getString("requested_by"),
                Objects.requireNonNull(JdbcAirFiles.instant(row, "requested_at")),
                JdbcAirFiles.instant(row, "finished_at"));
    }
}
