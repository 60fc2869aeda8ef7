package io.qingyuan.registry.internal.records;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.People;
import io.qingyuan.identity.PersonId;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.registry.RegistryProblem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists as people keep them to look at again: filter, order and columns. A shared one is read by all, and changed by whose it is. */
@Repository
public class SavedViews {

    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final People people;

    SavedViews(JdbcClient jdbc, JsonMapper json, People people) {
        this.jdbc = jdbc;
        this.json = json;
        this.people = people;
    }

    public record SavedView(UUID id, UUID person, String by, String title, boolean shared, JsonNode content) {}

    /** One's own, then those that others share. */
    public List<SavedView> of(Actor actor, String register) {
        List<SavedView> views = jdbc.sql("""
                select id, person, title, shared, content::text as content
                  from registry.saved_view
                 where register = :register and (person = :person or shared)
                 order by person <> :person, title
                 limit :most
                """)
                .param("register", register)
                .param("person", actor.person().value())
                .param("most", 2 * MOST)
                .query((row, _) -> new SavedView(
                        row.getObject("id", UUID.class),
                        row.getObject("person", UUID.class),
                        "",
                        row.getString("title"),
                        row.getBoolean("shared"),
                        json.readTree(row.getString("content"))))
                .list();
        Set<PersonId> owners = new LinkedHashSet<>();
        views.forEach(view -> owners.add(new PersonId(view.person())));
        Map<PersonId, String> names = people.names(owners);
        return views.stream()
                .map(view -> new SavedView(
                        view.id(),
                        view.person(),
                        names.getOrDefault(new PersonId(view.person()), ""),
                        view.title(),
                        view.shared(),
                        view.content()))
                .toList();
    }

    /** Keeps a view; one of the same title is replaced. */
    @Transactional
    public void keep(Actor actor, String register, String title, boolean shared, JsonNode content) {
        if (title.isBlank() || title.length() > MOST) {
            throw new ProblemException(RegistryProblem.VIEW_TITLE, MOST);
        }
        jdbc.sql("""
                insert into registry.saved_view (register, person, title, shared, content)
                values (:register, :person, :title, :shared, cast(:content as jsonb))
                on conflict (register, person, title)
                   do update set shared = :shared, content = cast(:content as jsonb), changed = clock_timestamp()
                """)
                .param("register", register)
                .param("person", actor.person().value())
                .param("title", title.strip())
                .param("shared", shared)
                .param("content", json.writeValueAsString(content))
                .update();
    }

    @Transactional
    public void remove(Actor actor, String register, UUID id) {
        int removed = jdbc.sql(
                        "delete from registry.saved_view where id = :id and register = :register and person = :person")
                .param("id", id)
                .param("register", register)
                .param("person", actor.person().value())
                .update();
        if (removed == 0) {
            throw new ProblemException(RegistryProblem.NO_VIEW, id);
        }
    }
}
