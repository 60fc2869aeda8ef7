package io.qingyuan.registry.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.Packs;
import io.qingyuan.support.Client;
import io.qingyuan.support.ShowsPoint;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Heritage, documents and research. */
class CultureRegistersTest extends ShippedRegistersTest {

    private static final String CULTURE = "culture-tourism-bureau";
    private static final String OFFICE = "leading-group-office";
    private static final String ECOLOGY = "ecology-environment-bureau";

    @Autowired
    private Packs packs;

    // --- heritage

    private JsonNode heritage(String name) {
        JsonNode made = create(
                officer(CULTURE),
                "heritage-and-culture-register",
                values(
                        "heritage_name",
                        name,
                        "kind",
                        "relic",
                        "level",
                        "province",
                        "town",
                        "area-tongli",
                        "owner_unit",
                        CULTURE,
                        "place",
                        point(120.72, 31.16),
                        "protection_zone",
                        square(120.715, 31.155)));
        return move(head(CULTURE), made, "list");
    }

    @Test
    @ShowsPoint("heritage-and-culture-register#1")
    void heritageIsPublicOnAMapWithItsLevel() {
        JsonNode bridge = heritage("测试古桥");
        JsonNode places = visitor()
                .get("/api/public/registers/heritage-and-culture-register/places")
                .expect(200)
                .json()
                .path("places");
        assertThat(places.values().stream().filter(place -> id(place).equals(id(bridge))))
                .singleElement()
                .satisfies(place -> {
                    assertThat(place.path("name").asString()).isEqualTo("测试古桥");
                    assertThat(place.path("geometry").path("type").asString()).isEqualTo("Point");
                });
        JsonNode shown = publishedRecord(bridge);
        assertThat(value(shown, "level")).isEqualTo("province");
        assertThat(shown.path("values").path("place").path("coordinates")).hasSize(2);
        assertThat(shown.path("values").has("protection_zone")).isFalse();
        assertThat(published("heritage-and-culture-register", "退思园").toString()).contains("\"level\":\"world\"");
    }

    @Test
    @ShowsPoint("heritage-and-culture-register#2")
    void theTasksOfTheApplicationHaveOwnerDateAndState() {
        String register = "heritage-and-culture-register-tasks";
        List<JsonNode> tasks = records(register, "").stream()
                .filter(record -> !record.path("sample").asBoolean()
                        && value(record, "ref").startsWith("8.1"))
                .toList();
        assertThat(tasks).hasSizeGreaterThanOrEqualTo(6).allSatisfy(task -> {
            assertThat(value(task, "owner_unit")).isNotEmpty();
            assertThat(value(task, "due_on")).isLessThanOrEqualTo("2025-12-31").isNotEmpty();
        });
        JsonNode task = api.office()
                .get("/api/registers/" + register + "/records/" + id(tasks.getFirst()))
                .expect(200)
                .json();
        assertThat(flags(task)).contains("late");
        change(officer(CULTURE), task, "progress_state", "running", "progress", "已编制文本");
        assertThat(flags(now(task))).contains("late");
        change(officer(CULTURE), task, "progress_state", "done", "done_on", "2025-10-10");
        assertThat(flags(now(task))).doesNotContain("late");
        assertThat(due(task, "task")).isEmpty();
        assertThat(value(publishedRecord(task), "progress_state")).isEqualTo("done");
    }

    @Test
    @ShowsPoint("heritage-and-culture-register#3")
    void patrolsAndDamageAreRecordedAndWorksNearHeritageChecked() {
        JsonNode gate = heritage("测试古城门");
        String repair = today().plusDays(12).toString();
        JsonNode patrol = create(
                officer(CULTURE),
                "heritage-and-culture-register-patrols",
                values(
                        "title",
                        "测试古城门巡查",
                        "heritage",
                        id(gate),
                        "owner_unit",
                        CULTURE,
                        "patrolled_on",
                        today().toString(),
                        "damage",
                        true,
                        "findings",
                        "墙体开裂",
                        "repair_by",
                        repair));
        assertThat(triggered("heritage-damaged", patrol)).isPresent();
        assertThat(due(patrol, "repair")).contains(repair);
        assertThat(flags(patrol)).contains("open");
        assertThat(referring(gate, "heritage-and-culture-register-patrols", "heritage"))
                .isEqualTo(1);

        JsonNode works = create(
                officer(CULTURE),
                "heritage-and-culture-register-works",
                values(
                        "title",
                        "测试城门旁道路",
                        "heritage",
                        id(gate),
                        "applicant",
                        "测试公司",
                        "town",
                        "area-tongli",
                        "owner_unit",
                        CULTURE,
                        "boundary",
                        square(120.712, 31.152),
                        "in_zone",
                        true,
                        "asked_on",
                        today().toString()));
        assertThat(flags(works)).contains("needs-approval");
        Client head = head(CULTURE);
        tryMove(head, works, "allow", "checked_on", today().toString(), "opinion", "同意")
                .expectProblem(409, "registry.move-when");
        change(officer(CULTURE), works, "approval_no", "苏文物〔2041〕3号");
        assertThat(state(move(head, works, "allow", "checked_on", today().toString(), "opinion", "经批准同意")))
                .isEqualTo("allowed");
    }

    // --- documents

    @Test
    @ShowsPoint("policy-and-standard-library#1")
    void theDocumentsOfThePlanAreListedWithLevelAndPlace() {
        Map<String, JsonNode> documents = records("policy-and-standard-library", "").stream()
                .filter(record -> !record.path("sample").asBoolean())
                .collect(Collectors.toMap(
                        record -> value(record, "document_name"), Function.identity(), (one, _) -> one));
        List<PackItem> cited = packs.active().items("plan/policies.yaml", "policies");
        assertThat(cited).hasSize(30).allSatisfy(policy -> {
            JsonNode document = documents.get(policy.text("title").preferChinese());
            assertThat(document).as(policy.id()).isNotNull();
            assertThat(value(document, "level")).isEqualTo(policy.string("level"));
            assertThat(value(document, "plan_refs")).contains(policy.string("ref"));
        });
        assertThat(published("policy-and-standard-library", "长江三角洲区域一体化发展规划纲要")
                        .path("records")
                        .toString())
                .contains("\"plan_refs\":\"1.2(2)\"");
    }

    private JsonNode document(String name) {
        return move(
                head(OFFICE),
                create(
                        officer(OFFICE),
                        "policy-and-standard-library",
                        values(
                                "document_name",
                                name,
                                "level",
                                "province",
                                "kind",
                                "standard",
                                "number",
                                name + "号",
                                "owner_unit",
                                OFFICE,
                                "valid_from",
                                "2031-01-01")),
                "confirm");
    }

    private JsonNode use(JsonNode document, String title, String kind, String thing) {
        return create(
                officer(ECOLOGY),
                "policy-and-standard-library-uses",
                values(
                        "title",
                        title,
                        "document",
                        id(document),
                        "clause",
                        "4.1",
                        "kind",
                        kind,
                        "thing",
                        thing,
                        "owner_unit",
                        ECOLOGY));
    }

    @Test
    @ShowsPoint("policy-and-standard-library#3")
    void whenADocumentIsReplacedWhatRestsOnItIsShownForReview() {
        JsonNode old = document("测试旧标准");
        JsonNode renewed = document("测试新标准");
        JsonNode limit = use(old, "测试限值", "limit", "test-limit");
        JsonNode rule = use(old, "测试规则", "rule", "test-rule");
        JsonNode other = use(renewed, "测试其他规则", "rule", "test-other");
        assertThat(referring(old, "policy-and-standard-library-uses", "document"))
                .isEqualTo(2);

        move(head(OFFICE), old, "replace", "replaced_by", id(renewed), "valid_to", "2041-01-01");
        List<String> waiting = ids(records("policy-and-standard-library-uses", flag("to-review")));
        assertThat(waiting).contains(id(limit), id(rule)).doesNotContain(id(other));
        assertThat(worklist(officer(ECOLOGY))).contains("测试限值", "测试规则");
        JsonNode kept =
                move(head(ECOLOGY), limit, "keep", "reviewed_on", today().toString(), "review_result", "新标准限值相同");
        assertThat(state(kept)).isEqualTo("valid");
        assertThat(ids(records("policy-and-standard-library-uses", flag("to-review"))))
                .contains(id(rule))
                .doesNotContain(id(limit));
    }

    // --- research

    private JsonNode topic(String name) {
        JsonNode line =
                records("research-programme-register", "words=" + encoded(name)).getFirst();
        return now("research-programme-register", id(line));
    }

    private JsonNode partner(String name, String kind) {
        return move(
                head(ECOLOGY),
                create(
                        officer(ECOLOGY),
                        "research-programme-register-partners",
                        values("partner_name", name, "kind", kind, "owner_unit", ECOLOGY)),
                "confirm");
    }

    private JsonNode result(JsonNode topic, String name) {
        return create(
                officer(ECOLOGY),
                "research-programme-register-results",
                values(
                        "result_name",
                        name,
                        "topic",
                        id(topic),
                        "kind",
                        "report",
                        "owner_unit",
                        ECOLOGY,
                        "made_on",
                        "2031-10-10"));
    }

    @Test
    @ShowsPoint("research-programme-register#1")
    void theTopicsOfThePlanAreRegisteredWithStateAndResults() {
        List<JsonNode> topics =
                records("research-programme-register", where("{'field':'ref','is':'4.1.2(1)'}")).stream()
                        .filter(record -> !record.path("sample").asBoolean())
                        .toList();
        assertThat(topics)
                .extracting(topic -> value(topic, "topic_name"))
                .containsExactlyInAnyOrder("东太湖水生态风险分析", "东太湖水质浑浊成因", "全区水环境污染减量及特殊因子消除");
        assertThat(figure("research-programme-register", "plan-topics")
                        .path("target")
                        .asString())
                .isEqualTo("3");

        JsonNode topic = topic("东太湖水质浑浊成因");
        JsonNode institute = partner("测试湖泊研究所", "institute");
        Client head = head(ECOLOGY);
        move(head, topic, "start", "lead_partner", id(institute), "from_on", "2031-01-01", "to_on", "2031-12-31");
        result(topic, "测试浑浊成因报告");
        tryMove(head, topic, "finish", "summary", "风浪再悬浮为主", "finished_on", "2031-12-20")
                .expect(422);
        JsonNode finished = move(
                head,
                topic,
                "finish",
                "summary",
                "风浪再悬浮为主",
                "finished_on",
                "2031-12-20",
                "report",
                List.of(file(head)));
        assertThat(state(finished)).isEqualTo("finished");
        assertThat(referring(topic, "research-programme-register-results", "topic"))
                .isEqualTo(1);
        assertThat(value(publishedRecord(topic), "summary")).isEqualTo("风浪再悬浮为主");
    }

    @Test
    @ShowsPoint("research-programme-register#2")
    void aResultIsAttachedToWhatUsedIt() {
        JsonNode document = document("测试采用成果的标准");
        JsonNode result = result(topic("东太湖水生态风险分析"), "测试风险模型");
        assertThat(flags(result)).contains("unused");
        for (Map.Entry<String, String> use : Map.of("standard", "测试标准第5条", "decision", "吴政〔2041〕5号", "measure", "东太湖退渔")
                .entrySet()) {
            JsonNode used = change(
                    officer(ECOLOGY),
                    result,
                    "use",
                    use.getKey(),
                    "used_in",
                    use.getValue(),
                    "used_document",
                    id(document),
                    "used_on",
                    "2041-03-03");
            assertThat(flags(used)).doesNotContain("unused");
        }
        move(head(ECOLOGY), result, "confirm");
        assertThat(referring(document, "research-programme-register-results", "used_document"))
                .isEqualTo(1);
        assertThat(value(publishedRecord(result), "used_on")).isEqualTo("2041-03-03");
    }

    @Test
    @ShowsPoint("research-programme-register#3")
    void partnersAndLaboratoriesAreListedWithTheirJointProjects() {
        JsonNode laboratory = partner("测试重点实验室", "laboratory");
        JsonNode idle = partner("测试无项目高校", "university");
        for (String name : List.of("东太湖水生态风险分析", "全区水环境污染减量及特殊因子消除")) {
            create(
                    officer(ECOLOGY),
                    "research-programme-register-joint",
                    values(
                            "title",
                            "测试合作" + name,
                            "partner",
                            id(laboratory),
                            "topic",
                            id(topic(name)),
                            "owner_unit",
                            ECOLOGY,
                            "role",
                            "样品分析"));
        }
        assertThat(ids(records(
                        "research-programme-register-partners",
                        where("{'field':'kind','in':['laboratory','university']}"))))
                .contains(id(laboratory), id(idle));
        assertThat(referring(laboratory, "research-programme-register-joint", "partner"))
                .isEqualTo(2);
        List<JsonNode> joint = api
                .office()
                .get("/api/links/joins/partners-with-projects")
                .expect(200)
                .json()
                .path("items")
                .values()
                .stream()
                .toList();
        assertThat(joint)
                .filteredOn(line -> id(line).equals(id(laboratory)))
                .singleElement()
                .satisfies(line -> assertThat(line.path("partners").asInt()).isEqualTo(2));
        assertThat(joint).noneMatch(line -> id(line).equals(id(idle)));
    }
}
