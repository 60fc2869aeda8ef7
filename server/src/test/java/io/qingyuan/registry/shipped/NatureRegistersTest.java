package io.qingyuan.registry.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.support.Client;
import io.qingyuan.support.ShowsPoint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Wetlands, protected areas and the closed waters. */
class NatureRegistersTest extends ShippedRegistersTest {

    private static final String UNIT = "natural-resources-planning-bureau";
    private static final String FARMING = "agriculture-rural-bureau";

    @Test
    @ShowsPoint("wetland-register#1")
    void theFiftyOneSanctuariesAreThereAndTheMissingOnesShown() {
        String register = "wetland-register-sanctuaries";
        List<JsonNode> all = records(register, where("{'field': 'seq', 'at_least': 1}")).stream()
                .filter(record -> !record.path("sample").asBoolean())
                .toList();
        assertThat(all).hasSize(51);
        BigDecimal missing = number(figure(register, "missing"));
        JsonNode first = api.office()
                .get("/api/registers/" + register + "/records/"
                        + id(all.stream()
                                .filter(record -> state(record).equals("open"))
                                .findFirst()
                                .orElseThrow()))
                .expect(200)
                .json();
        assertThat(flags(first)).contains("missing", "no-boundary");

        Client officer = officer(UNIT);
        assertThat(tryMove(head(UNIT), first, "enter").expect(422).text()).contains("boundary", "area_mu", "keeper");
        change(
                officer,
                first,
                "town",
                "area-bache",
                "boundary",
                square(120.62, 31.05),
                "area_mu",
                "1430",
                "keeper",
                "管护站甲");
        JsonNode entered = move(head(UNIT), first, "enter");

        assertThat(flags(entered)).isEmpty();
        assertThat(place(register, id(first))).isPresent();
        assertThat(number(figure(register, "missing"))).isEqualByComparingTo(missing.subtract(BigDecimal.ONE));
        assertThat(ids(records(register, flag("missing")))).doesNotContain(id(first));
        JsonNode counted = figure(register, "entered");
        assertThat(counted.path("target").asString()).isEqualTo("51");
        assertThat(part(counted, "town", "area-bache")).isEqualByComparingTo("1");
    }

    @Test
    @ShowsPoint("wetland-register#2")
    void theRateIsProtectedNaturalWetlandOverNaturalWetlandByArea() {
        String register = "wetland-register";
        wetland("测试荡甲", true, "1000", "800");
        wetland("测试荡乙", true, "600", "200");
        wetland("测试鱼塘", false, "5000", "5000");

        JsonNode rate = figure(register, "protection-rate");
        assertThat(part(rate, "town", "area-etdz")).isEqualByComparingTo("62.50");
        BigDecimal area = BigDecimal.ZERO;
        BigDecimal safe = BigDecimal.ZERO;
        for (JsonNode natural :
                records(register, where("{'all':[{'field':'natural','is':true},{'state':'confirmed'}]}"))) {
            area = area.add(new BigDecimal(value(natural, "area_mu")));
            safe = safe.add(new BigDecimal(value(natural, "protected_mu")));
        }
        assertThat(number(rate))
                .isEqualByComparingTo(safe.multiply(BigDecimal.valueOf(100)).divide(area, 2, RoundingMode.HALF_EVEN));
        assertThat(rate.path("target").asString()).isEqualTo("71");
    }

    private void wetland(String name, boolean natural, String area, String safe) {
        JsonNode made = create(
                officer(UNIT),
                "wetland-register",
                values(
                        "wetland_name",
                        name,
                        "kind",
                        natural ? "lake" : "pond",
                        "natural",
                        natural,
                        "town",
                        "area-etdz",
                        "owner_unit",
                        UNIT,
                        "area_mu",
                        area,
                        "protected_mu",
                        safe));
        move(head(UNIT), made, "confirm");
    }

    /** What images show is entered by hand as long as no images are compared. */
    @Test
    void aLossOfWetlandIsAskedAboutUntilItIsAnswered() {
        JsonNode wetland = create(
                officer(UNIT),
                "wetland-register",
                values(
                        "wetland_name",
                        "测试变化荡",
                        "kind",
                        "lake",
                        "natural",
                        true,
                        "owner_unit",
                        UNIT,
                        "area_mu",
                        "100",
                        "protected_mu",
                        "0"));
        JsonNode change = create(
                officer(UNIT),
                "wetland-register-changes",
                values(
                        "title",
                        "测试变化图斑",
                        "wetland",
                        id(wetland),
                        "town",
                        "area-lili",
                        "owner_unit",
                        UNIT,
                        "image_before",
                        "2031-01-05",
                        "image_after",
                        "2031-07-05",
                        "before_mu",
                        "100",
                        "after_mu",
                        "88.5"));
        assertThat(value(change, "loss_mu")).isEqualTo("11.50");
        move(reviewer(UNIT), change, "ask", "answer_by", today().plusDays(3).toString());
        assertThat(triggered("wetland-change-asked", change)).isPresent();
        assertThat(due(change, "answer")).contains(today().plusDays(3).toString());
        move(
                officer(UNIT),
                change,
                "answer",
                "answer",
                "季节性水位变化",
                "outcome",
                "seasonal",
                "answered_on",
                today().toString());
        assertThat(due(change, "answer")).isEmpty();
        assertThat(state(move(reviewer(UNIT), change, "settle"))).isEqualTo("settled");
    }

    @Test
    @ShowsPoint("protected-area-inventory#1")
    void everyAreaIsAssessedWithItsPlaceAndItsOverlapsAreComputed() {
        Client officer = officer(UNIT);
        JsonNode bare = create(
                officer,
                "protected-area-inventory",
                values("area_name", "测试未评估保护地", "kind", "reserve", "owner_unit", UNIT));
        assertThat(tryMove(head(UNIT), bare, "assess").expect(422).text())
                .contains("level", "boundary", "area_mu", "object", "assessed_on", "assessment_files");
        assertThat(flags(bare)).contains("not-assessed");

        JsonNode one = protectedArea("测试重叠保护地一", 120.90, 31.10);
        JsonNode two = protectedArea("测试重叠保护地二", 120.905, 31.105);
        JsonNode apart = protectedArea("测试不重叠保护地", 120.95, 31.10);
        assertThat(state(one)).isEqualTo("assessed");
        assertThat(place("protected-area-inventory", id(one))).isPresent();
        JsonNode overlaps = overlaps(one);
        assertThat(overlaps).hasSize(1);
        assertThat(id(overlaps.get(0))).isEqualTo(id(two));
        // a quarter of a square of 0.01 degrees at 31.1 N: 0.952 km by 1.112 km
        assertThat(new BigDecimal(overlaps.get(0).path("mu").asString()))
                .isBetween(new BigDecimal("395"), new BigDecimal("399"));
        assertThat(overlaps(two).get(0).path("mu")).isEqualTo(overlaps.get(0).path("mu"));
        assertThat(overlaps(apart)).isEmpty();
        change(officer, two, "boundary", square(120.95, 31.105));
        assertThat(overlaps(one)).isEmpty();
        assertThat(id(overlaps(apart).get(0))).isEqualTo(id(two));
    }

    private JsonNode overlaps(JsonNode record) {
        return api.office().get(path(record) + "/relations").expect(200).json().path("overlaps");
    }

    @Test
    @ShowsPoint("protected-area-inventory#2")
    void aProposalKeepsTheStateBefore() {
        JsonNode area = protectedArea("测试调整保护地", 120.87, 31.01);
        JsonNode proposal = proposal(area, "range");
        assertThat(value(proposal, "before_mu")).isEqualTo("1590");
        assertThat(proposal.path("values").path("boundary_before").path("type").asString())
                .isEqualTo("Polygon");
        assertThat(value(proposal, "difference")).isEqualTo("-90.00");
        assertThat(flags(proposal)).contains("shrinks");
        approve(proposal);
        JsonNode now = now(area);
        assertThat(value(now, "area_mu")).isEqualTo("1500");
        assertThat(value(now(proposal), "before_mu")).isEqualTo("1590");
        assertThat(value(now(proposal), "before")).contains("省级");
        JsonNode before = api.office()
                .get(path(area) + "/versions/" + (now.path("version").asInt() - 1))
                .expect(200)
                .json();
        assertThat(value(before, "area_mu")).isEqualTo("1590");
        assertThat(before.path("values").path("boundary"))
                .isNotEqualTo(now.path("values").path("boundary"));

        JsonNode merged = protectedArea("测试整合保护地", 120.89, 31.01);
        approve(proposal(merged, "merge"));
        assertThat(state(now(merged))).isEqualTo("merged");
    }

    private JsonNode proposal(JsonNode area, String change) {
        return create(
                officer(UNIT),
                "protected-area-inventory-proposals",
                values(
                        "title",
                        "测试建议" + change,
                        "protected_area",
                        id(area),
                        "change",
                        change,
                        "owner_unit",
                        UNIT,
                        "proposed_on",
                        "2031-05-05",
                        "before",
                        "省级湿地公园，1590亩",
                        "after_mu",
                        "1500",
                        "boundary_after",
                        square(120.871, 31.011),
                        "reasons",
                        "扣除村庄"));
    }

    private void approve(JsonNode proposal) {
        move(reviewer(UNIT), proposal, "argue");
        Client head = head(UNIT);
        move(
                head,
                proposal,
                "approve",
                "decided_on",
                "2031-08-08",
                "decision",
                "苏政〔2031〕8号",
                "files",
                List.of(file(head)));
    }

    @Test
    @ShowsPoint("protected-area-inventory#3")
    void theAreaOfProtectedLandByYearShowsWhetherItFalls() {
        String register = "protected-area-inventory-years";
        JsonNode one = protectedArea("测试年度保护地一", 120.81, 31.01);
        JsonNode two = protectedArea("测试年度保护地二", 120.83, 31.01);
        areaInYear(one, "2041", "500", "500");
        areaInYear(two, "2041", "300", "300");
        areaInYear(one, "2042", "520", "500");
        areaInYear(two, "2042", "300", "300");
        JsonNode fell = areaInYear(two, "2043", "290", "300");

        JsonNode area = figure(register, "area");
        assertThat(part(area, "year", "2041")).isEqualByComparingTo("800");
        assertThat(part(area, "year", "2042")).isEqualByComparingTo("820");
        assertThat(ids(records(register, flag("fell")))).contains(id(fell));
        assertThat(records(register, flag("fell") + "&" + where("{'field':'year','in':['2041','2042']}")))
                .isEmpty();
    }

    private JsonNode areaInYear(JsonNode protectedArea, String year, String area, String before) {
        JsonNode made = create(
                officer(UNIT),
                "protected-area-inventory-years",
                values(
                        "title",
                        value(protectedArea, "area_name") + year,
                        "protected_area",
                        id(protectedArea),
                        "year",
                        year,
                        "owner_unit",
                        UNIT,
                        "area_mu",
                        area,
                        "before_mu",
                        before));
        return move(head(UNIT), made, "confirm");
    }

    private JsonNode protectedArea(String name, double west, double south) {
        JsonNode made = create(
                officer(UNIT),
                "protected-area-inventory",
                values(
                        "area_name",
                        name,
                        "kind",
                        "wetland-park",
                        "level",
                        "province",
                        "town",
                        "area-lili",
                        "owner_unit",
                        UNIT,
                        "boundary",
                        square(west, south),
                        "area_mu",
                        "1590",
                        "object",
                        "湿地鸟类",
                        "assessed_on",
                        "2031-03-01"));
        Client head = head(UNIT);
        return move(head, made, "assess", "assessment_files", List.of(file(head)));
    }

    @Test
    @ShowsPoint("fishing-ban-reserve#1")
    void theReserveIsOnTheMapAndPatrolsAndViolationsAreRecorded() {
        JsonNode reserve = reserve();
        assertThat(value(reserve, "area_mu")).isEqualTo("13980");
        assertThat(figure("fishing-ban-reserve", "banned").path("target").asString())
                .isEqualTo("13980");
        Client officer = officer(FARMING);
        change(officer, reserve, "boundary", square(120.52, 30.95));
        assertThat(place("fishing-ban-reserve", id(reserve)))
                .hasValueSatisfying(
                        place -> assertThat(place.path("geometry").path("type").asString())
                                .isEqualTo("Polygon"));

        JsonNode patrol = create(
                officer,
                "fishing-ban-reserve-patrols",
                values(
                        "title",
                        "测试夜巡",
                        "reserve",
                        id(reserve),
                        "owner_unit",
                        FARMING,
                        "patrolled_on",
                        "2031-05-02",
                        "track",
                        line(120.52, 30.95),
                        "problem",
                        true,
                        "gear_cleared",
                        "3",
                        "findings",
                        "发现地笼"));
        assertThat(triggered("fishing-patrol-violation", patrol)).isPresent();
        JsonNode violation = create(
                officer,
                "fishing-ban-reserve-cases",
                values(
                        "title",
                        "测试地笼捕捞",
                        "reserve",
                        id(reserve),
                        "patrol",
                        id(patrol),
                        "owner_unit",
                        FARMING,
                        "gear",
                        "trap",
                        "happened_on",
                        "2031-05-02"));
        assertThat(referring(reserve, "fishing-ban-reserve-patrols", "reserve")).isPositive();
        assertThat(referring(patrol, "fishing-ban-reserve-cases", "patrol")).isEqualTo(1);
        assertThat(value(violation, "gear")).isEqualTo("trap");
    }

    private JsonNode reserve() {
        JsonNode line =
                records("fishing-ban-reserve", "words=" + encoded("长漾湖")).getFirst();
        return now("fishing-ban-reserve", id(line));
    }

    @Test
    @ShowsPoint("fishing-ban-reserve#2")
    void stockingAndMonitoringAreKeptByYear() {
        JsonNode reserve = reserve();
        for (String year : List.of("2044", "2045")) {
            move(
                    head(FARMING),
                    create(
                            officer(FARMING),
                            "fishing-ban-reserve-stocking",
                            values(
                                    "title",
                                    year + "放流",
                                    "reserve",
                                    id(reserve),
                                    "owner_unit",
                                    FARMING,
                                    "year",
                                    year,
                                    "released_on",
                                    year + "-06-06",
                                    "species",
                                    "花鲢",
                                    "amount",
                                    year.equals("2044") ? "80.5" : "95")),
                    "confirm");
            move(
                    head(FARMING),
                    create(
                            officer(FARMING),
                            "fishing-ban-reserve-surveys",
                            values(
                                    "title",
                                    year + "监测",
                                    "reserve",
                                    id(reserve),
                                    "owner_unit",
                                    FARMING,
                                    "year",
                                    year,
                                    "surveyed_on",
                                    year + "-10-10",
                                    "species_count",
                                    year.equals("2044") ? "41" : "44",
                                    "species",
                                    List.of(Map.of("name", "花鲢", "individuals", "12")),
                                    "result",
                                    "稳定")),
                    "confirm");
        }
        JsonNode released = figure("fishing-ban-reserve-stocking", "released");
        assertThat(part(released, "year", "2044")).isEqualByComparingTo("80.5");
        assertThat(part(released, "year", "2045")).isEqualByComparingTo("95");
        JsonNode species = figure("fishing-ban-reserve-surveys", "species");
        assertThat(part(species, "year", "2044")).isEqualByComparingTo("41");
        assertThat(part(species, "year", "2045")).isEqualByComparingTo("44");
        assertThat(published("fishing-ban-reserve-stocking", "2045放流").path("records"))
                .hasSize(1);
    }

    @Test
    @ShowsPoint("fishing-ban-reserve#3")
    void aCitizensReportIsFollowedToThePenalty() {
        Client citizen = visitor();
        String ticket = ticket(citizen);
        JsonNode report = report(
                citizen,
                "fishing-ban-reserve-cases",
                ticket,
                values(
                        "title",
                        "夜间电鱼",
                        "location",
                        "长漾湖北岸",
                        "place",
                        point(120.53, 30.96),
                        "gear",
                        "electric",
                        "photos",
                        List.of(publicFile(citizen, ticket)),
                        "contact",
                        "13900000000"));
        assertThat(followed(citizen, report).path("state").asString()).isEqualTo("received");
        Client reviewer = reviewer(FARMING);
        JsonNode lead = accept(
                reviewer,
                "fishing-ban-reserve-cases",
                "fishing-ban-reserve-cases",
                report,
                "已受理，正在核查",
                values("source", "report", "reserve", id(reserve())));
        assertThat(followed(citizen, report).path("said").asString()).isEqualTo("已受理，正在核查");
        assertThat(triggered("fishing-reported", lead)).isPresent();

        move(reviewer, lead, "verify", "owner_unit", FARMING, "judgement", "confirmed");
        move(reviewer, lead, "file", "case_no", "吴渔立〔2031〕1号", "filed_on", "2031-05-10");
        assertThat(tryMove(reviewer, lead, "close", "answer", "结案", "closed_on", "2031-06-01")
                        .status())
                .isEqualTo(409);
        move(
                reviewer,
                lead,
                "penalise",
                "penalty",
                "没收电鱼器具，罚款",
                "penalty_no",
                "吴渔罚〔2031〕1号",
                "penalised_on",
                "2031-05-20");
        move(reviewer, lead, "close", "answer", "已处罚结案", "closed_on", "2031-06-01");

        JsonNode shown = published("fishing-ban-reserve-cases", "夜间电鱼");
        assertThat(shown.path("records")).hasSize(1);
        assertThat(shown.toString())
                .contains("已处罚结案", "2031-05-20")
                .doesNotContain("13900000000")
                .doesNotContain("吴渔罚");
        assertThat(texts(json.valueToTree(api.office().get(path(lead) + "/history").expect(200).json().values().stream()
                        .map(version -> version.path("act").asString())
                        .toList())))
                .contains("accept-report", "verify", "file", "penalise", "close");
    }
}
