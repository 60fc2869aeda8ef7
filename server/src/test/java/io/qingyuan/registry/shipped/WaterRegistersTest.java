package io.qingyuan.registry.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.support.Client;
import io.qingyuan.support.ShowsPoint;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Wharves, wastewater plants, tailwater systems, rural sewage, and black and odorous waters. */
class WaterRegistersTest extends ShippedPacksTest {

    private static final String WHARVES = "port-wharf-register";
    private static final String PLANTS = "wastewater-plant-management";
    private static final String MONTHS = PLANTS + "-months";
    private static final String BALANCE = PLANTS + "-balance";
    private static final String UPGRADES = PLANTS + "-upgrades";
    private static final String BUFFERS = "tailwater-ecological-buffer";
    private static final String VILLAGES = "rural-sewage-management";
    private static final String FACILITIES = VILLAGES + "-facilities";
    private static final String FAULTS = VILLAGES + "-faults";
    private static final String BLACK = "black-odorous-water-register";

    private JsonNode wharf(String name, String more) {
        return create(WHARVES, """
                {'wharf_name': '%s', 'kind': 'bulk', 'waterway': '京杭运河', 'town': 'area-hengshan', 'owner_unit': 'transport-bureau'%s}
                """.formatted(name, more));
    }

    @Test
    @ShowsPoint("port-wharf-register#1")
    void aWharfSaysItsLicenceItsFacilitiesAndItsDustControl() {
        JsonNode wharf = wharf("测试散货码头", """
                , 'licence_state': 'licensed', 'licence_no': '测试港经证1号', 'licence_until': '2099-01-01', 'sewage_reception': true,
                 'garbage_reception': true, 'emergency_facilities': false, 'bulk_yard': true, 'dust_control': 'none'""");
        wharf = move(wharf, "confirm", "{}");
        assertThat(flags(wharf)).contains("facilities-missing", "dust-open");
        assertThat(part(figure(WHARVES, "complete-share"), "town", "area-hengshan"))
                .isEqualTo("0.0");

        wharf = change(wharf, "{'emergency_facilities': true, 'emergency_detail': '围油栏', 'dust_control': 'closed'}");

        assertThat(flags(wharf)).doesNotContain("facilities-missing", "dust-open");
        assertThat(said(wharf, "licence_state")).isEqualTo("licensed");
        assertThat(said(wharf, "sewage_reception")).isEqualTo("true");
        assertThat(said(wharf, "emergency_detail")).isEqualTo("围油栏");
        assertThat(said(wharf, "dust_control")).isEqualTo("closed");
        assertThat(part(figure(WHARVES, "complete-share"), "town", "area-hengshan"))
                .isEqualTo("100.0");
    }

    @Test
    @ShowsPoint("port-wharf-register#2")
    void unlicensedWharvesAreListedUntilTheyAreClosedWithEvidence() {
        List<JsonNode> wharves = List.of(
                wharf("测试无证码头甲", ", 'town': 'area-jiangling', 'licence_state': 'unlicensed'"),
                wharf("测试过期码头乙", ", 'town': 'area-jiangling', 'licence_state': 'expired'"));
        assertThat(part(figure(WHARVES, "unlicensed"), "town", "area-jiangling"))
                .isEqualTo("2");
        String unlicensed =
                "{'all': [{'field': 'town', 'is': 'area-jiangling'}, {'field': 'licence_state', 'in': ['unlicensed', 'expired']}, {'not': {'state': 'closed'}}]}";
        for (JsonNode wharf : wharves) {
            tryMove(wharf, "confirm", "{'licence_no': '无'}").expectProblem(409, "registry.move-when");
            assertThat(flags(wharf)).contains("unlicensed");
            move(wharf, "list", "{'close_by': '2026-12-31'}");
            tryMove(wharf, "close", "{'closed_on': '2026-10-01'}").expectProblem(422, "registry.move-needs");
        }
        assertThat(found(WHARVES, unlicensed)).containsExactlyInAnyOrder("测试无证码头甲", "测试过期码头乙");
        for (JsonNode wharf : wharves) {
            JsonNode closed =
                    move(wharf, "close", "{'closed_on': '2026-10-01', 'close_evidence': ['%s']}".formatted(file()));
            assertThat(flags(closed)).doesNotContain("unlicensed");
        }
        assertThat(found(WHARVES, unlicensed)).isEmpty();
        assertThat(part(figure(WHARVES, "unlicensed"), "town", "area-jiangling"))
                .isEmpty();
        assertThat(figure(WHARVES, "unlicensed").path("target").asString()).isEqualTo("0");
    }

    @Test
    @ShowsPoint("port-wharf-register#3")
    void shipsFindShorePowerAndReception() {
        JsonNode wharf = wharf("测试岸电码头", """
                , 'licence_state': 'licensed', 'licence_no': '测试港经证3号', 'shore_power': true, 'shore_power_kw': '120',
                 'sewage_reception': true, 'oily_reception': false, 'garbage_reception': true, 'hours': '8:00—17:00 测试电话',
                 'town': 'area-tongli', 'place': {'type': 'Point', 'coordinates': [120.72, 31.15]}""");
        assertThat(published(WHARVES, "测试岸电码头").isMissingNode()).isTrue();
        move(wharf, "confirm", "{}");

        JsonNode shown = published(WHARVES, "测试岸电码头");
        assertThat(said(shown, "shore_power")).isEqualTo("true");
        assertThat(new BigDecimal(said(shown, "shore_power_kw"))).isEqualByComparingTo("120");
        assertThat(said(shown, "sewage_reception")).isEqualTo("true");
        assertThat(said(shown, "garbage_reception")).isEqualTo("true");
        assertThat(said(shown, "hours")).contains("8:00");
        JsonNode page = visitor()
                .get(OPEN + WHARVES + "/records/" + id(shown))
                .expect(200)
                .json()
                .path("records")
                .get(0);
        assertThat(page.path("values").path("place").path("coordinates").toString())
                .isEqualTo("[120.72,31.15]");
    }

    private JsonNode plant(String name, String more) {
        return create(PLANTS, """
                {'plant_name': '%s', 'operator': '测试水务', 'town': 'area-hengshan', 'owner_unit': '%s', 'capacity': '2',
                 'standard': 'taihu-special', 'standard_from': '2021-01-01', 'special_limits': true%s}""".formatted(name, WATER, more));
    }

    @Test
    @ShowsPoint("wastewater-plant-management#1")
    void aPlantShowsCapacityLoadWaterInAndOutAndItsStandard() {
        JsonNode plant = move(plant("测试污水厂", ""), "confirm", "{}");
        move(create(MONTHS, """
                {'title': '测试污水厂 2026-05', 'plant': '%s', 'month': '2026-05', 'owner_unit': '%s', 'days': '31', 'capacity': '2',
                 'volume': '55.8', 'cod_in': '210', 'cod_out': '22', 'nh3n_in': '18.5', 'nh3n_out': '0.9', 'tn_in': '32', 'tn_out': '9.4',
                 'tp_in': '3.6', 'tp_out': '0.21'}""".formatted(id(plant), WATER)), "confirm", "{}");

        assertThat(new BigDecimal(said(plant, "capacity"))).isEqualByComparingTo("2");
        assertThat(said(plant, "standard")).isEqualTo("taihu-special");
        assertThat(said(plant, "standard_from")).isEqualTo("2021-01-01");
        JsonNode month = referring(plant, MONTHS).get(0);
        assertThat(said(month, "load")).isEqualTo("90.0");
        assertThat(new BigDecimal(said(month, "cod_in"))).isEqualByComparingTo("210");
        assertThat(new BigDecimal(said(month, "cod_out"))).isEqualByComparingTo("22");
        assertThat(new BigDecimal(said(month, "tn_in"))).isEqualByComparingTo("32");
        assertThat(new BigDecimal(said(month, "tp_out"))).isEqualByComparingTo("0.21");
        assertThat(said(published(PLANTS, "测试污水厂"), "standard_from")).isEqualTo("2021-01-01");
    }

    @Test
    @ShowsPoint("wastewater-plant-management#2")
    void theShareOfPlantsUnderTheSpecialLimitsIsComputed() {
        JsonNode before = figure(PLANTS, "special-share");
        JsonNode other = move(plant("测试未执行特限污水厂", ", 'special_limits': false"), "confirm", "{}");
        move(plant("测试执行特限污水厂", ""), "confirm", "{}");
        move(plant("测试又一执行特限污水厂", ""), "confirm", "{}");

        JsonNode after = figure(PLANTS, "special-share");
        long of = after.path("of").asLong();
        assertThat(of).isEqualTo(before.path("of").asLong() + 3);
        assertThat(after.path("count").asLong()).isEqualTo(before.path("count").asLong() + 2);
        assertThat(new BigDecimal(value(after)))
                .isCloseTo(
                        BigDecimal.valueOf(after.path("count").asLong() * 100.0 / of),
                        Offset.offset(new BigDecimal("0.05")));
        assertThat(flags(other)).contains("no-special-limits");
    }

    private JsonNode balance(String town, String discharged, String plants, String small) {
        return move(create(BALANCE, """
                {'title': '测试 %s 2034', 'year': '2034', 'town': '%s', 'owner_unit': '%s', 'water_supplied': '500',
                 'discharge_factor': '0.8', 'discharged': '%s', 'by_plants': '%s', 'by_small': '%s'}""".formatted(town, town, WATER, discharged, plants, small)), "confirm", "{}");
    }

    @Test
    @ShowsPoint("wastewater-plant-management#3")
    void theTreatmentRateFollowsFromVolumesThatCanBeSeen() {
        JsonNode one = balance("area-hengshan", "400", "380", "16");
        JsonNode two = balance("area-jiangling", "100", "80", "4");

        assertThat(said(one, "rate")).isEqualTo("99.00");
        assertThat(said(two, "rate")).isEqualTo("84.00");
        assertThat(new BigDecimal(said(two, "by_plants"))).isEqualByComparingTo("80");
        assertThat(new BigDecimal(said(two, "by_small"))).isEqualByComparingTo("4");
        assertThat(flags(two)).contains("below-target");
        JsonNode rate = figure(BALANCE, "rate");
        assertThat(part(rate, "year", "2034")).isEqualTo("96.00");
        assertThat(part(rate, "town", "area-jiangling")).isEqualTo("84.00");
        assertThat(part(figure(BALANCE, "treated"), "year", "2034")).isEqualTo("480.0000");
        assertThat(part(figure(BALANCE, "discharged"), "year", "2034")).isEqualTo("500.0000");
    }

    @Test
    @ShowsPoint("wastewater-plant-management#4")
    void theSixExpansionsAreFollowedOneByOne() {
        JsonNode lines = reviewer()
                .get("/api/registers/" + UPGRADES + "/records?limit=200&sort=key_project&where="
                        + encoded("{\"field\": \"key_project\", \"filled\": true}"))
                .expect(200)
                .json()
                .path("records");
        assertThat(lines.findValuesAsString("key_project"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 6)
                        .mapToObj("proj-03-q%d"::formatted)
                        .toList());
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : lines) {
            sum = sum.add(new BigDecimal(said(line, "capacity")));
            assertThat(said(line, "plant")).isNotEmpty();
            assertThat(said(line, "planned_finish")).isEqualTo("2025-12-31");
        }
        JsonNode finished = figure(UPGRADES, "finished-capacity");
        assertThat(sum).isEqualByComparingTo(finished.path("target").asString());
        long before = Long.parseLong(value(figure(UPGRADES, "finished")));

        JsonNode taoyuan = reviewer()
                .get("/api/registers/" + UPGRADES + "/records/" + id(lines.get(5)))
                .expect(200)
                .json();
        taoyuan = move(taoyuan, "start", "{'started_on': '2023-03-01'}");
        taoyuan = change(taoyuan, "{'percent': '60'}");
        assertThat(flags(taoyuan)).contains("late");
        tryMove(taoyuan, "finish", "{'finished_on': '2026-01-10'}").expectProblem(422, "registry.move-needs");
        taoyuan = move(taoyuan, "finish", "{'finished_on': '2026-01-10', 'evidence': ['%s']}".formatted(file()));

        assertThat(taoyuan.path("state").asString()).isEqualTo("finished");
        assertThat(Long.parseLong(value(figure(UPGRADES, "finished")))).isEqualTo(before + 1);
        BigDecimal then = value(finished).isEmpty() ? BigDecimal.ZERO : new BigDecimal(value(finished));
        assertThat(new BigDecimal(value(figure(UPGRADES, "finished-capacity"))).subtract(then))
                .isEqualByComparingTo("1.25");
    }

    private JsonNode buffer(String name, String more) {
        JsonNode plant = plant("测试来水厂 " + name, "");
        return create(BUFFERS, """
                {'system_name': '%s', 'plant': '%s', 'process': 'surface-wetland', 'capacity': '1.5', 'town': 'area-hengshan',
                 'owner_unit': '%s', 'condition': 'normal', 'design_tn': '30', 'design_tp': '40'%s}""".formatted(name, id(plant), WATER, more));
    }

    private JsonNode running(JsonNode buffer) {
        move(buffer, "build", "{}");
        return move(buffer, "run", "{'finished_on': '2025-01-01', 'evidence': ['%s']}".formatted(file()));
    }

    @Test
    @ShowsPoint("tailwater-ecological-buffer#1")
    void capacityInOperationIsAddedUpAgainstTheTarget() {
        BigDecimal before = new BigDecimal(value(figure(BUFFERS, "capacity")));
        JsonNode planned = buffer("测试计划湿地", "");
        JsonNode running = running(buffer("测试运行湿地", ""));

        assertThat(planned.path("state").asString()).isEqualTo("planned");
        assertThat(said(running, "plant")).isNotEmpty();
        JsonNode figure = figure(BUFFERS, "capacity");
        assertThat(new BigDecimal(value(figure)).subtract(before)).isEqualByComparingTo("1.5");
        assertThat(figure.path("target").asString()).isEqualTo("13.5");
        assertThat(figure.path("unit").asString()).isEqualTo("万吨/日");
    }

    @Test
    @ShowsPoint({"tailwater-ecological-buffer#2", "tailwater-ecological-buffer#3"})
    void removalFollowsFromSamplesAndWhatIsBelowDesignOrOutOfOrderIsFlagged() {
        JsonNode buffer = running(buffer("测试去除湿地", """
                , 'samples': [{'sampled_on': '2026-04-01', 'tn_in': '10', 'tn_out': '6', 'tp_in': '0.4', 'tp_out': '0.2'},
                              {'sampled_on': '2026-05-01', 'tn_in': '10', 'tn_out': '7', 'tp_in': '0.4', 'tp_out': '0.22'}]"""));
        assertThat(said(buffer, "removal_tn")).isEqualTo("35.0");
        assertThat(said(buffer, "removal_tp")).isEqualTo("47.5");
        assertThat(flags(buffer)).doesNotContain("below-design", "out-of-order");

        buffer = change(
                buffer,
                "{'samples': [{'sampled_on': '2026-06-01', 'tn_in': '10', 'tn_out': '8', 'tp_in': '0.4', 'tp_out': '0.2'}]}");

        assertThat(said(buffer, "removal_tn")).isEqualTo("20.0");
        assertThat(flags(buffer)).contains("below-design");
        assertThat(toDos(officer(WATER))).contains("尾水净化系统故障或低于设计去除率：测试去除湿地");
        JsonNode stopped = change(running(buffer("测试故障湿地", "")), "{'condition': 'fault'}");
        assertThat(flags(stopped)).contains("out-of-order");
        assertThat(toDos(officer(WATER))).contains("测试故障湿地");
    }

    private JsonNode village(String name, String kind, String households, String connected, boolean covered) {
        return move(
                create(VILLAGES, """
                {'village_name': '%s', 'kind': '%s', 'town': 'area-hengshan', 'owner_unit': '%s', 'households': '%s', 'connected': '%s',
                 'covered': %s, 'as_of': '2026-06-30'}""".formatted(name, kind, WATER, households, connected, covered)), "confirm", "{}");
    }

    @Test
    @ShowsPoint({"rural-sewage-management#1", "rural-sewage-management#2"})
    void theRateIsWeightedByHouseholdsAndCoverageIsAnotherFigure() {
        JsonNode large = village("测试大村", "administrative", "900", "810", true);
        village("测试小村", "administrative", "100", "20", true);
        village("测试自然村", "natural", "50", "50", true);
        village("测试未覆盖村", "administrative", "200", "0", false);
        move(create(FACILITIES, """
                {'facility_name': '测试大村设施', 'village': '%s', 'town': 'area-hengshan', 'owner_unit': '%s', 'capacity': '30',
                 'households': '810', 'operator': '测试运维', 'condition': 'normal'}""".formatted(id(large), WATER)), "confirm", "{}");

        assertThat(said(large, "rate")).isEqualTo("90.00");
        assertThat(said(large, "connected")).isEqualTo("810");
        assertThat(referring(large, FACILITIES).get(0).path("name").asString()).isEqualTo("测试大村设施");
        JsonNode rate = figure(VILLAGES, "rate");
        JsonNode coverage = figure(VILLAGES, "coverage");
        assertThat(part(rate, "town", "area-hengshan")).isEqualTo("69.17");
        assertThat(part(coverage, "town", "area-hengshan")).isEqualTo("66.67");
        assertThat(rate.path("target").asString()).isEqualTo("95");
        assertThat(coverage.path("target").asString()).isEqualTo("100");
    }

    /** The part of rural-sewage-management#3 that needs no sensor. */
    @Test
    void aFaultThatAVillagerReportsIsRepairedInTime() {
        Client villager = visitor();
        JsonNode sent = reported(villager, FACILITIES, """
                {'title': '测试设施冒溢', 'location': '测试村口', 'town': 'area-hengshan', 'description': '异味'}""");
        JsonNode fault =
                accepted(FACILITIES, FAULTS, sent, "{'source': 'report', 'reported_on': '%s'}".formatted(today()));
        assertThat(toDos(reviewer())).contains("派修农村污水设施故障：测试设施冒溢");
        tryMove(fault, "assign", "{'owner_unit': '%s', 'judgement': 'confirmed'}".formatted(WATER))
                .expectProblem(422, "registry.move-needs");
        fault = move(fault, "assign", """
                {'owner_unit': '%s', 'judgement': 'confirmed', 'repair_by': '%s'}""".formatted(WATER, today().minusDays(1)));

        assertThat(flags(fault)).contains("late");
        assertThat(toDos(officer(WATER))).contains("维修到期：测试设施冒溢");
        move(fault, "repair", "{'repaired_on': '%s', 'repair': '清通管道'}".formatted(today()));
        assertThat(toDos(officer(WATER))).doesNotContain("维修到期：测试设施冒溢");
        JsonNode became = followed(villager, sent).path("became");
        assertThat(said(became.path("record"), "repair")).isEqualTo("清通管道");
    }

    private JsonNode water(String name, String town) {
        return create(BLACK, """
                {'water_name': '%s', 'setting': 'rural', 'town': '%s', 'owner_unit': '%s', 'grade': 'mild', 'found_on': '2025-03-01',
                 'measures': '清淤、截污、活水', 'eliminate_by': '2026-06-30'}""".formatted(name, town, WATER));
    }

    private JsonNode monitored(JsonNode water, String day, String oxygen) {
        return move(
                create(BLACK + "-monitoring", """
                {'title': '%s %s', 'water': '%s', 'owner_unit': '%s', 'sampled_on': '%s', 'transparency': '40', 'dissolved_oxygen': '%s',
                 'redox': '120', 'ammonia': '1.5'}""".formatted(
                                water.path("name").asString(), day, id(water), WATER, day, oxygen)),
                "confirm",
                "{}");
    }

    private JsonNode eliminated(JsonNode water) {
        move(water, "enter", "{}");
        move(water, "treat", "{}");
        monitored(water, "2026-03-01", "4.5");
        return move(
                water,
                "eliminate",
                "{'eliminated_on': '2026-03-10', 'latest_grade': 'none', 'elimination_files': ['%s']}"
                        .formatted(file()));
    }

    @Test
    @ShowsPoint("black-odorous-water-register#1")
    void aWaterIsFollowedAndOneThatReturnsIsReopened() {
        JsonNode water = eliminated(water("测试回黑河", "area-hengshan"));
        assertThat(water.path("state").asString()).isEqualTo("eliminated");
        assertThat(said(water, "grade")).isEqualTo("mild");
        assertThat(said(water, "measures")).isEqualTo("清淤、截污、活水");

        monitored(water, "2026-07-01", "1.2");

        JsonNode returned = now(water);
        assertThat(returned.path("state").asString()).isEqualTo("returned");
        assertThat(said(returned, "returned_on")).isEqualTo("2026-07-01");
        assertThat(said(returned, "latest_grade")).isEqualTo("mild");
        assertThat(flags(returned)).contains("returned");
        JsonNode lines = referring(returned, BLACK + "-monitoring");
        assertThat(lines.findValuesAsString("sampled_on")).containsExactlyInAnyOrder("2026-03-01", "2026-07-01");
        assertThat(lines.findValuesAsString("grade")).containsExactlyInAnyOrder("none", "mild");
        assertThat(move(returned, "treat", "{}").path("state").asString()).isEqualTo("treating");
    }

    @Test
    @ShowsPoint("black-odorous-water-register#2")
    void theEliminationRateIsComputedFromTheList() {
        eliminated(water("测试已消除河", "area-jiangling"));
        move(water("测试治理河", "area-jiangling"), "enter", "{}");
        move(water("测试又一治理河", "area-jiangling"), "enter", "{}");
        water("测试疑似河", "area-jiangling");

        JsonNode rate = figure(BLACK, "elimination-rate");
        assertThat(part(rate, "town", "area-jiangling")).isEqualTo("33.33");
        assertThat(rate.path("receipt").asString()).isNotEmpty();
        assertThat(part(figure(BLACK, "listed"), "town", "area-jiangling")).isEqualTo("3");
    }

    @Test
    @ShowsPoint("black-odorous-water-register#3")
    void aCitizenReportsAWaterWithAPhotoAndSeesTheJudgement() {
        Client citizen = visitor();
        JsonNode sent = reported(citizen, BLACK, """
                {'title': '测试河发黑', 'location': '测试桥北侧', 'town': 'area-hengshan', 'description': '发黑有异味', 'contact': '139测试'}""");
        assertThat(followed(citizen, sent).path("state").asString()).isEqualTo("received");
        JsonNode report = accepted(BLACK, BLACK + "-reports", sent, "{'reported_on': '%s'}".formatted(today()));
        assertThat(report.path("files").get(0).path("name").asString()).isEqualTo("现场.png");
        assertThat(toDos(reviewer())).contains("交办核查疑似黑臭水体举报：测试河发黑");
        assertThat(followed(citizen, sent).path("said").asString()).isEqualTo("已登记，安排核查");
        assertThat(followed(citizen, sent).path("became").isObject()).isFalse();
        report = move(report, "assign", "{'owner_unit': '%s', 'check_by': '%s'}".formatted(WATER, today().plusDays(5)));
        tryMove(report, "judge", "{'judgement': 'confirmed'}").expectProblem(422, "registry.move-needs");

        move(report, "judge", "{'judgement': 'confirmed', 'judged_on': '%s', 'reason': '溶解氧低于2'}".formatted(today()));

        JsonNode became = followed(citizen, sent).path("became");
        assertThat(said(became.path("record"), "judgement")).isEqualTo("confirmed");
        assertThat(said(became.path("record"), "reason")).isEqualTo("溶解氧低于2");
        assertThat(became.path("titles")
                        .path("code:judgement")
                        .path("confirmed")
                        .asString())
                .isEqualTo("属实");
        assertThat(became.path("record").toString()).doesNotContain("139测试");
        assertThat(said(published(BLACK + "-reports", "测试河发黑"), "judgement")).isEqualTo("confirmed");
        assertThat(toDos(officer(WATER))).contains("举报属实，登记为疑似黑臭水体：测试河发黑");
    }
}
