package io.qingyuan.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.database.DatabaseAccess;
import io.qingyuan.identity.Role;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Replay;
import io.qingyuan.receipts.Subject;
import io.qingyuan.support.Api;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import io.qingyuan.support.ShowsPoint;
import io.qingyuan.support.WithPacks;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Each test reports for a year of its own, so that they do not see each other. */
@ServerTest
@WithPacks
class ReportingTest {

    private static final String BUREAU = "ecology-environment-bureau";
    private static final String VALUES = "/api/statistics/values";

    @Autowired
    private Api api;

    @Autowired
    private Receipts receipts;

    @Autowired
    private DatabaseAccess access;

    private Client officer() {
        return api.as(Role.DATA_OFFICER, BUREAU);
    }

    private static Map<String, Object> value(String element, int year, Object value) {
        Map<String, Object> request = new HashMap<>();
        request.put("element", element);
        request.put("period", Integer.toString(year));
        request.put("value", value);
        return request;
    }

    private JsonNode report(Map<String, Object> value) {
        return officer()
                .post(VALUES, Map.of("values", List.of(value)))
                .expect(200)
                .json();
    }

    private void report(Map<String, Object> one, Map<String, Object> other) {
        officer().post(VALUES, Map.of("values", List.of(one, other))).expect(200);
    }

    private JsonNode figure(String element, int year) {
        return officer()
                .get("/api/statistics/figures?element=%s&from=%d&to=%d".formatted(element, year, year))
                .expect(200)
                .json()
                .get("figures")
                .path(0);
    }

    @Test
    void reportedComponentsAreComputedAndTheResultFollowsACorrection() {
        report(value("air-good-days", 2003, 300), value("air-valid-days", 2003, 360));

        JsonNode computed = figure("ind-07a", 2003);
        assertThat(computed.at("/judged/value").asString()).isEqualTo("83.33");
        assertThat(computed.at("/judged/origin").asString()).isEqualTo("computed");

        String seen = figure("air-good-days", 2003).at("/values/0/id").asString();
        Map<String, Object> correction = value("air-good-days", 2003, "306");
        correction.put("seen", seen);
        report(correction);

        assertThat(figure("ind-07a", 2003).at("/judged/value").asString()).isEqualTo("85.00");
        assertThat(figure("ind-07a", 2003).at("/judged/stale").asBoolean()).isFalse();
    }

    @Test
    void aZeroDivisorIsToldAndGivesNoFigure() {
        report(value("air-good-days", 2004, 0), value("air-valid-days", 2004, 0));

        assertThat(figure("ind-07a", 2004).isMissingNode()).isTrue();
        JsonNode history = officer()
                .get("/api/receipts?subject=statistics.computed/ind-07a%7Carea:area-wujiang/2004")
                .expect(200)
                .json();
        assertThat(history.at("/0/outcome/fault/code").asString()).isEqualTo("rules.division-by-zero");
        assertThat(history.at("/0/faultText").asString()).contains("valid");
    }

    @Test
    void missingIsNotZero() {
        report(value("air-good-days", 2005, 300));

        assertThat(figure("ind-07a", 2005).isMissingNode()).isTrue();
    }

    @Test
    void everyFaultIsToldWithItsPlaceAndNothingIsSaved() {
        Map<String, Object> future = value("air-good-days", 2999, 1);
        JsonNode problem = officer()
                .post(
                        VALUES,
                        Map.of(
                                "values",
                                List.of(
                                        value("air-good-days", 2006, 300),
                                        value("air-valid-days", 2006, "三百"),
                                        value("air-valid-days", 2006, 367),
                                        value("no-such-element", 2006, 1),
                                        future,
                                        value("air-good-days", 2006, 301))))
                .expectProblem(422, "statistics.invalid")
                .json();

        assertThat(problem.get("errors").findValuesAsString("pointer"))
                .containsExactly(
                        "/values/1/value", "/values/2/value", "/values/3/element", "/values/4/period", "/values/5");
        assertThat(problem.get("errors").findValuesAsString("code"))
                .containsExactly(
                        "statistics.not-a-number",
                        "statistics.out-of-range",
                        "statistics.element-unknown",
                        "statistics.period-in-future",
                        "statistics.duplicate");
        assertThat(problem.at("/errors/0/detail").asString()).contains("三百");
        assertThat(figure("air-good-days", 2006).isMissingNode()).isTrue();
    }

    @Test
    void aUnitDoesNotReportForAnother() {
        api.as(Role.DATA_OFFICER, "water-bureau")
                .post(VALUES, Map.of("values", List.of(value("air-good-days", 2007, 300))))
                .expectProblem(403, "statistics.other-unit");
        assertThat(figure("air-good-days", 2007).isMissingNode()).isTrue();
    }

    @Test
    void onlyTheOfficeConfirmsAndOnlyWithADocument() {
        Map<String, Object> confirmed = value("ind-09", 2008, "64.0");
        confirmed.put("origin", "confirmed");
        officer().post(VALUES, Map.of("values", List.of(confirmed))).expect(422);
        api.office().post(VALUES, Map.of("values", List.of(confirmed))).expect(422);
        for (Map<String, String> incomplete : List.of(
                Map.of("title", "核定通知", "date", "2009-03-01"), Map.of("title", "核定通知", "number", "苏环〔2009〕1号"))) {
            confirmed.put("document", incomplete);
            JsonNode refused = api.office()
                    .post(VALUES, Map.of("values", List.of(confirmed)))
                    .expectProblem(422, "statistics.invalid")
                    .json();
            assertThat(refused.at("/errors/0/detail").asString()).contains("文号和日期");
        }
        confirmed.put("document", Map.of("title", "核定通知", "number", "苏环〔2009〕1号", "date", "2009-03-01"));
        officer().post(VALUES, Map.of("values", List.of(confirmed))).expectProblem(403, "statistics.other-unit");
        api.office().post(VALUES, Map.of("values", List.of(confirmed))).expect(200);

        JsonNode judged = figure("ind-09", 2008);
        assertThat(judged.at("/judged/origin").asString()).isEqualTo("confirmed");
        JsonNode document = judged.get("values").get(0).get("document");
        assertThat(document.get("number").asString()).isEqualTo("苏环〔2009〕1号");
        assertThat(document.get("date").asString()).isEqualTo("2009-03-01");
    }

    /** 快报数、初步数、最终数. */
    @Test
    void aFlashFigureBecomesPreliminaryAndFinalAndEachStaysInTheHistory() {
        JsonNode figure = null;
        for (String finality : List.of("flash", "preliminary", "final")) {
            Map<String, Object> value = value("ind-09", 2014, "64." + finality.length());
            value.put("finality", finality);
            if (figure != null) {
                value.put("seen", figure.at("/values/0/id").asString());
            }
            figure = report(value).at("/figures/0");
            assertThat(figure.at("/values/0/finality").asString()).isEqualTo(finality);
        }
        JsonNode history = officer()
                .get("/api/statistics/figures/" + figure.get("id").asString())
                .expect(200)
                .json()
                .get("history");
        assertThat(history.findValuesAsString("finality")).containsExactlyInAnyOrder("flash", "preliminary", "final");
    }

    @Test
    void aRestatedValueStandsBesideTheReportedOneAndIsNeverJudged() {
        Map<String, Object> restated = value("ind-09", 2012, "61.5");
        restated.put("origin", "restated");
        report(restated);
        assertThat(figure("ind-09", 2012).has("judged")).isFalse();

        report(value("ind-09", 2012, "64.0"));
        JsonNode figure = figure("ind-09", 2012);
        assertThat(figure.get("values").findValuesAsString("origin")).containsExactlyInAnyOrder("reported", "restated");
        assertThat(figure.at("/judged/origin").asString()).isEqualTo("reported");
        assertThat(figure.at("/judged/value").asString()).startsWith("64");
    }

    @Test
    void aWithdrawnValueLeavesTheFigureAndStaysInItsHistory() {
        JsonNode reported = report(value("ind-09", 2009, "64.0")).at("/figures/0");
        String path = VALUES + "/" + reported.at("/values/0/id").asString() + "/withdrawal";
        officer().post(path, Map.of("reason", " ")).expectProblem(422, "statistics.reason-needed");
        officer().post(path, Map.of("reason", "填错年份")).expect(200);

        assertThat(figure("ind-09", 2009).get("values")).isEmpty();
        assertThat(figure("ind-09", 2009).has("judged")).isFalse();
        JsonNode whole = officer()
                .get("/api/statistics/figures/" + reported.get("id").asString())
                .expect(200)
                .json();
        assertThat(whole.get("history").findValuesAsString("withdrawn")).containsExactly("填错年份");
        assertThat(whole.has("judged")).isFalse();
    }

    @Test
    void theSameQuestionAsOfThenGetsTheAnswerOfThen() {
        report(value("ind-09", 2010, "61.0"));
        JsonNode then = officer()
                .get("/api/statistics/figures?element=ind-09&from=2010&to=2010")
                .json();
        Map<String, Object> correction = value("ind-09", 2010, "62.0");
        correction.put("seen", then.at("/figures/0/values/0/id").asString());
        report(correction);

        JsonNode asOf = officer()
                .get("/api/statistics/figures?element=ind-09&from=2010&to=2010&asOf="
                        + then.get("asOf").asString())
                .json();
        assertThat(asOf.at("/figures/0/judged/value").asString()).isEqualTo("61.0");
        assertThat(figure("ind-09", 2010).at("/judged/value").asString()).isEqualTo("62.0");
    }

    @Test
    void ofTwoWhoWriteTheSameFigureAtOnceOneIsTold() throws Exception {
        Client first = api.as(Role.DATA_OFFICER, BUREAU);
        Client second = api.signIn(api.person(Role.DATA_OFFICER, BUREAU));
        List<Callable<Integer>> writers = new ArrayList<>();
        for (Client client : List.of(first, second)) {
            writers.add(() -> client.post(
                            VALUES, Map.of("values", List.of(value("ind-09", 2011, client == first ? "61.1" : "61.2"))))
                    .status());
        }
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var status : threads.invokeAll(writers)) {
                statuses.add(status.get());
            }
        }

        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void oneFlippedByteBreaksExactlyTheReceiptsAboveIt() throws SQLException {
        report(value("sections-class-iii", 2012, 9), value("sections-assessed", 2012, 10));
        report(value("air-good-days", 2012, 300), value("air-valid-days", 2012, 360));
        String id = figure("air-good-days", 2012).at("/values/0/id").asString();

        asOwner("update statistics.value set number = 301 where id = '" + id + "'");
        List<Replay.Differs> broken = receipts.verifyAll();

        assertThat(broken)
                .extracting(differs -> differs.receipt().subject())
                .containsExactlyInAnyOrder(
                        new Subject("statistics.judged", "air-good-days|area:area-wujiang", "2012"),
                        new Subject("statistics.computed", "ind-07a|area:area-wujiang", "2012"),
                        new Subject("statistics.judged", "ind-07a|area:area-wujiang", "2012"));
        assertThat(figure("ind-07a", 2012).at("/judged/stale").asBoolean()).isTrue();
        assertThat(figure("sections-assessed", 2012).at("/judged/stale").asBoolean())
                .isFalse();

        asOwner("update statistics.value set number = 300 where id = '" + id + "'");
        assertThat(receipts.verifyAll()).isEmpty();
    }

    @Test
    @ShowsPoint("ecological-big-data-platform#3")
    void aReceiptTellsItsTreeAndReplays() {
        report(value("air-good-days", 2013, 330), value("air-valid-days", 2013, 360));
        String receipt = figure("ind-07a", 2013).at("/judged/receipt").asString();

        JsonNode tree = officer()
                .get("/api/receipts/" + receipt + "?depth=5")
                .expect(200)
                .json();
        assertThat(tree.at("/outcome/value").asString()).isEqualTo("91.67");
        JsonNode computed = tree.at("/inputs/1/below");
        assertThat(computed.at("/rule/text").asString()).isEqualTo("good / valid * 100");
        assertThat(computed.get("inputs").findValuesAsString("name")).contains("good", "valid");
        JsonNode rows = officer()
                .get("/api/receipts/" + receipt + "/inputs/values/rows")
                .expect(200)
                .json();
        assertThat(rows.at("/rows/0/content/origin").asString()).isEqualTo("computed");

        JsonNode replay = officer()
                .post("/api/receipts/" + receipt + "/replay", null)
                .expect(200)
                .json();
        assertThat(replay.get("same").asBoolean()).isTrue();
        assertThat(replay.get("receipts").asInt()).isEqualTo(4);
    }

    @Test
    void evidenceHangsOnTheFigureAndAStateNeedsIt() {
        Map<String, Object> state = value("ind-06", 2014, null);
        state.remove("value");
        state.put("state", "achieved");
        officer().post(VALUES, Map.of("values", List.of(state))).expectProblem(422, "statistics.invalid");
        state.put("evidence", List.of("00000000-0000-0000-0000-000000000000"));
        officer().post(VALUES, Map.of("values", List.of(state))).expectProblem(422, "statistics.invalid");

        String file = officer()
                .upload("/api/files", "批复.txt", "规划环评批复".getBytes(StandardCharsets.UTF_8), Map.of())
                .json()
                .get("id")
                .asString();
        state.put("evidence", List.of(file));
        JsonNode figure = report(state).at("/figures/0");

        assertThat(figure.at("/judged/state").asString()).isEqualTo("achieved");
        api.leader().get("/api/files/" + file).expect(200);
        api.systemAdmin().get("/api/files/" + file).expect(404);
    }

    private void asOwner(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        access.url(), access.owner().user(), access.owner().password());
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
