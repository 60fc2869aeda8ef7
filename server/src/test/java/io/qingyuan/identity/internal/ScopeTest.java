package io.qingyuan.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.Grants;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Scope;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.support.Actors;
import io.qingyuan.support.Api;
import io.qingyuan.support.ServerTest;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A list by the scope holds exactly the things that the record pages would open, grants and all. */
@ServerTest
class ScopeTest {

    private static final String KIND = "scope-test.thing";
    private static final Scope.Columns COLUMNS = Scope.Columns.unit("t.unit_id")
            .inArea("t.area_id")
            .ofPerson("t.person_id")
            .withId("t.id");
    private static final long SEED = 20_260_228;
    private static final int THINGS = 120;
    private static final int ACTORS = 60;

    private final Random random = new Random(SEED);
    private final List<PersonId> people = new ArrayList<>();

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcGrants grants;

    @Autowired
    private Grants giving;

    private TablePolicy policy;

    @BeforeEach
    void prepare() throws IOException {
        policy = new TablePolicy(PolicyTables.read(new StringReader("""
                        kind,verb,role,relation
                        scope-test.thing,READ,DATA_OFFICER,own-unit
                        scope-test.thing,READ,UNIT_HEAD,own-area
                        scope-test.thing,READ,*,assigned
                        scope-test.thing,READ,*,self
                        scope-test.thing,READ,STATE_AUDITOR,any
                        scope-test.thing,WRITE,DATA_OFFICER,own-unit
                        scope-test.thing,CONFIRM,*,own-area
                        scope-test.thing,CONFIRM,DATA_REVIEWER,assigned
                        """), "test.csv"), new Ground(grants));
        IntStream.range(0, 4)
                .forEach(i ->
                        people.add(api.person(Role.LEADER, "scope-unit-" + i).person()));
    }

    @Test
    void theListAndTheRecordPageAgree() {
        List<Thing> things = IntStream.range(0, THINGS).mapToObj(_ -> thing()).toList();
        for (int i = 0; i < THINGS / 4; i++) {
            Thing thing = things.get(random.nextInt(THINGS));
            String id = String.valueOf(thing.id());
            giving.assign(Actor.system(), any(people), KIND, id, Instant.now().plusSeconds(3600), "test");
            if (i % 3 == 0) {
                giving.end(Actor.system(), KIND, id);
            }
        }
        int someButNotAll = 0;
        for (int i = 0; i < ACTORS; i++) {
            Actor actor = actor();
            for (Verb verb : List.of(Verb.READ, Verb.WRITE, Verb.CONFIRM, Verb.MANAGE)) {
                List<String> open = things.stream()
                        .filter(thing -> policy.allows(actor, verb, thing))
                        .map(thing -> String.valueOf(thing.id()))
                        .sorted()
                        .toList();
                Scope scope = policy.scope(actor, verb, KIND);
                assertThat(listed(things, scope)).as("%s %s", actor, verb).isEqualTo(open);
                assertThat(things.stream().filter(scope::includes)).hasSameSizeAs(open);
                someButNotAll += !open.isEmpty() && open.size() < THINGS ? 1 : 0;
            }
        }
        assertThat(someButNotAll).isGreaterThan(ACTORS);
    }

    @Test
    void aListThatCannotTellWhatTheRecordPageAsksIsRefused() {
        Scope scope = policy.scope(actor(), Verb.READ, KIND);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> scope.on(Scope.Columns.unit("t.unit_id").inArea("t.area_id")))
                .withMessageContaining("person");
    }

    @Test
    void aScopeOfNothingListsNothing() {
        assertThat(listed(List.of(thing()), Scope.nothing())).isEmpty();
        assertThat(Scope.nothing().isEmpty()).isTrue();
    }

    private List<String> listed(List<Thing> things, Scope scope) {
        Scope.Condition condition = scope.on(COLUMNS);
        return jdbc.sql("""
                select t.id
                  from unnest(:ids, :units, :areas, :people) as t (id, unit_id, area_id, person_id)
                 where\s""" + condition.sql() + " order by t.id")
                .param("ids", things.stream().map(Thing::id).toArray(String[]::new))
                .param(
                        "units",
                        things.stream()
                                .map(Thing::unit)
                                .map(unit -> unit == null ? null : unit.value())
                                .toArray(String[]::new))
                .param(
                        "areas",
                        things.stream()
                                .map(Thing::area)
                                .map(area -> area == null ? null : area.value())
                                .toArray(String[]::new))
                .param(
                        "people",
                        things.stream()
                                .map(Thing::person)
                                .map(person -> person == null ? null : person.value())
                                .toArray(UUID[]::new))
                .params(condition.values())
                .query(String.class)
                .list();
    }

    private Thing thing() {
        Thing thing = Thing.of(KIND).id(new UUID(random.nextLong(), random.nextLong()).toString());
        thing = random.nextInt(4) == 0 ? thing : thing.unit(unit());
        thing = random.nextInt(4) == 0 ? thing : thing.area(area());
        return random.nextInt(4) == 0 ? thing.person(any(people)) : thing;
    }

    private Actor actor() {
        Actors actor = Actors.anActor().with(any(people));
        for (int i = random.nextInt(3); i > 0; i--) {
            Role role = any(List.of(Role.DATA_OFFICER, Role.UNIT_HEAD, Role.DATA_REVIEWER, Role.LEADER));
            actor = actor.over(role, unit().value(), area(), area());
        }
        return random.nextInt(12) == 0
                ? actor.as(Role.STATE_AUDITOR, "scope-unit-0").build()
                : actor.build();
    }

    private UnitId unit() {
        return new UnitId("scope-unit-" + random.nextInt(4));
    }

    private AreaId area() {
        return new AreaId("scope-area-" + random.nextInt(5));
    }

    private <T> T any(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private record Ground(JdbcGrants grants) implements TablePolicy.Ground {

        @Override
        public boolean assigned(Actor actor, String kind, String thingId) {
            return grants.assigned(actor, kind, thingId);
        }

        @Override
        public Set<String> assigned(Actor actor, String kind) {
            return grants.assigned(actor, kind);
        }

        @Override
        public Title title(UnitId unit) {
            return Title.of(unit.value(), null);
        }
    }
}
