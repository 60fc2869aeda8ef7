package io.qingyuan.intake.internal;

import io.qingyuan.files.FileId;
import io.qingyuan.files.FileType;
import io.qingyuan.files.StoredFile;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.PersonId;
import io.qingyuan.intake.internal.shaping.Mapping;
import io.qingyuan.intake.internal.shaping.RowShaper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Imports and the mappings of sources. */
@Repository
class JdbcJobs {

    private static final String COLUMNS = """
            select id, target, context, source, file_id, sha256, name, type, bytes, hold, again, state,
                   survey::text as survey, mapping::text as mapping, rows_total, rows_read, line, good, parked, taken,
                   unchanged, discarded, left_out::text as left_out, cancel, refusal::text as refusal, incident, earlier,
                   requested_by, requester, requested_at, finished_at
              from intake.job
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcJobs(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    UUID insert(String target, String context, String source, StoredFile file, boolean hold, Actor by) {
        return Objects.requireNonNull(jdbc.sql("""
                insert into intake.job (target, context, source, file_id, sha256, name, type, bytes, hold, state,
                                        requested_by, requester)
                values (:target, :context, :source, :file, :sha256, :name, :type, :bytes, :hold, 'received', :person, :by)
                returning id
                """)
                .param("target", target)
                .param("context", context)
                .param("source", source)
                .param("file", file.id().value())
                .param("sha256", file.sha256())
                .param("name", file.name())
                .param("type", file.type().name())
                .param("bytes", file.sizeBytes())
                .param("hold", hold)
                .param("person", by.person().value())
                .param("by", by.name())
                .query(UUID.class)
                .single());
    }

    Optional<Job> find(UUID id) {
        return jdbc.sql(COLUMNS + " where id = :id")
                .param("id", id)
                .query(this::row)
                .optional();
    }

    /** Locked until the transaction ends. */
    Optional<Job> lock(UUID id) {
        return jdbc.sql(COLUMNS + " where id = :id for update")
                .param("id", id)
                .query(this::row)
                .optional();
    }

    /** The latest first. */
    List<Job> latest(@Nullable String target, @Nullable String context, @Nullable UUID before, int limit) {
        return jdbc.sql(COLUMNS + """
                 where (:target::text is null or target = :target)
                   and (:context::text is null or context = :context)
                   and (:before::uuid is null or id < :before)
                 order by id desc
                 limit :limit
                """)
                .param("target", target)
                .param("context", context)
                .param("before", before)
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    /** Imports the server has to go on with, the oldest first. */
    List<Job> running() {
        return jdbc.sql(COLUMNS + """
                 where state in ('received', 'ready', 'staging', 'taking')
                 order by requested_at, id
                """).query(this::row).list();
    }

    /** An import that took the same content into the same with the same mapping. */
    Optional<UUID> sameBefore(Job job) {
        return jdbc.sql("""
                select id
                  from intake.job
                 where target = :target and context = :context and sha256 = :sha256 and id <> :id
                   and mapping = :mapping::jsonb
                   and state in ('done', 'parked') and taken + unchanged > 0
                 order by id desc
                 limit 1
                """)
                .param("target", job.target())
                .param("context", job.context())
                .param("sha256", job.sha256())
                .param("id", job.id())
                .param("mapping", json.writeValueAsString(job.settledMapping()))
                .query(UUID.class)
                .optional();
    }

    void surveyed(UUID id, Survey survey) {
        jdbc.sql("update intake.job set survey = :survey::jsonb where id = :id")
                .param("id", id)
                .param("survey", json.writeValueAsString(survey))
                .update();
    }

    void mapped(UUID id, Mapping mapping, long rows) {
        jdbc.sql("""
                update intake.job
                   set mapping = :mapping::jsonb, state = 'ready', rows_total = :rows, rows_read = 0, line = 0
                 where id = :id
                """)
                .param("id", id)
                .param("mapping", json.writeValueAsString(mapping))
                .param("rows", rows)
                .update();
    }

    void state(UUID id, JobState state) {
        jdbc.sql("""
                update intake.job
                   set state = :state, finished_at = case when :over then clock_timestamp() end
                 where id = :id
                """)
                .param("id", id)
                .param("state", state.word())
                .param("over", state.isOver())
                .update();
    }

    void refused(UUID id, Job.Refusal refusal) {
        jdbc.sql("update intake.job set refusal = :refusal::jsonb where id = :id")
                .param("id", id)
                .param("refusal", json.writeValueAsString(refusal))
                .update();
        state(id, JobState.REFUSED);
    }

    void failed(UUID id, String incident) {
        jdbc.sql("update intake.job set incident = :incident where id = :id")
                .param("id", id)
                .param("incident", incident)
                .update();
        state(id, JobState.FAILED);
    }

    void unchanged(UUID id, UUID earlier) {
        jdbc.sql("update intake.job set earlier = :earlier where id = :id")
                .param("id", id)
                .param("earlier", earlier)
                .update();
        state(id, JobState.UNCHANGED);
    }

    /**
     * Notes how far staging is, in the transaction that stages.
     *
     * @return whether somebody asked for it to stop
     */
    boolean staged(UUID id, long rowsRead, long line, long good, long parked, Map<RowShaper.Reason, Long> leftOut) {
        return jdbc.sql("""
                update intake.job
                   set state = 'staging', rows_read = :read, line = :line, good = good + :good, parked = parked + :parked,
                       left_out = :left::jsonb
                 where id = :id
                returning cancel
                """)
                .param("id", id)
                .param("read", rowsRead)
                .param("line", line)
                .param("good", good)
                .param("parked", parked)
                .param("left", json.writeValueAsString(leftOut))
                .query(Boolean.class)
                .single();
    }

    /** Counts the rows anew. */
    void recount(UUID id) {
        jdbc.sql("""
                update intake.job j
                   set good = c.good, parked = c.parked, taken = c.taken, unchanged = c.unchanged,
                       discarded = c.discarded
                  from (select count(*) filter (where state = 'good') as good,
                               count(*) filter (where state = 'parked') as parked,
                               count(*) filter (where state = 'taken') as taken,
                               count(*) filter (where state = 'unchanged') as unchanged,
                               count(*) filter (where state = 'discarded') as discarded
                          from intake.row
                         where job = :id) c
                 where j.id = :id
                """).param("id", id).update();
    }

    /**
     * Notes what a batch came to, in the transaction that takes it.
     *
     * @return whether somebody asked for it to stop
     */
    boolean taken(UUID id, long taken, long unchanged, long parked) {
        return jdbc.sql("""
                update intake.job
                   set good = good - :all, taken = taken + :taken, unchanged = unchanged + :unchanged,
                       parked = parked + :parked
                 where id = :id
                returning cancel
                """)
                .param("id", id)
                .param("all", taken + unchanged + parked)
                .param("taken", taken)
                .param("unchanged", unchanged)
                .param("parked", parked)
                .query(Boolean.class)
                .single();
    }

    void askToStop(UUID id) {
        jdbc.sql("update intake.job set cancel = true where id = :id")
                .param("id", id)
                .update();
    }

    boolean isAskedToStop(UUID id) {
        return jdbc.sql("select cancel from intake.job where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    void release(UUID id) {
        jdbc.sql("update intake.job set hold = false where id = :id")
                .param("id", id)
                .update();
        state(id, JobState.TAKING);
    }

    void again(UUID id) {
        jdbc.sql("update intake.job set again = true, earlier = null where id = :id")
                .param("id", id)
                .update();
        state(id, JobState.READY);
    }

    void saveMapping(String target, String source, Mapping mapping, Actor by) {
        jdbc.sql("""
                insert into intake.mapping (target, source, version, body, created_by)
                select :target, :source, coalesce(max(version), 0) + 1, :body::jsonb, :by
                  from intake.mapping
                 where target = :target and source = :source
                """)
                .param("target", target)
                .param("source", source)
                .param("body", json.writeValueAsString(mapping))
                .param("by", by.person().value())
                .update();
    }

    /** A mapping in force for a source. */
    record Saved(String source, int version, Mapping mapping) {}

    /** The latest version of each source of the target, the latest saved first. */
    List<Saved> mappings(String target) {
        return jdbc.sql("""
                select source, version, body
                  from (select distinct on (source) source, version, body::text as body, created_at
                          from intake.mapping
                         where target = :target
                         order by source, version desc) latest
                 order by created_at desc
                """)
                .param("target", target)
                .query((row, _) -> new Saved(
                        row.getString("source"),
                        row.getInt("version"),
                        json.readValue(row.getString("body"), Mapping.class)))
                .list();
    }

    private Job row(ResultSet row, int number) throws SQLException {
        return new Job(
                row.getObject("id", UUID.class),
                row.getString("target"),
                row.getString("context"),
                row.getString("source"),
                new FileId(row.getObject("file_id", UUID.class)),
                row.getString("sha256"),
                row.getString("name"),
                FileType.valueOf(row.getString("type")),
                row.getLong("bytes"),
                row.getBoolean("hold"),
                row.getBoolean("again"),
                JobState.of(row.getString("state")),
                read(row.getString("survey"), Survey.class),
                read(row.getString("mapping"), Mapping.class),
                row.getLong("rows_total"),
                row.getLong("rows_read"),
                row.getLong("line"),
                new Job.Counts(
                        row.getLong("good"),
                        row.getLong("parked"),
                        row.getLong("taken"),
                        row.getLong("unchanged"),
                        row.getLong("discarded")),
                leftOut(row.getString("left_out")),
                row.getBoolean("cancel"),
                read(row.getString("refusal"), Job.Refusal.class),
                row.getString("incident"),
                row.getObject("earlier", UUID.class),
                new PersonId(row.getObject("requested_by", UUID.class)),
                row.getString("requester"),
                Objects.requireNonNull(instant(row, "requested_at")),
                instant(row, "finished_at"));
    }

    private Map<RowShaper.Reason, Long> leftOut(String text) {
        Map<RowShaper.Reason, Long> counts = new EnumMap<>(RowShaper.Reason.class);
        counts.putAll(json.readValue(text, new TypeReference<Map<RowShaper.Reason, Long>>() {}));
        return counts;
    }

    private <T> @Nullable T read(@Nullable String text, Class<T> type) {
        return text == null ? null : json.readValue(text, type);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
