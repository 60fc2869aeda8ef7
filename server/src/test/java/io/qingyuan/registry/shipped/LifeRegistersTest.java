package io.qingyuan.registry.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.qingyuan.support.Client;
import io.qingyuan.support.ShowsPoint;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import tools.jackson.databind.JsonNode;

/** Toilets, roads, buildings, titles and the catalogue of green labels. */
class LifeRegistersTest extends ShippedRegistersTest {

    private static final String HOUSING = "housing-construction-bureau";
    private static final String ECOLOGY = "ecology-environment-bureau";
    private static final String MARKET = "market-supervision-department";
    private static final String TRANSPORT = "transport-bureau";
    private static final String TOWN = "town-zhenze";

    @Autowired
    @Qualifier("dueLinks")
    private RecurringTask<Void> dueLinks;

    private void daily() {
        dueLinks.execute(new TaskInstance<>("links-due", "test"), null);
    }

    // --- toilets

    @Test
    @ShowsPoint("toilet-revolution-ledger#1")
    void toiletsAreOnTheMapAndCountedAgainstBothNumbers() {
        String register = "toilet-revolution-ledger";
        BigDecimal task = number(figure(register, "task-700"));
        BigDecimal byEnd = number(figure(register, "by-2022-1000"));
        JsonNode early = toilet("测试早建公厕", "new", "2021", "2021-10-01");
        toilet("测试晚建公厕", "rebuild", "2023", "2023-05-01");
        JsonNode planned = create(
                officer(TOWN),
                register,
                values("toilet_name", "测试未建公厕", "town", "area-zhenze", "owner_unit", TOWN, "work", "new"));

        JsonNode first = figure(register, "task-700");
        JsonNode second = figure(register, "by-2022-1000");
        assertThat(number(first).subtract(task)).isEqualByComparingTo("2");
        assertThat(number(second).subtract(byEnd)).isEqualByComparingTo("1");
        assertThat(first.path("target").asString()).isEqualTo("700");
        assertThat(second.path("target").asString()).isEqualTo("1000");
        assertThat(first.path("title").asString()).contains("700");
        assertThat(second.path("title").asString()).contains("1000", "2022");
        assertThat(place(register, id(early)))
                .hasValueSatisfying(place -> assertThat(state(place)).isEqualTo("open"));
        assertThat(place(register, id(planned))).isEmpty();
        JsonNode shown = publishedRecord(early);
        assertThat(value(shown, "year")).isEqualTo("2021");
        assertThat(state(shown)).isEqualTo("开放");
    }

    private JsonNode toilet(String name, String work, String year, String done) {
        JsonNode made = create(
                officer(TOWN),
                "toilet-revolution-ledger",
                values(
                        "toilet_name",
                        name,
                        "town",
                        "area-zhenze",
                        "village",
                        "测试村",
                        "owner_unit",
                        TOWN,
                        "place",
                        point(120.49, 30.91),
                        "kind",
                        "sewer",
                        "work",
                        work,
                        "year",
                        year,
                        "done_on",
                        done));
        return move(head(TOWN), made, "open");
    }

    @Test
    @ShowsPoint("toilet-revolution-ledger#2")
    void householdCoverageIsComputedByVillage() {
        household("测试甲村", "2041", "320", "320");
        JsonNode below = household("测试乙村", "2041", "200", "195");

        JsonNode coverage = figure("toilet-revolution-ledger-households", "coverage");
        assertThat(part(coverage, "village", "测试甲村")).isEqualByComparingTo("100");
        assertThat(part(coverage, "village", "测试乙村")).isEqualByComparingTo("97.5");
        assertThat(part(coverage, "year", "2041")).isEqualByComparingTo("99.04");
        assertThat(coverage.path("target").asString()).isEqualTo("100");
        assertThat(flags(now(below))).contains("below-hundred");
    }

    private JsonNode household(String village, String year, String households, String harmless) {
        JsonNode made = create(
                officer(TOWN),
                "toilet-revolution-ledger-households",
                values(
                        "title",
                        village + year,
                        "village",
                        village,
                        "year",
                        year,
                        "town",
                        "area-zhenze",
                        "owner_unit",
                        TOWN,
                        "households",
                        households,
                        "harmless",
                        harmless));
        return move(head(TOWN), made, "confirm");
    }

    @Test
    @ShowsPoint("toilet-revolution-ledger#3")
    void aUserReportsABrokenToiletAndReadsThatItIsRepaired() {
        Client user = visitor();
        JsonNode report = report(
                user,
                "toilet-revolution-ledger",
                ticket(user),
                values("title", "测试公厕冲水坏", "location", "村口", "town", "area-zhenze", "contact", "13911112222"));
        Client reviewer = reviewer(TOWN);
        assertThat(worklist(reviewer)).contains(report.path("number").asString());
        JsonNode fault = accept(
                reviewer,
                "toilet-revolution-ledger",
                "toilet-revolution-ledger-faults",
                report,
                "已派人查看",
                values("source", "report"));
        assertThat(followed(user, report).path("said").asString()).isEqualTo("已派人查看");
        String soon = today().plusDays(1).toString();
        move(reviewer, fault, "assign", "owner_unit", TOWN, "judgement", "confirmed", "repair_by", soon);
        assertThat(due(fault, "repair")).contains(soon);
        assertThat(worklist(officer(TOWN))).contains("测试公厕冲水坏");
        move(reviewer, fault, "repair", "repaired_on", today().toString(), "repair", "已换阀门");
        assertThat(due(fault, "repair")).isEmpty();
        assertThat(published("toilet-revolution-ledger-faults", "冲水坏").toString())
                .contains("已换阀门")
                .doesNotContain("13911112222");
    }

    // --- roads

    @Test
    @ShowsPoint({"rural-road-quality#1", "rural-road-quality#3"})
    void roadsAreRatedByTheirLengthAndThoseBelowNinetyListedWithTheirYear() {
        JsonNode good = segment("测试T01", "测试一段", "3", "94", null);
        JsonNode fair = segment("测试T01", "测试二段", "1", "82", "2042");
        JsonNode poor = segment("测试T02", "测试三段", "1", "71.5", null);

        JsonNode pqi = figure("rural-road-quality", "pqi");
        assertThat(part(pqi, "road_code", "测试T01")).isEqualByComparingTo("91.0");
        assertThat(part(pqi, "road_code", "测试T02")).isEqualByComparingTo("71.5");
        JsonNode rate = figure("rural-road-quality", "good-rate");
        assertThat(part(rate, "year", "2041")).isEqualByComparingTo("80");
        assertThat(part(rate, "road_code", "测试T01")).isEqualByComparingTo("100");

        List<JsonNode> below =
                records("rural-road-quality", flag("below-90") + "&" + where("{'field':'year','is':'2041'}"));
        assertThat(ids(below)).containsExactlyInAnyOrder(id(fair), id(poor)).doesNotContain(id(good));
        assertThat(below).extracting(record -> value(record, "plan_year")).containsExactlyInAnyOrder("2042", "");
        assertThat(ids(records("rural-road-quality", flag("no-plan"))))
                .contains(id(poor))
                .doesNotContain(id(fair));
    }

    private JsonNode segment(String code, String name, String length, String pqi, @Nullable String plan) {
        Map<String, Object> values = values(
                "road_code",
                code,
                "road_name",
                code,
                "segment_name",
                name,
                "road_level",
                "village",
                "town",
                "area-zhenze",
                "owner_unit",
                TRANSPORT,
                "length_km",
                length,
                "year",
                "2041",
                "pqi",
                pqi);
        if (plan != null) {
            values.put("plan_year", plan);
        }
        return move(head(TRANSPORT), create(officer(TRANSPORT), "rural-road-quality", values), "confirm");
    }

    @Test
    @ShowsPoint("rural-road-quality#2")
    void aDefectFoundInARoundBecomesARepairTask() {
        JsonNode segment = segment("测试T03", "测试病害段", "2", "88", "2043");
        Client officer = officer(TRANSPORT);
        String by = today().plusDays(10).toString();
        JsonNode defect = create(
                officer,
                "rural-road-quality-defects",
                values(
                        "title",
                        "测试坑槽",
                        "segment",
                        id(segment),
                        "round",
                        "2041年第1轮",
                        "town",
                        "area-zhenze",
                        "owner_unit",
                        TRANSPORT,
                        "kind",
                        "pothole",
                        "found_on",
                        today().toString(),
                        "repair_by",
                        by));
        assertThat(triggered("road-defect", defect)).isPresent();
        assertThat(due(defect, "repair")).contains(by);
        assertThat(worklist(officer)).contains("测试坑槽", path(defect).substring("/api".length()));
        move(officer, defect, "repair", "repaired_on", today().toString());
        assertThat(due(defect, "repair")).isEmpty();
        assertThat(part(figure("rural-road-quality-defects", "repaired-share"), "round", "2041年第1轮"))
                .isEqualByComparingTo("100");
    }

    // --- buildings

    @Test
    @ShowsPoint({"green-building-register#1", "green-building-register#2"})
    void bothSharesOfGreenBuildingsHaveTheirOwnDenominators() {
        JsonNode one = building("测试一号楼", "two", "1000");
        JsonNode two = building("测试二号楼", "one", "3000");
        building("测试三号楼", "three", "1000");
        Client head = head(HOUSING);
        assertThat(tryMove(head, one, "accept", "accepted_area", "990")
                        .expect(422)
                        .text())
                .contains("accepted_star", "accepted_energy", "accepted_on");
        accepted(one, "two", "990");
        JsonNode below = accepted(two, "none", "3010");

        assertThat(value(below, "design_star")).isEqualTo("one");
        assertThat(value(below, "accepted_star")).isEqualTo("none");
        assertThat(value(below, "design_area")).isEqualTo("3000");
        assertThat(value(below, "accepted_area")).isEqualTo("3010");
        assertThat(value(below, "design_energy")).isEqualTo("e65");
        assertThat(value(below, "accepted_energy")).isEqualTo("e75");

        JsonNode green = figure("green-building-register", "green-share");
        JsonNode stars = figure("green-building-register", "two-star-share");
        assertThat(part(green, "year", "2042")).isEqualByComparingTo("24.75");
        assertThat(part(stars, "year_designed", "2041")).isEqualByComparingTo("40");
        assertThat(green.path("title").asString()).contains("竣工");
        assertThat(stars.path("title").asString()).contains("设计");
    }

    private JsonNode building(String name, String star, String area) {
        JsonNode made = create(
                officer(HOUSING),
                "green-building-register",
                values(
                        "project_name",
                        name,
                        "developer",
                        "测试开发公司",
                        "kind",
                        "residential",
                        "urban_new",
                        true,
                        "town",
                        "area-songling",
                        "owner_unit",
                        HOUSING,
                        "design_area",
                        area,
                        "design_star",
                        star,
                        "design_energy",
                        "e65",
                        "reviewed_on",
                        "2041-03-03",
                        "year_designed",
                        "2041"));
        return move(head(HOUSING), made, "confirm");
    }

    private JsonNode accepted(JsonNode building, String star, String area) {
        Client head = head(HOUSING);
        return move(
                head,
                building,
                "accept",
                "accepted_area",
                area,
                "accepted_star",
                star,
                "accepted_energy",
                "e75",
                "accepted_on",
                "2042-08-08",
                "year",
                "2042",
                "files",
                List.of(file(head)));
    }

    @Test
    @ShowsPoint("green-building-register#3")
    void auditedAndRetrofittedPublicBuildingsAreShownWithTheirSavings() {
        BigDecimal saved = number(figure("green-building-register-retrofits", "saved"));
        JsonNode made = create(
                officer(HOUSING),
                "green-building-register-retrofits",
                values(
                        "building_name",
                        "测试行政楼",
                        "town",
                        "area-songling",
                        "owner_unit",
                        HOUSING,
                        "area_m2",
                        "8000",
                        "audited_on",
                        "2041-04-01",
                        "before_kwh",
                        "500000"));
        assertThat(flags(made)).contains("not-retrofitted");
        change(officer(HOUSING), made, "measures", "更换冷机", "retrofit_on", "2041-11-01", "after_kwh", "380000");
        move(head(HOUSING), made, "confirm");
        JsonNode shown = publishedRecord(made);
        assertThat(value(shown, "saved_kwh")).isEqualTo("120000");
        assertThat(value(shown, "saved_share")).isEqualTo("24.0");
        assertThat(value(shown, "audited_on")).isEqualTo("2041-04-01");
        assertThat(value(shown, "retrofit_on")).isEqualTo("2041-11-01");
        assertThat(number(figure("green-building-register-retrofits", "saved")).subtract(saved))
                .isEqualByComparingTo("120000");
    }

    // --- titles

    private JsonNode granted(String name, String until) {
        Client school = visitor();
        String ticket = ticket(school);
        JsonNode report = report(
                school,
                "green-unit-creation",
                ticket,
                values(
                        "applicant",
                        name,
                        "kind",
                        "school",
                        "town",
                        "area-hengshan",
                        "applied_title",
                        "green-school",
                        "criteria",
                        List.of(Map.of("criterion", "环境教育", "full", "60", "self", "55")),
                        "proof",
                        List.of(publicFile(school, ticket)),
                        "contact",
                        "张老师"));
        Client reviewer = reviewer(ECOLOGY);
        JsonNode application = accept(
                reviewer,
                "green-unit-creation",
                "green-unit-creation",
                report,
                "已受理",
                values("owner_unit", ECOLOGY, "applied_on", "2041-02-01"));
        assertThat(value(application, "self_score")).isEqualTo("55.0");
        assertThat(application.path("files")).hasSize(1);
        move(
                reviewer,
                application,
                "score",
                "criteria",
                List.of(Map.of("criterion", "环境教育", "full", "60", "self", "55", "score", "52")),
                "scored_on",
                "2041-03-01",
                "opinion",
                "同意");
        return move(
                reviewer,
                application,
                "grant",
                "granted_on",
                "2041-04-01",
                "granted_by",
                "吴环〔2041〕1号",
                "valid_until",
                until);
    }

    @Test
    @ShowsPoint("green-unit-creation#1")
    void aUnitAppliesWithProofIsScoredAndItsTitleIsPublicWithItsValidity() {
        JsonNode titled = granted("测试申报小学", "2046-03-31");
        assertThat(value(titled, "score")).isEqualTo("52.0");
        JsonNode shown =
                published("green-unit-creation", "测试申报小学").path("records").get(0);
        assertThat(value(shown, "applied_title")).isEqualTo("green-school");
        assertThat(value(shown, "valid_until")).isEqualTo("2046-03-31");
        assertThat(shown.toString()).doesNotContain("张老师");
    }

    @Test
    @ShowsPoint("green-unit-creation#2")
    void titlesAreCountedByTownAndKind() {
        BigDecimal before = part(figure("green-unit-creation", "titles"), "town", "area-hengshan");
        BigDecimal schools = part(figure("green-unit-creation", "titles"), "kind", "school");
        granted("测试计数小学", "2046-03-31");
        JsonNode titles = figure("green-unit-creation", "titles");
        assertThat(part(titles, "town", "area-hengshan").subtract(before)).isEqualByComparingTo("1");
        assertThat(part(titles, "kind", "school").subtract(schools)).isEqualByComparingTo("1");
    }

    @Test
    @ShowsPoint("green-unit-creation#3")
    void aTitleIsReCheckedInTimeAndGoesWithAViolation() {
        String until = today().plusDays(60).toString();
        JsonNode titled = granted("测试复查小学", until);
        assertThat(due(titled, "recheck")).contains(until);
        assertThat(flags(now(titled))).contains("recheck");

        Client officer = officer(ECOLOGY);
        JsonNode slight = create(officer, "green-unit-creation-violations", violation(titled, false, officer));
        move(head(ECOLOGY), slight, "confirm");
        assertThat(state(now(titled))).isEqualTo("granted");
        JsonNode serious = create(officer, "green-unit-creation-violations", violation(titled, true, officer));
        move(head(ECOLOGY), serious, "confirm");

        JsonNode gone = now(titled);
        assertThat(state(gone)).isEqualTo("withdrawn");
        assertThat(value(gone, "withdrawn_on")).isEqualTo("2041-09-09");
        assertThat(due(titled, "recheck")).isEmpty();
        assertThat(value(publishedRecord(titled), "withdrawn_on")).isEqualTo("2041-09-09");
    }

    private Map<String, Object> violation(JsonNode titled, boolean serious, Client officer) {
        return values(
                "title",
                "测试违法",
                "titled",
                id(titled),
                "owner_unit",
                ECOLOGY,
                "happened_on",
                "2041-09-09",
                "serious",
                serious,
                "description",
                "超标排放",
                "files",
                List.of(file(officer)));
    }

    // --- the catalogue

    private JsonNode issue(String name, String nextDue) {
        JsonNode made = create(
                officer(MARKET),
                "green-label-product-catalogue-issues",
                values(
                        "issue_name",
                        name,
                        "owner_unit",
                        MARKET,
                        "published_on",
                        "2041-01-15",
                        "products",
                        "12",
                        "next_due",
                        nextDue));
        return move(head(MARKET), made, "confirm");
    }

    private JsonNode product(String name, String certificate, JsonNode issue) {
        JsonNode made = create(
                officer(MARKET),
                "green-label-product-catalogue",
                values(
                        "product_name",
                        name,
                        "maker",
                        "测试制造厂",
                        "category",
                        "空调",
                        "label",
                        "saving",
                        "certificate_no",
                        certificate,
                        "owner_unit",
                        MARKET,
                        "valid_until",
                        today().plusYears(2).toString()));
        return move(head(MARKET), made, "list", "issue", id(issue));
    }

    private Optional<String> inCatalogue(String certificate) {
        JsonNode answer = api.office()
                .get("/api/links/gates/product-in-catalogue?certificate_no=" + encoded(certificate))
                .expect(200)
                .json();
        return answer.path("passes").asBoolean()
                ? Optional.empty()
                : Optional.of(answer.path("says").asString());
    }

    @Test
    @ShowsPoint("green-label-product-catalogue#1")
    void theCatalogueIsPublicSearchableDatedAndExpiredEntriesLeave() {
        JsonNode product = product("测试过期空调", "测试-CN-01", issue("测试目录甲", "2043-01-15"));
        JsonNode found = published("green-label-product-catalogue", "过期空调");
        assertThat(found.path("records")).hasSize(1);
        assertThat(value(found.path("records").get(0), "valid_until"))
                .isEqualTo(today().plusYears(2).toString());
        assertThat(found.path("titles").toString()).contains("测试目录甲");
        assertThat(visitor()
                        .get("/api/public/registers/green-label-product-catalogue/code?code=" + encoded("测试-CN-01"))
                        .expect(200)
                        .json()
                        .path("valid")
                        .asBoolean())
                .isTrue();

        change(officer(MARKET), product, "valid_until", today().minusDays(1).toString());
        daily();
        assertThat(state(now(product))).isEqualTo("expired");
        assertThat(published("green-label-product-catalogue", "过期空调").path("records"))
                .isEmpty();
        assertThat(inCatalogue("测试-CN-01")).isPresent();
    }

    @Test
    @ShowsPoint("green-label-product-catalogue#2")
    void aPurchaseCountsAsGreenOnlyByAnEntryOfTheCatalogue() {
        JsonNode product = product("测试采购空调", "测试-CN-02", issue("测试目录乙", "2043-01-15"));
        assertThat(inCatalogue("测试-CN-02")).isEmpty();
        Client officer = officer("finance-bureau");
        JsonNode green = create(officer, "green-procurement", purchase("测试-CN-02", true, "60"));
        JsonNode claimed = create(officer, "green-procurement", purchase("测试-CN-没有", true, "40"));
        JsonNode ordinary = create(officer, "green-procurement", purchase(null, false, "20"));

        Client head = head("finance-bureau");
        assertThat(tryMove(head, claimed, "confirm-green").expect(409).text()).contains("绿色标识产品目录");
        move(head, green, "confirm-green");
        move(head, ordinary, "confirm");
        assertThat(part(figure("green-procurement", "share"), "year", "2041")).isEqualByComparingTo("75");
        move(head(MARKET), product, "withdraw");
        JsonNode later = create(officer, "green-procurement", purchase("测试-CN-02", true, "10"));
        tryMove(head, later, "confirm-green").expect(409);
    }

    private static Map<String, Object> purchase(@Nullable String certificate, boolean green, String amount) {
        Map<String, Object> values = values(
                "item",
                "测试采购" + amount,
                "owner_unit",
                "finance-bureau",
                "buyer",
                "finance-bureau",
                "year",
                "2041",
                "green",
                green,
                "amount",
                amount,
                "bought_on",
                "2041-05-05");
        if (certificate != null) {
            values.put("certificate_no", certificate);
        }
        return values;
    }

    @Test
    @ShowsPoint("green-label-product-catalogue#3")
    void theDayOfEveryIssueIsKeptAndTheNextOneRemindedOf() {
        String next = today().plusDays(20).toString();
        JsonNode issue = issue("测试目录丙", next);
        assertThat(value(publishedRecord(issue), "published_on")).isEqualTo("2041-01-15");
        assertThat(due(issue, "next")).contains(next);
        assertThat(worklist(officer(MARKET))).contains("测试目录丙");
        change(officer(MARKET), issue, "next_published", true);
        assertThat(due(issue, "next")).isEmpty();
    }
}
