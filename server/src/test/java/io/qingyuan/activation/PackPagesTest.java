package io.qingyuan.activation;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.packs.FormulaCheck;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackFolder;
import io.qingyuan.packs.PackText;
import io.qingyuan.support.Api;
import io.qingyuan.support.ServerTest;
import io.qingyuan.support.WithPacks;
import io.qingyuan.systems.ShownPoints;
import io.qingyuan.systems.SystemList;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServerTest
@WithPacks
class PackPagesTest {

    @Autowired
    private Api api;

    @Test
    void theSystemsOfThePlanAreListedWithAllTheirPoints() {
        JsonNode list = api.office().get("/api/systems").expect(200).json();

        assertThat(list.get("count").asInt()).isEqualTo(276);
        assertThat(list.get("points").asInt()).isEqualTo(879);
        assertThat(list.get("groups")).hasSize(13);
        for (JsonNode system : list.get("systems")) {
            for (JsonNode point : system.get("points")) {
                assertThat(!point.get("shownBy").isEmpty() || point.has("needs"))
                        .as(point.get("code").asString())
                        .isTrue();
            }
        }
    }

    @Test
    void whatPointsWaitForIsSaidOfPointsThatExist() {
        PackContent content =
                PackFolder.readAll(Path.of("../packs"), FormulaCheck.NONE).content();
        Map<String, Integer> counts = new HashMap<>();
        content.items("systems.yaml", "systems")
                .forEach(system ->
                        counts.put(system.id(), system.texts("acceptance").size()));

        assertThat(content.items("systems-needs.yaml", "systems")).allSatisfy(place -> {
            List<Integer> numbers = place.list("points").stream()
                    .map(point -> point.integer("point"))
                    .toList();
            assertThat(numbers)
                    .as(place.string("system"))
                    .doesNotHaveDuplicates()
                    .allMatch(number -> number <= counts.get(place.string("system")));
        });
        SystemList list = SystemList.of(content, ShownPoints.none());
        assertThat(list.systems())
                .filteredOn(system -> system.id().equals("key-project-register"))
                .singleElement()
                .satisfies(system -> {
                    assertThat(system.points().getLast().needs())
                            .isNotNull()
                            .extracting(PackText::en)
                            .isEqualTo("the map");
                    assertThat(system.where()).isEqualTo("/plan/projects");
                });
    }

    @Test
    void systemsAreFoundByTheirPlaceInThePlanAndByState() {
        JsonNode found = api.office().get("/api/systems?ref=10.1").expect(200).json();

        assertThat(found.get("systems").findValuesAsString("id")).contains("annual-task-list");
        assertThat(found.get("count").asInt())
                .as("counts stay those of the whole list")
                .isEqualTo(276);
        assertThat(api.office().get("/api/systems?group=nothing").json().get("systems"))
                .isEmpty();
    }

    @Test
    void conflictingValuesOfThePlanAreShownTogether() {
        JsonNode findings = api.office()
                .get("/api/plan/lint?rule=two-values")
                .expect(200)
                .json()
                .get("findings");

        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.at("/first/id").asString()).isEqualTo("rural-public-toilets-700");
            assertThat(finding.at("/second/id").asString()).isEqualTo("rural-public-toilets-1000");
            assertThat(finding.at("/what/zh").asString()).contains("700").contains("1000");
            assertThat(finding.at("/why/en").asString()).isNotBlank();
        });
    }

    @Test
    void lintCountsAllSeveritiesWhateverIsFiltered() {
        JsonNode all = api.office().get("/api/plan/lint").expect(200).json();
        JsonNode errors = api.office().get("/api/plan/lint?severity=ERROR").json();

        assertThat(errors.get("counts")).isEqualTo(all.get("counts"));
        assertThat(errors.get("findings").size())
                .isEqualTo(all.at("/counts/ERROR").asInt());
        api.office().get("/api/plan/lint?severity=DREADFUL").expect(400);
    }

    @Test
    void listsComeAsWorkbooks() {
        for (String path : new String[] {"/api/plan/lint/export.xlsx", "/api/systems/export.xlsx?state=OPEN"}) {
            byte[] workbook = api.office().get(path).expect(200).bytes();
            assertThat(workbook).startsWith((byte) 'P', (byte) 'K');
        }
    }

    @Test
    void theAdministratorSeesWhatHoldsAndThatNothingWaits() {
        JsonNode packs = api.systemAdmin().get("/api/packs").expect(200).json();
        assertThat(packs.get("packs").findValuesAsString("id")).contains("national", "wujiang");

        JsonNode preview =
                api.systemAdmin().get("/api/packs/preview").expect(200).json();
        assertThat(preview.get("nothing").asBoolean()).isTrue();
        assertThat(preview.get("faults")).isEmpty();

        String hash = preview.get("hash").asString();
        assertThat(api.systemAdmin()
                        .post("/api/packs/activation", Map.of("hash", hash))
                        .expect(200)
                        .json()
                        .get("nothing")
                        .asBoolean())
                .as("activating what holds has no effect")
                .isTrue();
        api.systemAdmin()
                .post("/api/packs/activation", Map.of("hash", "0000"))
                .expectProblem(409, "packs.changed-meanwhile");
    }

    @Test
    void onlyTheSystemAdministratorActivates() {
        api.office().get("/api/packs").expect(200);
        api.office().get("/api/packs/preview").expect(403);
        api.office().post("/api/packs/activation", Map.of("hash", "0000")).expect(403);
        api.securityAdmin().get("/api/packs").expect(403);
        api.systemAdmin().get("/api/systems").expect(403);
        api.systemAdmin().get("/api/plan/lint").expect(403);
    }
}
