package io.qingyuan.plan.internal.project;

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
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServerTest
@WithPacks
class ProjectServerTest {

    private static final String LIST = "/api/plan/projects";

    @Autowired
    private Api api;

    @Autowired
    private Receipts receipts;

    @Test
    @ShowsPoint({"key-project-register#1", "key-project-register#2"})
    void theListHasAllProjectsAndTheTotalOfThoseWithAnAmount() {
        JsonNode page = api.leader().get(LIST).expect(200).json();

        assertThat(page.get("total").asInt()).isEqualTo(27);
        assertThat(page.get("plannedTotal").asString()).isEqualTo("1370850");
        assertThat(page.get("withoutAmount").asInt()).isEqualTo(4);
        assertThat(page.at("/rows/0").has("investment")).isFalse();
        assertThat(page.at("/rows/0/standing/warnings").toString()).contains("no-amount");
        page.get("rows").forEach(row -> {
            assertThat(row.at("/category/zh").asString()).isNotBlank();
            assertThat(row.at("/summary/zh").asString()).isNotBlank();
            assertThat(row.get("start").asInt()).isBetween(2019, row.get("end").asInt());
            assertThat(row.get("units")).isNotEmpty();
            assertThat(row.has("investment"))
                    .isNotEqualTo(row.at("/standing/warnings").toString().contains("no-amount"));
        });
        assertThat(page.get("rows").valueStream().filter(row -> !row.has("investment")))
                .hasSize(4);
        assertThat(page.get("moneySample").asBoolean()).isTrue();
        assertThat(page.get("years").size()).isGreaterThanOrEqualTo(6);
    }

    @Test
    @ShowsPoint("key-project-register#3")
    void everyQuantityHasItsOwnProgress() {
        JsonNode plants = api.leader().get(LIST + "/3").expect(200).json();

        assertThat(plants.at("/row/quantities")).hasSize(6);
        plants.at("/row/quantities").forEach(quantity -> {
            assertThat(quantity.get("planned").asString()).isNotEmpty();
            assertThat(quantity.get("percent").asString()).isEqualTo("100.0");
        });
        assertThat(plants.get("commitments")).hasSize(6);
    }

    @Test
    @ShowsPoint("key-project-register#3")
    void aUnitOfTheProjectReportsAndTheStateFollows() {
        Client fenhu = api.as(Role.DATA_OFFICER, "zone-fenhu");

        JsonNode detail = fenhu.post(
                        LIST + "/24/reports",
                        Map.of(
                                "month", "2022-11",
                                "percent", "80",
                                "progress", "主体完工",
                                "delayCause", "材料供应",
                                "newDate", "2023-03-31"))
                .expect(200)
                .json();
        assertThat(detail.get("reports").toString()).contains("主体完工");
        assertThat(detail.get("mayReport").asBoolean()).isTrue();

        fenhu.post(LIST + "/24/reports/2022-11/withdrawal", Map.of("reason", "重报"))
                .expect(200);
        JsonNode after = api.leader().get(LIST + "/24").expect(200).json();
        assertThat(after.get("reports").toString()).doesNotContain("主体完工");
        assertThat(after.get("reportHistory").toString()).contains("主体完工", "重报");
    }

    @Test
    void theOtherNameOfOneAdministrationMayReport() {
        JsonNode detail = api.as(Role.DATA_OFFICER, "town-lili")
                .get(LIST + "/10")
                .expect(200)
                .json();

        assertThat(detail.get("mayReport").asBoolean()).isTrue();
    }

    @Test
    void anotherUnitIsRefused() {
        api.as(Role.DATA_OFFICER, "urban-management-bureau")
                .post(LIST + "/24/reports", Map.of("month", "2022-10", "percent", "80"))
                .expectProblem(403, "identity.other-unit");
        api.as(Role.DATA_OFFICER, "urban-management-bureau")
                .post(LIST + "/24/money", Map.of("year", 2022, "source", "district", "arranged", "1"))
                .expectProblem(403, "identity.other-unit");
        api.systemAdmin().get(LIST).expect(403);
    }

    @Test
    void everyFaultOfAReportIsToldAtOnce() {
        JsonNode problem = api.office()
                .post(
                        LIST + "/3/reports",
                        Map.of(
                                "month", "2030-01",
                                "percent", "一半",
                                "newDate", "2026-12-31",
                                "quantities", Map.of("proj-03-q1", "-4", "proj-99-q1", "1")))
                .expectProblem(422, "request.invalid")
                .json();

        assertThat(problem.get("errors"))
                .extracting(error -> error.get("pointer").asString() + " "
                        + error.get("code").asString())
                .containsExactlyInAnyOrder(
                        "/month plan.in-the-future",
                        "/percent plan.not-a-number",
                        "/quantities/proj-03-q1 plan.out-of-range",
                        "/quantities/proj-99-q1 plan.no-such-quantity",
                        "/delayCause plan.reason-needed");
    }

    @Test
    void nothingIsPaidThatWasNotArranged() {
        JsonNode problem = api.office()
                .post(LIST + "/21/money", Map.of("year", 2022, "source", "central", "arranged", "10", "paid", "11"))
                .expectProblem(422, "request.invalid")
                .json();

        assertThat(problem.at("/errors/0/code").asString()).isEqualTo("plan.paid-above-arranged");
        assertThat(problem.at("/errors/0/detail").asString()).contains("11", "10");
    }

    @Test
    @ShowsPoint("key-project-register#3")
    void moneyIsKeptByYearAndSourceAndAsItWasKnown() {
        Client officer = api.as(Role.DATA_OFFICER, "agriculture-rural-bureau");
        officer.post(LIST + "/21/money", Map.of("year", 2023, "source", "province", "arranged", "120.5"))
                .expect(200);
        Instant then = Instant.now();
        officer.post(LIST + "/21/money", Map.of("year", 2023, "source", "province", "arranged", "130", "paid", "99.25"))
                .expect(200);

        JsonNode now = api.leader().get(LIST + "/21").expect(200).json();
        JsonNode before =
                api.leader().get(LIST + "/21?asOf=" + then).expect(200).json();

        assertThat(row(now, 2023, "province").get("paid").asString()).isEqualTo("99.25");
        assertThat(row(before, 2023, "province").get("arranged").asString()).isEqualTo("120.5");
        assertThat(now.at("/row/standing/paid").asString()).isEqualTo("99.25");
    }

    @Test
    void behindInItsPeriodIsMissedWhenThePeriodIsOver() {
        JsonNode page = api.leader().get(LIST + "?state=missed").expect(200).json();

        assertThat(page.get("rows"))
                .extracting(row -> row.get("number").asInt())
                .containsExactly(5, 10, 13, 26);
    }

    @Test
    void everyStandingCanBeReplayed() {
        api.leader()
                .get(LIST)
                .expect(200)
                .json()
                .get("rows")
                .forEach(row -> assertThat(receipts.replay(
                                ReceiptId.of(row.at("/standing/receipt").asString())))
                        .as(row.get("id").asString())
                        .isInstanceOf(Replay.Same.class));
    }

    @Test
    void theListIsExported() {
        assertThat(api.leader().get(LIST + "/export.xlsx").expect(200).bytes()).startsWith('P', 'K');
    }

    @Test
    void theTreeOfTasksCountsTheCommitmentsBelow() {
        JsonNode tasks = api.leader().get("/api/plan/tasks").expect(200).json();
        assertThat(tasks).hasSize(255);

        JsonNode chapter = api.leader().get("/api/plan/tasks/3").expect(200).json();
        int counted = 0;
        for (JsonNode count : chapter.at("/node/rollUp/counts")) {
            counted += count.asInt();
        }
        assertThat(counted).isEqualTo(chapter.at("/node/rollUp/total").asInt()).isPositive();
        api.leader().get("/api/plan/tasks/4.2.3").expectProblem(404, "plan.no-task");
        assertThat(api.leader().get("/api/plan/tasks/export.xlsx").expect(200).bytes())
                .startsWith('P', 'K');
    }

    private static JsonNode row(JsonNode detail, int year, String source) {
        for (JsonNode row : detail.get("money")) {
            if (row.get("year").asInt() == year && row.get("source").asString().equals(source)) {
                return row;
            }
        }
        throw new AssertionError("no row of " + year + " " + source);
    }
}
