package io.qingyuan.registry.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.support.ShowsPoint;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Industrial kilns, and units and boilers. */
class AirRegistersTest extends ShippedPacksTest {

    private static final String KILNS = "industrial-kiln-list";
    private static final String EXEMPTIONS = "industrial-kiln-list-exemptions";
    private static final String BOILERS = "boiler-ultra-low-register";

    private JsonNode kiln(String name, String uscc, String more) {
        return create(KILNS, """
                {'enterprise_name': '测试铸件厂', 'uscc': '%s', 'town': 'area-bache', 'owner_unit': '%s', 'kiln_name': '%s',
                 'kiln_kind': 'smelting', 'fuel': 'natural-gas', 'plan_kind': 'treatment', 'plan': '布袋除尘加脱硝',
                 'plan_finish': '2024-10-31'%s}""".formatted(uscc, BUREAU, name, more));
    }

    private JsonNode finished(JsonNode kiln, String day) {
        return move(
                kiln,
                "finish",
                "{'treatment': '布袋除尘', 'finished_on': '%s', 'finish_evidence': ['%s']}".formatted(day, file()));
    }

    @Test
    @ShowsPoint("industrial-kiln-list#1")
    void aKilnIsFinishedWithEvidenceAndProgressIsShownByTownAndKind() {
        JsonNode one = move(kiln("测试厂1号熔炼炉", "91320509MA1TEXTA1X", ""), "enter", "{}");
        JsonNode two = move(kiln("测试厂2号熔炼炉", "91320509MA1TEXTA1X", ""), "enter", "{}");
        tryMove(one, "finish", "{'treatment': '布袋除尘', 'finished_on': '2024-09-30'}")
                .expectProblem(422, "registry.move-needs");

        JsonNode done = finished(one, "2024-09-30");
        finished(two, "2025-02-01");
        tryToChange(done, "{'finish_evidence': null}").expectProblem(422, "registry.invalid");

        assertThat(said(done, "fuel")).isEqualTo("natural-gas");
        assertThat(said(done, "treatment")).isEqualTo("布袋除尘");
        assertThat(said(done, "plan")).isEqualTo("布袋除尘加脱硝");
        assertThat(done.path("files").get(0).path("name").asString()).isEqualTo("佐证.pdf");
        JsonNode atTheEnd = figure(KILNS, "finished-by-2024");
        assertThat(part(atTheEnd, "town", "area-bache")).isEqualTo("50.0");
        assertThat(part(atTheEnd, "kiln_kind", "smelting")).isNotEmpty();
        assertThat(atTheEnd.path("target").asString()).isEqualTo("100");
        assertThat(part(figure(KILNS, "finished-share"), "town", "area-bache")).isEqualTo("100.0");
    }

    @Test
    @ShowsPoint("industrial-kiln-list#2")
    void coalInsideHeatNetworksAndSmallGasGeneratorsAreMarkedUntilTheyAreGone() {
        JsonNode coal = kiln(
                "测试厂燃煤加热炉",
                "91320509MA1TEXTB1X",
                ", 'kiln_kind': 'heating', 'fuel': 'coal', 'in_heat_network': true, 'town': 'area-hengshan'");
        JsonNode outside = kiln(
                "测试厂网外加热炉",
                "91320509MA1TEXTB1X",
                ", 'kiln_kind': 'heating', 'fuel': 'coal', 'in_heat_network': false, 'town': 'area-hengshan'");
        JsonNode generator = kiln(
                "测试厂煤气发生炉",
                "91320509MA1TEXTB1X",
                ", 'kiln_kind': 'gas-generator', 'gas_generator_size': 'small', 'town': 'area-hengshan'");

        assertThat(flags(coal)).contains("coal-in-heat-network");
        assertThat(flags(outside)).doesNotContain("coal-in-heat-network");
        assertThat(flags(generator)).contains("small-gas-generator");
        long before = Long.parseLong(value(figure(KILNS, "coal-left")));
        JsonNode listed = move(coal, "enter", "{}");
        assertThat(Long.parseLong(value(figure(KILNS, "coal-left")))).isEqualTo(before + 1);

        JsonNode gone =
                move(listed, "phase-out", "{'finished_on': '2024-08-01', 'finish_evidence': ['%s']}".formatted(file()));

        assertThat(flags(gone)).doesNotContain("coal-in-heat-network");
        assertThat(Long.parseLong(value(figure(KILNS, "coal-left")))).isEqualTo(before);
    }

    @Test
    @ShowsPoint("industrial-kiln-list#3")
    void theListDecidesOnExemptionsAndMeasures() {
        String uscc = "91320509MA1TEXTC1X";
        JsonNode kiln = move(kiln("测试厂豁免炉", uscc, ", 'town': 'area-jiangling'"), "enter", "{}");
        JsonNode asked = create(EXEMPTIONS, """
                {'title': '测试铸件厂 2026年', 'enterprise_name': '测试铸件厂', 'uscc': '%s', 'town': 'area-jiangling',
                 'owner_unit': '%s', 'year': '2026', 'asked_on': '2026-03-01'}""".formatted(uscc, BUREAU));
        String exempt = "{'decided_on': '2026-03-10'}";
        String measures = """
                {'decided_on': '2026-03-10', 'opinion': '未完成整治',
                 'measures': [{'level': 'red', 'measure': '停产', 'cut': '100'}]}""";

        assertThat(tryMove(asked, "exempt", exempt)
                        .expectProblem(409, "registry.move-gate")
                        .text())
                .contains("未完成整治的工业炉窑");
        assertThat(flags(kiln)).contains("no-emergency-measures");
        assertThat(tryMove(asked, "refuse", measures)
                        .expectProblem(409, "registry.move-gate")
                        .text())
                .contains("未填应急减排措施");
        kiln = change(kiln, "{'emergency_measures': '橙色预警停一半，红色预警全停', 'emergency_cut': '50'}");
        assertThat(part(figure(KILNS, "emergency-ready"), "town", "area-jiangling"))
                .isEqualTo("100.0");
        JsonNode bound = move(asked, "refuse", measures);
        assertThat(bound.path("state").asString()).isEqualTo("measures");

        finished(kiln, "2026-04-01");
        assertThat(move(bound, "exempt", exempt).path("state").asString()).isEqualTo("exempt");
        assertThat(reviewer()
                        .get("/api/links/gates/kiln-rectified?uscc=" + uscc)
                        .expect(200)
                        .json()
                        .path("passes")
                        .asBoolean())
                .isTrue();
    }

    private JsonNode boiler(String name, String more) {
        return create(BOILERS, """
                {'enterprise_name': '测试热电厂', 'unit_name': '%s', 'kind': 'coal-power', 'town': 'area-bache',
                 'owner_unit': '%s', 'standard_text': 'DB32/4148', 'ultra_low': true, 'retrofit_kind': 'ultra-low',
                 'retrofit_state': 'done'%s}""".formatted(name, BUREAU, more));
    }

    private JsonNode month(JsonNode unit, String month, String valid, String compliant) {
        return move(
                create(BOILERS + "-months", """
                        {'title': '%s %s', 'unit_ref': '%s', 'month': '%s', 'owner_unit': '%s', 'operating_hours': '720',
                         'valid_hours': '%s', 'compliant_hours': '%s'}""".formatted(
                                unit.path("name").asString(), month, id(unit), month, BUREAU, valid, compliant)),
                "confirm",
                "{}");
    }

    @Test
    @ShowsPoint("boiler-ultra-low-register#2")
    void theRateOfHoursIsComputedByUnit() {
        JsonNode one = boiler("测试热电厂1号机组", "");
        JsonNode two = boiler("测试热电厂2号机组", "");
        month(one, "2026-01", "700", "700");
        JsonNode below = month(one, "2026-02", "600", "594");
        month(two, "2026-01", "0", "0");

        JsonNode rate = figure(BOILERS + "-months", "hour-rate");
        assertThat(new BigDecimal(part(rate, "unit_ref", id(one)))).isEqualByComparingTo("99.54");
        assertThat(part(rate, "unit_ref", id(two))).isEmpty();
        assertThat(said(below, "rate")).isEqualTo("99.00");
        assertThat(toDos(officer(BUREAU))).contains("说明机组未稳定达标的原因：测试热电厂1号机组 2026-02");
    }

    @Test
    @ShowsPoint("boiler-ultra-low-register#3")
    void aDeepTreatmentProjectHasPlanResultAndEvaluation() {
        JsonNode project = create(BOILERS + "-projects", """
                {'project_name': '测试水泥厂无组织深度治理', 'enterprise_name': '测试水泥厂', 'town': 'area-bache', 'owner_unit': '%s',
                 'plan': '料场封闭，皮带通廊密闭', 'clean_transport': true, 'planned_finish': '2026-06-30'}""".formatted(BUREAU));
        project = move(project, "start", "{}");
        tryMove(project, "finish", "{'finished_on': '2026-06-01'}").expectProblem(422, "registry.move-needs");
        project = move(project, "finish", "{'finished_on': '2026-06-01', 'result': '颗粒物下降七成'}");
        tryMove(project, "evaluate", "{'evaluated_on': '2026-07-01'}").expectProblem(422, "registry.move-needs");
        BigDecimal before = new BigDecimal(value(figure(BOILERS + "-projects", "evaluated-share")));
        project = move(project, "evaluate", "{'evaluated_on': '2026-07-01', 'evaluation': '达到方案目标'}");

        assertThat(said(project, "plan")).isEqualTo("料场封闭，皮带通廊密闭");
        assertThat(said(project, "result")).isEqualTo("颗粒物下降七成");
        assertThat(said(project, "evaluation")).isEqualTo("达到方案目标");
        assertThat(new BigDecimal(value(figure(BOILERS + "-projects", "evaluated-share"))))
                .isGreaterThan(before);
    }
}
