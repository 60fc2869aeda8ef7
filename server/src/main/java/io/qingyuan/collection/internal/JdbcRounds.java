package io.qingyuan.collection.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.UnitId;
import io.qingyuan.statistics.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rounds, forms and where they stand. */
@Component
class JdbcRounds {

    private static final String ROUND = """
            select r.id, r.schedule, r.period, r.due, r.opened_by, r.sample, r.recorded_at
              from collection.round r
            """;

    private static final String STANDING = """
            select f.id, f.round_id, f.unit_id, s.state, s.due, s.wished, s.zero, s.returns, s.reminders, s.submitted_by,
                   s.submitted_at, s.recorded_at
              from collection.form f
              join collection.round r on r.id = f.round_id
              join collection.step s on s.form_id = f.id
            """;

    private static final String KNOWN = """
             where r.recorded_at <= :asOf and r.superseded_at > :asOf
               and s.recorded_at <= :asOf and s.superseded_at > :asOf
            """;

    private final JdbcClient jdbc;

    JdbcRounds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The time the database writes with: the transaction's own. */
    Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    Optional<Round> find(UUID id, Instant asOf) {
        return jdbc.sql(ROUND + " where r.id = :id and r.recorded_at <= :asOf and r.superseded_at > :asOf")
                .param("id", id)
                .param("asOf", at(asOf))
                .query(JdbcRounds::round)
                .optional();
    }

    /** Rounds by period and schedule, the latest first. */
    List<Round> list(Instant asOf) {
        return jdbc.sql(ROUND + """
                         where r.recorded_at <= :asOf and r.superseded_at > :asOf
                         order by r.period desc, r.schedule
                        """)
                .param("asOf", at(asOf))
                .query(JdbcRounds::round)
                .list();
    }

    boolean open(String schedule, Period period) {
        return jdbc.sql("""
                        select exists (select 1 from collection.round
                                        where schedule = :schedule and period = :period and superseded_at = 'infinity')
                        """)
                .param("schedule", schedule)
                .param("period", period.toString())
                .query(Boolean.class)
                .single();
    }

    Round insert(String schedule, Period period, LocalDate due, String by, boolean sample, Instant at) {
        UUID id = jdbc.sql("""
                        insert into collection.round (schedule, period, due, opened_by, sample, recorded_at)
                        values (:schedule, :period, :due, :by, :sample, :at)
                        returning id
                        """)
                .param("schedule", schedule)
                .param("period", period.toString())
                .param("due", due)
                .param("by", by)
                .param("sample", sample)
                .param("at", at(at))
                .query(UUID.class)
                .single();
        return new Round(id, schedule, period, due, by, sample, at);
    }

    /** Ends all sample rounds; their forms stay readable as of before. */
    int endSample(Instant at) {
        return jdbc.sql("""
                        update collection.round set superseded_at = :at where sample and superseded_at = 'infinity'
                        """).param("at", at(at)).update();
    }

    UUID insertForm(UUID round, UnitId unit) {
        return jdbc.sql("""
                        insert into collection.form (round_id, unit_id) values (:round, :unit) returning id
                        """)
                .param("round", round)
                .param("unit", unit.value())
                .query(UUID.class)
                .single();
    }

    /** Keeps others from acting on the form until the transaction ends. */
    void lock(UUID form) {
        jdbc.sql("select id from collection.form where id = :form for update")
                .param("form", form)
                .query(UUID.class)
                .optional();
    }

    Optional<Standing> findStanding(UUID form, Instant asOf) {
        return jdbc.sql(STANDING + KNOWN + " and f.id = :form")
                .param("form", form)
                .param("asOf", at(asOf))
                .query(JdbcRounds::standing)
                .optional();
    }

    /** The forms of these rounds, by round and unit. */
    List<Standing> standings(Collection<UUID> rounds, Instant asOf) {
        return jdbc.sql(STANDING + KNOWN + """
                           and f.round_id = any(cast(:rounds as uuid[]))
                         order by f.round_id, f.unit_id
                        """)
                .param("rounds", rounds.stream().map(UUID::toString).toArray(String[]::new))
                .param("asOf", at(asOf))
                .query(JdbcRounds::standing)
                .list();
    }

    /** The forms of a unit that are not sealed, with the rounds they are of. */
    List<Standing> unsealed(Collection<UnitId> units, Instant asOf) {
        return jdbc.sql(STANDING + KNOWN + """
                           and s.state <> 'sealed' and f.unit_id = any(:units)
                         order by s.due, f.id
                        """)
                .param("units", units.stream().map(UnitId::value).toArray(String[]::new))
                .param("asOf", at(asOf))
                .query(JdbcRounds::standing)
                .list();
    }

    /** The forms of all rounds that are still with their units and not late, what is due first first. */
    List<Standing> awaited(LocalDate today, Instant asOf) {
        return jdbc.sql(STANDING + KNOWN + """
                           and s.state = 'entry' and s.due >= :today
                         order by s.due, f.id
                        """)
                .param("today", today)
                .param("asOf", at(asOf))
                .query(JdbcRounds::standing)
                .list();
    }

    /** Records an act and what came of it. */
    void step(Standing now, Act act, @Nullable String reason, Actor actor, Instant at) {
        jdbc.sql("""
                        update collection.step set superseded_at = :at
                         where form_id = :form and superseded_at = 'infinity'
                        """).param("form", now.form()).param("at", at(at)).update();
        Instant submittedAt = now.submittedAt();
        PersonId submittedBy = now.submittedBy();
        jdbc.sql("""
                        insert into collection.step (form_id, act, state, due, wished, zero, returns, reminders,
                                                     submitted_by, submitted_at, reason, actor_id, actor, recorded_at)
                        values (:form, :act, :state, :due, :wished, :zero, :returns, :reminders, :submittedBy,
                                :submittedAt, :reason, :actorId, :actor, :at)
                        """)
                .param("form", now.form())
                .param("act", act.word())
                .param("state", now.state().word())
                .param("due", now.due())
                .param("wished", now.wished())
                .param("zero", now.zero())
                .param("returns", now.returns())
                .param("reminders", now.reminders())
                .param("submittedBy", submittedBy == null ? null : submittedBy.value())
                .param("submittedAt", submittedAt == null ? null : at(submittedAt))
                .param("reason", reason)
                .param("actorId", actor.person().value())
                .param("actor", actor.name())
                .param("at", at(at))
                .update();
    }

    /** What was done with the form, the first first. */
    List<Step> steps(UUID form, Instant asOf) {
        return jdbc.sql("""
                        select act, state, due, reason, actor, recorded_at
                          from collection.step
                         where form_id = :form and recorded_at <= :asOf
                         order by recorded_at, id
                        """)
                .param("form", form)
                .param("asOf", at(asOf))
                .query((row, _) -> new Step(
                        Act.parse(row.getString("act")),
                        FormState.parse(row.getString("state")),
                        row.getObject("due", LocalDate.class),
                        row.getString("reason"),
                        row.getString("actor"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Round round(ResultSet row, int number) throws SQLException {
        return new Round(
                row.getObject("id", UUID.class),
                row.getString("schedule"),
                Period.parse(row.getString("period")),
                row.getObject("due", LocalDate.class),
                row.getString("opened_by"),
                row.getBoolean("sample"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        UUID submittedBy = row.getObject("submitted_by", UUID.class);
        OffsetDateTime submittedAt = row.getObject("submitted_at", OffsetDateTime.class);
        return new Standing(
                row.getObject("id", UUID.class),
                row.getObject("round_id", UUID.class),
                new UnitId(row.getString("unit_id")),
                FormState.parse(row.getString("state")),
                row.getObject("due", LocalDate.class),
                row.getObject("wished", LocalDate.class),
                row.getBoolean("zero"),
                row.getInt("returns"),
                row.getInt("reminders"),
                submittedBy == null ? null : new PersonId(submittedBy),
                submittedAt == null ? null : submittedAt.toInstant(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
