package io.qingyuan.identity.internal;

import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Posts held by people over time. */
@Component
class JdbcHoldings {

    private static final String SELECT = """
            select h.id, h.person_id, h.post_id, h.acting, h.reason, h.valid_from, h.valid_to, h.recorded_at, h.sample,
                   p.title_zh, p.title_en, p.unit_id, p.roles, u.title_zh as unit_zh, u.title_en as unit_en
              from identity.post_holding h
              join lateral (select * from identity.post_version v
                             where v.post_id = h.post_id and v.recorded_at <= :at and v.superseded_at > :at
                             order by v.valid_from desc limit 1) p on true
              left join lateral (select * from identity.unit_version v
                             where v.unit_id = p.unit_id and v.recorded_at <= :at and v.superseded_at > :at
                             order by v.valid_from desc limit 1) u on true
             where h.recorded_at <= :at and h.superseded_at > :at
            """;

    private final JdbcClient jdbc;

    JdbcHoldings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A post held by a person for some days. */
    record Holding(
            UUID id,
            PersonId person,
            PostId post,
            Title title,
            UnitId unit,
            Title unitTitle,
            Set<Role> roles,
            boolean acting,
            @Nullable String reason,
            LocalDate from,
            LocalDate to,
            Instant recordedAt,
            boolean sample) {

        boolean on(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(to);
        }

        boolean overlaps(LocalDate otherFrom, LocalDate otherTo) {
            return from.isBefore(otherTo) && otherFrom.isBefore(to);
        }
    }

    List<Holding> of(PersonId person, Instant at) {
        return jdbc.sql(SELECT + " and h.person_id = :person order by h.valid_from desc, h.post_id")
                .param("person", person.value())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .query((row, _) -> holding(row))
                .list();
    }

    Optional<Holding> find(UUID holding, Instant at) {
        return jdbc.sql(SELECT + " and h.id = :id")
                .param("id", holding)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .query((row, _) -> holding(row))
                .optional();
    }

    UUID nextId() {
        return jdbc.sql("select uuidv7()").query(UUID.class).single();
    }

    void insert(Holding holding, OffsetDateTime moment) {
        jdbc.sql("""
                insert into identity.post_holding
                       (id, person_id, post_id, acting, reason, valid_from, valid_to, recorded_at, sample)
                values (:id, :person, :post, :acting, :reason, :from, :to, :at, :sample)
                """)
                .param("id", holding.id())
                .param("person", holding.person().value())
                .param("post", holding.post().value())
                .param("acting", holding.acting())
                .param("reason", holding.reason())
                .param("from", holding.from())
                .param("to", holding.to())
                .param("at", moment)
                .param("sample", holding.sample())
                .update();
    }

    void supersede(UUID holding, OffsetDateTime moment) {
        jdbc.sql("update identity.post_holding set superseded_at = :at where id = :id and superseded_at = 'infinity'")
                .param("at", moment)
                .param("id", holding)
                .update();
    }

    private static Holding holding(ResultSet row) throws SQLException {
        String unitZh = row.getString("unit_zh");
        return new Holding(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                new PostId(row.getString("post_id")),
                Title.of(row.getString("title_zh"), row.getString("title_en")),
                new UnitId(row.getString("unit_id")),
                Title.of(unitZh == null ? row.getString("unit_id") : unitZh, row.getString("unit_en")),
                Rows.texts(row, "roles").stream().map(Role::valueOf).collect(Collectors.toSet()),
                row.getBoolean("acting"),
                row.getString("reason"),
                Rows.day(row, "valid_from"),
                Rows.day(row, "valid_to"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("sample"));
    }
}
