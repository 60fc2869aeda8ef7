package io.qingyuan.registry.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.support.ShowsPoint;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Heavy metals, and nuclear and radiation safety. */
class MetalAndRadiationTest extends ShippedPacksTest {

    private static final String METALS = "heavy-metal-control";
    private static final String OUTLETS = METALS + "-outlets";
    private static final String CHECKS = METALS + "-checks";
    private static final String APPLICATIONS = METALS + "-applications";
    private static final String SOURCES = "radiation-safety";
    private static final String POINTS = SOURCES + "-points";
    private static final String VALUES = SOURCES + "-values";
    private static final String FACILITIES = SOURCES + "-emf";

    private JsonNode enterprise(String name) {
        return move(create(METALS, """
                {'enterprise_name': '%s', 'town': 'area-bache', 'owner_unit': '%s', 'metals': '锑、镍'}""".formatted(name, BUREAU)), "control", "{}");
    }

    private JsonNode outlet(JsonNode enterprise, String metal, String limit, String latest) {
        return move(
                create(OUTLETS, """
                {'outlet_name': '%s %s', 'enterprise': '%s', 'town': 'area-bache', 'owner_unit': '%s', 'metal': '%s',
                 'medium': 'water', 'limit': '%s', 'limit_unit': 'mg/L', 'total_kg': '12.5', 'actual_kg': '9.25',
                 'latest_value': '%s', 'latest_on': '%s'}""".formatted(
                                enterprise.path("name").asString(),
                                metal,
                                id(enterprise),
                                BUREAU,
                                metal,
                                limit,
                                latest,
                                today())),
                "confirm",
                "{}");
    }

    private BigDecimal total(String metal) {
        String part = part(figure(OUTLETS, "totals"), "metal", metal);
        return part.isEmpty() ? BigDecimal.ZERO : new BigDecimal(part);
    }

    @Test
    @ShowsPoint("heavy-metal-control#1")
    void enterprisesAreHeldByMetalWithLimitTotalAndLatestValue() {
        JsonNode enterprise = enterprise("测试涉锑企业");
        BigDecimal before = total("Sb");
        outlet(enterprise, "Sb", "0.1", "0.08");
        JsonNode over = outlet(enterprise, "Ni", "0.5", "0.62");

        assertThat(found(
                        OUTLETS,
                        "{'all': [{'field': 'metal', 'is': 'Sb'}, {'field': 'enterprise', 'is': '%s'}]}"
                                .formatted(id(enterprise))))
                .containsExactly("测试涉锑企业 Sb");
        JsonNode lines = referring(enterprise, OUTLETS);
        assertThat(lines.size()).isEqualTo(2);
        JsonNode first = lines.get(0).path("name").asString().endsWith("Sb") ? lines.get(0) : lines.get(1);
        assertThat(new BigDecimal(said(first, "limit"))).isEqualByComparingTo("0.1");
        assertThat(new BigDecimal(said(first, "total_kg"))).isEqualByComparingTo("12.5");
        assertThat(new BigDecimal(said(first, "latest_value"))).isEqualByComparingTo("0.08");
        assertThat(said(first, "latest_on")).isEqualTo(today().toString());
        assertThat(flags(over)).contains("over-limit").doesNotContain("over-total");
        assertThat(total("Sb").subtract(before)).isEqualByComparingTo("12.5");
    }

    @Test
    @ShowsPoint("heavy-metal-control#2")
    void anApplicationWithAStoppedPollutantIsRefused() {
        for (String pollutant : new String[] {"Cd", "Hg", "As", "Pb", "Cr", "PAHs", "TPH"}) {
            JsonNode asked = application("测试项目 " + pollutant, "Cu", pollutant);
            assertThat(flags(asked)).contains("stopped");
            tryMove(asked, "accept", "{'decided_on': '2026-03-01'}").expectProblem(409, "registry.move-when");
            tryMove(asked, "refuse", "{'decided_on': '2026-03-01'}").expectProblem(422, "registry.move-needs");
            JsonNode refused = move(asked, "refuse", "{'decided_on': '2026-03-01', 'answer': '一律停批'}");
            assertThat(refused.path("state").asString()).isEqualTo("refused");
            assertThat(reviewer()
                            .get("/api/links/gates/no-stopped-pollutant?project_code="
                                    + encoded(said(refused, "project_code")))
                            .json()
                            .path("passes")
                            .asBoolean())
                    .isFalse();
        }
        JsonNode other = application("测试项目 铜镍", "Cu", "Ni");
        assertThat(move(other, "accept", "{'decided_on': '2026-03-01'}")
                        .path("state")
                        .asString())
                .isEqualTo("accepted");
        assertThat(value(figure(APPLICATIONS, "approved-with-stopped"))).isEqualTo("0");
    }

    private JsonNode application(String name, String one, String other) {
        return create(APPLICATIONS, """
                {'project_name': '%s', 'project_code': '代码 %s', 'applicant': '测试公司', 'town': 'area-bache', 'owner_unit': '%s',
                 'asked_on': '2026-02-20', 'pollutants': [{'pollutant': '%s', 'medium': 'water'}, {'pollutant': '%s', 'medium': 'water'}]}
                """.formatted(name, name, BUREAU, one, other));
    }

    private JsonNode check(JsonNode enterprise, String title, boolean after) {
        return create(CHECKS, """
                {'title': '%s', 'enterprise': '%s', 'owner_unit': '%s', 'checked_on': '2026-06-10', 'after_rectification': %s,
                 'compliant': false, 'findings': '总镍超标'}""".formatted(title, id(enterprise), BUREAU, after));
    }

    @Test
    @ShowsPoint("heavy-metal-control#3")
    void whoFailsAfterRectificationComesOntoThePublicListWithDateAndDecision() {
        JsonNode enterprise = enterprise("测试复查不达标企业");
        move(check(enterprise, "测试首查", false), "confirm", "{}");
        enterprise = move(enterprise, "rectify", "{'rectify_by': '2026-06-01'}");
        assertThat(published(METALS, "测试复查不达标企业").isMissingNode()).isTrue();
        JsonNode again = check(enterprise, "测试复查", true);
        tryMove(again, "confirm", "{}").expectProblem(409, "registry.move-when");
        tryMove(again, "fail", "{'order': 'stop'}").expectProblem(422, "registry.move-needs");

        move(again, "fail", "{'order': 'stop', 'order_no': '苏环罚〔2026〕测试1号', 'order_on': '2026-06-15'}");

        assertThat(now(enterprise).path("state").asString()).isEqualTo("failing");
        JsonNode shown = published(METALS, "测试复查不达标企业");
        assertThat(said(shown, "failed_on")).isEqualTo("2026-06-10");
        assertThat(said(shown, "order")).isEqualTo("stop");
        assertThat(said(shown, "order_no")).isEqualTo("苏环罚〔2026〕测试1号");
        assertThat(said(shown, "order_on")).isEqualTo("2026-06-15");
    }

    private JsonNode source(String name, String code) {
        return create(SOURCES, """
                {'source_name': '%s', 'source_code': '%s', 'nuclide': 'Cs-137', 'category': 'IV', 'user_name': '测试料位公司',
                 'licence_no': '苏环辐证测试', 'licence_until': '2099-01-01', 'town': 'area-bache', 'owner_unit': '%s', 'purchased_on': '2015-03-01',
                 'movements': [{'moved_on': '2015-03-01', 'kind': 'purchase', 'from': '测试生产厂', 'to': '测试料位公司', 'document': '审批-1'}]}
                """.formatted(name, code, BUREAU));
    }

    @Test
    @ShowsPoint("radiation-safety#1")
    void aSourceIsFollowedFromPurchaseToDisposal() {
        JsonNode one = move(source("测试料位计甲", "测试码-1"), "take", "{}");
        JsonNode two = move(source("测试料位计乙", "测试码-2"), "take", "{}");
        String disused = "{'disused_on': '2026-01-10', 'disposal_due': '%s'}".formatted(today().minusDays(1));
        one = move(one, "disuse", disused);
        two = move(two, "disuse", disused);
        assertThat(flags(two)).contains("disposal-late");
        assertThat(part(figure(SOURCES, "disposal-share"), "town", "area-bache"))
                .isEqualTo("0.00");
        one = change(one, """
                {'movements': [{'moved_on': '2015-03-01', 'kind': 'purchase', 'from': '测试生产厂', 'to': '测试料位公司', 'document': '审批-1'},
                               {'moved_on': '2026-02-20', 'kind': 'repository', 'from': '测试料位公司', 'to': '省城市放射性废物库', 'document': '备案-2'}]}""");
        String disposal = "{'disposal_way': 'repository', 'disposed_on': '2026-02-20'%s}";
        tryMove(one, "dispose", disposal.formatted("")).expectProblem(422, "registry.move-needs");
        one = move(one, "dispose", disposal.formatted(", 'disposal_files': ['%s']".formatted(file())));

        assertThat(one.path("values").path("movements").findValuesAsString("kind"))
                .containsExactly("purchase", "repository");
        assertThat(reviewer().get(path(one) + "/history").json().findValuesAsString("state"))
                .contains("ordered", "in-use", "disused", "disposed");
        JsonNode share = figure(SOURCES, "disposal-share");
        assertThat(part(share, "town", "area-bache")).isEqualTo("50.00");
        assertThat(share.path("target").asString()).isEqualTo("100");
    }

    @Test
    @ShowsPoint("radiation-safety#2")
    void pointsAndValuesAreShownAndExceedingAlarms() {
        JsonNode point = move(head(BUREAU), create(POINTS, """
                {'point_name': '测试辐射点', 'object': 'emf', 'town': 'area-bache', 'owner_unit': '%s',
                 'place': {'type': 'Point', 'coordinates': [120.62, 31.02]}}""".formatted(BUREAU)), "confirm", "{}");
        JsonNode low = measured(point, "测试辐射点 一月", "5.2");
        assertThat(toDos(officer(BUREAU))).doesNotContain("测试辐射点 一月");
        JsonNode high = measured(point, "测试辐射点 二月", "13.1");

        assertThat(flags(high)).contains("exceeded", "not-handled");
        assertThat(toDos(officer(BUREAU))).contains("辐射监测值超过限值，查明原因并处理：测试辐射点 二月");
        assertThat(toDos(head(BUREAU))).contains("辐射监测值超过限值：测试辐射点 二月");
        change(low, "{'value': '15.2'}");
        assertThat(toDos(officer(BUREAU))).contains("更正后的辐射监测值超过限值，查明原因并处理：测试辐射点 一月");
        move(head(BUREAU), high, "confirm", "{}");
        assertThat(referring(point, VALUES).findValuesAsString("value")).hasSize(2);
        assertThat(published(POINTS, "测试辐射点").path("state").asString()).isEqualTo("已确认");
        JsonNode shown = published(VALUES, "测试辐射点 二月");
        assertThat(new BigDecimal(said(shown, "value"))).isEqualByComparingTo("13.1");
        assertThat(said(shown, "exceeded")).isEqualTo("true");
    }

    private JsonNode measured(JsonNode point, String title, String value) {
        return create(VALUES, """
                {'title': '%s', 'point': '%s', 'owner_unit': '%s', 'measured_on': '2026-02-01', 'quantity': 'radio-field',
                 'value': '%s', 'value_unit': 'V/m', 'limit': '12', 'limit_basis': 'GB 8702-2014'}""".formatted(title, id(point), BUREAU, value));
    }

    @Test
    @ShowsPoint("radiation-safety#3")
    void largeFacilitiesAreListedWithTheirPlans() {
        JsonNode tower = create(FACILITIES, """
                {'facility_name': '测试发射塔', 'kind': 'tv-tower', 'operator': '测试广电', 'town': 'area-songling', 'owner_unit': '%s',
                 'main_urban': true, 'affects': true}""".formatted(BUREAU));
        assertThat(flags(tower)).contains("no-plan");
        tower = change(tower, "{'plan_kind': 'move'}");
        assertThat(flags(tower)).contains("no-plan");
        tower = change(tower, "{'plan': '迁至城郊山地', 'planned_on': '%s'}".formatted(today().plusDays(30)));
        assertThat(flags(tower)).doesNotContain("no-plan", "late");
        tower = move(head(BUREAU), tower, "confirm", "{}");

        assertThat(toDos(officer(BUREAU))).contains("改造搬迁到期：测试发射塔");
        JsonNode shown = published(FACILITIES, "测试发射塔");
        assertThat(said(shown, "plan_kind")).isEqualTo("move");
        assertThat(said(shown, "planned_on")).isEqualTo(today().plusDays(30).toString());
        assertThat(said(now(tower), "plan")).isEqualTo("迁至城郊山地");
    }
}
