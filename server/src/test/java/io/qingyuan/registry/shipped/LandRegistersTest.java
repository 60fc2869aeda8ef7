package io.qingyuan.registry.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.support.Client;
import io.qingyuan.support.ShowsPoint;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Villages by class and agricultural parks. */
class LandRegistersTest extends ShippedRegistersTest {

    private static final String PLANNING = "natural-resources-planning-bureau";
    private static final String FARMING = "agriculture-rural-bureau";

    private JsonNode village(String name, String klass) {
        JsonNode made = create(
                officer(PLANNING),
                "village-classification-register",
                values(
                        "village_name",
                        name,
                        "town",
                        "area-qidu",
                        "owner_unit",
                        PLANNING,
                        "class",
                        klass,
                        "class_since",
                        "2031-01-01",
                        "class_decision",
                        "吴政〔2031〕1号",
                        "plan_state",
                        "running"));
        return move(head(PLANNING), made, "confirm");
    }

    @Test
    @ShowsPoint("village-classification-register#1")
    void everyVillageHasOneClassAndTheTotalsAreHeldAgainstThePlan() {
        Client officer = officer(PLANNING);
        Map<String, Object> without = values(
                "village_name", "测试无类别村", "town", "area-qidu", "owner_unit", PLANNING, "class_since", "2031-01-01");
        tryMove(head(PLANNING), create(officer, "village-classification-register", without), "confirm")
                .expectProblem(422, "registry.invalid");
        without.put("class", List.of("featured", "other"));
        officer.post("/api/registers/village-classification-register/records", Map.of("values", without))
                .expectProblem(422, "registry.invalid");

        BigDecimal before = number(figure("village-classification-register", "suburban"));
        village("测试城郊村", "suburban");
        JsonNode suburban = figure("village-classification-register", "suburban");
        assertThat(number(suburban).subtract(before)).isEqualByComparingTo("1");
        for (Map.Entry<String, String> total : Map.of(
                        "agglomeration", "157", "featured", "141", "suburban", "29", "other", "1262", "all", "1589")
                .entrySet()) {
            JsonNode figure = figure("village-classification-register", total.getKey());
            assertThat(figure.path("target").asString()).isEqualTo(total.getValue());
            assertThat(new BigDecimal(figure.path("difference").asString()))
                    .isEqualByComparingTo(number(figure).subtract(new BigDecimal(total.getValue())));
        }
    }

    @Test
    @ShowsPoint("village-classification-register#2")
    void theClassSaysWhichWorksAndStandardsApplyAndVillagersSeeIt() {
        JsonNode featured = village("测试特色村", "featured");
        JsonNode rule = now("village-classification-register-rules", value(featured, "class_rule"));
        assertThat(value(rule, "class")).isEqualTo("featured");
        assertThat(value(rule, "standard")).isEqualTo("comfortable");
        assertThat(value(rule, "works")).contains("特色康居乡村");
        assertThat(flags(featured)).contains("comfortable-missing");
        JsonNode ordinary = village("测试一般村", "other");
        assertThat(value(now("village-classification-register-rules", value(ordinary, "class_rule")), "class"))
                .isEqualTo("other");
        assertThat(flags(ordinary)).doesNotContain("comfortable-missing");

        JsonNode seen = published("village-classification-register", "测试特色村");
        JsonNode shown = seen.path("records").get(0);
        assertThat(value(shown, "class")).isEqualTo("featured");
        assertThat(value(shown, "plan_state")).isEqualTo("running");
        assertThat(seen.path("titles").toString()).contains("特色保护类");
    }

    @Test
    @ShowsPoint("village-classification-register#3")
    void aClassChangesByADecisionAndTheOldOneStaysWithItsDate() {
        JsonNode village = village("测试调类村", "other");
        Client officer = officer(PLANNING);
        tryChange(officer, village, "class", "featured").expectProblem(409, "registry.fixed");
        officer.post(
                        "/api/registers/village-classification-register/bulk",
                        Map.of("ids", List.of(id(village)), "set", Map.of("class", "featured"), "reason", "批量改"))
                .expect(200);
        change(officer, village, "households", "120");

        JsonNode change = create(
                officer,
                "village-classification-register-changes",
                values(
                        "title",
                        "测试调类",
                        "village",
                        id(village),
                        "owner_unit",
                        PLANNING,
                        "old_class",
                        "other",
                        "old_since",
                        "2031-01-01",
                        "new_class",
                        "featured",
                        "reason",
                        "保留传统风貌"));
        Client head = head(PLANNING);
        assertThat(tryMove(head, change, "decide").expect(422).text()).contains("decided_on", "decision");
        assertThat(value(now(village), "class")).isEqualTo("other");
        move(
                head,
                change,
                "decide",
                "decided_on",
                "2032-06-01",
                "decision",
                "吴政〔2032〕8号",
                "files",
                List.of(file(head)));

        JsonNode now = now(village);
        assertThat(value(now, "class")).isEqualTo("featured");
        assertThat(value(now, "class_since")).isEqualTo("2032-06-01");
        assertThat(value(now, "class_decision")).isEqualTo("吴政〔2032〕8号");
        assertThat(value(now("village-classification-register-rules", value(now, "class_rule")), "class"))
                .isEqualTo("featured");
        JsonNode before = api.office()
                .get(path(village) + "/versions/" + (now.path("version").asInt() - 1))
                .expect(200)
                .json();
        assertThat(value(before, "class_since")).isEqualTo("2031-01-01");
        JsonNode decided = now(change);
        assertThat(value(decided, "old_class")).isEqualTo("other");
        assertThat(value(decided, "old_since")).isEqualTo("2031-01-01");
        assertThat(referring(village, "village-classification-register-changes", "village"))
                .isEqualTo(1);
    }

    // --- parks

    private JsonNode park(String name) {
        return now(
                "agricultural-park-register",
                id(records("agricultural-park-register", "words=" + encoded(name))
                        .getFirst()));
    }

    @Test
    @ShowsPoint("agricultural-park-register#1")
    void theSevenNamedParksAreThereAndOneIsOpen() {
        List<JsonNode> parks = records("agricultural-park-register", "").stream()
                .filter(record -> !record.path("sample").asBoolean()
                        && List.of("一核", "七片").contains(value(record, "part")))
                .toList();
        assertThat(parks).hasSize(8);
        assertThat(parks).filteredOn(park -> !state(park).equals("open")).hasSize(7);
        assertThat(figure("agricultural-park-register", "parks").path("target").asString())
                .isEqualTo("8");
        JsonNode tongli = park("同里核心区");
        assertThat(value(tongli, "level")).isEqualTo("national");
        change(officer(FARMING), tongli, "area_mu", "22000");
        JsonNode shown =
                published("agricultural-park-register", "同里核心区").path("records").get(0);
        assertThat(value(shown, "area_mu")).isEqualTo("22000");
        assertThat(state(shown)).isEqualTo("运行");
        JsonNode open = parks.stream()
                .filter(park -> state(park).equals("open"))
                .findFirst()
                .orElseThrow();
        assertThat(texts(open.path("flags"))).contains("open");
    }

    @Test
    @ShowsPoint("agricultural-park-register#2")
    void anUpgradeIsRecordedWithItsDayAndDecision() {
        JsonNode park = park("震泽苏州市级现代农业产业园");
        assertThat(state(park)).isEqualTo("upgrading");
        Map<String, Object> upgrade = values(
                "title",
                "测试震泽升级",
                "park",
                id(park),
                "owner_unit",
                FARMING,
                "from_level",
                "city",
                "to_level",
                "province",
                "upgraded_on",
                "2031-11-11");
        JsonNode made = create(officer(FARMING), "agricultural-park-register-upgrades", upgrade);
        tryMove(head(FARMING), made, "confirm").expectProblem(422, "registry.invalid");
        change(officer(FARMING), made, "decision", "苏农〔2031〕11号");
        move(head(FARMING), made, "confirm");

        JsonNode now = now(park);
        assertThat(value(now, "level")).isEqualTo("province");
        assertThat(state(now)).isEqualTo("running");
        assertThat(referring(park, "agricultural-park-register-upgrades", "park"))
                .isEqualTo(1);
        JsonNode shown = publishedRecord(made);
        assertThat(value(shown, "upgraded_on")).isEqualTo("2031-11-11");
        assertThat(value(shown, "decision")).isEqualTo("苏农〔2031〕11号");
    }

    @Test
    @ShowsPoint("agricultural-park-register#3")
    void wasteInputsAndVisitorsOfAParkAreShownByYear() {
        JsonNode park = park("太湖绿洲现代农业示范园");
        year(park, "2041", "1000", "900", "12.5");
        year(park, "2042", "1100", "1045", "15.25");
        List<JsonNode> years = records(
                "agricultural-park-register-years", "sort=year&" + where("{'field':'park','is':'" + id(park) + "'}"));
        assertThat(years).extracting(year -> value(year, "year")).containsExactly("2041", "2042");
        assertThat(years).extracting(year -> value(year, "waste_rate")).containsExactly("90.0", "95.0");
        assertThat(years).extracting(year -> value(year, "fertiliser")).containsExactly("30", "30");
        JsonNode rate = figure("agricultural-park-register-years", "waste-rate");
        assertThat(part(rate, "year", "2041")).isEqualByComparingTo("90");
        assertThat(part(figure("agricultural-park-register-years", "visitors"), "year", "2042"))
                .isEqualByComparingTo("15.25");
        assertThat(part(figure("agricultural-park-register-years", "pesticide"), "year", "2042"))
                .isEqualByComparingTo("250");
    }

    private void year(JsonNode park, String year, String waste, String used, String visitors) {
        JsonNode made = create(
                officer(FARMING),
                "agricultural-park-register-years",
                values(
                        "title",
                        value(park, "park_name") + year,
                        "park",
                        id(park),
                        "year",
                        year,
                        "owner_unit",
                        FARMING,
                        "waste_generated",
                        waste,
                        "waste_used",
                        used,
                        "fertiliser",
                        "30",
                        "pesticide",
                        "250",
                        "visitors",
                        visitors));
        move(head(FARMING), made, "confirm");
    }
}
