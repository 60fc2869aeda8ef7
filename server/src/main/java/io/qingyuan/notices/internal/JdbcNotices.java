package io.qingyuan.notices.internal;

import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Title;
import io.qingyuan.notices.Notice;
import io.qingyuan.notices.NoticeId;
import io.qingyuan.notices.Reading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notices, whom they reached and who has read them. */
@Component
class JdbcNotices {

    private final JdbcClient jdbc;

    JdbcNotices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A notice as one of those it reached sees it. */
    record Received(
            NoticeId id,
            boolean urgent,
            Title what,
            String link,
            @Nullable PersonId sender,
            Instant sentAt,
            @Nullable Instant readAt,
            boolean sample) {}

    /** Empty when a notice of the key is there already. */
    Optional<NoticeId> insert(Notice notice, @Nullable PersonId sender, Instant now) {
        return jdbc.sql("""
                insert into notices.notice (key, kind, urgent, what_zh, what_en, link, sender_id, sent_at, sample)
                values (:key, :kind, :urgent, :zh, :en, :link, :sender, :now, :sample)
                on conflict (key) do nothing
                returning id
                """)
                .param("key", notice.key())
                .param("kind", notice.kind().code())
                .param("urgent", notice.kind().urgent())
                .param("zh", notice.what().zh())
                .param("en", notice.what().en())
                .param("link", notice.link())
                .param("sender", sender == null ? null : sender.value())
                .param("now", at(now))
                .param("sample", notice.sample())
                .query(UUID.class)
                .optional()
                .map(NoticeId::new);
    }

    NoticeId ofKey(String key) {
        return new NoticeId(jdbc.sql("select id from notices.notice where key = :key")
                .param("key", key)
                .query(UUID.class)
                .single());
    }

    void reach(NoticeId notice, Collection<PersonId> people) {
        jdbc.sql("insert into notices.recipient (notice_id, person_id) select :notice, unnest(:people)")
                .param("notice", notice.value())
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .update();
    }

    int withdrawAll(String keyPrefix, Instant now) {
        return jdbc.sql("""
                update notices.notice
                   set withdrawn_at = :now
                 where starts_with(key, :prefix) and withdrawn_at is null
                """).param("prefix", keyPrefix).param("now", at(now)).update();
    }

    List<Reading> readings(String key) {
        return jdbc.sql("""
                select r.person_id, r.read_at
                  from notices.recipient r
                  join notices.notice n on n.id = r.notice_id
                 where n.key = :key
                 order by r.read_at nulls last, r.person_id
                """).param("key", key).query(JdbcNotices::reading).list();
    }

    /** The readings of a notice that the person sent; empty when it is another's. */
    List<Reading> readings(NoticeId notice, PersonId sender) {
        return jdbc.sql("""
                select r.person_id, r.read_at
                  from notices.recipient r
                  join notices.notice n on n.id = r.notice_id
                 where n.id = :notice and n.sender_id = :sender
                 order by r.read_at nulls last, r.person_id
                """)
                .param("notice", notice.value())
                .param("sender", sender.value())
                .query(JdbcNotices::reading)
                .list();
    }

    /** The latest first. */
    List<Received> list(PersonId person, boolean unreadOnly, @Nullable NoticeId after, int limit) {
        return jdbc.sql("""
                select n.id, n.urgent, n.what_zh, n.what_en, n.link, n.sender_id, n.sent_at, r.read_at, n.sample
                  from notices.recipient r
                  join notices.notice n on n.id = r.notice_id
                 where r.person_id = :person and n.withdrawn_at is null
                   and (not :unread or r.read_at is null)
                   and (cast(:after as uuid) is null or r.notice_id < :after)
                 order by r.notice_id desc
                 limit :limit
                """)
                .param("person", person.value())
                .param("unread", unreadOnly)
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query(JdbcNotices::received)
                .list();
    }

    Optional<Received> find(PersonId person, NoticeId notice) {
        return jdbc.sql("""
                select n.id, n.urgent, n.what_zh, n.what_en, n.link, n.sender_id, n.sent_at, r.read_at, n.sample
                  from notices.recipient r
                  join notices.notice n on n.id = r.notice_id
                 where r.person_id = :person and n.id = :notice and n.withdrawn_at is null
                """)
                .param("person", person.value())
                .param("notice", notice.value())
                .query(JdbcNotices::received)
                .optional();
    }

    int unread(PersonId person) {
        return jdbc.sql("""
                select count(*)
                  from notices.recipient r
                  join notices.notice n on n.id = r.notice_id
                 where r.person_id = :person and r.read_at is null and n.withdrawn_at is null
                """)
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    /** Keeps the moment of the first reading. */
    void read(PersonId person, NoticeId notice, Instant now) {
        jdbc.sql("""
                update notices.recipient
                   set read_at = :now
                 where person_id = :person and notice_id = :notice and read_at is null
                """)
                .param("person", person.value())
                .param("notice", notice.value())
                .param("now", at(now))
                .update();
    }

    /** Everything up to a notice, so that what came while the list was looked at stays unread. */
    int readUpTo(PersonId person, NoticeId last, Instant now) {
        return jdbc.sql("""
                update notices.recipient
                   set read_at = :now
                 where person_id = :person and notice_id <= :last and read_at is null
                """)
                .param("person", person.value())
                .param("last", last.value())
                .param("now", at(now))
                .update();
    }

    /** What a person sent, the latest first. */
    List<Posted> postedBy(PersonId sender, @Nullable NoticeId after, int limit) {
        return jdbc.sql("""
                select n.id, n.urgent, n.what_zh, n.what_en, n.link, n.sent_at,
                       count(r.person_id) as people, count(r.read_at) as read
                  from notices.notice n
                  left join notices.recipient r on r.notice_id = n.id
                 where n.sender_id = :sender and n.withdrawn_at is null
                   and (cast(:after as uuid) is null or n.id < :after)
                 group by n.id
                 order by n.id desc
                 limit :limit
                """)
                .param("sender", sender.value())
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query((row, _) -> new Posted(
                        new NoticeId(row.getObject("id", UUID.class)),
                        row.getBoolean("urgent"),
                        Title.of(row.getString("what_zh"), row.getString("what_en")),
                        row.getString("link"),
                        row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                        row.getInt("people"),
                        row.getInt("read")))
                .list();
    }

    private static Reading reading(ResultSet row, int number) throws SQLException {
        return new Reading(new PersonId(row.getObject("person_id", UUID.class)), instant(row, "read_at"));
    }

    private static Received received(ResultSet row, int number) throws SQLException {
        UUID sender = row.getObject("sender_id", UUID.class);
        return new Received(
                new NoticeId(row.getObject("id", UUID.class)),
                row.getBoolean("urgent"),
                Title.of(row.getString("what_zh"), row.getString("what_en")),
                row.getString("link"),
                sender == null ? null : new PersonId(sender),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                instant(row, "read_at"),
                row.getBoolean("sample"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
