package io.qingyuan.plan.internal.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.identity.Role;
import io.qingyuan.receipts.ReceiptId;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Replay;
import io.qingyuan.support.Api;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import io.qingyuan.support.ShowsPoint;
import io.qingyuan.support.WithPacks;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServerTest
@WithPacks
class CommitmentServerTest {

    private static final String LIST = "/api/plan/commitments";

    @Autowired
    private Api api;

    @Autowired
    private Receipts receipts;

    @Test
    @ShowsPoint("plan-goal-tracker#1")
    void theListHasAllCommitmentsWithAStateAndWhereItComesFrom() {
        JsonNode page = api.leader().get(LIST + "?limit=500").expect(200).json();

        assertThat(page.get("total").asInt()).isEqualTo(284);
        assertThat(page.get("rows")).hasSize(284);
        page.get("rows").forEach(row -> {
            assertThat(row.at("/state/receipt").asString(""))
                    .as(row.get("id").asString())
                    .isNotEmpty();
            assertThat(row.at("/state/status").asString()).isNotEqualTo("unknown");
            assertThat(row.get("ref").asString()).isNotBlank();
            assertThat(row.get("deadline").asString()).isNotBlank();
        });
        assertThat(page.get("rows")
                        .valueStream()
                        .filter(row -> row.get("owners").isEmpty()))
                .as("whose owner the plan does not name, found by the filter for none")
                .hasSize(total("?unit=none"));
    }

    @Test
    void pagesFollowOneAnotherByKey() {
        JsonNode first = api.leader().get(LIST + "?limit=100").expect(200).json();
        JsonNode second = api.leader()
                .get(LIST + "?limit=100&after=" + first.get("next").asString())
                .expect(200)
                .json();
        JsonNode third = api.leader()
                .get(LIST + "?limit=100&after=" + second.get("next").asString())
                .expect(200)
                .json();

        assertThat(first.get("rows").size()
                        + second.get("rows").size()
                        + third.get("rows").size())
                .isEqualTo(284);
        assertThat(third.has("next")).isFalse();
    }

    @Test
    void aCommitmentThatWaitsForASuperiorIsJudgedByTheTargetOfItsLastYear() {
        String id = "development-intensity-zone-control";
        assertThat(status(id)).isEqualTo("pending-target");
        String file = api.office()
                .upload("/api/files", "批复.txt", "控制在三成以内".getBytes(StandardCharsets.UTF_8), Map.of())
                .expect(201)
                .json()
                .get("id")
                .asString();
        Client reader = api.as(Role.DATA_OFFICER, "water-bureau");
        reader.get("/api/files/" + file).expect(404);

        JsonNode target = assign(id, 2025, file);
        assertThat(status(id)).isEqualTo("not-reported");
        JsonNode asked = api.leader().get(LIST + "/" + id).expect(200).json().at("/row/asked");
        assertThat(asked.get("comparator").asString()).isEqualTo("<=");
        assertThat(asked.get("value").asString()).isEqualTo("30");
        assertThat(asked.get("document").asString()).isEqualTo("试〔2026〕9号");
        reader.get("/api/files/" + file).expect(200);
        JsonNode listed =
                api.leader().get("/api/plan/targets?item=" + id).expect(200).json();
        assertThat(listed.at("/targets/0/files/0/name").asString()).isEqualTo("批复.txt");

        api.office()
                .post(LIST + "/" + id + "/progress", Map.of("on", "2025-12-31", "value", "29.5", "document", "公报"))
                .expect(200);
        assertThat(status(id)).isEqualTo("met");

        api.office()
                .post("/api/plan/targets/" + target.get("target").asString() + "/withdraw", Map.of("reason", "录错"))
                .expect(200);
        assertThat(status(id)).isEqualTo("pending-target");

        assign(id, 2023, file);
        assertThat(status(id)).isEqualTo("pending-target");
    }

    @Test
    void aPrintedNumberIsNobodysToAssign() {
        Map<String, Object> printed =
                Map.of("item", "vocs-cut-20", "year", 2025, "value", "25", "assigner", "x", "documentNumber", "y");

        api.office().post("/api/plan/targets", printed).expectProblem(422, "plan.target-not-assignable");
    }

    private JsonNode assign(String id, int year, String file) {
        return api.office()
                .post(
                        "/api/plan/targets",
                        Map.of(
                                "item", id,
                                "year", year,
                                "comparator", "<=",
                                "value", "30",
                                "assigner", "suzhou-party-government",
                                "documentNumber", "试〔2026〕9号",
                                "evidence", List.of(file)))
                .expect(201)
                .json();
    }

    @Test
    @ShowsPoint("plan-goal-tracker#1")
    void filtersNarrowAndCountsCountWhatIsLeft() {
        JsonNode page =
                api.leader().get(LIST + "?chapter=9&limit=500").expect(200).json();

        assertThat(page.get("total").asInt()).isPositive().isLessThan(284);
        page.get("rows").forEach(row -> assertThat(row.get("chapter").asInt()).isEqualTo(9));
        int counted = 0;
        for (JsonNode count : page.get("counts")) {
            counted += count.asInt();
        }
        assertThat(counted).isEqualTo(page.get("total").asInt());
        assertThat(total("?unit=none")).isEqualTo(23);
        assertThat(total("?unit=water-bureau")).isPositive();
        assertThat(total("?year=2022")).isPositive();
        assertThat(total("?town=area-zhenze")).isPositive().isLessThan(284);
        assertThat(total("?indicator=ind-10")).isEqualTo(2);
        assertThat(total("?q=rural-public-toilets")).isEqualTo(2);
        assertThat(total("?state=elsewhere")).isEqualTo(12);
    }

    @Test
    @ShowsPoint("plan-goal-tracker#2")
    void evidenceHangsOnTheReportAndWhoMayReadTheCommitmentMayReadIt() {
        Client housing = api.as(Role.DATA_OFFICER, "housing-construction-bureau");
        Client officer = api.as(Role.DATA_OFFICER, "water-bureau");
        String file = officer.upload("/api/files", "核查.txt", "已核查".getBytes(StandardCharsets.UTF_8), Map.of())
                .expect(201)
                .json()
                .get("id")
                .asString();
        housing.get("/api/files/" + file).expect(404);

        JsonNode detail = officer.post(
                        LIST + "/tailwater-purification-capacity/progress",
                        Map.of(
                                "on", "2025-12-31",
                                "value", "13.6",
                                "evidence", List.of(Map.of("file", file, "name", "核查.txt"))))
                .expect(200)
                .json();

        assertThat(detail.at("/row/state/status").asString()).isEqualTo("met");
        assertThat(detail.get("history").toString()).contains(file);
        housing.get("/api/files/" + file).expect(200);
        JsonNode problem = officer.post(
                        LIST + "/tailwater-purification-capacity/progress",
                        Map.of(
                                "on",
                                "2024-11-30",
                                "value",
                                "13",
                                "evidence",
                                List.of(Map.of("file", "x", "name", "x"))))
                .expectProblem(422, "request.invalid")
                .json();
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo("plan.no-such-file");
    }

    @Test
    void aReportOfTheAnsweringUnitChangesTheStateAndItsReceipt() {
        Client water = api.as(Role.DATA_OFFICER, "water-bureau");
        String before = receiptOf("outfall-ledger");

        JsonNode detail = water.post(
                        LIST + "/outfall-ledger/progress",
                        Map.of("on", "2021-06-30", "step", "done", "document", "吴水〔2021〕1号"))
                .expect(200)
                .json();

        assertThat(detail.at("/row/state/status").asString()).isEqualTo("met");
        assertThat(detail.at("/row/state/receipt").asString()).isNotEqualTo(before);
        assertThat(detail.at("/row/state/sample").asBoolean()).isFalse();

        water.post(LIST + "/outfall-ledger/progress/2021-06-30/withdrawal", Map.of("reason", "填错了事项"))
                .expect(200);
        JsonNode after = api.leader().get(LIST + "/outfall-ledger").expect(200).json();
        assertThat(after.at("/row/state/status").asString()).isEqualTo("not-reported");
        assertThat(after.get("reports")).isEmpty();
        assertThat(after.at("/history/0/withdrawn").asString()).isEqualTo("填错了事项");
    }

    @Test
    void whatWasKnownThenIsStillSaid() {
        Client water = api.as(Role.DATA_OFFICER, "water-bureau");
        water.post(LIST + "/river-network-plan-2020/progress", Map.of("on", "2020-10-31", "step", "under-way"))
                .expect(200);
        Instant then = Instant.now();
        water.post(
                        LIST + "/river-network-plan-2020/progress",
                        Map.of("on", "2020-12-20", "step", "done", "document", "批复"))
                .expect(200);

        JsonNode now =
                api.leader().get(LIST + "/river-network-plan-2020").expect(200).json();
        JsonNode before = api.leader()
                .get(LIST + "/river-network-plan-2020?asOf=" + then)
                .expect(200)
                .json();

        assertThat(now.at("/row/state/reason").asString()).isEqualTo("reached-in-time");
        assertThat(before.at("/row/state/reason").asString()).isEqualTo("reached-late");
        assertThat(before.get("reports").size()).isLessThan(now.get("reports").size());
    }

    @Test
    void whatMeasuresTheSameAsAnItemTakesTheItemsFigure() {
        JsonNode sewage = state("sewage-treatment-rate-98");
        assertThat(sewage.get("status").asString()).isEqualTo("met");
        assertThat(new BigDecimal(sewage.get("value").asString()))
                .as("the confirmed figure")
                .isEqualByComparingTo("98.1");

        JsonNode share = state("performance-assessment-share");
        assertThat(new BigDecimal(share.get("value").asString()))
                .as("the lower of two groups")
                .isEqualByComparingTo("52");

        assertThat(state("water-per-gdp-25").get("status").asString())
                .as("25.3 where at most 25 is asked")
                .isEqualTo("missed");
        assertThat(state("forest-cover-21-task").get("status").asString())
                .as("another measure is not taken")
                .isEqualTo("not-reported");
    }

    @Test
    void anotherUnitIsRefused() {
        api.as(Role.DATA_OFFICER, "culture-tourism-bureau-test")
                .post(LIST + "/outfall-ledger/progress", Map.of("on", "2021-06-30", "step", "under-way"))
                .expectProblem(403, "identity.other-unit");
    }

    @Test
    void everyFaultOfAReportIsToldAtOnce() {
        JsonNode problem = api.office()
                .post(LIST + "/rural-sewage-rate-95/progress", Map.of("on", "2030-01-01", "value", "九十五"))
                .expectProblem(422, "request.invalid")
                .json();

        assertThat(problem.get("errors"))
                .extracting(error -> error.get("pointer").asString() + " "
                        + error.get("code").asString())
                .containsExactly("/on plan.in-the-future", "/value plan.not-a-number");
    }

    @Test
    void aShareAboveAHundredIsOutOfRange() {
        JsonNode problem = api.office()
                .post(LIST + "/rural-sewage-rate-95/progress", Map.of("on", "2024-12-31", "value", "951"))
                .expectProblem(422, "request.invalid")
                .json();

        assertThat(problem.at("/errors/0/code").asString()).isEqualTo("plan.out-of-range");
    }

    @Test
    void doneNeedsProofAndANumberWhereThereIsOne() {
        assertThat(firstFault("outfall-ledger", Map.of("on", "2024-12-31", "step", "done")))
                .isEqualTo("plan.proof-needed");
        assertThat(firstFault("rural-sewage-rate-95", Map.of("on", "2024-12-31", "step", "done")))
                .isEqualTo("plan.number-needed");
        assertThat(firstFault("rural-sewage-rate-95", Map.of("on", "2024-12-31")))
                .isEqualTo("plan.nothing-said");
    }

    @Test
    @ShowsPoint("plan-goal-tracker#4")
    void theOfficeDecidesBetweenTwoSayings() {
        api.as(Role.DATA_OFFICER, "water-bureau")
                .post("/api/plan/conflicts/rural-public-toilets/decision", Map.of("used", "both", "reason", "x"))
                .expect(403);
        JsonNode problem = api.office()
                .post("/api/plan/conflicts/rural-public-toilets/decision", Map.of("used", "800", "reason", "x"))
                .expectProblem(422, "request.invalid")
                .json();
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo("plan.no-such-choice");

        api.office()
                .post(
                        "/api/plan/conflicts/rural-public-toilets/decision",
                        Map.of("used", "at-least-1000", "reason", "以有期限的数为准"))
                .expect(200);

        assertThat(status("rural-public-toilets-700")).isEqualTo("set-aside");
        assertThat(status("rural-public-toilets-1000")).isEqualTo("met");
        JsonNode detail =
                api.leader().get(LIST + "/rural-public-toilets-700").expect(200).json();
        assertThat(detail.at("/conflicts/0/sides").findValuesAsString("commitment"))
                .containsExactlyInAnyOrder("rural-public-toilets-700", "rural-public-toilets-1000");
        assertThat(detail.at("/conflicts/0/decision/used").asString()).isEqualTo("at-least-1000");
        assertThat(detail.at("/conflicts/0/decision/reason").asString()).isEqualTo("以有期限的数为准");
    }

    @Test
    void theOfficeConfirmsWhoAnswers() {
        api.as(Role.DATA_OFFICER, "finance-bureau");
        JsonNode detail = api.office()
                .post(LIST + "/litigation-fund/owners", Map.of("units", List.of("finance-bureau")))
                .expect(200)
                .json();

        assertThat(detail.at("/row/owners/0/unit/id").asString()).isEqualTo("finance-bureau");
        assertThat(detail.at("/row/owners/0/basis").asString()).isEqualTo("confirmed");
        JsonNode problem = api.office()
                .post(LIST + "/litigation-fund/owners", Map.of("units", List.of("no-such-bureau")))
                .expectProblem(422, "request.invalid")
                .json();
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo("plan.no-such-unit");
    }

    @Test
    void softWordsAreShownAndDoNotChangeTheState() {
        JsonNode rows = api.leader()
                .get(LIST + "?q=sponge-city-provincial")
                .expect(200)
                .json()
                .get("rows");

        assertThat(rows.at("/0/modality").asString()).isEqualTo("strive");
        assertThat(rows.at("/0/state/status").asString()).isEqualTo("not-reported");
    }

    @Test
    void everyStateCanBeReplayed() {
        JsonNode rows = api.leader().get(LIST + "?limit=500").expect(200).json().get("rows");

        rows.forEach(row -> assertThat(
                        receipts.replay(ReceiptId.of(row.at("/state/receipt").asString())))
                .as(row.get("id").asString())
                .isInstanceOf(Replay.Same.class));
    }

    @Test
    void theListIsExportedAsFiltered() {
        byte[] workbook =
                api.leader().get(LIST + "/export.xlsx?chapter=9").expect(200).bytes();

        assertThat(workbook).startsWith('P', 'K');
    }

    @Test
    void anUnknownCommitmentIsNamed() {
        api.leader().get(LIST + "/no-such-thing").expectProblem(404, "plan.no-commitment");
    }

    private int total(String query) {
        return api.leader().get(LIST + query).expect(200).json().get("total").asInt();
    }

    private JsonNode state(String id) {
        return api.leader().get(LIST + "/" + id).expect(200).json().at("/row/state");
    }

    private String status(String id) {
        return api.leader()
                .get(LIST + "/" + id)
                .expect(200)
                .json()
                .at("/row/state/status")
                .asString();
    }

    private String receiptOf(String id) {
        return api.leader()
                .get(LIST + "/" + id)
                .expect(200)
                .json()
                .at("/row/state/receipt")
                .asString();
    }

    private String firstFault(String id, Map<String, ?> report) {
        return api.office()
                .post(LIST + "/" + id + "/progress", report)
                .expectProblem(422, "request.invalid")
                .json()
                .at("/errors/0/code")
                .asString();
    }
}
