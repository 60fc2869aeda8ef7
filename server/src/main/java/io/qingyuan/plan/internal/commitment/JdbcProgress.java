package io.qingyuan.plan.internal.commitment;

import io.qingyuan.identity.Actor;
import io.qingyuan.plan.internal.commitment.ProgressRecord.Evidence;
import io.qingyuan.time.AsOf;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The progress records of commitments and their evidence. */
@Repository
class JdbcProgress {

    private static final String COLUMNS = """
            version, commitment, on_day, value, step, comment, document, unit, author_name, withdrawn, sample,
            recorded_at, nullif(superseded_at, 'infinity') as until
            """;

    private final JdbcClient jdbc;

    JdbcProgress(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a new version says. */
    record Entry(
            LocalDate on,
            @Nullable BigDecimal value,
            @Nullable Step step,
            @Nullable String comment,
            @Nullable String document,
            @Nullable String unit,
            @Nullable String withdrawn,
            List<Evidence> evidence) {

        static Entry withdrawal(LocalDate on, String reason) {
            return new Entry(on, null, null, null, null, null, reason, List.of());
        }
    }

    /** Makes sure there is a row to lock, and locks it: two reports of one commitment come one after the other. */
    void lock(String commitment) {
        jdbc.sql("insert into plan.commitment (code) values (:code) on conflict do nothing")
                .param("code", commitment)
                .update();
        jdbc.sql("select code from plan.commitment where code = :code for update")
                .param("code", commitment)
                .query(String.class)
                .single();
    }

    /** Writes a version in the place of the one that holds for the day; the row must be locked. */
    UUID supersede(String commitment, Entry entry, Actor by, boolean sample) {
        OffsetDateTime now =
                jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
        end("commitment = :code and on_day = :day", Map.of("code", commitment, "day", entry.on()), now);
        UUID version = jdbc.sql("""
                insert into plan.progress (commitment, on_day, value, step, comment, document, unit, author, author_name,
                    withdrawn, sample, recorded_at)
                values (:commitment, :day, :value, :step, :comment, :document, :unit, :author, :name, :withdrawn,
                    :sample, :now)
                returning version
                """)
                .param("commitment", commitment)
                .param("day", entry.on())
                .param("value", entry.value())
                .param("step", code(entry.step()))
                .param("comment", entry.comment())
                .param("document", entry.document())
                .param("unit", entry.unit())
                .param("author", by.person().value())
                .param("name", by.name())
                .param("withdrawn", entry.withdrawn())
                .param("sample", sample)
                .param("now", now)
                .query(UUID.class)
                .single();
        int position = 0;
        for (Evidence file : entry.evidence()) {
            jdbc.sql("""
                    insert into plan.progress_file (version, position, file, name)
                    values (:version, :position, :file, :name)
                    """)
                    .param("version", version)
                    .param("position", position++)
                    .param("file", file.file())
                    .param("name", file.name())
                    .update();
        }
        return version;
    }

    /** Ends all sample records and tells the commitments they were about. */
    List<String> endSample() {
        List<String> commitments =
                jdbc.sql("""
                select distinct commitment
                  from plan.progress
                 where sample and superseded_at = 'infinity'
                """).query((row, _) -> row.getString("commitment")).list();
        OffsetDateTime now =
                jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
        end("sample", Map.of(), now);
        return commitments;
    }

    /** The records of all or one commitment that hold, by day. */
    List<ProgressRecord> list(@Nullable String commitment, AsOf asOf) {
        return withEvidence(jdbc.sql("select " + COLUMNS + """
                  from plan.progress
                 where (cast(:commitment as text) is null or commitment = :commitment)
                   and recorded_at <= :at and superseded_at > :at
                   and withdrawn is null
                 order by commitment, on_day
                """)
                .param("commitment", commitment)
                .param("at", at(asOf.at()))
                .query(JdbcProgress::row)
                .list());
    }

    /** Every version of a commitment's records known at the time, the latest first. */
    List<ProgressRecord> history(String commitment, AsOf asOf) {
        return withEvidence(jdbc.sql("select " + COLUMNS + """
                  from plan.progress
                 where commitment = :commitment and recorded_at <= :at
                 order by recorded_at desc, on_day desc
                """)
                .param("commitment", commitment)
                .param("at", at(asOf.at()))
                .query(JdbcProgress::row)
                .list());
    }

    Optional<ProgressRecord> find(UUID version) {
        return findAll(List.of(version)).stream().findFirst();
    }

    List<ProgressRecord> findAll(Collection<UUID> versions) {
        return jdbc.sql("select " + COLUMNS + " from plan.progress where version = any(:versions)")
                .param("versions", versions.toArray(UUID[]::new))
                .query(JdbcProgress::row)
                .list();
    }

    /** The records that hold for these commitments on these days, as known at a moment. */
    List<ProgressRecord> listFor(Collection<String> commitments, Instant known) {
        return jdbc.sql("select " + COLUMNS + """
                  from plan.progress
                 where commitment = any(:commitments)
                   and recorded_at <= :at and superseded_at > :at
                   and withdrawn is null
                 order by commitment, on_day
                """)
                .param("commitments", commitments.toArray(String[]::new))
                .param("at", at(known))
                .query(JdbcProgress::row)
                .list();
    }

    private void end(String which, Map<String, ?> parameters, OffsetDateTime now) {
        jdbc.sql("update plan.progress set superseded_at = :now where superseded_at = 'infinity' and " + which)
                .param("now", now)
                .params(parameters)
                .update();
    }

    private List<ProgressRecord> withEvidence(List<ProgressRecord> records) {
        Map<UUID, List<Evidence>> files = new HashMap<>();
        jdbc.sql("""
                select version, file, name
                  from plan.progress_file
                 where version = any(:versions)
                 order by version, position
                """)
                .param("versions", records.stream().map(ProgressRecord::version).toArray(UUID[]::new))
                .query((row, _) -> files.computeIfAbsent(row.getObject("version", UUID.class), _ -> new ArrayList<>())
                        .add(new Evidence(row.getString("file"), row.getString("name"))))
                .list();
        return records.stream()
                .map(record -> record.with(files.getOrDefault(record.version(), List.of())))
                .toList();
    }

    private static ProgressRecord row(ResultSet row, int number) throws SQLException {
        String step = row.getString("step");
        OffsetDateTime until = row.getObject("until", OffsetDateTime.class);
        return new ProgressRecord(
                row.getObject("version", UUID.class),
                row.getString("commitment"),
                row.getObject("on_day", LocalDate.class),
                row.getBigDecimal("value"),
                step == null ? null : Step.of(step),
                row.getString("comment"),
                row.getString("document"),
                row.getString("unit"),
                row.getString("author_name"),
                row.getString("withdrawn"),
                row.getBoolean("sample"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                until == null ? null : until.toInstant(),
                List.of());
    }

    private static @Nullable String code(@Nullable Step step) {
        return step == null ? null : step.code();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
