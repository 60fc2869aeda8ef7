package io.qingyuan.identity.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Followed;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.PostId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The record of posts handed over (交接). */
@Component
class JdbcHandOvers {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final JdbcReorganisations reorganisations;

    JdbcHandOvers(JdbcClient jdbc, JsonMapper json, JdbcReorganisations reorganisations) {
        this.jdbc = jdbc;
        this.json = json;
        this.reorganisations = reorganisations;
    }

    /**
     * A post handed over.
     *
     * @param to null where the post stayed vacant
     * @param followed what moved with it
     */
    record HandOver(
            PersonId from,
            PostId post,
            @Nullable PersonId to,
            LocalDate on,
            String reason,
            List<Followed> followed,
            String actor,
            Instant recordedAt) {}

    void insert(HandOver handOver, Actor by, OffsetDateTime moment) {
        PersonId to = handOver.to();
        jdbc.sql("""
                insert into identity.hand_over
                       (person_id, post_id, to_id, on_day, reason, followed, actor_id, actor, recorded_at)
                values (:from, :post, :to, :on, :reason, cast(:followed as jsonb), :actorId, :actor, :at)
                """)
                .param("from", handOver.from().value())
                .param("post", handOver.post().value())
                .param("to", to == null ? null : to.value())
                .param("on", handOver.on())
                .param("reason", handOver.reason())
                .param("followed", json.writeValueAsString(handOver.followed()))
                .param("actorId", by.person().value())
                .param("actor", by.name())
                .param("at", moment)
                .update();
    }

    /** Those in which the person gave or took, the latest first. */
    List<HandOver> of(PersonId person, Instant at) {
        return jdbc.sql("""
                select person_id, post_id, to_id, on_day, reason, followed, actor, recorded_at
                  from identity.hand_over
                 where (person_id = :person or to_id = :person) and recorded_at <= :at
                 order by recorded_at desc
                """)
                .param("person", person.value())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .query((row, _) -> handOver(row))
                .list();
    }

    private HandOver handOver(ResultSet row) throws SQLException {
        UUID to = row.getObject("to_id", UUID.class);
        return new HandOver(
                new PersonId(row.getObject("person_id", UUID.class)),
                new PostId(row.getString("post_id")),
                to == null ? null : new PersonId(to),
                Rows.day(row, "on_day"),
                row.getString("reason"),
                reorganisations.followed(row.getString("followed")),
                row.getString("actor"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
