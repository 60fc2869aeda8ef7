package io.qingyuan.identity.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Grants;
import io.qingyuan.identity.Journal;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.PostId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class JdbcGrants implements Grants {

    private final JdbcClient jdbc;
    private final Journal journal;

    JdbcGrants(JdbcClient jdbc, Journal journal) {
        this.jdbc = jdbc;
        this.journal = journal;
    }

    @Override
    @Transactional
    public void assign(Actor by, PersonId to, String kind, String thingId, Instant until, String reason) {
        insert(by, to, null, kind, thingId, until, reason);
        journal.record(by, "assign", kind, thingId, Map.of("person", to.toString(), "until", until.toString()));
    }

    @Override
    @Transactional
    public void assign(Actor by, PostId to, String kind, String thingId, Instant until, String reason) {
        insert(by, null, to, kind, thingId, until, reason);
        journal.record(by, "assign", kind, thingId, Map.of("post", to.value(), "until", until.toString()));
    }

    @Override
    @Transactional
    public void end(Actor by, String kind, String thingId) {
        int ended = jdbc.sql("""
                update identity.assigned
                   set valid_to = clock_timestamp()
                 where kind = :kind and thing_id = :thing and valid_to > clock_timestamp()
                """).param("kind", kind).param("thing", thingId).update();
        journal.record(by, "end-assignment", kind, thingId, Map.of("ended", ended));
    }

    boolean assigned(Actor actor, String kind, String thingId) {
        return Boolean.TRUE.equals(jdbc.sql("""
                select exists (
                    select 1
                      from identity.assigned
                     where kind = :kind and thing_id = :thing
                       and valid_from <= clock_timestamp() and valid_to > clock_timestamp()
                       and (person_id = :person or post_id = any(:posts)))
                """)
                .param("kind", kind)
                .param("thing", thingId)
                .param("person", actor.person().value())
                .param("posts", actor.posts().stream().map(PostId::value).toArray(String[]::new))
                .query(Boolean.class)
                .single());
    }

    /** The things of a kind that grants in force open to the actor. */
    Set<String> assigned(Actor actor, String kind) {
        return Set.copyOf(jdbc.sql("""
                select distinct thing_id
                  from identity.assigned
                 where kind = :kind
                   and valid_from <= clock_timestamp() and valid_to > clock_timestamp()
                   and (person_id = :person or post_id = any(:posts))
                """)
                .param("kind", kind)
                .param("person", actor.person().value())
                .param("posts", actor.posts().stream().map(PostId::value).toArray(String[]::new))
                .query(String.class)
                .list());
    }

    private void insert(
            Actor by,
            @Nullable PersonId person,
            @Nullable PostId post,
            String kind,
            String thingId,
            Instant until,
            String reason) {
        jdbc.sql("""
                insert into identity.assigned
                       (person_id, post_id, kind, thing_id, valid_from, valid_to, reason, given_by)
                values (:person, :post, :kind, :thing, clock_timestamp(), :until, :reason, :by)
                """)
                .param("person", person == null ? null : person.value())
                .param("post", post == null ? null : post.value())
                .param("kind", kind)
                .param("thing", thingId)
                .param("until", OffsetDateTime.ofInstant(until, ZoneOffset.UTC))
                .param("reason", reason)
                .param("by", by.isSystem() ? null : by.person().value())
                .update();
    }
}
