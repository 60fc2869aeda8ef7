package io.qingyuan.identity.internal;

import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Scope;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list of people with the posts they hold today. */
@Component
class JdbcPeopleList {

    private final JdbcClient jdbc;

    JdbcPeopleList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ordered by login. */
    List<PersonRow> list(PeopleFilter filter, LocalDate today, int limit) {
        Scope.Condition readable = filter.scope().on(Scope.Columns.unit("q.unit_id"));
        List<PersonRow> rows = jdbc.sql("""
                select p.id, p.login, v.name, p.sample, c.locked_at is not null as locked, c.lock_reason,
                       coalesce(c.first, false) as first
                  from identity.person p
                  join identity.person_version v on v.person_id = p.id and v.superseded_at = 'infinity'
                  left join identity.credential c on c.person_id = p.id
                 where (cast(:after as text) is null or p.login > :after)
                   and (cast(:words as text) is null or strpos(lower(v.name), lower(:words)) > 0
                        or (:seesLogins and strpos(p.login, lower(:words)) > 0))
                   and (:state <> 'LOCKED' or c.locked_at is not null)
                   and (:state <> 'NONE' or not exists (
                        select 1 from identity.post_holding h
                         where h.person_id = p.id and h.superseded_at = 'infinity'
                           and h.valid_from <= :today and h.valid_to > :today))
                   and ((:everybody and cast(:unit as text) is null and cast(:role as text) is null
                         and :state <> 'ACTIVE')
                        or exists (
                        select 1
                          from identity.post_holding h
                          join identity.post_version q on q.post_id = h.post_id and q.superseded_at = 'infinity'
                           and q.valid_from <= :today and q.valid_to > :today
                         where h.person_id = p.id and h.superseded_at = 'infinity'
                           and h.valid_from <= :today and h.valid_to > :today
                           and\s""" + readable.sql() + """

                           and (cast(:unit as text) is null or q.unit_id = :unit)
                           and (cast(:role as text) is null or :role = any(q.roles))))
                 order by p.login
                 limit :limit
                """)
                .param("after", filter.after())
                .param("words", filter.words())
                .param("seesLogins", filter.seesLogins())
                .param("state", filter.state().name())
                .param("today", today)
                .param("everybody", filter.scope().all())
                .params(readable.values())
                .param("unit", filter.unit())
                .param("role", name(filter.role()))
                .param("limit", limit)
                .query((row, _) -> person(row))
                .list();
        Map<PersonId, List<PostToday>> posts = posts(rows, today);
        return rows.stream()
                .map(row -> row.with(row.login(), posts.getOrDefault(row.id(), List.of())))
                .toList();
    }

    Optional<PersonRow> find(PersonId person) {
        return jdbc.sql("""
                select p.id, p.login, v.name, p.sample, c.locked_at is not null as locked, c.lock_reason,
                       coalesce(c.first, false) as first
                  from identity.person p
                  join identity.person_version v on v.person_id = p.id and v.superseded_at = 'infinity'
                  left join identity.credential c on c.person_id = p.id
                 where p.id = :id
                """)
                .param("id", person.value())
                .query((row, _) -> person(row))
                .optional();
    }

    private Map<PersonId, List<PostToday>> posts(List<PersonRow> people, LocalDate today) {
        Map<PersonId, List<PostToday>> posts = new LinkedHashMap<>();
        jdbc.sql("""
                select h.person_id, h.post_id, h.acting, q.title_zh, q.title_en, q.unit_id, q.roles,
                       coalesce(u.title_zh, q.unit_id) as unit_zh, u.title_en as unit_en
                  from identity.post_holding h
                  join identity.post_version q on q.post_id = h.post_id and q.superseded_at = 'infinity'
                   and q.valid_from <= :today and q.valid_to > :today
                  left join identity.unit_version u on u.unit_id = q.unit_id and u.superseded_at = 'infinity'
                   and u.valid_from <= :today and u.valid_to > :today
                 where h.person_id = any(:people) and h.superseded_at = 'infinity'
                   and h.valid_from <= :today and h.valid_to > :today
                 order by h.person_id, h.acting, h.post_id
                """)
                .param(
                        "people",
                        people.stream().map(person -> person.id().value()).toArray(UUID[]::new))
                .param("today", today)
                .query((row, _) -> posts.computeIfAbsent(
                                new PersonId(row.getObject("person_id", UUID.class)), _ -> new ArrayList<>())
                        .add(post(row)))
                .list();
        return posts;
    }

    private static PersonRow person(ResultSet row) throws SQLException {
        return new PersonRow(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("login"),
                row.getString("name"),
                row.getBoolean("sample"),
                row.getBoolean("locked"),
                row.getString("lock_reason"),
                row.getBoolean("first"),
                List.of());
    }

    private static PostToday post(ResultSet row) throws SQLException {
        return new PostToday(
                row.getString("post_id"),
                Title.of(row.getString("title_zh"), row.getString("title_en")),
                new UnitId(row.getString("unit_id")),
                Title.of(row.getString("unit_zh"), row.getString("unit_en")),
                Rows.texts(row, "roles"),
                row.getBoolean("acting"));
    }

    private static @Nullable String name(@Nullable Role role) {
        return role == null ? null : role.name();
    }
}
