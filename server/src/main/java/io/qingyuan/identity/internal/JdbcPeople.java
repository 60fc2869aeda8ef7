package io.qingyuan.identity.internal;

import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.Assignment;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.UnitId;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People and the posts they hold. */
@Component
class JdbcPeople {

    private final JdbcClient jdbc;

    JdbcPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PersonId> insert(String login, boolean sample) {
        return jdbc.sql("""
                insert into identity.person (login, sample)
                values (:login, :sample)
                on conflict (login) do nothing
                returning id
                """)
                .param("login", login)
                .param("sample", sample)
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    /** Locks the person against other changes and takes the moment of this one; empty when there is no such person. */
    Optional<OffsetDateTime> lock(PersonId person) {
        return jdbc.sql("select id from identity.person where id = :id for update")
                .param("id", person.value())
                .query(UUID.class)
                .optional()
                .map(_ -> jdbc.sql("select clock_timestamp()")
                        .query(OffsetDateTime.class)
                        .single());
    }

    void name(PersonId person, String name, OffsetDateTime moment) {
        jdbc.sql("""
                update identity.person_version
                   set superseded_at = :at
                 where person_id = :id and superseded_at = 'infinity'
                """).param("at", moment).param("id", person.value()).update();
        jdbc.sql("insert into identity.person_version (person_id, name, recorded_at) values (:id, :name, :at)")
                .param("id", person.value())
                .param("name", name)
                .param("at", moment)
                .update();
    }

    Optional<PersonId> find(String login) {
        return jdbc.sql("select id from identity.person where login = :login")
                .param("login", login)
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    Map<PersonId, String> names(Set<PersonId> people) {
        Map<PersonId, String> names = new LinkedHashMap<>();
        jdbc.sql("""
                select person_id, name
                  from identity.person_version
                 where person_id = any(:people) and superseded_at = 'infinity'
                """)
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, _) ->
                        names.put(new PersonId(row.getObject("person_id", UUID.class)), row.getString("name")))
                .list();
        return names;
    }

    /** The name of a person who may sign in; empty when unknown or locked. */
    Optional<String> activeName(PersonId person) {
        return jdbc.sql("""
                select v.name
                  from identity.person_version v
                  left join identity.credential c on c.person_id = v.person_id
                 where v.person_id = :id and v.superseded_at = 'infinity' and c.locked_at is null
                """).param("id", person.value()).query(String.class).optional();
    }

    /**
     * What the person may do today.
     *
     * @param former which ended units' work a unit does
     */
    List<Assignment> assignments(PersonId person, LocalDate today, Function<UnitId, Set<UnitId>> former) {
        List<Assignment> assignments = new ArrayList<>();
        jdbc.sql("""
                select h.post_id, h.acting, p.unit_id, p.roles,
                       (select min(a.area_id) from identity.unit_area a
                         where a.unit_id = p.unit_id and a.superseded_at = 'infinity'
                           and a.valid_from <= :today and a.valid_to > :today) as area_id,
                       array(with recursive down (id) as (
                             select a.area_id from identity.unit_area a
                              where a.unit_id = p.unit_id and a.superseded_at = 'infinity'
                                and a.valid_from <= :today and a.valid_to > :today
                             union
                             select v.area_id
                               from down
                               join identity.area_version v
                                 on v.parent_id = down.id and v.superseded_at = 'infinity'
                                and v.valid_from <= :today and v.valid_to > :today)
                             select id from down) as areas
                  from identity.post_holding h
                  join identity.post_version p
                    on p.post_id = h.post_id and p.superseded_at = 'infinity'
                   and p.valid_from <= :today and p.valid_to > :today
                 where h.person_id = :person and h.superseded_at = 'infinity'
                   and h.valid_from <= :today and h.valid_to > :today
                 order by h.acting, h.valid_from, h.post_id
                """)
                .param("person", person.value())
                .param("today", today)
                .query((row, _) -> {
                    String area = row.getString("area_id");
                    Set<AreaId> areas =
                            Rows.texts(row, "areas").stream().map(AreaId::new).collect(Collectors.toSet());
                    for (String role : Rows.texts(row, "roles")) {
                        assignments.add(new Assignment(
                                Role.valueOf(role),
                                new UnitId(row.getString("unit_id")),
                                area == null ? null : new AreaId(area),
                                areas,
                                new PostId(row.getString("post_id")),
                                row.getBoolean("acting"),
                                former.apply(new UnitId(row.getString("unit_id")))));
                    }
                    return true;
                })
                .list();
        return assignments;
    }

    List<PersonId> holders(Role role, @Nullable UnitId unit, LocalDate today) {
        return jdbc.sql("""
                select distinct h.person_id
                  from identity.post_holding h
                  join identity.post_version p
                    on p.post_id = h.post_id and p.superseded_at = 'infinity'
                   and p.valid_from <= :today and p.valid_to > :today
                 where h.superseded_at = 'infinity' and h.valid_from <= :today and h.valid_to > :today
                   and :role = any(p.roles)
                   and (cast(:unit as text) is null or p.unit_id = :unit)
                 order by h.person_id
                """)
                .param("role", role.name())
                .param("unit", unit == null ? null : unit.value())
                .param("today", today)
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Ends what was assigned to the person alone. */
    int endAssigned(PersonId person) {
        return jdbc.sql("""
                update identity.assigned set valid_to = clock_timestamp()
                 where person_id = :person and valid_to > clock_timestamp()
                """).param("person", person.value()).update();
    }

    List<PersonId> holders(LocalDate today) {
        return jdbc.sql("""
                select distinct h.person_id
                  from identity.post_holding h
                 where h.superseded_at = 'infinity' and h.valid_from <= :today and h.valid_to > :today
                 order by h.person_id
                """)
                .param("today", today)
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    List<PersonId> holders(PostId post, LocalDate today) {
        return jdbc.sql("""
                select distinct h.person_id
                  from identity.post_holding h
                  join identity.post_version p
                    on p.post_id = h.post_id and p.superseded_at = 'infinity'
                   and p.valid_from <= :today and p.valid_to > :today
                 where h.post_id = :post
                   and h.superseded_at = 'infinity' and h.valid_from <= :today and h.valid_to > :today
                 order by h.person_id
                """)
                .param("post", post.value())
                .param("today", today)
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    /** A sample person who was taken out and may come back. */
    Optional<PersonId> forgottenSample(String login) {
        return jdbc.sql("""
                select p.id
                  from identity.person p
                 where p.login = :login and p.sample
                   and not exists (select 1 from identity.person_version v
                                    where v.person_id = p.id and v.superseded_at = 'infinity')
                """).param("login", login).query(UUID.class).optional().map(PersonId::new);
    }

    boolean isSample(PersonId person) {
        return jdbc.sql("select sample from identity.person where id = :id")
                .param("id", person.value())
                .query(Boolean.class)
                .single();
    }

    List<PersonId> sample() {
        return jdbc.sql("""
                select p.id
                  from identity.person p
                  join identity.person_version v on v.person_id = p.id and v.superseded_at = 'infinity'
                 where p.sample
                 order by p.id
                """)
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    /** From this moment the person and the posts held are no longer known; what was known before stays readable. */
    void forget(PersonId person, OffsetDateTime moment) {
        for (String table : List.of("person_version", "post_holding")) {
            jdbc.sql("update identity." + table
                            + " set superseded_at = :at where person_id = :id and superseded_at = 'infinity'")
                    .param("at", moment)
                    .param("id", person.value())
                    .update();
        }
    }
}
