package io.qingyuan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.support.Api;
import io.qingyuan.support.Api.Login;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Zone;
import io.qingyuan.worklist.Addressee;
import io.qingyuan.worklist.WorkItem;
import io.qingyuan.worklist.Worklist;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Units of its own for every test. */
@ServerTest
class ReorganisationTest {

    private static final String ACTS = "/api/identity/reorganisations";

    @Autowired
    private Api api;

    @Autowired
    private Organisation organisation;

    @Autowired
    private People people;

    @Autowired
    private Worklist worklist;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Test
    void twoTownsBecomeOneAndTheirPeopleAndToDosGoOver() {
        Login officer = api.person(Role.DATA_OFFICER, "merge-a");
        api.post(Role.DATA_OFFICER, "merge-b");
        open("test/merge-a", new Addressee.InUnit(new UnitId("merge-a"), Role.DATA_OFFICER));
        Instant before = now();

        JsonNode impact = office().post(
                        ACTS + "/preview", act("MERGE", List.of("merge-a", "merge-b"), target("merge-c", "丙镇")))
                .expect(200)
                .json();
        assertThat(organisation.units(AsOf.at(now()))).doesNotContainKey(new UnitId("merge-c"));
        assertThat(impact.get("ending").findValuesAsString("id")).containsExactlyInAnyOrder("merge-a", "merge-b");
        assertThat(impact.get("founded").findValuesAsString("id")).containsExactly("merge-c");
        assertThat(impact.get("posts")).hasSize(2);

        office().post(ACTS, act("MERGE", List.of("merge-a", "merge-b"), target("merge-c", "丙镇")))
                .expect(201);

        AsOf after = AsOf.at(now());
        assertThat(organisation.units(AsOf.at(before)))
                .containsKeys(new UnitId("merge-a"), new UnitId("merge-b"))
                .doesNotContainKey(new UnitId("merge-c"));
        assertThat(organisation.units(after))
                .containsKey(new UnitId("merge-c"))
                .doesNotContainKeys(new UnitId("merge-a"), new UnitId("merge-b"));
        assertThat(organisation.unitLineage(after).heirs(new UnitId("merge-a"))).containsExactly(new UnitId("merge-c"));
        assertThat(organisation.unitLineage(after).former(new UnitId("merge-c")))
                .containsExactlyInAnyOrder(new UnitId("merge-a"), new UnitId("merge-b"));
        Actor actor = actor(officer);
        assertThat(actor.units()).containsExactly(new UnitId("merge-c"));
        assertThat(actor.answersFor()).contains(new UnitId("merge-a"), new UnitId("merge-b"));
        assertThat(people.holders(Role.DATA_OFFICER, new UnitId("merge-b"))).containsExactly(officer.person());
        assertThat(jdbc.sql("select unit_id from worklist.item where key = 'test/merge-a'")
                        .query(String.class)
                        .single())
                .isEqualTo("merge-c");
        open("test/merge-late", new Addressee.InUnit(new UnitId("merge-b"), Role.DATA_OFFICER));
        assertThat(waiting(api.signIn(officer))).contains("test/merge-a", "test/merge-late");

        JsonNode history =
                office().get("/api/identity/units/merge-c/history").expect(200).json();
        assertThat(history.at("/acts/0/kind").asString()).isEqualTo("MERGE");
        assertThat(history.get("lineage")).hasSize(2);
        assertThat(history.at("/acts/0/followed").toString())
                .contains("\"count\":2")
                .contains("\"count\":1");
        assertThat(api.auditAdmin()
                        .get("/api/audit?kind=identity.unit&thing=merge-c")
                        .json()
                        .get("items")
                        .findValuesAsString("action"))
                .contains("merge");
    }

    @Test
    void aUnitIsMergedIntoOneThatGoesOn() {
        api.post(Role.UNIT_HEAD, "into-a");
        api.post(Role.UNIT_HEAD, "into-b");

        office().post(ACTS, act("MERGE", List.of("into-a"), target("into-b", null)))
                .expect(201);

        assertThat(organisation.units(AsOf.at(now()))).containsKey(new UnitId("into-b"));
        assertThat(organisation.unitLineage(AsOf.at(now())).parts(new UnitId("into-b"), today().minusYears(1)))
                .containsExactlyInAnyOrder(new UnitId("into-a"), new UnitId("into-b"));
    }

    @Test
    void aUnitIsSplitAndItsPostsGoWhereTheyAreSent() {
        Login officer = api.person(Role.DATA_OFFICER, "split-whole");
        Login head = api.person(Role.UNIT_HEAD, "split-whole");
        open("test/split-officer", new Addressee.InUnit(new UnitId("split-whole"), Role.DATA_OFFICER));
        open("test/split-head", new Addressee.InUnit(new UnitId("split-whole"), Role.UNIT_HEAD));
        Map<String, Object> second = target("split-two", "乙街道");
        second.put("posts", List.of(api.post(Role.DATA_OFFICER, "split-whole").value()));

        office().post(ACTS, act("SPLIT", List.of("split-whole"), List.of(target("split-one", "甲街道"), second)))
                .expect(201);

        assertThat(actor(officer).units()).containsExactly(new UnitId("split-two"));
        assertThat(actor(head).units()).containsExactly(new UnitId("split-one"));
        assertThat(waiting(api.signIn(officer))).containsExactly("test/split-officer");
        assertThat(waiting(api.signIn(head))).containsExactly("test/split-head");
        Lineage<UnitId> lineage = organisation.unitLineage(AsOf.at(now()));
        assertThat(lineage.heirs(new UnitId("split-whole")))
                .containsExactly(new UnitId("split-one"), new UnitId("split-two"));
    }

    @Test
    void aNewNameHoldsFromItsDayAndTheOldOneBefore() {
        api.post(Role.LEADER, "rename-me");
        Map<String, Object> act = act("RENAME", List.of("rename-me"), target(null, "新名局"));
        act.put("on", today().minusDays(3).toString());

        office().post(ACTS, act).expect(201);

        JsonNode versions = office().get("/api/identity/units/rename-me/history")
                .expect(200)
                .json()
                .get("versions");
        assertThat(versions).hasSize(2);
        assertThat(versions.at("/0/title/zh").asString()).isEqualTo("单位rename-me");
        assertThat(versions.at("/1/title/zh").asString()).isEqualTo("新名局");
        assertThat(versions.at("/1/from").asString())
                .isEqualTo(today().minusDays(3).toString());
        office().post(ACTS, act).expectProblem(422, "identity.nothing-changes");
    }

    @Test
    void aPackThatIsActivatedLaterUndoesNothing() {
        api.post(Role.LEADER, "reload-a");
        api.post(Role.LEADER, "reload-b");
        AsOf old = AsOf.at(now());
        office().post(ACTS, act("MERGE", List.of("reload-a", "reload-b"), target("reload-c", "合并局")))
                .expect(201);
        List<Area> areas = List.copyOf(organisation.areas(old).values());
        List<Unit> units = List.copyOf(organisation.units(old).values());
        List<Post> posts = List.copyOf(organisation.posts(old).values());

        List<Title> kept = organisation.keptFrom(areas, units, posts);
        organisation.load(Actor.system(), areas, organisation.areaChanges(old), units, posts);

        assertThat(kept).extracting(Title::zh).contains("单位reload-a", "单位reload-b");
        assertThat(organisation.units(AsOf.at(now())))
                .containsKey(new UnitId("reload-c"))
                .doesNotContainKeys(new UnitId("reload-a"), new UnitId("reload-b"));
        assertThat(organisation
                        .posts(AsOf.at(now()))
                        .get(new PostId("test-leader-reload-a"))
                        .unit())
                .isEqualTo(new UnitId("reload-c"));
    }

    @Test
    void onlyTheOfficeReorganisesAndWhatCannotBeIsRefusedWhole() {
        api.post(Role.LEADER, "refuse-a");
        api.post(Role.LEADER, "refuse-b");
        Map<String, Object> merge = act("MERGE", List.of("refuse-a", "refuse-b"), target("refuse-c", "丙"));

        api.securityAdmin().post(ACTS, merge).expectProblem(403, "request.forbidden");
        office().post(ACTS, act("MERGE", List.of("refuse-a"), target("refuse-c", "丙")))
                .expectProblem(422, "identity.act-incomplete");
        office().post(ACTS, act("MERGE", List.of("refuse-a", "refuse-nobody"), target("refuse-c", "丙")))
                .expectProblem(422, "identity.no-unit-then");
        merge.put("on", today().plusDays(1).toString());
        office().post(ACTS, merge).expectProblem(422, "identity.day-in-future");
        merge.put("on", today().toString());
        merge.put("reason", " ");
        office().post(ACTS, merge).expectProblem(422, "identity.reason-missing");
        assertThat(organisation.units(AsOf.at(now()))).containsKey(new UnitId("refuse-a"));
    }

    @Test
    void whoLeavesHandsPostAndToDosOver() {
        Login leaving = api.person(Role.DATA_OFFICER, "hand-over");
        Login coming = api.person();
        PostId post = api.post(Role.DATA_OFFICER, "hand-over");
        open("test/hand-over", new Addressee.Person(leaving.person()));

        handOver(leaving, post, coming, "调离").expect(200);

        assertThat(actor(leaving).assignments()).isEmpty();
        assertThat(actor(coming).posts()).containsExactly(post);
        assertThat(waiting(api.signIn(coming))).contains("test/hand-over");
        for (Login one : List.of(leaving, coming)) {
            JsonNode record = api.securityAdmin()
                    .get("/api/identity/people/" + one.person())
                    .expect(200)
                    .json()
                    .at("/handOvers/0");
            assertThat(record.get("reason").asString()).isEqualTo("调离");
            assertThat(record.at("/followed/0/count").asInt()).isOne();
        }
        assertThat(api.auditAdmin()
                        .get("/api/audit?kind=identity.person&thing=" + leaving.person())
                        .json()
                        .get("items")
                        .findValuesAsString("action"))
                .contains("hand-over", "end-post");
        handOver(leaving, post, coming, "再来一次").expectProblem(409, "identity.not-held");
    }

    @Test
    void aVacantPostIsToldToTheOfficeUntilSomebodyHasIt() {
        Login leaving = api.person(Role.DATA_OFFICER, "vacant");
        PostId post = api.post(Role.DATA_OFFICER, "vacant");
        open("test/vacant", new Addressee.Person(leaving.person()));

        handOver(leaving, post, null, "退休").expect(200);

        String key = "identity.post/" + post;
        assertThat(isOpen(key)).isTrue();
        Login next = api.person();
        people.give(Actor.system(), next.person(), post, false, today(), LocalDate.MAX);
        assertThat(isOpen(key)).isFalse();
        assertThat(waiting(api.signIn(next))).contains("test/vacant");
    }

    private Client office() {
        return api.office();
    }

    private Client.Reply handOver(Login from, PostId post, Login to, String reason) {
        Map<String, Object> body = new HashMap<>(Map.of("reason", reason, "on", today().toString()));
        if (to != null) {
            body.put("successor", to.person().toString());
        }
        return api.securityAdmin()
                .post("/api/identity/people/" + from.person() + "/posts/" + post + "/hand-over", body);
    }

    private static Map<String, Object> target(String id, String title) {
        Map<String, Object> target = new HashMap<>();
        if (id != null) {
            target.put("id", id);
        }
        if (title != null) {
            target.put("titleZh", title);
        }
        return target;
    }

    private Map<String, Object> act(String kind, List<String> from, Map<String, Object> to) {
        return act(kind, from, List.of(to));
    }

    private Map<String, Object> act(String kind, List<String> from, List<Map<String, Object>> to) {
        Map<String, Object> act = new HashMap<>();
        act.put("subject", "UNIT");
        act.put("kind", kind);
        act.put("from", from);
        act.put("to", to);
        act.put("on", today().toString());
        act.put("reason", "机构改革");
        return act;
    }

    private Actor actor(Login login) {
        return people.actor(login.person(), Locale.SIMPLIFIED_CHINESE).orElseThrow();
    }

    private void open(String key, Addressee addressee) {
        transaction.executeWithoutResult(
                _ -> worklist.open(WorkItem.of(key, addressee, Title.of(key, key), "/statistics")));
    }

    private boolean isOpen(String key) {
        return jdbc.sql("select exists (select 1 from worklist.item where key = :key and closed_at is null)")
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    private static List<String> waiting(Client client) {
        List<String> texts = new ArrayList<>();
        client.get("/api/worklist")
                .expect(200)
                .json()
                .get("items")
                .forEach(item -> texts.add(item.at("/what/zh").asString()));
        return texts;
    }

    private LocalDate today() {
        return Zone.dayOf(clock.instant());
    }

    private Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
