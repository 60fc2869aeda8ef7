package io.qingyuan.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.identity.Role;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.receipts.ReceiptId;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Replay;
import io.qingyuan.support.Api;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import io.qingyuan.support.ShowsPoint;
import io.qingyuan.support.WithPacks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Rounds through the whole application. Each test plays in years of its own. */
@ServerTest
@WithPacks
class CollectionTest {

    private static final String BUREAU = "urban-management-bureau";
    private static final String TOWN = "town-zhenze";
    private static final String SCHEDULE = "household-waste-quarterly";
    private static final String GENERATED = "household-waste-generated-quarter";
    private static final String TREATED = "household-waste-treated-quarter";
    private static final String AREA = "area:area-wujiang";

    @Autowired
    private Api api;

    @Autowired
    private Receipts receipts;

    private Client officer(String unit) {
        return api.as(Role.DATA_OFFICER, unit);
    }

    private String open(String period) {
        return api.office()
                .post("/api/collection/rounds", Opening.of(SCHEDULE, period))
                .expect(200)
                .json()
                .get(0)
                .get("id")
                .asString();
    }

    private String form(String round, String unit) {
        for (JsonNode form : api.office()
                .get("/api/collection/rounds/" + round)
                .expect(200)
                .json()
                .get("forms")) {
            if (form.get("unit").asString().equals(unit)) {
                return form.get("form").asString();
            }
        }
        throw new AssertionError("no form of " + unit);
    }

    private static String path(String form) {
        return "/api/collection/forms/" + form;
    }

    private static Map<String, Object> cell(String element, String extent, String said, JsonNode form) {
        Map<String, Object> cell = new HashMap<>();
        cell.put("element", element);
        cell.put("extent", extent);
        cell.put("said", said);
        String seen = line(form, element, extent).path("cell").path("id").asString("");
        if (!seen.isEmpty()) {
            cell.put("seen", seen);
        }
        return cell;
    }

    private static JsonNode line(JsonNode form, String element, String extent) {
        for (JsonNode line : form.get("lines")) {
            if (line.get("element").asString().equals(element)
                    && line.get("extent").asString().equals(extent)) {
                return line;
            }
        }
        throw new AssertionError("no line " + element + " of " + extent + " in " + form);
    }

    /** Fills both figures of a unit's form and says to every warning why it is right. */
    private void fill(String unit, String form, String extent, String generated, String treated) {
        JsonNode before = officer(unit).get(path(form)).expect(200).json();
        JsonNode saved = officer(unit)
                .put(
                        path(form) + "/cells",
                        Map.of(
                                "cells",
                                List.of(
                                        cell(GENERATED, extent, generated, before),
                                        cell(TREATED, extent, treated, before))))
                .expect(200)
                .json();
        assertThat(saved.get("refused").size()).isZero();
        excuse(unit, form);
    }

    private void excuse(String unit, String form) {
        JsonNode now = officer(unit).get(path(form)).json();
        Map<String, Map<String, String>> excuses = new LinkedHashMap<>();
        for (JsonNode finding : now.get("findings")) {
            if (finding.get("severity").asString().equals("warning")) {
                excuses.computeIfAbsent(finding.get("lines").get(0).asString(), _ -> new HashMap<>())
                        .put(finding.get("check").asString(), "已与区镇核对");
            }
        }
        List<Map<String, Object>> cells = new ArrayList<>();
        excuses.forEach((line, said) -> {
            String element = line.substring(0, line.indexOf('|'));
            String extent = line.substring(line.indexOf('|') + 1);
            Map<String, Object> cell = new HashMap<>(Map.of("element", element, "extent", extent, "excuses", said));
            cell.put("seen", line(now, element, extent).get("cell").get("id").asString());
            cells.add(cell);
        });
        if (!cells.isEmpty()) {
            officer(unit).put(path(form) + "/cells", Map.of("cells", cells)).expect(200);
        }
    }

    private void pass(String form, String unit) {
        officer(unit).post(path(form) + "/submission", null).expect(200);
        passReview(form, unit);
    }

    private void passReview(String form, String unit) {
        api.as(Role.DATA_REVIEWER, unit).post(path(form) + "/passing", Map.of()).expect(200);
        api.as(Role.UNIT_HEAD, unit).post(path(form) + "/passing", Map.of()).expect(200);
        JsonNode sealed =
                api.office().post(path(form) + "/passing", Map.of()).expect(200).json();
        assertThat(sealed.get("form").get("state").asString()).isEqualTo("sealed");
    }

    @Test
    void aYearOfQuartersIsPlayedFromOpeningToTheIndicator() {
        for (int quarter = 1; quarter <= 3; quarter++) {
            String form = form(open("2016-Q" + quarter), BUREAU);
            fill(BUREAU, form, AREA, "100", "90");
            pass(form, BUREAU);
        }
        String round = open("2016-Q4");
        String form = form(round, BUREAU);
        String town = form(round, TOWN);

        // a relation that must hold keeps the form from being submitted
        fill(BUREAU, form, AREA, "100", "101");
        officer(BUREAU).post(path(form) + "/submission", null).expectProblem(422, "collection.checks-fail");
        fill(BUREAU, form, AREA, "100", "100");

        // a town has nothing to report
        JsonNode zero = officer(TOWN)
                .post(path(town) + "/zero-report", Map.of("reason", "本季无收运"))
                .expect(200)
                .json();
        assertThat(zero.get("form").get("zero").asBoolean()).isTrue();
        assertThat(line(zero, GENERATED, "unit:" + TOWN)
                        .get("cell")
                        .get("said")
                        .get("value")
                        .asString())
                .isEqualTo("0");

        // the reviewer sends one cell back; the correction shows what stood there before
        officer(BUREAU).post(path(form) + "/submission", null).expect(200);
        Client reviewer = api.as(Role.DATA_REVIEWER, BUREAU);
        reviewer.post(path(form) + "/return", Map.of()).expectProblem(422, "collection.reason-needed");
        reviewer.post(path(form) + "/return", Map.of("reason", "请更正", "until", "2020-01-01"))
                .expectProblem(422, "collection.due");
        String until = LocalDate.parse(Opening.soon()).plusDays(5).toString();
        JsonNode back = reviewer.post(
                        path(form) + "/return",
                        Map.of(
                                "cells",
                                List.of(Map.of("element", TREATED, "extent", AREA, "reason", "与台账不符")),
                                "until",
                                until))
                .expect(200)
                .json();
        assertThat(back.get("form").get("state").asString()).isEqualTo("entry");
        assertThat(back.get("form").get("due").asString()).isEqualTo(until);
        assertThat(line(back, TREATED, AREA).get("remarks").get(0).get("reason").asString())
                .isEqualTo("与台账不符");
        fill(BUREAU, form, AREA, "100", "95");
        officer(BUREAU).post(path(form) + "/submission", null).expect(200);
        JsonNode again = reviewer.get(path(form)).json();
        assertThat(line(again, TREATED, AREA).get("changed").asBoolean()).isTrue();
        assertThat(line(again, TREATED, AREA).get("before").get("value").asString())
                .isEqualTo("100");
        assertThat(line(again, GENERATED, AREA).get("changed").asBoolean()).isFalse();
        passReview(form, BUREAU);

        // the year is the sum of its quarters, and the indicator follows: 365 of 400
        JsonNode figure = api.office()
                .get("/api/statistics/figures?element=ind-25&from=2016&to=2016")
                .expect(200)
                .json()
                .get("figures")
                .get(0);
        JsonNode judged = figure.get("judged");
        assertThat(judged.get("value").asString()).startsWith("91.25");
        assertThat(receipts.replay(ReceiptId.of(judged.get("receipt").asString())))
                .isInstanceOf(Replay.Same.class);
    }

    @Test
    void theOfficialFormNamesWhoAnswersForItAndProvesItsSeal() throws IOException {
        String form = form(open("2005-Q2"), BUREAU);
        fill(BUREAU, form, AREA, "50", "50");
        assertThat(officialForm(form)).contains("尚未封存，本表不是正式报表。");
        pass(form, BUREAU);

        String said = officialForm(form);
        JsonNode sealed = api.stateAuditor().get(path(form)).expect(200).json();
        assertThat(said)
                .contains("表    号：" + sealed.at("/round/formNumber").asString())
                .contains("填报单位（盖章）：" + sealed.at("/form/unitTitle/zh").asString())
                .containsPattern("单位负责人：\\S.* +填表人：\\S.* +报出日期：\\d{4}-\\d{2}-\\d{2}")
                .contains(sealed.at("/seal/sha256").asString())
                .contains("审定封存");
    }

    /** All words of the exported form, a cell a line. */
    private String officialForm(String form) throws IOException {
        byte[] bytes =
                api.stateAuditor().get(path(form) + "/form.xlsx").expect(200).bytes();
        StringBuilder said = new StringBuilder();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            book.forEach(sheet -> sheet.forEach(row ->
                    row.forEach(cell -> said.append(cell.getStringCellValue()).append('\n'))));
        }
        return said.toString();
    }

    @Test
    void whatIsSealedKeepsItsBytesAndIsOnlyCorrectedInTheOpen() {
        String form = form(open("2017-Q1"), BUREAU);
        fill(BUREAU, form, AREA, "50", "50");
        officer(BUREAU)
                .post("/api/statistics/values", value("51", null, null))
                .expectProblem(409, "statistics.in-round");
        pass(form, BUREAU);

        JsonNode seal = api.stateAuditor().get(path(form) + "/seal").expect(200).json();
        assertThat(new Canonical(seal.get("content").asString()).hash())
                .isEqualTo(seal.get("seal").get("sha256").asString());
        assertThat(seal.get("content").asString()).contains("\"value\":\"50\"");

        officer(BUREAU).post("/api/statistics/values", value("51", null, null)).expectProblem(409, "statistics.sealed");
        Client head = api.as(Role.UNIT_HEAD, BUREAU);
        head.post("/api/statistics/values", value("51", "称重单漏计一车", null)).expectProblem(422, "statistics.invalid");
        head.post("/api/statistics/values", value("51", "称重单漏计一车", "更正说明")).expect(200);
        JsonNode figure = api.office()
                .get("/api/statistics/figures?element=" + GENERATED + "&extent=" + AREA + "&from=2017&to=2017")
                .json()
                .get("figures")
                .get(0);
        JsonNode now = figure.get("values").get(0);
        assertThat(now.get("value").asString()).isEqualTo("51");
        assertThat(now.get("delivery").get("correction").asString()).isEqualTo("称重单漏计一车");
        officer(BUREAU)
                .post("/api/statistics/values/" + now.get("id").asString() + "/withdrawal", Map.of("reason", "试试"))
                .expectProblem(409, "statistics.sealed");
        JsonNode history = api.office()
                .get("/api/statistics/figures/" + figure.get("id").asString())
                .json()
                .get("history");
        assertThat(history.size()).isEqualTo(2);
    }

    private Map<String, Object> value(String said, String correction, String document) {
        Map<String, Object> value = new HashMap<>();
        value.put("element", GENERATED);
        value.put("extent", AREA);
        value.put("period", "2017-Q1");
        value.put("value", said);
        JsonNode there = api.office()
                .get("/api/statistics/figures?element=" + GENERATED + "&extent=" + AREA + "&from=2017&to=2017")
                .json()
                .get("figures");
        for (JsonNode figure : there) {
            if (figure.get("period").asString().equals("2017-Q1")) {
                value.put("seen", figure.get("values").get(0).get("id").asString());
            }
        }
        if (correction != null) {
            value.put("correction", correction);
        }
        if (document != null) {
            value.put("document", Map.of("title", document));
        }
        return Map.of("values", List.of(value));
    }

    @Test
    @ShowsPoint("ecological-big-data-platform#3")
    void goodCellsAreKeptAndEachOtherIsToldWhy() {
        String form = form(open("2017-Q2"), BUREAU);
        JsonNode empty = officer(BUREAU).get(path(form)).json();
        JsonNode saved = officer(BUREAU)
                .put(
                        path(form) + "/cells",
                        Map.of(
                                "cells",
                                List.of(
                                        cell(GENERATED, AREA, "１,２３４.５", empty),
                                        cell(TREATED, AREA, "约一千", empty),
                                        Map.of("element", "no-such", "extent", AREA, "said", "1"))))
                .expect(200)
                .json();
        assertThat(saved.get("written").size()).isEqualTo(1);
        assertThat(saved.get("written")
                        .get(0)
                        .get("cell")
                        .get("said")
                        .get("value")
                        .asString())
                .isEqualTo("1234.5");
        assertThat(saved.get("refused").size()).isEqualTo(2);
        assertThat(saved.get("refused").toString())
                .contains("collection.not-a-number", "约一千", "collection.cell-unknown");

        // somebody else still looks at the empty form
        JsonNode conflict = officer(BUREAU)
                .put(path(form) + "/cells", Map.of("cells", List.of(cell(GENERATED, AREA, "7", empty))))
                .expect(200)
                .json();
        assertThat(conflict.get("refused").get(0).get("code").asString()).isEqualTo("collection.cell-changed");
        assertThat(line(officer(BUREAU).get(path(form)).json(), GENERATED, AREA)
                        .get("cell")
                        .get("said")
                        .get("value")
                        .asString())
                .isEqualTo("1234.5");
    }

    @Test
    void anotherUnitsFormIsReachedByNoWayARequestCanAsk() {
        String round = open("2014-Q3");
        String form = form(round, BUREAU);
        fill(BUREAU, form, AREA, "77123.4", "77123.4");
        Client other = officer(TOWN);

        for (String way : List.of(
                "",
                "?unit=" + TOWN,
                "?asOf=2099-01-01T00:00:00Z",
                "/cells/history?element=" + GENERATED + "&extent=" + AREA,
                "/form.xlsx",
                "/seal")) {
            assertThat(other.get(path(form) + way).status()).as(way).isEqualTo(403);
        }
        for (String list : List.of(
                "/api/collection/forms",
                "/api/collection/forms?unit=" + BUREAU,
                "/api/collection/forms?round=" + round,
                "/api/collection/rounds/" + round,
                "/api/collection/board?schedule=" + SCHEDULE)) {
            assertThat(other.get(list).text()).as(list).doesNotContain("77123.4");
        }
        assertThat(other.get("/api/collection/forms").expect(200).text()).doesNotContain(form);
        assertThat(officer(BUREAU).get("/api/collection/forms").expect(200).text())
                .as("its own unit sees it in the same list")
                .contains(form);
        other.post(path(form) + "/submission", null).expect(403);
        other.post(path(form) + "/copy", Map.of("from", "previous")).expect(403);
        officer(BUREAU).post(path(form) + "/copy", Map.of()).expectProblem(422, "request.invalid");
        officer(BUREAU).post(path(form) + "/copy", Map.of("from", "the moon")).expectProblem(422, "request.invalid");
    }

    @Test
    void nobodyActsOutOfTurn() {
        String round = open("2017-Q3");
        String form = form(round, BUREAU);
        Client other = officer(TOWN);
        other.get(path(form)).expect(403);
        other.put(path(form) + "/cells", Map.of("cells", List.of(Map.of("element", GENERATED, "extent", AREA))))
                .expect(403);
        api.as(Role.DATA_REVIEWER, BUREAU)
                .post(path(form) + "/passing", Map.of())
                .expectProblem(409, "collection.wrong-state");
        officer(BUREAU)
                .post("/api/collection/rounds", Opening.of(SCHEDULE, "2018-Q1"))
                .expect(403);
        api.office()
                .post("/api/collection/rounds", Opening.of(SCHEDULE, "2017-Q3"))
                .expectProblem(409, "collection.round-exists");
        api.office()
                .post("/api/collection/rounds", Opening.of(SCHEDULE, "2099-Q1"))
                .expectProblem(422, "collection.period-not-over");
        api.office()
                .post("/api/collection/rounds", Opening.of(SCHEDULE, "2017"))
                .expectProblem(422, "collection.period");
        fill(BUREAU, form, AREA, "9", "9");
        officer(BUREAU).post(path(form) + "/submission", null).expect(200);
        officer(BUREAU).post(path(form) + "/submission", null).expectProblem(409, "collection.wrong-state");
        api.as(Role.UNIT_HEAD, BUREAU).post(path(form) + "/passing", Map.of()).expect(403);
        officer(BUREAU).post(path(form) + "/recall", null).expect(200);
        assertThat(api.office()
                        .post("/api/collection/rounds/" + round + "/reminders", Map.of("units", List.of(TOWN)))
                        .expect(200)
                        .json()
                        .get("reminded")
                        .asInt())
                .isEqualTo(1);
        JsonNode board = api.leader()
                .get("/api/collection/board?schedule=" + SCHEDULE)
                .expect(200)
                .json();
        assertThat(board.get("units").size()).isGreaterThanOrEqualTo(10);
    }

    @Test
    void aUnitsOwnWorkbookFillsItsForm() throws IOException {
        String form = form(open("2018-Q3"), TOWN);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            Sheet sheet = book.createSheet("三季度");
            String[][] rows = {
                {"震泽镇2018年三季度生活垃圾情况", ""},
                {"指标名称", "本期数（万吨）"},
                {"城镇生活垃圾产生量（当季）", "０.６"},
                {"城镇生活垃圾无害化处理量（当季）", "—"},
                {"合计", "0.6"},
            };
            for (int i = 0; i < rows.length; i++) {
                Row row = sheet.createRow(i);
                row.createCell(0).setCellValue(rows[i][0]);
                row.createCell(1).setCellValue(rows[i][1]);
            }
            book.write(file);
        }
        Client officer = officer(TOWN);
        String job = officer.upload(
                        "/api/intake/jobs",
                        "三季度.xlsx",
                        file.toByteArray(),
                        Map.of("target", "collection.form", "context", form))
                .expect(202)
                .json()
                .get("id")
                .asString();
        await(officer, job, "mapping");
        JsonNode mapping = officer.get("/api/intake/jobs/" + job + "/preview")
                .expect(200)
                .json()
                .get("mapping");
        officer.put("/api/intake/jobs/" + job + "/mapping", Map.of("mapping", mapping, "save", false))
                .expect(200);
        await(officer, job, "done");

        JsonNode filled = officer.get(path(form)).json();
        JsonNode generated = line(filled, GENERATED, "unit:" + TOWN).get("cell").get("said");
        assertThat(new BigDecimal(generated.get("value").asString())).isEqualByComparingTo("6000");
        JsonNode treated = line(filled, TREATED, "unit:" + TOWN).get("cell").get("said");
        assertThat(treated.get("absence").asString()).isEqualTo("unavailable");
    }

    private static void await(Client client, String job, String state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(client.get("/api/intake/jobs/" + job)
                                .expect(200)
                                .json()
                                .get("state")
                                .asString())
                        .isEqualTo(state));
    }

    @Test
    void whoIsRemindedOrGetsAFormBackIsTold() {
        String round = open("2018-Q4");
        String form = form(round, TOWN);
        Client officer = officer(TOWN);
        api.office()
                .post("/api/collection/rounds/" + round + "/reminders", Map.of("units", List.of(TOWN)))
                .expect(200);
        fill(TOWN, form, "unit:" + TOWN, "3", "3");
        officer.post(path(form) + "/submission", null).expect(200);
        api.as(Role.DATA_REVIEWER, TOWN)
                .post(path(form) + "/return", Map.of("reason", "请附称重汇总", "until", Opening.soon()))
                .expect(200);
        String told = officer.get("/api/notices").expect(200).text();
        assertThat(told).contains("催办：生活垃圾季报 2018-Q4", "已退回：生活垃圾季报 2018-Q4");
    }

    @Test
    void theAnnualReportAsksForEveryItemWithAllThatComputesIt() {
        JsonNode opened = api.office()
                .post("/api/collection/rounds", Opening.of("plan-annual", "2018"))
                .expect(200)
                .json();
        Set<String> asked = new HashSet<>();
        for (JsonNode form : api.office()
                .get("/api/collection/rounds/" + opened.get(0).get("id").asString())
                .json()
                .get("forms")) {
            JsonNode whole = api.office()
                    .get(path(form.get("form").asString()))
                    .expect(200)
                    .json();
            whole.get("lines").forEach(line -> asked.add(line.get("element").asString()));
        }
        JsonNode elements =
                api.office().get("/api/statistics/elements").expect(200).json();
        Set<String> items = new HashSet<>();
        Set<String> needed = new HashSet<>();
        for (JsonNode element : elements) {
            if (element.get("role").asString().equals("result")) {
                items.add(element.get("code").asString());
            }
            element.path("formula").path("inputs").forEach(input -> {
                if (!input.get("period").asString().startsWith("q")) {
                    needed.add(input.get("element").asString());
                }
            });
        }
        // what adds up from quarters is collected quarter by quarter
        needed.removeAll(Set.of("household-waste-generated", "household-waste-treated"));
        assertThat(items).hasSize(41);
        assertThat(asked).containsAll(items).containsAll(needed);
    }

    /** Collects a whole year, or what some units report of it, and seals it. */
    private void collect(String year, Set<String> units) {
        JsonNode opened = api.office()
                .post("/api/collection/rounds", Opening.of("plan-annual", year))
                .expect(200)
                .json();
        String round = opened.get(0).get("id").asString();
        for (JsonNode form : api.office()
                .get("/api/collection/rounds/" + round)
                .expect(200)
                .json()
                .get("forms")) {
            String unit = form.get("unit").asString();
            if (units.isEmpty() || units.contains(unit)) {
                String id = form.get("form").asString();
                fillAll(unit, id);
                excuse(unit, id);
                pass(id, unit);
            }
        }
    }

    /**
     * Household waste adds up from quarters; aYearOfQuartersIsPlayedFromOpeningToTheIndicator shows it. Three items compare
     * with a base year that the plan does not print: until it is known nothing computes them, and what is reported counts.
     */
    @Test
    void everyNumericItemFollowsFromWhatTheAnnualRoundCollected() {
        Set<String> baseYearUnknown = Set.of("ind-07b", "ind-08a", "ind-08b");
        // one item compares with the year before
        collect("1994", Set.of("natural-resources-planning-bureau", "statistics-bureau"));
        collect("1995", Set.of());
        List<String> without = new ArrayList<>();
        List<String> receiptsOf = new ArrayList<>();
        int computed = 0;
        for (JsonNode element :
                api.office().get("/api/statistics/elements").expect(200).json()) {
            boolean item = element.get("role").asString().equals("result")
                    && element.get("kind").asString().equals("number");
            if (!item || element.get("code").asString().equals("ind-25")) {
                continue;
            }
            String code = element.get("code").asString();
            JsonNode figure = api.office()
                    .get("/api/statistics/figures?element=" + code + "&from=1995&to=1995")
                    .expect(200)
                    .json()
                    .get("figures")
                    .get(0);
            JsonNode judged = figure == null ? null : figure.get("judged");
            if (judged == null || !judged.hasNonNull("value") || !judged.hasNonNull("receipt")) {
                without.add(code);
                continue;
            }
            if (element.hasNonNull("formula") && !baseYearUnknown.contains(code)) {
                boolean made = false;
                for (JsonNode value : figure.get("values")) {
                    made |= value.get("origin").asString().equals("computed");
                }
                if (!made) {
                    without.add(code + " (nothing computed)");
                }
                computed++;
            }
            receiptsOf.add(judged.get("receipt").asString());
        }
        assertThat(without).isEmpty();
        assertThat(computed).isGreaterThan(20);
        assertThat(receiptsOf)
                .allSatisfy(receipt ->
                        assertThat(receipts.replay(ReceiptId.of(receipt))).isInstanceOf(Replay.Same.class));
    }

    /** Says 50 of every quantity and the first state of every quality, with a document that shows it. */
    private void fillAll(String unit, String form) {
        JsonNode before = officer(unit).get(path(form)).expect(200).json();
        List<Map<String, Object>> cells = new ArrayList<>();
        for (JsonNode line : before.get("lines")) {
            boolean number = line.get("kind").asString().equals("number");
            Map<String, Object> cell = cell(
                    line.get("element").asString(),
                    line.get("extent").asString(),
                    number ? "50" : line.get("states").get(0).get("id").asString(),
                    before);
            if (!number) {
                cell.put("document", Map.of("title", "示例证明"));
            }
            cells.add(cell);
        }
        JsonNode saved = officer(unit)
                .put(path(form) + "/cells", Map.of("cells", cells))
                .expect(200)
                .json();
        assertThat(saved.get("refused").size()).describedAs(saved.toString()).isZero();
    }

    @Test
    void moreTimeIsAskedForAndGiven() {
        String form = form(open("2018-Q2"), TOWN);
        officer(TOWN)
                .post(path(form) + "/extension", Map.of("until", "2020-01-01", "reason", "称重系统检修"))
                .expectProblem(422, "collection.due");
        officer(TOWN)
                .post(path(form) + "/extension", Map.of("until", "2099-01-05", "reason", "称重系统检修"))
                .expect(200);
        officer(TOWN)
                .post(path(form) + "/extension/answer", Map.of("until", "2099-01-05"))
                .expect(403);
        JsonNode extended = api.office()
                .post(path(form) + "/extension/answer", Map.of("until", "2099-01-04"))
                .expect(200)
                .json();
        assertThat(extended.get("form").get("due").asString()).isEqualTo("2099-01-04");
        assertThat(extended.get("form").hasNonNull("wished")).isFalse();
    }
}
