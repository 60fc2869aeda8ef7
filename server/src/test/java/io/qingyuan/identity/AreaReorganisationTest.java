package io.qingyuan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.support.Api;
import io.qingyuan.support.Api.Login;
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
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Acts on areas, and on the areas of units (区划调整); areas and units of its own for every test. */
@ServerTest
class AreaReorganisationTest {

    private static final String ACTS = "/api/identity/reorganisations";

    @Autowired
    private Api api;

    @Autowired
    private Organisation organisation;

    @Autowired
    private Worklist worklist;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Test
    void twoAreasBecomeOneAndWhatLiesInThemAndWhoAnswersForThemFollows() {
        areas("m-district", null, "m-a", "m-district", "m-b", "m-district", "m-village", "m-a");
        responsible("m-unit-a", "m-a");
        responsible("m-unit-b", "m-b");
        Instant before = now();

        Map<String, Object> merge = act("AREA", "MERGE", List.of("m-a", "m-b"), target("m-c", "丙片区"));
        JsonNode impact =
                api.office().post(ACTS + "/preview", merge).expect(200).json();
        assertThat(impact.get("ending").findValuesAsString("id")).containsExactlyInAnyOrder("m-a", "m-b");
        assertThat(impact.get("founded").findValuesAsString("id")).containsExactly("m-c");
        assertThat(impact.get("changed").findValuesAsString("id"))
                .containsExactlyInAnyOrder("m-village", "m-unit-a", "m-unit-b");
        assertThat(areasAt(now())).doesNotContainKey(new AreaId("m-c"));
        api.office().post(ACTS, merge).expect(201);

        assertThat(areasAt(now()))
                .containsKey(new AreaId("m-c"))
                .doesNotContainKeys(new AreaId("m-a"), new AreaId("m-b"));
        assertThat(area("m-c").parent()).isEqualTo(new AreaId("m-district"));
        assertThat(area("m-village").parent()).isEqualTo(new AreaId("m-c"));
        assertThat(unit("m-unit-a").areas()).containsExactly(new AreaId("m-c"));
        assertThat(organisation.unitsIn(Set.of(new AreaId("m-c"))))
                .contains(new UnitId("m-unit-a"), new UnitId("m-unit-b"));
        // whoever asks for the area there was finds who answers now
        assertThat(organisation.unitsIn(Set.of(new AreaId("m-a"))))
                .contains(new UnitId("m-unit-a"), new UnitId("m-unit-b"));
        // what was so before is still told so
        assertThat(areasAt(before))
                .containsKeys(new AreaId("m-a"), new AreaId("m-b"))
                .doesNotContainKey(new AreaId("m-c"));
        assertThat(areasAt(before).get(new AreaId("m-village")).parent()).isEqualTo(new AreaId("m-a"));
        Lineage<AreaId> lineage = organisation.areaLineage(AsOf.at(now()));
        assertThat(lineage.heirs(new AreaId("m-a"), today().minusDays(1))).containsExactly(new AreaId("m-c"));
        assertThat(lineage.parts(new AreaId("m-c"), today().minusDays(1)))
                .containsExactlyInAnyOrder(new AreaId("m-a"), new AreaId("m-b"));
        JsonNode history =
                api.office().get("/api/identity/areas/m-c/history").expect(200).json();
        assertThat(history.get("lineage")).hasSize(2);
        assertThat(history.at("/acts/0/kind").asString()).isEqualTo("MERGE");
        assertThat(history.at("/acts/0/reason").asString()).isEqualTo("区划调整");
        assertThat(actions("m-c")).contains("merge");
    }

    @Test
    void anAreaIsMergedIntoOneThatLiesInIt() {
        areas("in-district", null, "in-outer", "in-district", "in-inner", "in-outer");

        api.office()
                .post(ACTS, act("AREA", "MERGE", List.of("in-outer"), target("in-inner", null)))
                .expect(201);

        assertThat(area("in-inner").parent()).isEqualTo(new AreaId("in-district"));
        assertThat(areasAt(now())).doesNotContainKey(new AreaId("in-outer"));
    }

    @Test
    void anAreaIsSplitAndWhatLiesInItGoesWhereItIsSent() {
        areas("s-district", null, "s-whole", "s-district", "s-east", "s-whole", "s-west", "s-whole");
        responsible("s-unit", "s-whole");
        Map<String, Object> second = target("s-two", "西片区");
        second.put("areas", List.of("s-west"));

        api.office()
                .post(ACTS, act("AREA", "SPLIT", List.of("s-whole"), List.of(target("s-one", "东片区"), second)))
                .expect(201);

        assertThat(area("s-east").parent()).isEqualTo(new AreaId("s-one"));
        assertThat(area("s-west").parent()).isEqualTo(new AreaId("s-two"));
        assertThat(unit("s-unit").areas()).containsExactlyInAnyOrder(new AreaId("s-one"), new AreaId("s-two"));
        assertThat(organisation.areaLineage(AsOf.at(now())).heirs(new AreaId("s-whole"), today().minusDays(1)))
                .containsExactlyInAnyOrder(new AreaId("s-one"), new AreaId("s-two"));
    }

    @Test
    void aPartIsTakenFromAnAreaThatGoesOn() {
        areas("p-district", null, "p-whole", "p-district", "p-left", "p-whole", "p-goes", "p-whole");
        responsible("p-unit", "p-whole");
        Map<String, Object> part = target("p-part", "析置片区");
        part.put("areas", List.of("p-goes"));

        api.office()
                .post(ACTS, act("AREA", "SPLIT", List.of("p-whole"), List.of(target("p-whole", null), part)))
                .expect(201);

        assertThat(area("p-whole").title().zh()).isEqualTo("区域p-whole");
        assertThat(area("p-left").parent()).isEqualTo(new AreaId("p-whole"));
        assertThat(area("p-goes").parent()).isEqualTo(new AreaId("p-part"));
        assertThat(unit("p-unit").areas()).containsExactlyInAnyOrder(new AreaId("p-whole"), new AreaId("p-part"));
        assertThat(organisation.areaLineage(AsOf.at(now())).heirs(new AreaId("p-whole"), today().minusDays(1)))
                .containsExactlyInAnyOrder(new AreaId("p-whole"), new AreaId("p-part"));
    }

    @Test
    void aNewNameAndANewPlaceHoldFromTheirDay() {
        areas("r-one", null, "r-two", null, "r-town", "r-one");
        responsible("r-unit", "r-town");
        Instant before = now();
        Map<String, Object> rename = act("AREA", "RENAME", List.of("r-town"), target(null, "新名片区"));
        rename.put("on", today().minusDays(5).toString());
        Map<String, Object> place = new HashMap<>(Map.of("parent", "r-two", "code", "320509999"));
        Map<String, Object> boundary = act("AREA", "BOUNDARY", List.of("r-town"), place);
        boundary.put("on", today().minusDays(2).toString());

        api.office().post(ACTS, rename).expect(201);
        api.office().post(ACTS, boundary).expect(201);

        JsonNode versions = api.office()
                .get("/api/identity/areas/r-town/history")
                .expect(200)
                .json()
                .get("versions");
        assertThat(versions).hasSize(3);
        assertThat(versions.at("/0/title/zh").asString()).isEqualTo("区域r-town");
        assertThat(versions.at("/1/title/zh").asString()).isEqualTo("新名片区");
        assertThat(versions.at("/1/parent/id").asString()).isEqualTo("r-one");
        assertThat(versions.at("/2/parent/id").asString()).isEqualTo("r-two");
        assertThat(versions.at("/2/code").asString()).isEqualTo("320509999");
        assertThat(versions.at("/2/from").asString())
                .isEqualTo(today().minusDays(2).toString());
        assertThat(organisation.unitsIn(Set.of(new AreaId("r-two")))).containsExactly(new UnitId("r-unit"));
        assertThat(organisation.unitsIn(Set.of(new AreaId("r-one")))).isEmpty();
        assertThat(areasAt(before).get(new AreaId("r-town")).parent()).isEqualTo(new AreaId("r-one"));
        assertThat(organisation.areaLineage(AsOf.at(now())).ended(new AreaId("r-town")))
                .isFalse();
        assertThat(actions("r-town")).contains("rename", "boundary");
    }

    @Test
    void anAreaLiesNeitherInItselfNorInWhatLiesInIt() {
        areas("loop-a", null, "loop-b", "loop-a", "loop-c", "loop-b");

        for (String parent : List.of("loop-a", "loop-c")) {
            api.office()
                    .post(ACTS, act("AREA", "BOUNDARY", List.of("loop-a"), new HashMap<>(Map.of("parent", parent))))
                    .expectProblem(422, "identity.area-in-itself");
        }
        api.office()
                .post(ACTS, act("AREA", "BOUNDARY", List.of("loop-a"), new HashMap<>(Map.of("parent", "nowhere"))))
                .expectProblem(422, "identity.no-area-then");
        assertThat(area("loop-a").parent()).isNull();
    }

    @Test
    void aUnitIsResponsibleForOtherAreasAndKeepsItsPeopleAndItsWork() {
        areas("b-one", null, "b-two", null);
        responsible("b-unit", "b-one");
        Login officer = api.person(Role.DATA_OFFICER, "b-unit");
        transaction.executeWithoutResult(_ -> worklist.open(WorkItem.of(
                "test/b-unit",
                new Addressee.InUnit(new UnitId("b-unit"), Role.DATA_OFFICER),
                Title.of("边界", "boundary"),
                "/statistics")));
        Instant before = now();
        Map<String, Object> act =
                act("UNIT", "BOUNDARY", List.of("b-unit"), new HashMap<>(Map.of("areas", List.of("b-two"))));

        JsonNode impact = api.office().post(ACTS + "/preview", act).expect(200).json();
        assertThat(impact.get("changed").findValuesAsString("id")).containsExactly("b-unit");
        assertThat(impact.get("posts")).isEmpty();
        assertThat(impact.get("followed")).isEmpty();
        api.office().post(ACTS, act).expect(201);

        assertThat(unit("b-unit").areas()).containsExactly(new AreaId("b-two"));
        assertThat(organisation.unitsIn(Set.of(new AreaId("b-two")))).contains(new UnitId("b-unit"));
        assertThat(organisation.unitsIn(Set.of(new AreaId("b-one")))).doesNotContain(new UnitId("b-unit"));
        assertThat(organisation.units(AsOf.at(before)).get(new UnitId("b-unit")).areas())
                .containsExactly(new AreaId("b-one"));
        assertThat(organisation.unitLineage(AsOf.at(now())).ended(new UnitId("b-unit")))
                .isFalse();
        assertThat(api.signIn(officer)
                        .get("/api/worklist")
                        .expect(200)
                        .json()
                        .get("items")
                        .toString())
                .contains("边界");
        JsonNode versions = api.office()
                .get("/api/identity/units/b-unit/history")
                .expect(200)
                .json()
                .get("versions");
        assertThat(versions.at("/0/areas/0/id").asString()).isEqualTo("b-one");
        assertThat(versions.at("/1/areas/0/id").asString()).isEqualTo("b-two");
        assertThat(actions("b-unit")).contains("boundary");
        // which areas must be said, and be there; nothing is half done
        api.office()
                .post(ACTS, act("UNIT", "BOUNDARY", List.of("b-unit"), new HashMap<>()))
                .expectProblem(422, "identity.act-incomplete");
        api.office()
                .post(
                        ACTS,
                        act("UNIT", "BOUNDARY", List.of("b-unit"), new HashMap<>(Map.of("areas", List.of("nowhere")))))
                .expectProblem(422, "identity.no-area-then");
        assertThat(unit("b-unit").areas()).containsExactly(new AreaId("b-two"));
    }

    @Test
    void aPackThatIsActivatedLaterUndoesNothing() {
        areas("k-a", null, "k-b", null);
        AsOf old = AsOf.at(now());
        api.office()
                .post(ACTS, act("AREA", "MERGE", List.of("k-a", "k-b"), target("k-c", "丙片区")))
                .expect(201);

        organisation.load(
                Actor.system(),
                List.copyOf(organisation.areas(old).values()),
                organisation.areaChanges(old),
                List.copyOf(organisation.units(old).values()),
                List.copyOf(organisation.posts(old).values()));

        assertThat(areasAt(now()))
                .containsKey(new AreaId("k-c"))
                .doesNotContainKeys(new AreaId("k-a"), new AreaId("k-b"));
        assertThat(organisation.areaLineage(AsOf.at(now())).heirs(new AreaId("k-a"), today().minusDays(1)))
                .containsExactly(new AreaId("k-c"));
    }

    /** Pairs of an area and what it lies in, which stands before it. */
    private void areas(String... idsAndParents) {
        AsOf now = AsOf.at(now());
        List<Area> areas = new ArrayList<>(organisation.areas(now).values());
        for (int i = 0; i < idsAndParents.length; i += 2) {
            String parent = idsAndParents[i + 1];
            areas.add(new Area(
                    new AreaId(idsAndParents[i]),
                    Title.of("区域" + idsAndParents[i], idsAndParents[i]),
                    "area",
                    null,
                    parent == null ? null : new AreaId(parent),
                    LocalDate.MIN,
                    LocalDate.MAX));
        }
        organisation.load(
                Actor.system(),
                areas,
                organisation.areaChanges(now),
                List.copyOf(organisation.units(now).values()),
                List.copyOf(organisation.posts(now).values()));
    }

    private void responsible(String unit, String area) {
        AsOf now = AsOf.at(now());
        List<Unit> units = new ArrayList<>(organisation.units(now).values());
        units.add(new Unit(
                new UnitId(unit),
                Title.of("单位" + unit, unit),
                "government",
                Set.of(new AreaId(area)),
                Set.of(),
                null,
                LocalDate.MIN,
                LocalDate.MAX));
        organisation.load(
                Actor.system(),
                List.copyOf(organisation.areas(now).values()),
                organisation.areaChanges(now),
                units,
                List.copyOf(organisation.posts(now).values()));
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

    private Map<String, Object> act(String subject, String kind, List<String> from, Map<String, Object> to) {
        return act(subject, kind, from, List.of(to));
    }

    private Map<String, Object> act(String subject, String kind, List<String> from, List<Map<String, Object>> to) {
        Map<String, Object> act = new HashMap<>();
        act.put("subject", subject);
        act.put("kind", kind);
        act.put("from", from);
        act.put("to", to);
        act.put("on", today().toString());
        act.put("reason", "区划调整");
        return act;
    }

    private List<String> actions(String thing) {
        return api.auditAdmin()
                .get("/api/audit?kind=identity.unit&thing=" + thing)
                .expect(200)
                .json()
                .get("items")
                .findValuesAsString("action");
    }

    private Map<AreaId, Area> areasAt(Instant at) {
        return organisation.areas(AsOf.at(at));
    }

    private Area area(String id) {
        return areasAt(now()).get(new AreaId(id));
    }

    private Unit unit(String id) {
        return organisation.units(AsOf.at(now())).get(new UnitId(id));
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
