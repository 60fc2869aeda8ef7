package io.qingyuan.notices.internal;

import static io.qingyuan.notices.internal.JdbcNotices.at;

import io.qingyuan.identity.PersonId;
import io.qingyuan.notices.NoticeId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is to leave. A worker <em>takes</em> rows: that counts an attempt and moves their next try behind the time the
 * attempt may last, so that no other worker takes them meanwhile and that they come back if the worker dies. What the
 * worker then says counts only while the row still stands at that attempt.
 */
@Component
class JdbcOutbox {

    private final JdbcClient jdbc;

    JdbcOutbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row a worker has taken. {@code attempt} counts from 1. */
    record Taken(UUID id, @Nullable NoticeId notice, PersonId person, Channel channel, int attempt) {

        boolean digest() {
            return notice == null;
        }
    }

    /** What decides whether a taken row leaves. */
    record Standing(boolean urgent, boolean withdrawn, boolean read, Setting setting) {}

    /** One row as the system administrator sees it: nothing of the notice, no address. */
    record Delivery(
            UUID id,
            PersonId person,
            Channel channel,
            DeliveryState state,
            boolean digest,
            int attempts,
            Instant nextTry,
            @Nullable String lastError,
            Instant createdAt) {}

    /** One row for each of the people whose settings want the notice on a channel that there is. */
    void put(NoticeId notice, boolean urgent, Collection<PersonId> people, Set<Channel> channels, Instant now) {
        jdbc.sql("""
                insert into notices.outbox (notice_id, person_id, channel, next_try, created_at)
                select :notice, s.person_id, c.channel, :now, :now
                  from notices.setting s
                 cross join unnest(:channels) as c (channel)
                 where s.person_id = any(:people)
                   and ((c.channel = 'MAIL' and (s.mail = 'EACH' or (s.mail = 'DIGEST' and :urgent)))
                        or (c.channel = 'WEBHOOK' and s.webhook))
                """)
                .param("notice", notice.value())
                .param("urgent", urgent)
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("channels", channels.stream().map(Channel::name).toArray(String[]::new))
                .param("now", at(now))
                .update();
    }

    /** One digest for each person whose hour has come and who has had none today; in one statement. */
    int putDigests(LocalDate today, int hour, Instant now) {
        return jdbc.sql("""
                with due as (
                    update notices.setting
                       set digest_day = :today
                     where mail = 'DIGEST' and digest_hour <= :hour
                       and (digest_day is null or digest_day < :today)
                    returning person_id)
                insert into notices.outbox (digest_day, person_id, channel, next_try, created_at)
                select :today, person_id, 'MAIL', :now, :now
                  from due
                on conflict (person_id, digest_day) do nothing
                """)
                .param("today", today)
                .param("hour", hour)
                .param("now", at(now))
                .update();
    }

    /** Takes what is due, the longest waiting first. Rows that another worker is just taking are passed over. */
    List<Taken> take(int most, Instant now, Duration lease) {
        return jdbc.sql("""
                with due as (
                    select id
                      from notices.outbox
                     where state = 'WAITING' and next_try <= :now
                     order by next_try, id
                     limit :most
                       for update skip locked)
                update notices.outbox o
                   set attempts = o.attempts + 1, next_try = :until
                  from due
                 where o.id = due.id
                returning o.id, o.notice_id, o.person_id, o.channel, o.attempts
                """)
                .param("now", at(now))
                .param("until", at(now.plus(lease)))
                .param("most", most)
                .query((row, _) -> {
                    UUID notice = row.getObject("notice_id", UUID.class);
                    return new Taken(
                            row.getObject("id", UUID.class),
                            notice == null ? null : new NoticeId(notice),
                            new PersonId(row.getObject("person_id", UUID.class)),
                            Channel.valueOf(row.getString("channel")),
                            row.getInt("attempts"));
                })
                .list();
    }

    Standing standing(Taken taken) {
        return jdbc.sql("""
                select coalesce(n.urgent, false) as urgent, n.withdrawn_at is not null as withdrawn,
                       r.read_at is not null as read,
                       s.mail, s.email, s.digest_hour, s.webhook, s.handle, s.quiet_from, s.quiet_to
                  from notices.outbox o
                  left join notices.notice n on n.id = o.notice_id
                  left join notices.recipient r on r.notice_id = o.notice_id and r.person_id = o.person_id
                  left join notices.setting s on s.person_id = o.person_id
                 where o.id = :id
                """)
                .param("id", taken.id())
                .query((row, number) -> new Standing(
                        row.getBoolean("urgent"),
                        row.getBoolean("withdrawn"),
                        row.getBoolean("read"),
                        JdbcSettings.setting(row, number)))
                .single();
    }

    /** Ends a row. */
    void finish(Taken taken, DeliveryState state, @Nullable String error, Instant now) {
        jdbc.sql("""
                update notices.outbox
                   set state = :state, last_error = coalesce(:error, last_error), done_at = :now
                 where id = :id and state = 'WAITING' and attempts = :attempt
                """)
                .param("state", state.name())
                .param("error", error)
                .param("now", at(now))
                .param("id", taken.id())
                .param("attempt", taken.attempt())
                .update();
    }

    void tryAgain(Taken taken, String error, Instant when) {
        jdbc.sql("""
                update notices.outbox
                   set next_try = :when, last_error = :error
                 where id = :id and state = 'WAITING' and attempts = :attempt
                """)
                .param("when", at(when))
                .param("error", error)
                .param("id", taken.id())
                .param("attempt", taken.attempt())
                .update();
    }

    /** Puts a row back untried. */
    void hold(Taken taken, Instant until) {
        jdbc.sql("""
                update notices.outbox
                   set next_try = :until, attempts = attempts - 1
                 where id = :id and state = 'WAITING' and attempts = :attempt
                """)
                .param("until", at(until))
                .param("id", taken.id())
                .param("attempt", taken.attempt())
                .update();
    }

    /** Rows in a state, the oldest first. */
    List<Delivery> list(DeliveryState state, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                select id, person_id, channel, state, notice_id is null as digest, attempts, next_try, last_error,
                       created_at
                  from notices.outbox
                 where state = :state and (cast(:after as uuid) is null or id > :after)
                 order by id
                 limit :limit
                """)
                .param("state", state.name())
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new Delivery(
                        row.getObject("id", UUID.class),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        Channel.valueOf(row.getString("channel")),
                        DeliveryState.valueOf(row.getString("state")),
                        row.getBoolean("digest"),
                        row.getInt("attempts"),
                        row.getObject("next_try", OffsetDateTime.class).toInstant(),
                        row.getString("last_error"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    DeliveryTotals totals() {
        return jdbc.sql("""
                select count(*) filter (where state = 'WAITING') as waiting,
                       count(*) filter (where state = 'DEAD') as dead
                  from notices.outbox
                 where state in ('WAITING', 'DEAD')
                """)
                .query((row, _) -> new DeliveryTotals(row.getInt("waiting"), row.getInt("dead")))
                .single();
    }

    /** Deletes what was sent or dropped before then; what is dead stays until somebody sends it. */
    int purge(Instant before) {
        return jdbc.sql("delete from notices.outbox where state in ('SENT', 'DROPPED') and done_at < :before")
                .param("before", at(before))
                .update();
    }

    boolean exists(UUID id) {
        return jdbc.sql("select exists (select 1 from notices.outbox where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** Lets dead rows wait again with all their attempts, one or (null) all. */
    int resend(@Nullable UUID id, Instant now) {
        return jdbc.sql("""
                update notices.outbox
                   set state = 'WAITING', attempts = 0, next_try = :now, done_at = null
                 where state = 'DEAD' and (cast(:id as uuid) is null or id = :id)
                """).param("id", id).param("now", at(now)).update();
    }
}
