package io.qingyuan.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.decisions.Decisions.Decided;
import io.qingyuan.decisions.Decisions.Question;
import io.qingyuan.identity.Role;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Replay;
import io.qingyuan.receipts.Subject;
import io.qingyuan.rules.DmnResult;
import io.qingyuan.support.Api;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import io.qingyuan.support.ShowsPoint;
import io.qingyuan.support.WithPacks;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ServerTest
@WithPacks
class DecisionsTest {

    private static final DecisionId PERMIT = new DecisionId("permit-management-class");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Autowired
    private Api api;

    @Autowired
    private Decisions decisions;

    @Autowired
    private Receipts receipts;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void theTablesOfThePacksAreListedWithTheirExamplesHolding() {
        JsonNode lines = api.leader().get("/api/decisions").expect(200).json();
        assertThat(lines.values().stream().map(line -> line.get("id").asString()))
                .contains("enterprise-risk-grade", "lake-wetland-classification", "permit-management-class");
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.get("examples").asInt()).isPositive();
            assertThat(line.get("examplesHolding")).isEqualTo(line.get("examples"));
        });
    }

    @Test
    void aTableIsReadWithItsWordsRowsAndSource() {
        JsonNode table = api.leader()
                .get("/api/decisions/lake-wetland-classification")
                .expect(200)
                .json();
        assertThat(table.at("/title/zh").asString()).isEqualTo("湖泊湿地分类");
        assertThat(table.at("/editions/0/sample").asBoolean()).isTrue();
        assertThat(table.at("/editions/0/source/zh").asString()).contains("4.1.3");
        assertThat(table.at("/inputs/0/values/0/title/zh").asString()).isEqualTo("生态保护红线内");
        JsonNode first = table.at("/tables/1/rows/0");
        assertThat(first.at("/tests/0/stretches/0/low").asString()).isEqualTo("redline");
        assertThat(first.at("/results/0").asString()).isEqualTo("protect");
        assertThat(first.at("/annotations/0").asString()).isEqualTo("在生态保护红线内");
        assertThat(table.get("examples"))
                .allMatch(example -> example.get("holds").asBoolean());
    }

    @Test
    @ShowsPoint("discharge-permit-management#1")
    void anIndustryAndItsSizeGiveTheManagementClassByTheList() {
        assertThat(permitClass(Map.of("industry", "1751", "declaredKey", true))).isEqualTo("key");
        assertThat(permitClass(Map.of("industry", "1751", "declaredSimplified", true)))
                .isEqualTo("simplified");
        assertThat(permitClass(Map.of("industry", "1751"))).isEqualTo("registration");
        assertThat(permitClass(Map.of("industry", "2210"))).isEqualTo("key");
        assertThat(permitClass(Map.of("industry", "3411", "boiler", "20"))).isEqualTo("simplified");
        assertThat(permitClass(Map.of("industry", "3411", "boiler", "19.9"))).isEqualTo("registration");
        assertThat(permitClass(Map.of("industry", "3411", "boiler", "19.9", "keyDischarger", true)))
                .isEqualTo("key");
        assertThat(permitClass(Map.of("industry", "5810", "waterTreatment", "500")))
                .isEqualTo("registration");
        assertThat(permitClass(Map.of("industry", "5810", "waterTreatment", "20000")))
                .isEqualTo("simplified");
        assertThat(permitClass(Map.of("industry", "5810"))).isEqualTo("none");
    }

    @Test
    void aTrialTellsTheRowsThatFiredAndWhatWouldChangeIt() {
        JsonNode result = api.office()
                .post("/api/decisions/permit-management-class/trials", body(Map.of("industry", "3411", "boiler", "4")))
                .expect(200)
                .json();
        assertThat(result.at("/outputs/managementClass/0").asString()).isEqualTo("registration");
        assertThat(result.get("fired"))
                .extracting(each -> each.get("decision").asString())
                .containsExactly("line", "ownClass", "generalProcess", "managementClass");
        assertThat(result.at("/fired/0/rows/0").asInt()).isEqualTo(83);
        assertThat(result.get("changes"))
                .extracting(change -> change.get("text").asString())
                .contains(
                        "如果“锅炉出力（单台或合计，不含电热锅炉）”升到 20 吨/小时（现为 4 吨/小时），“排污许可管理类别”将为“简化管理”。",
                        "如果“纳入重点排污单位名录”改为“是”（现为“否”），“排污许可管理类别”将为“重点管理”。");
        assertThat(result.has("receipt") && !result.get("receipt").isNull()).isFalse();

        Client english =
                api.signIn(api.person(Role.LEADER, "district-government")).in("en");
        assertThat(english.post(
                                "/api/decisions/permit-management-class/trials",
                                body(Map.of("industry", "3411", "boiler", "4")))
                        .expect(200)
                        .json()
                        .get("changes"))
                .extracting(change -> change.get("text").asString())
                .contains(
                        "If \"Boilers, single or together, without electric ones\" rose to 20 t/h (now 4 t/h), \"Management class\" would be \"simplified management\".");
    }

    @Test
    void aDecisionHasAReceiptThatReplaysToTheByte() {
        JsonNode made = api.office()
                .post(
                        "/api/decisions/enterprise-risk-grade/decisions",
                        Map.of("on", "2026-03-01", "about", "测试化工厂", "inputs", risk()))
                .expect(201)
                .json();
        String receipt = made.get("receipt").asString();
        JsonNode explained =
                api.office().get("/api/receipts/" + receipt).expect(200).json();
        assertThat(explained.at("/outcome/state").asString()).isEqualTo("larger");
        assertThat(explained.at("/outcome/outputs/airGrade").asString()).isEqualTo("larger");
        assertThat(explained.at("/outcome/fired/0/decision").asString()).isEqualTo("qAirClass");
        assertThat(explained.at("/outcome/fired/0/rows/0").asInt()).isEqualTo(3);
        assertThat(explained.at("/rule/kind").asString()).isEqualTo("dmn");
        assertThat(explained.get("sample").asBoolean()).isTrue();
        assertThat(api.office()
                        .post("/api/receipts/" + receipt + "/replay", null)
                        .expect(200)
                        .json()
                        .get("same")
                        .asBoolean())
                .isTrue();

        JsonNode again = api.office()
                .post(
                        "/api/decisions/enterprise-risk-grade/decisions",
                        Map.of("on", "2026-03-01", "about", "测试化工厂", "inputs", risk()))
                .expect(201)
                .json();
        assertThat(again.get("receipt").asString()).isEqualTo(receipt);
        assertThat(api.leader()
                        .get("/api/decisions/enterprise-risk-grade/decisions")
                        .expect(200)
                        .json()
                        .get("decisions"))
                .filteredOn(decision -> decision.get("about").asString().equals("测试化工厂"))
                .singleElement()
                .satisfies(decision -> {
                    assertThat(decision.get("receipt").asString()).isEqualTo(receipt);
                    assertThat(decision.at("/result/0").asString()).isEqualTo("larger");
                });
    }

    @Test
    void otherModulesDecideByTheDayOfTheFact() {
        Map<String, Object> inputs = permit(Map.of("industry", new BigDecimal("1751"), "declaredKey", true));
        Decided decided = transaction.execute(_ -> decisions.decide(
                Question.declared(PERMIT, DAY, new Subject("test.permit", "厂甲", "2026"), inputs), "system"));
        assertThat(decided.outputs()).containsEntry("managementClass", "key").containsEntry("line", "25");
        assertThat(decided.fired()).contains(new DmnResult.Fired("line", List.of(25)));
        assertThat(receipts.replay(decided.receipt().id())).isInstanceOf(Replay.Same.class);
        assertThat(decided.receipt().sample()).isFalse();
    }

    @Test
    void whatCannotBeDecidedIsRefusedWithTheFieldNamed() {
        Client office = api.office();
        office.get("/api/decisions/nothing-like-it").expectProblem(404, "decisions.not-found");
        office.get("/api/decisions/permit-management-class?on=2019-12-19").expectProblem(422, "decisions.not-in-force");
        Map<String, Object> inputs = permit(Map.of("industry", "甲", "more", "1"));
        inputs.remove("boiler");
        JsonNode refusal = office.post(
                        "/api/decisions/permit-management-class/trials", Map.of("on", "2026-03-01", "inputs", inputs))
                .expectProblem(422, "decisions.inputs")
                .json();
        assertThat(refusal.get("errors"))
                .extracting(error -> error.get("pointer").asString())
                .containsExactlyInAnyOrder("/inputs/industry", "/inputs/boiler", "/inputs/more");
        office.post(
                        "/api/decisions/permit-management-class/decisions",
                        Map.of("on", "2026-03-01", "about", " ", "inputs", permit(Map.of("industry", "1751"))))
                .expectProblem(422, "decisions.about");
        JsonNode outside = office.post(
                        "/api/decisions/permit-management-class/trials",
                        body(Map.of("industry", "1751", "boiler", "-1")))
                .expect(200)
                .json();
        assertThat(outside.at("/fault/code").asString()).isEqualTo("rules.input-not-allowed");
    }

    private String permitClass(Map<String, Object> given) {
        return api.office()
                .post("/api/decisions/permit-management-class/trials", body(given))
                .expect(200)
                .json()
                .at("/outputs/managementClass/0")
                .asString();
    }

    private static Map<String, Object> body(Map<String, Object> given) {
        return Map.of("on", DAY.toString(), "inputs", permit(given));
    }

    private static Map<String, Object> permit(Map<String, Object> given) {
        Map<String, Object> inputs = new HashMap<>();
        Stream.of("keyDischarger", "declaredKey", "declaredSimplified", "overArticle7")
                .forEach(name -> inputs.put(name, false));
        inputs.put("inBuilding", true);
        inputs.put("boiler", "0");
        inputs.put("furnace", "none");
        inputs.put("surface", "none");
        inputs.put("waterTreatment", "0");
        inputs.putAll(given);
        return inputs;
    }

    private static Map<String, Object> risk() {
        return Map.of(
                "qAir",
                "12",
                "mAir",
                "30",
                "eAir",
                "E3",
                "qWater",
                "0.5",
                "mWater",
                "30",
                "eWater",
                "E3",
                "penalised",
                false);
    }
}
