package io.qingyuan.plan.internal.project;

import io.qingyuan.identity.Actor;
import io.qingyuan.plan.internal.project.ReportRecord.Evidence;
import io.qingyuan.plan.internal.project.ReportRecord.Origin;
import io.qingyuan.plan.internal.project.ReportRecord.Texts;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The monthly reports of projects with their quantities and files. */
@Repository
class JdbcReports {

    private static final String COLUMNS = """
            select version, project, month, percent, progress, problems, next_steps, delay_cause, new_date, unit,
                   author_name, withdrawn, sample, recorded_at, nullif(superseded_at, 'infinity') as until
              from plan.project_report
            """;

    private final JdbcClient jdbc;

    JdbcReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a new version says. */
    record Entry(
            YearMonth month,
            @Nullable BigDecimal percent,
            Texts texts,
            @Nullable LocalDate newDate,
            Map<String, BigDecimal> done,
            List<Evidence> evidence,
            String unit,
            @Nullable String withdrawn) {

        static Entry withdrawal(YearMonth month, String unit, String reason) {
            return new Entry(month, null, Texts.NONE, null, Map.of(), List.of(), unit, reason);
        }
    }

    /** Makes sure there is a row to lock, and locks it: two reports of one project come one after the other. */
    void lock(String project) {
        jdbc.sql("insert into plan.project (code) values (:code) on conflict do nothing")
                .param("code", project)
                .update();
        jdbc.sql("select code from plan.project where code = :code for update")
                .param("code", project)
                .query(String.class)
                .single();
    }

    /** Writes a version in the place of the one that holds for the month; the row must be locked. */
    UUID supersede(String project, Entry entry, Actor by, boolean sample) {
        OffsetDateTime now = now();
        LocalDate month = entry.month().atDay(1);
        jdbc.sql("""
                update plan.project_report set superseded_at = :now
                 where project = :project and month = :month and superseded_at = 'infinity'
                """)
                .param("now", now)
                .param("project", project)
                .param("month", month)
                .update();
        UUID version = jdbc.sql("""
                insert into plan.project_report (project, month, percent, progress, problems, next_steps, delay_cause,
                    new_date, unit, author, author_name, withdrawn, sample, recorded_at)
                values (:project, :month, :percent, :progress, :problems, :next, :cause, :newDate, :unit, :author,
                    :name, :withdrawn, :sample, :now)
                returning version
                """)
                .param("project", project)
                .param("month", month)
                .param("percent", entry.percent())
                .param("progress", entry.texts().progress())
                .param("problems", entry.texts().problems())
                .param("next", entry.texts().nextSteps())
                .param("cause", entry.texts().delayCause())
                .param("newDate", entry.newDate())
                .param("unit", entry.unit())
                .param("author", by.person().value())
                .param("name", by.name())
                .param("withdrawn", entry.withdrawn())
                .param("sample", sample)
                .param("now", now)
                .query(UUID.class)
                .single();
        addQuantities(version, entry.done());
        addFiles(version, entry.evidence());
        return version;
    }

    private void addQuantities(UUID version, Map<String, BigDecimal> done) {
        jdbc.sql("""
                insert into plan.report_quantity (version, quantity, done)
                select :version, quantity, done
                  from unnest(cast(:ids as text[]), cast(:amounts as numeric[])) as row (quantity, done)
                """)
                .param("version", version)
                .param("ids", done.keySet().toArray(String[]::new))
                .param("amounts", done.values().toArray(BigDecimal[]::new))
                .update();
    }

    private void addFiles(UUID version, List<Evidence> files) {
        int position = 0;
        for (Evidence file : files) {
            jdbc.sql("""
                    insert into plan.report_file (version, position, file, name)
                    values (:version, :position, :file, :name)
                    """)
                    .param("version", version)
                    .param("position", position++)
                    .param("file", file.file())
                    .param("name", file.name())
                    .update();
        }
    }

    /** Ends all sample reports. */
    void endSample() {
        jdbc.sql("update plan.project_report set superseded_at = :now where sample and superseded_at = 'infinity'")
                .param("now", now())
                .update();
    }

    /** The reports of these projects that hold, as known at a moment, by project and month. */
    List<ReportRecord> list(Collection<String> projects, Instant known) {
        return complete(jdbc.sql(COLUMNS + """
                 where project = any(:projects)
                   and recorded_at <= :at and superseded_at > :at
                   and withdrawn is null
                 order by project, month
                """)
                .param("projects", projects.toArray(String[]::new))
                .param("at", known.atOffset(ZoneOffset.UTC))
                .query(JdbcReports::row)
                .list());
    }

    /** Every version of a project's reports known at the moment, the latest first. */
    List<ReportRecord> history(String project, Instant known) {
        return complete(jdbc.sql(COLUMNS + """
                 where project = :project and recorded_at <= :at
                 order by recorded_at desc, month desc
                """)
                .param("project", project)
                .param("at", known.atOffset(ZoneOffset.UTC))
                .query(JdbcReports::row)
                .list());
    }

    List<ReportRecord> findAll(Collection<UUID> versions) {
        return complete(jdbc.sql(COLUMNS + " where version = any(:versions)")
                .param("versions", versions.toArray(UUID[]::new))
                .query(JdbcReports::row)
                .list());
    }

    private OffsetDateTime now() {
        return Objects.requireNonNull(
                jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single());
    }

    private List<ReportRecord> complete(List<ReportRecord> reports) {
        UUID[] versions = reports.stream().map(ReportRecord::version).toArray(UUID[]::new);
        Map<UUID, Map<String, BigDecimal>> done = new HashMap<>();
        jdbc.sql("select version, quantity, done from plan.report_quantity where version = any(:versions)")
                .param("versions", versions)
                .query((row, _) -> done.computeIfAbsent(row.getObject("version", UUID.class), _ -> new HashMap<>())
                        .put(row.getString("quantity"), row.getBigDecimal("done")))
                .list();
        Map<UUID, List<Evidence>> files = new HashMap<>();
        jdbc.sql("""
                select version, file, name
                  from plan.report_file
                 where version = any(:versions)
                 order by version, position
                """)
                .param("versions", versions)
                .query((row, _) -> files.computeIfAbsent(row.getObject("version", UUID.class), _ -> new ArrayList<>())
                        .add(new Evidence(row.getString("file"), row.getString("name"))))
                .list();
        return reports.stream()
                .map(report -> report.with(
                        done.getOrDefault(report.version(), Map.of()), files.getOrDefault(report.version(), List.of())))
                .toList();
    }

    private static ReportRecord row(ResultSet row, int number) throws SQLException {
        return new ReportRecord(
                row.getObject("version", UUID.class),
                row.getString("project"),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                plain(row.getBigDecimal("percent")),
                new Texts(
                        row.getString("progress"),
                        row.getString("problems"),
                        row.getString("next_steps"),
                        row.getString("delay_cause")),
                row.getObject("new_date", LocalDate.class),
                Map.of(),
                List.of(),
                origin(row));
    }

    /** Columns keep fixed decimals; zeros nobody wrote are left off. */
    static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static Origin origin(ResultSet row) throws SQLException {
        OffsetDateTime until = row.getObject("until", OffsetDateTime.class);
        return new Origin(
                row.getString("unit"),
                row.getString("author_name"),
                row.getString("withdrawn"),
                row.getBoolean("sample"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                until == null ? null : until.toInstant());
    }
}
