package io.qingyuan.plan.internal.project;

import io.qingyuan.identity.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The money of projects by year and source. */
@Repository
class JdbcMoney {

    private static final String COLUMNS = """
            select version, project, year, source, planned, arranged, paid, document, evidence, unit, author_name, withdrawn,
                   sample, recorded_at, nullif(superseded_at, 'infinity') as until
              from plan.project_money
            """;

    private final JdbcClient jdbc;

    JdbcMoney(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a new version says. */
    record Entry(
            Spent spent,
            @Nullable String document,
            List<String> evidence,
            String unit,
            @Nullable String withdrawn) {}

    /** Writes a version in the place of the one that holds; the project's row must be locked. */
    UUID supersede(String project, Entry entry, Actor by, boolean sample) {
        OffsetDateTime now = now();
        Spent spent = entry.spent();
        jdbc.sql("""
                update plan.project_money set superseded_at = :now
                 where project = :project and year = :year and source = :source and superseded_at = 'infinity'
                """)
                .param("now", now)
                .param("project", project)
                .param("year", spent.year())
                .param("source", spent.source())
                .update();
        return jdbc.sql("""
                insert into plan.project_money (project, year, source, planned, arranged, paid, document, evidence, unit,
                    author, author_name, withdrawn, sample, recorded_at)
                values (:project, :year, :source, :planned, :arranged, :paid, :document, :evidence, :unit, :author,
                    :name, :withdrawn, :sample, :now)
                returning version
                """)
                .param("project", project)
                .param("year", spent.year())
                .param("source", spent.source())
                .param("planned", spent.planned())
                .param("arranged", spent.arranged())
                .param("paid", spent.paid())
                .param("document", entry.document())
                .param("evidence", entry.evidence().toArray(String[]::new))
                .param("unit", entry.unit())
                .param("author", by.person().value())
                .param("name", by.name())
                .param("withdrawn", entry.withdrawn())
                .param("sample", sample)
                .param("now", now)
                .query(UUID.class)
                .single();
    }

    /** Ends all sample rows. */
    void endSample() {
        jdbc.sql("update plan.project_money set superseded_at = :now where sample and superseded_at = 'infinity'")
                .param("now", now())
                .update();
    }

    /** The rows of these projects that hold, as known at a moment, by project, year and source. */
    List<MoneyRecord> list(Collection<String> projects, Instant known) {
        return jdbc.sql(COLUMNS + """
                 where project = any(:projects)
                   and recorded_at <= :at and superseded_at > :at
                   and withdrawn is null
                 order by project, year, source
                """)
                .param("projects", projects.toArray(String[]::new))
                .param("at", known.atOffset(ZoneOffset.UTC))
                .query(JdbcMoney::row)
                .list();
    }

    /** Every version of a project's rows known at the moment, the latest first. */
    List<MoneyRecord> history(String project, Instant known) {
        return jdbc.sql(COLUMNS + """
                 where project = :project and recorded_at <= :at
                 order by recorded_at desc, year desc, source
                """)
                .param("project", project)
                .param("at", known.atOffset(ZoneOffset.UTC))
                .query(JdbcMoney::row)
                .list();
    }

    List<MoneyRecord> findAll(Collection<UUID> versions) {
        return jdbc.sql(COLUMNS + " where version = any(:versions)")
                .param("versions", versions.toArray(UUID[]::new))
                .query(JdbcMoney::row)
                .list();
    }

    private OffsetDateTime now() {
        return Objects.requireNonNull(
                jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single());
    }

    private static MoneyRecord row(ResultSet row, int number) throws SQLException {
        return new MoneyRecord(
                row.getObject("version", UUID.class),
                row.getString("project"),
                new Spent(
                        row.getInt("year"),
                        row.getString("source"),
                        JdbcReports.plain(row.getBigDecimal("planned")),
                        JdbcReports.plain(row.getBigDecimal("arranged")),
                        JdbcReports.plain(row.getBigDecimal("paid"))),
                row.getString("document"),
                List.of((String[]) row.getArray("evidence").getArray()),
                JdbcReports.origin(row));
    }
}
