package io.qingyuan.worklist.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Title;
import io.qingyuan.worklist.Addressee.InUnit;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The open to-dos of a person: sent to them, to a post they hold, or to a role they have, in the unit or anywhere. */
@Component
class JdbcOpenItems {

    private static final String MINE = """
             closed_at is null
             and (person_id = :person
                  or post_id = any(:posts)
                  or (unit_id is null and role = any(:roles))
                  or (unit_id, role) in (select * from unnest(:units, :unitRoles)))
            """;

    private final JdbcClient jdbc;

    JdbcOpenItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is due first comes first; what has no day comes last, in the order it was opened. */
    List<ToDo> list(Actor actor, LocalDate today, @Nullable UUID after, int limit) {
        return mine(
                        jdbc.sql("select id, what_zh, what_en, period, sender, due, minutes, link, opened_at, sample"
                                + " from worklist.item where " + MINE + """
                         and (cast(:after as uuid) is null
                              or (coalesce(due, 'infinity'), id) >
                                 (select coalesce(a.due, 'infinity'), a.id from worklist.item a where a.id = :after))
                       order by coalesce(due, 'infinity'), id
                       limit :limit
                      """),
                        actor)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> {
                    LocalDate due = row.getObject("due", LocalDate.class);
                    return new ToDo(
                            row.getObject("id", UUID.class),
                            Title.of(row.getString("what_zh"), row.getString("what_en")),
                            row.getString("period"),
                            row.getString("sender"),
                            due,
                            due != null && due.isBefore(today),
                            row.getObject("minutes", Integer.class),
                            row.getString("link"),
                            row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                            row.getBoolean("sample"));
                })
                .list();
    }

    ToDoTotals totals(Actor actor, LocalDate today) {
        return mine(jdbc.sql("""
                        select count(*) as open,
                               count(*) filter (where due < :today) as overdue,
                               count(*) filter (where due >= :today and due < :today + 7) as week
                          from worklist.item where
                        """ + MINE), actor)
                .param("today", today)
                .query((row, _) -> new ToDoTotals(row.getInt("open"), row.getInt("overdue"), row.getInt("week")))
                .single();
    }

    private static JdbcClient.StatementSpec mine(JdbcClient.StatementSpec statement, Actor actor) {
        // what waits for a unit that ended is found by the unit that does its work
        List<InUnit> mine = actor.assignments().stream()
                .flatMap(assignment -> Stream.concat(Stream.of(assignment.unit()), assignment.former().stream())
                        .map(unit -> new InUnit(unit, assignment.role())))
                .toList();
        return statement
                .param("person", actor.person().value())
                .param("posts", actor.posts().stream().map(PostId::value).toArray(String[]::new))
                .param("roles", actor.roles().stream().map(Role::name).toArray(String[]::new))
                .param("units", mine.stream().map(one -> one.unit().value()).toArray(String[]::new))
                .param("unitRoles", mine.stream().map(one -> one.role().name()).toArray(String[]::new));
    }
}
