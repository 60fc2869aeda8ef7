package io.qingyuan.registry.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.support.Client;
import io.qingyuan.support.ShowsPoint;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Registers whose records take their class or grade from a decision table: lakes and risk enterprises. */
class ClassifiedRegistersTest extends ShippedRegistersTest {

    private static final String WATER = "water-bureau";
    private static final String ECOLOGY = "ecology-environment-bureau";

    // --- lakes

    private Map<String, Object> factors(String name, String chief, String around) {
        return values(
                "lake_name",
                name,
                "town",
                "area-bache",
                "chief",
                chief,
                "owner_unit",
                WATER,
                "place_kind",
                "rural",
                "protected_list",
                false,
                "around",
                around,
                "sensitivity",
                "low",
                "social_use",
                "none",
                "assessed_on",
                "2031-05-05");
    }

    private JsonNode lake(String name, String chief, String around) {
        return move(head(WATER), create(officer(WATER), "lake-register", factors(name, chief, around)), "classify");
    }

    private JsonNode receipts(String fill, JsonNode record) {
        return api.office()
                .get("/api/receipts?subject=" + encoded("links.decided/" + fill + "|" + id(record) + "/"))
                .expect(200)
                .json();
    }

    @Test
    @ShowsPoint("lake-wetland-classification#1")
    void aClassFollowsFromTheFactorsAndIsOverruledWithAReason() {
        JsonNode lake = lake("测试分类荡", "测试湖长甲", "farming");
        assertThat(value(lake, "rule_class")).isEqualTo("use");
        assertThat(value(lake, "lake_class")).isEqualTo("use");
        assertThat(value(lake, "rule_measures")).isEqualTo("岸线和景观整治");
        assertThat(receipts("lake-rule-class", lake).toString())
                .contains("lakeClass")
                .contains("use");
        assertThat(api.office()
                        .get("/api/decisions/lake-wetland-classification")
                        .expect(200)
                        .text())
                .contains("在生态保护红线内");

        Client officer = officer(WATER);
        JsonNode changed =
                change(officer, lake, "sensitivity", "high", "around", "aquaculture", "protected_list", true);
        assertThat(value(changed, "rule_class")).isEqualTo("restore");
        assertThat(value(changed, "lake_class")).isEqualTo("restore");
        assertThat(value(change(officer, lake, "lake_class", "protect"), "lake_class"))
                .isEqualTo("restore");

        Client head = head(WATER);
        assertThat(tryMove(head, lake, "overrule", "lake_class", "protect")
                        .expect(422)
                        .text())
                .contains("overrule_reason");
        JsonNode overruled = move(
                head,
                lake,
                "overrule",
                "lake_class",
                "protect",
                "overrule_reason",
                "水源地规划调整",
                "overruled_on",
                "2031-06-06");
        assertThat(value(overruled, "lake_class")).isEqualTo("protect");
        assertThat(value(overruled, "rule_class")).isEqualTo("restore");
        assertThat(flags(overruled)).contains("differs");
        assertThat(value(publishedRecord(lake), "overrule_reason")).isEqualTo("水源地规划调整");
        assertThat(value(change(officer, lake, "area_mu", "900"), "lake_class")).isEqualTo("protect");
        assertThat(value(move(head, lake, "restore"), "lake_class")).isEqualTo("restore");
    }

    @Test
    void withoutAFactorThereIsNoClass() {
        Map<String, Object> values = factors("测试缺因素荡", "测试湖长乙", "farming");
        values.remove("sensitivity");
        JsonNode lake = create(officer(WATER), "lake-register", values);
        assertThat(value(lake, "rule_class")).isEmpty();
        assertThat(flags(lake)).contains("factors-missing");
        assertThat(tryMove(head(WATER), lake, "classify").expect(422).text()).contains("rule_class");
        assertThat(receipts("lake-rule-class", lake)).isEmpty();
    }

    @Test
    @ShowsPoint("lake-wetland-classification#2")
    void measuresAreTiedToTheClassAndToTheirProjects() {
        JsonNode lake = lake("测试措施荡", "测试湖长丙", "farming");
        assertThat(withoutMeasure(lake)).isTrue();
        Map<String, Object> measure = values(
                "title",
                "测试岸线整治",
                "lake",
                id(lake),
                "kind",
                "landscape",
                "owner_unit",
                WATER,
                "key_project",
                "proj-05");
        JsonNode made = create(officer(WATER), "lake-register-measures", measure);
        tryMove(head(WATER), made, "confirm").expectProblem(422, "registry.invalid");
        JsonNode confirmed = move(head(WATER), change(officer(WATER), made, "project", "测试湖荡综合整治工程"), "confirm");

        assertThat(value(confirmed, "lake_class")).isEqualTo("use");
        assertThat(value(confirmed, "rule_measures")).isEqualTo("岸线和景观整治");
        assertThat(value(confirmed, "project")).isEqualTo("测试湖荡综合整治工程");
        assertThat(referring(lake, "lake-register-measures", "lake")).isEqualTo(1);
        assertThat(withoutMeasure(lake)).isFalse();
        assertThat(part(figure("lake-register-measures", "measures"), "lake", id(lake)))
                .isEqualByComparingTo("1");
    }

    private boolean withoutMeasure(JsonNode lake) {
        return api
                .office()
                .get("/api/links/joins/lake-without-measure")
                .expect(200)
                .json()
                .path("items")
                .values()
                .stream()
                .anyMatch(line -> id(line).equals(id(lake)));
    }

    @Test
    @ShowsPoint("lake-wetland-classification#3")
    void lakesOfAClassAreFilteredByTownAndChief() {
        JsonNode one = lake("测试筛选荡一", "测试湖长丁", "farming");
        JsonNode two = lake("测试筛选荡二", "测试湖长戊", "farming");
        String both = "{'field':'lake_class','is':'use'},{'field':'town','is':'area-bache'}";
        assertThat(ids(records("lake-register", where("{'all':[" + both + "]}"))))
                .contains(id(one), id(two));
        assertThat(ids(records("lake-register", where("{'all':[" + both + ",{'field':'chief','is':'测试湖长丁'}]}"))))
                .containsExactly(id(one));
        assertThat(records(
                        "lake-register",
                        where("{'all':[{'field':'lake_class','is':'protect'},{'field':'chief','is':'测试湖长丁'}]}")))
                .isEmpty();
    }

    // --- risk enterprises

    private Map<String, Object> enterprise(String name, String q) {
        return values(
                "enterprise_name",
                name,
                "credit_code",
                name,
                "town",
                "area-bache",
                "owner_unit",
                ECOLOGY,
                "q_air",
                q,
                "m_air",
                "30",
                "e_air",
                "E1",
                "q_water",
                "0",
                "m_water",
                "30",
                "e_water",
                "E3",
                "penalised",
                false,
                "graded_on",
                "2031-02-02",
                "standard_state",
                "none");
    }

    private JsonNode listed(Map<String, Object> enterprise) {
        return move(head(ECOLOGY), create(officer(ECOLOGY), "risk-enterprise-database", enterprise), "list");
    }

    @Test
    @ShowsPoint("risk-enterprise-database#1")
    void theRateOfMajorOnesIsComputedAndTheOthersListed() {
        JsonNode behind = listed(enterprise("测试重大未达标厂", "120"));
        Map<String, Object> reached = enterprise("测试重大达标厂", "150");
        reached.put("standard_state", "reached");
        JsonNode done = listed(reached);
        JsonNode general = listed(enterprise("测试一般风险厂", "0.5"));
        assertThat(value(behind, "risk_grade")).isEqualTo("major");
        assertThat(value(general, "risk_grade")).isEqualTo("general");

        JsonNode rate = figure("risk-enterprise-database", "standardised");
        assertThat(part(rate, "town", "area-bache")).isEqualByComparingTo("50");
        assertThat(rate.path("target").asString()).isEqualTo("85");
        assertThat(ids(records("risk-enterprise-database", flag("not-standardised"))))
                .contains(id(behind))
                .doesNotContain(id(done), id(general));
        move(head(ECOLOGY), general, "remove");
        move(head(ECOLOGY), behind, "remove");
        move(head(ECOLOGY), done, "remove");
    }

    @Test
    @ShowsPoint("risk-enterprise-database#2")
    void plansDrillsSuppliesAndChecksHaveDatesAndReminders() {
        Map<String, Object> values = enterprise("测试提醒厂", "0.5");
        LocalDate today = today();
        values.putAll(values(
                "plan_filed_on",
                today.minusYears(3).plusDays(30).toString(),
                "plan_until",
                today.plusDays(30).toString(),
                "last_drill_on",
                today.minusYears(1).toString(),
                "next_drill_on",
                today.plusDays(20).toString(),
                "supplies",
                List.of(Map.of("name", "吸油毡", "amount", "200千克", "where", "一号库")),
                "supplies_checked_on",
                today.minusMonths(6).toString(),
                "supplies_until",
                today.plusDays(10).toString()));
        JsonNode enterprise = listed(values);
        assertThat(due(enterprise, "plan")).contains(today.plusDays(30).toString());
        assertThat(due(enterprise, "drill")).contains(today.plusDays(20).toString());
        assertThat(due(enterprise, "supplies")).contains(today.plusDays(10).toString());
        assertThat(worklist(officer(ECOLOGY))).contains("测试提醒厂");

        change(
                officer(ECOLOGY),
                enterprise,
                "last_drill_on",
                today.toString(),
                "next_drill_on",
                today.plusYears(1).toString());
        assertThat(due(enterprise, "drill")).isEmpty();
        check(enterprise, today.minusMonths(12).plusDays(10));
        assertThat(due(enterprise, "check"))
                .contains(today.minusMonths(12).plusDays(10).plusMonths(12).toString());
        check(enterprise, today);
        assertThat(due(enterprise, "check")).isEmpty();
    }

    private void check(JsonNode enterprise, LocalDate day) {
        JsonNode made = create(
                officer(ECOLOGY),
                "risk-enterprise-database-checks",
                values(
                        "title",
                        "测试检查" + day,
                        "enterprise",
                        id(enterprise),
                        "owner_unit",
                        ECOLOGY,
                        "checked_on",
                        day.toString(),
                        "hazard",
                        false));
        move(head(ECOLOGY), made, "confirm");
    }

    @Test
    @ShowsPoint("risk-enterprise-database#3")
    void theGradeDecidesHowOftenAnEnterpriseIsChecked() {
        JsonNode enterprise = listed(enterprise("测试频次厂", "0.5"));
        assertThat(flags(enterprise)).contains("never-checked");
        tryChange(officer(ECOLOGY), enterprise, "last_check_on", today().toString())
                .expectProblem(409, "registry.fixed");
        LocalDate checked = today().minusMonths(4);
        check(enterprise, checked);
        JsonNode general = now(enterprise);
        int months = months("general");
        assertThat(new BigDecimal(value(general, "check_months"))).isEqualByComparingTo(BigDecimal.valueOf(months));
        assertThat(value(general, "next_check_on"))
                .isEqualTo(checked.plusMonths(months).toString());
        assertThat(flags(general)).doesNotContain("check-late", "never-checked");

        JsonNode major = change(officer(ECOLOGY), enterprise, "q_air", "120");
        assertThat(value(major, "risk_grade")).isEqualTo("major");
        assertThat(months("major")).isLessThan(4);
        assertThat(value(major, "next_check_on"))
                .isEqualTo(checked.plusMonths(months("major")).toString());
        assertThat(flags(major)).contains("check-late");
        assertThat(due(enterprise, "check")).isPresent();
        assertThat(ids(records("risk-enterprise-database", flag("check-late")))).contains(id(enterprise));
        move(head(ECOLOGY), enterprise, "remove");
    }

    private int months(String grade) {
        return records("risk-enterprise-database-rhythm", where("{'field':'grade','is':'" + grade + "'}")).stream()
                .map(rule -> new BigDecimal(value(rule, "months")).intValueExact())
                .findFirst()
                .orElseThrow();
    }
}
