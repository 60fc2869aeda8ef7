package io.qingyuan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.identity.Role;
import io.qingyuan.packs.Packs;
import io.qingyuan.plan.internal.judgement.JudgementSubjects;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Replay;
import io.qingyuan.support.Api;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import io.qingyuan.support.ShowsPoint;
import io.qingyuan.support.WithPacks;
import io.qingyuan.time.Clamp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The indicators of the shipped plan with its sample figures, from the packs to the API. */
@ServerTest
@WithPacks
class IndicatorsTest {

    @Autowired
    private Api api;

    @Autowired
    private Plans plans;

    @Autowired
    private Packs packs;

    @Autowired
    private JudgementSubjects subjects;

    @Autowired
    private Receipts receipts;

    @Autowired
    private Clamp clamp;

    @Test
    @ShowsPoint("ecological-indicator-system#1")
    void allItemsOfTheTableAreListedWithWhatThePlanPrints() {
        JsonNode table = table(2025, "");

        assertThat(table.get("total").asInt()).isEqualTo(41);
        assertThat(table.get("items")).hasSize(41);
        assertThat(Stream.of(table.get("items").valueStream().toArray(JsonNode[]::new))
                        .map(row -> row.get("indicator").get("id").asString())
                        .distinct())
                .hasSize(32);
        JsonNode row = item(2025, "ind-24");
        assertThat(row.get("target").get("value").asString()).isEqualTo("98");
        assertThat(row.get("target").get("sign").asString()).isEqualTo("≥");
        assertThat(row.get("required").get("value").asString()).isEqualTo("85");
        assertThat(row.get("baseline").get("value").asString()).isEqualTo("97.36");
        assertThat(row.get("binding").asBoolean()).isTrue();
        assertThat(row.get("unit").get("printed").asString()).isEqualTo("%");
        Map<String, Indicator> printed = new HashMap<>();
        plans.current(clamp.now()).indicators().forEach(indicator -> printed.put(indicator.id(), indicator));
        assertThat(table.get("items")).allSatisfy(each -> {
            Indicator indicator = printed.get(each.at("/indicator/id").asString());
            Indicator.Item item = indicator.items().stream()
                    .filter(candidate -> candidate.id().equals(each.get("id").asString()))
                    .findFirst()
                    .orElseThrow();
            assertThat(each.get("domain").asString()).isEqualTo(indicator.domain());
            assertThat(each.get("taskGroup").asInt()).isEqualTo(indicator.taskGroup());
            assertThat(each.get("binding").asBoolean()).isEqualTo(indicator.binding());
            assertThat(each.at("/unit/printed").asString()).isEqualTo(item.printedUnit());
            assertThat(each.at("/baseline/year").asInt())
                    .isEqualTo(item.baseline().year());
            assertThat(each.has("required") && each.has("target")).isTrue();
        });
    }

    @Test
    @ShowsPoint("ecological-indicator-system#2")
    void aReportedValueIsJudgedAgainstTheRequirementAndTheTarget() {
        Client officer = api.as(Role.DATA_OFFICER, "finance-bureau");
        String file = officer.upload("/api/files", "统计表.txt", "统计表".getBytes(StandardCharsets.UTF_8), Map.of())
                .expect(201)
                .json()
                .get("id")
                .asString();
        assertThat(item(2022, "ind-29").at("/required/value").asString()).isEqualTo("80");
        assertThat(item(2022, "ind-29").at("/target/value").asString()).isEqualTo("95");

        reportGreenPurchases(officer, "79.9", file);
        JsonNode below = item(2022, "ind-29");
        assertThat(below.get("requiredStatus").asString()).isEqualTo("missed");
        assertThat(below.get("status").asString()).isEqualTo("behind");
        reportGreenPurchases(officer, "94.5", file);
        JsonNode between = item(2022, "ind-29");
        assertThat(between.get("requiredStatus").asString()).isEqualTo("met");
        assertThat(between.get("status").asString()).isEqualTo("on-track");
        JsonNode water = item(2025, "ind-18");
        assertThat(water.get("status").asString())
                .as("25.3 where at most 25 is asked in the year of the target")
                .isEqualTo("missed");
        api.leader().get("/api/files/" + file).expect(200);
    }

    private void reportGreenPurchases(Client officer, String value, String file) {
        String seen = officer.get("/api/statistics/figures?element=ind-29&from=2022&to=2022")
                .expect(200)
                .json()
                .at("/figures/0/values/0/id")
                .asString();
        officer.post(
                        "/api/statistics/values",
                        Map.of(
                                "values",
                                List.of(Map.of(
                                        "element",
                                        "ind-29",
                                        "period",
                                        "2022",
                                        "value",
                                        value,
                                        "seen",
                                        seen,
                                        "evidence",
                                        List.of(file)))))
                .expect(200);
    }

    @Test
    @ShowsPoint("ecological-status-index#2")
    void anIndexHasNoUnitWhateverTheTablePrints() {
        JsonNode index = item(2025, "ind-09");

        assertThat(index.at("/unit/id").asString()).isEqualTo("index");
        assertThat(index.at("/unit/printed").asString()).isEqualTo("%");
        assertThat(index.at("/required/value").asString()).isEqualTo("60");
        assertThat(index.at("/target/value").asString()).isEqualTo("64");
        assertThat(index.get("why").get("zh").asString()).doesNotContain("%");
        assertThat(api.office()
                        .get("/api/plan/indicators/ind-09?year=2025")
                        .expect(200)
                        .json()
                        .toString())
                .contains("规划印作单位%，但该指数是无量纲分值");
    }

    @Test
    void everyItemHasAReceiptForEveryYearAndAllOfThemReplay() {
        PlanModel plan = plans.current(clamp.now());
        Map<?, Receipt> current = receipts.current(subjects.of(plan), clamp.now());

        assertThat(current).hasSize(41 * subjects.years(plan).size());
        assertThat(current.values())
                .allSatisfy(receipt -> assertThat(receipts.replay(receipt.id())).isInstanceOf(Replay.Same.class));
    }

    @Test
    @ShowsPoint("ecological-indicator-system#2")
    void theConfirmedFigureIsJudgedAndTheOthersStandBesideIt() {
        JsonNode row = item(2025, "ind-24");

        assertThat(row.get("value").get("origin").asString()).isEqualTo("confirmed");
        assertThat(row.get("value").get("number").asString()).isEqualTo("98.1");
        assertThat(row.get("value").get("sample").asBoolean()).isTrue();
        assertThat(row.get("values")
                        .valueStream()
                        .map(value -> value.get("origin").asString()))
                .containsExactlyInAnyOrder("reported", "computed", "confirmed");
        assertThat(row.get("status").asString()).isEqualTo("met");
        assertThat(row.get("why").get("zh").asString()).startsWith("实际值 98.1%，达到目标（≥98%）。");
        assertThat(row.get("why").get("en").asString()).startsWith("The value 98.1 % reaches the target (≥ 98 %).");
    }

    @Test
    @ShowsPoint("performance-assessment#4")
    void ofTwoGroupsTheLowerShareIsJudgedAndBothAreHeld() {
        JsonNode row = item(2019, "ind-03");

        assertThat(row.get("value").get("number").asString()).isEqualTo("50");
        assertThat(row.get("value").get("scope").get("zh").asString()).contains("四区");
        assertThat(row.get("values")
                        .valueStream()
                        .map(value -> value.get("number").asString()))
                .containsExactlyInAnyOrder("50", "62");
        assertThat(row.get("status").asString()).isEqualTo("met");
    }

    @Test
    @ShowsPoint("ecological-indicator-system#4")
    void aStatusOfAnotherYearAndAnItemWithoutDataSaySo() {
        JsonNode land = item(2019, "ind-19");
        assertThat(land.get("status").asString()).isEqualTo("not-reported");
        assertThat(land.get("baseline").get("year").asInt()).isEqualTo(2018);
        assertThat(land.get("why").get("zh").asString()).contains("2018年的数：6.57%");

        JsonNode species = item(2025, "ind-11c");
        assertThat(species.get("status").asString()).isEqualTo("not-reported");
        assertThat(species.has("value")).isFalse();
    }

    @Test
    @ShowsPoint("ecological-indicator-system#2")
    void anAmbiguousFigureIsKeptAsPrintedAndNotJudged() {
        JsonNode row = item(2019, "ind-07b");

        assertThat(row.get("status").asString()).isEqualTo("not-judged");
        JsonNode value = row.get("values").get(0);
        assertThat(value.get("number").asString()).isEqualTo("34.5");
        assertThat(value.get("doubt").asString()).contains("浓度");
        assertThat(value.get("judged").asBoolean()).isFalse();
    }

    @Test
    void everyKindOfStatusCanBeSeenInTheSample() {
        JsonNode counts = table(2025, "").get("counts");

        assertThat(counts.propertyNames()).contains("met", "missed", "pending-target", "not-reported", "not-met");
        assertThat(table(2022, "").get("counts").propertyNames()).contains("on-track", "behind");
    }

    @Test
    void anAssignedTargetIsJudgedFromTheMomentItIsRecorded() {
        assertThat(item(2025, "ind-16").get("status").asString()).isEqualTo("pending-target");
        String before = clamp.now().at().toString();

        JsonNode target = api.office()
                .post(
                        "/api/plan/targets",
                        Map.of(
                                "item", "ind-16",
                                "year", 2025,
                                "value", "75.5",
                                "assigner", "suzhou-party-government",
                                "documentNumber", "试〔2026〕1号"))
                .expect(201)
                .json();

        JsonNode judged = item(2025, "ind-16");
        assertThat(judged.get("status").asString()).isEqualTo("missed");
        assertThat(judged.get("target").get("value").asString()).isEqualTo("75.5");
        assertThat(judged.get("why").get("zh").asString()).contains("未完成上级下达的2025年任务（≥75.5%）");
        assertThat(itemAsOf(2025, "ind-16", before).get("status").asString()).isEqualTo("pending-target");

        api.office()
                .post("/api/plan/targets/" + target.get("target").asString() + "/withdraw", Map.of("reason", "录错"))
                .expect(200);
        assertThat(item(2025, "ind-16").get("status").asString()).isEqualTo("pending-target");
        api.office()
                .post("/api/plan/targets/" + target.get("target").asString() + "/withdraw", Map.of("reason", "再撤"))
                .expectProblem(409, "plan.target-withdrawn");
    }

    @Test
    void aTargetIsRefusedWithEveryFaultNamed() {
        JsonNode problem = api.office()
                .post("/api/plan/targets", Map.of("item", "ind-16", "comparator", "about"))
                .expectProblem(422, "request.invalid")
                .json();
        assertThat(problem.get("errors")
                        .valueStream()
                        .map(fault -> fault.get("pointer").asString()))
                .containsExactlyInAnyOrder("/assigner", "/documentNumber", "/year", "/value", "/comparator");

        Map<String, Object> printed =
                Map.of("item", "ind-24", "year", 2025, "value", "99", "assigner", "x", "documentNumber", "y");
        api.office().post("/api/plan/targets", printed).expectProblem(422, "plan.target-not-assignable");
        api.as(Role.DATA_OFFICER, "water-bureau")
                .post("/api/plan/targets", printed)
                .expect(403);
    }

    @Test
    void anInferredOwnerStaysInferredUntilTheOfficeConfirms() {
        assertThat(item(2025, "ind-29").get("owner").get("basis").asString()).isEqualTo("inferred");

        api.office()
                .post("/api/plan/indicators/ind-29/owner", Map.of("unit", "finance-bureau"))
                .expect(204);
        assertThat(item(2025, "ind-29").get("owner").get("basis").asString()).isEqualTo("confirmed");

        api.office()
                .post("/api/plan/indicators/ind-29/owner", Map.of("unit", "no-such-unit"))
                .expectProblem(422, "plan.owner-unit");
        api.leader()
                .post("/api/plan/indicators/ind-29/owner", Map.of("unit", "finance-bureau"))
                .expect(403);
    }

    @Test
    void theOwnerOfAConditionIsConfirmedAsThatOfAnItem() {
        assertThat(owner("cond-6c")).isEqualTo("inferred");

        api.office()
                .post("/api/plan/conditions/cond-6c/owner", Map.of("unit", "ecology-environment-bureau"))
                .expect(204);
        assertThat(owner("cond-6c")).isEqualTo("confirmed");

        api.office()
                .post("/api/plan/conditions/cond-6c/owner", Map.of("unit", " "))
                .expectProblem(422, "request.invalid");
        api.office()
                .post("/api/plan/conditions/cond-99/owner", Map.of("unit", "ecology-environment-bureau"))
                .expectProblem(404, "plan.item-not-found");
        api.leader()
                .post("/api/plan/conditions/cond-6c/owner", Map.of("unit", "ecology-environment-bureau"))
                .expect(403);
    }

    private String owner(String line) {
        return line(conditions("2026-11-23"), line).at("/owner/basis").asString();
    }

    @Test
    void aCaseCarriesItsDocumentForAllWhoReadConditions() {
        String file = api.office()
                .upload("/api/files", "通报.txt", "通报".getBytes(StandardCharsets.UTF_8), Map.of())
                .expect(201)
                .json()
                .get("id")
                .asString();
        api.office()
                .post(
                        "/api/plan/conditions/events",
                        Map.of(
                                "circumstance", "cond-6b",
                                "happenedOn", "2019-03-05",
                                "summary", "试",
                                "evidence", List.of(file)))
                .expect(201);

        JsonNode event = line(conditions("2026-11-23"), "cond-6b").at("/events/0");
        assertThat(event.at("/evidence/0/name").asString()).isEqualTo("通报.txt");
        api.leader().get("/api/files/" + file).expect(200);
        api.office()
                .post(
                        "/api/plan/conditions/events",
                        Map.of(
                                "circumstance", "cond-6b",
                                "happenedOn", "2019-03-05",
                                "summary", "试",
                                "evidence", List.of("00000000-0000-0000-0000-000000000000")))
                .expectProblem(422, "request.invalid");
    }

    @Test
    void theListIsNarrowedAndExportedAsShown() throws IOException {
        JsonNode table = table(2025, "&domain=life&attribute=binding");
        int shown = table.get("items").size();
        assertThat(table.get("items").valueStream().map(row -> row.get("domain").asString()))
                .containsOnly("life");

        byte[] bytes = api.office()
                .get("/api/plan/indicators/export.xlsx?year=2025&domain=life&attribute=binding&sort=-number")
                .expect(200)
                .bytes();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            assertThat(book.getSheetAt(0).getLastRowNum()).isEqualTo(shown);
            assertThat(book.getSheetAt(0).getRow(1).getCell(0).getNumericCellValue())
                    .isEqualTo(29);
        }
    }

    @Test
    void theDetailTellsDefinitionHistoryAndAllOrigins() {
        JsonNode detail = api.office()
                .get("/api/plan/indicators/ind-24?year=2025")
                .expect(200)
                .json();

        assertThat(detail.get("definition").get("feel").asString()).isEqualTo("treated / discharged * 100");
        assertThat(detail.get("definition").get("components")).hasSize(2);
        assertThat(detail.get("definition")
                        .get("definitionConfidence")
                        .get("mark")
                        .asString())
                .isEqualTo("KH");
        assertThat(detail.get("receipts")).isNotEmpty();
        assertThat(detail.get("valuesByYear")
                        .valueStream()
                        .map(year -> year.get("year").asInt()))
                .contains(2019, 2025);
        api.office().get("/api/plan/indicators/ind-99").expectProblem(404, "plan.item-not-found");
    }

    @Test
    @ShowsPoint({"demonstration-eligibility-check#1", "demonstration-eligibility-check#2"})
    void oneRecordedCaseBarsAnApplicationForThreeFullYears() {
        JsonNode clear = conditions("2026-11-23");
        assertThat(clear.get("result").asString()).isEqualTo("clear");
        for (char letter = 'a'; letter <= 'f'; letter++) {
            assertThat(line(clear, "cond-6" + letter).get("result").asString())
                    .as("cond-6" + letter)
                    .isEqualTo("clear");
        }

        JsonNode event = api.office()
                .post(
                        "/api/plan/conditions/events",
                        Map.of(
                                "circumstance",
                                "cond-6c",
                                "happenedOn",
                                "2024-03-05",
                                "summary",
                                "试：约谈",
                                "document",
                                "试2号"))
                .expect(201)
                .json();

        JsonNode barred = conditions("2026-11-23");
        assertThat(barred.get("result").asString()).isEqualTo("vetoed");
        assertThat(line(barred, "cond-6c").toString()).contains("试：约谈");
        assertThat(line(barred, "cond-6c").get("events").get(0).get("leavesOn").asString())
                .isEqualTo("2027-03-06");
        assertThat(conditions("2027-03-05").get("result").asString()).isEqualTo("vetoed");
        assertThat(conditions("2027-03-06").get("result").asString()).isEqualTo("clear");

        JsonNode check = api.office()
                .post("/api/plan/conditions/checks", Map.of("applicationDay", "2026-11-23"))
                .expect(201)
                .json();
        assertThat(check.get("result").asString()).isEqualTo("vetoed");

        api.office()
                .post(
                        "/api/plan/conditions/events/" + event.get("event").asString() + "/withdraw",
                        Map.of("reason", "试完"))
                .expect(200);
        assertThat(conditions("2026-11-23").get("result").asString()).isEqualTo("clear");
        api.office()
                .post(
                        "/api/plan/conditions/events",
                        Map.of("circumstance", "cond-9", "happenedOn", "2024-03-05", "summary", "x"))
                .expectProblem(404, "plan.circumstance-not-found");
        api.office()
                .post(
                        "/api/plan/conditions/events",
                        Map.of("circumstance", "cond-6a", "happenedOn", "2999-01-01", "summary", "x"))
                .expectProblem(422, "plan.event-in-future");
    }

    @ParameterizedTest
    @ValueSource(strings = {"约谈", "挂牌督办", "区域限批"})
    @ShowsPoint("inspection-rectification-ledger#3")
    void everyKindOfCensureBarsForThreeYears(String kind) {
        String event = api.office()
                .post(
                        "/api/plan/conditions/events",
                        Map.of("circumstance", "cond-6c", "happenedOn", "2020-05-06", "summary", "试：" + kind))
                .expect(201)
                .json()
                .get("event")
                .asString();

        JsonNode inside = line(conditions("2023-05-06"), "cond-6c");
        assertThat(inside.toString()).contains("试：" + kind);
        assertThat(inside.get("result").asString()).isEqualTo("vetoed");
        assertThat(line(conditions("2023-05-07"), "cond-6c").get("result").asString())
                .isEqualTo("clear");
        api.office()
                .post("/api/plan/conditions/events/" + event + "/withdraw", Map.of("reason", "试完"))
                .expect(200);
    }

    @Test
    void conditionsAreStatesWithEvidence() {
        JsonNode view = conditions("2026-11-23");

        assertThat(view.get("conditions").asInt()).isEqualTo(5);
        assertThat(view.get("lines")).hasSize(11);
        assertThat(line(view, "cond-1").get("result").asString()).isEqualTo("met");
        assertThat(line(view, "cond-2").get("result").asString()).isEqualTo("not-reported");
        JsonNode printed = api.office()
                .get("/api/plan/conditions?year=2019&applicationDay=2026-11-23")
                .json();
        assertThat(line(printed, "cond-5").get("result").asString()).isEqualTo("not-judged");
        assertThat(line(printed, "cond-5").get("doubt").asString()).isNotBlank();
    }

    @Test
    @ShowsPoint("leading-group-office-workbench#3")
    void theCockpitCountsWhatTheListCounts() {
        JsonNode cockpit =
                api.leader().get("/api/cockpit?year=2025").expect(200).json();

        assertThat(cockpit.get("counts")).isEqualTo(table(2025, "").get("counts"));
        assertThat(cockpit.at("/projects/counts"))
                .isEqualTo(list("/api/plan/projects").get("counts"));
        assertThat(cockpit.at("/projects/total"))
                .isEqualTo(list("/api/plan/projects").get("total"));
        assertThat(cockpit.at("/commitments/counts"))
                .isEqualTo(list("/api/plan/commitments").get("counts"));
        assertThat(cockpit.at("/commitments/total"))
                .isEqualTo(list("/api/plan/commitments").get("total"));
        assertThat(cockpit.get("domains")).hasSize(6);
        assertThat(cockpit.get("domains")
                        .valueStream()
                        .mapToInt(domain -> domain.get("items").size())
                        .sum())
                .isEqualTo(41);
        assertThat(cockpit.get("course").asString()).isEqualTo("off-course");
        assertThat(cockpit.get("sample").asBoolean()).isTrue();
        assertThat(cockpit.get("overdue")
                        .valueStream()
                        .map(tile -> tile.get("id").asString()))
                .contains("ind-11c", "ind-32", "ind-06");
        JsonNode worse =
                api.leader().get("/api/cockpit?year=2023").json().get("moved").get(0);
        assertThat(worse.get("id").asString()).isEqualTo("ind-12");
        assertThat(worse.get("change").get("better").asBoolean()).isFalse();
    }

    @Test
    void whoKeepsTheSystemReadsNoContent() {
        Client admin = api.systemAdmin();

        assertThat(List.of(
                        "/api/plan/indicators",
                        "/api/plan",
                        "/api/plan/conditions",
                        "/api/plan/targets",
                        "/api/cockpit"))
                .allSatisfy(path -> assertThat(admin.get(path).status()).isEqualTo(403));
    }

    private JsonNode list(String path) {
        return api.leader().get(path).expect(200).json();
    }

    private JsonNode table(int year, String filter) {
        return api.office()
                .get("/api/plan/indicators?year=" + year + filter)
                .expect(200)
                .json();
    }

    private JsonNode item(int year, String id) {
        return row(table(year, ""), id);
    }

    private JsonNode itemAsOf(int year, String id, String asOf) {
        return row(table(year, "&asOf=" + asOf), id);
    }

    private static JsonNode row(JsonNode table, String id) {
        return table.get("items")
                .valueStream()
                .filter(row -> row.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode conditions(String applicationDay) {
        return api.office()
                .get("/api/plan/conditions?year=2025&applicationDay=" + applicationDay)
                .expect(200)
                .json();
    }

    private static JsonNode line(JsonNode view, String id) {
        return view.get("lines")
                .valueStream()
                .filter(line -> line.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
