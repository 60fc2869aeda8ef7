package io.qingyuan.casework.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.casework.CaseId;
import io.qingyuan.casework.CaseProblem;
import io.qingyuan.casework.internal.CaseBodies.CaseBody;
import io.qingyuan.casework.internal.CaseBodies.Named;
import io.qingyuan.casework.internal.CaseBodies.TotalBody;
import io.qingyuan.files.Files;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.People;
import io.qingyuan.identity.Role;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.support.Api;
import io.qingyuan.support.ServerTest;
import io.qingyuan.support.ShowsPoint;
import io.qingyuan.support.WithPacks;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Zone;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The procedures of the pack, walked by those who take part. Nothing in the code knows any of them. */
@ServerTest
@WithPacks
class ProceduresTest {

    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;

    @Autowired
    private CaseDesk desk;

    @Autowired
    private CaseReading reading;

    @Autowired
    private CaseLists lists;

    @Autowired
    private CaseTotals totals;

    @Autowired
    private CaseBundle bundle;

    @Autowired
    private CaseTiming timing;

    @Autowired
    private JdbcCases cases;

    @Autowired
    private JdbcTasks tasks;

    @Autowired
    private CaseAccess access;

    @Autowired
    private Files files;

    @Autowired
    private Api api;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Clock clock;

    private final Map<String, Actor> actors = new HashMap<>();
    private Actor office;
    private LocalDate today;

    @BeforeEach
    void today() {
        office = actor(Role.OFFICE, "leading-group-office");
        today = Zone.dayOf(clock.instant());
    }

    private Actor actor(Role role, String unit) {
        return actors.computeIfAbsent(
                role + unit,
                _ -> people.actor(api.person(role, unit).person(), ZH).orElseThrow());
    }

    private Actor officer(String unit) {
        return actor(Role.DATA_OFFICER, unit);
    }

    private ActInput input(String text) {
        JsonNode values = json.readTree(text.replace('\'', '"'));
        return new ActInput(
                values,
                null,
                new StepRow.Position(new BigDecimal("120.64"), new BigDecimal("31.16"), null),
                true,
                null,
                null);
    }

    private CaseId open(Actor actor, String procedure, String text) {
        return desk.open(actor, procedure, null, input(text));
    }

    private TaskRow task(CaseId id, String node) {
        return tasks.open(id).stream()
                .filter(task -> task.node().equals(node))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no task " + node + ": " + tasks.open(id)));
    }

    private void done(Actor actor, CaseId id, String node, String text) {
        desk.complete(actor, task(id, node).id(), input(text));
    }

    private CaseBody body(Actor actor, CaseId id) {
        return reading.body(actor, ZH, id, AsOf.at(cases.now()), clock.instant());
    }

    private List<String> flags(CaseId id) {
        return body(office, id).flags().stream().map(Named::id).toList();
    }

    private String file(Actor actor, String name) {
        try {
            byte[] content =
                    ("%PDF-1.4\n% " + name + " " + UUID.randomUUID() + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
            return files.store(actor, new ByteArrayInputStream(content), name)
                    .id()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unique(String name) {
        return name + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    // --- demolition
    // ----------------------------------------------------------------------------------------------------

    @Test
    @ShowsPoint("demolition-safety-plan#1")
    void aPlanIsFiledBeforeADemolitionStartsAndAnEarlierStartIsPointedOut() {
        Actor firm = officer("relevant-enterprises");
        Actor bureau = officer("ecology-environment-bureau");
        CaseId id = open(firm, "demolition-safety-plan", """
                {'plant': '示例电镀厂', 'area': 'area-pingwang', 'planned_start': '%s', 'on_phaseout_list': true}""".formatted(today.plusDays(60)));
        assertThatThrownBy(() -> task(id, "begin")).isInstanceOf(AssertionError.class);

        done(bureau, id, "check_plan", "{'plan_filed': false, 'plan_opinion': '缺残留物清单'}");
        done(firm, id, "revise", "{'plan_text': '清空槽液，分类处置'}");
        done(bureau, id, "check_plan", "{'plan_filed': true}");
        assertThat(flags(id)).isEmpty();
        done(firm, id, "begin", "{'started_on': '%s'}".formatted(today.minusDays(3)));

        assertThat(flags(id)).containsExactly("started_without_plan");
    }

    @Test
    @ShowsPoint("demolition-safety-plan#2")
    void residuesAreLinkedToTheirManifestsAndTheReportClosesTheCase() {
        Actor firm = officer("sample-plant");
        Actor bureau = officer("ecology-environment-bureau");
        JsonNode manifest = api.as(Role.DATA_OFFICER, "sample-plant")
                .post("/api/documents", Map.of("kind", "hazardous-waste-manifest", "unit", "sample-plant"))
                .expect(201)
                .json()
                .path("head");
        CaseId id = open(firm, "demolition-safety-plan", """
                {'plant': '示例电镀厂', 'area': 'area-pingwang', 'planned_start': '%s', 'on_phaseout_list': true, 'plan_text': '清空'}""".formatted(today.plusDays(60)));
        done(bureau, id, "check_plan", "{'plan_filed': true}");
        done(firm, id, "begin", "{'started_on': '%s'}".formatted(today));
        done(bureau, id, "inspect", "{'found': '符合方案'}");
        String residue = """
                {'residues': [{'residue': '废槽液', 'hazardous': true, 'tonnes': '1.5', 'manifest': '%s', 'taken_by': '示例·处置公司'}]}""";
        assertThatThrownBy(() -> done(firm, id, "residues", residue.formatted(UUID.randomUUID())))
                .as("a manifest that is not there")
                .isInstanceOf(ProblemException.class);
        done(firm, id, "residues", residue.formatted(manifest.path("id").asString()));
        done(firm, id, "final", "{'summary_text': '已清空', 'report_files': ['%s']}".formatted(file(firm, "总结.pdf")));
        assertThat(cases.find(id).orElseThrow().state()).isEqualTo(CaseState.OPEN);
        done(
                actor(Role.DATA_REVIEWER, "ecology-environment-bureau"),
                id,
                "confirm",
                "{'demolition_confirmed': true, 'closing_opinion': '属实'}");

        assertThat(cases.find(id).orElseThrow().state()).isEqualTo(CaseState.CLOSED);
        assertThat(body(office, id).steps().stream()
                        .filter(step -> "residues".equals(step.node()))
                        .findFirst()
                        .orElseThrow()
                        .said()
                        .getFirst()
                        .rows()
                        .getFirst())
                .extracting(cell -> cell.text())
                .contains(manifest.path("number").asString());
    }

    // --- cleaner production
    // ----------------------------------------------------------------------------------------------

    private CaseId audited(String industry, String energy, String water, String emission) {
        Actor bureau = officer("ecology-environment-bureau");
        Actor firm = officer("relevant-enterprises");
        CaseId id = open(bureau, "cleaner-production-audit", """
                {'enterprise': '%s', 'industry': '%s', 'area': 'area-shengze', 'list_year': '2026', 'ground': '双超'}""".formatted(unique("企业"), industry));
        done(bureau, id, "publish", "{'published_on': '%s', 'audit_due': '%s'}".formatted(today, today.plusDays(20)));
        done(firm, id, "audit", "{'auditor': '示例机构', 'audit_files': ['%s']}".formatted(file(firm, "审核报告.pdf")));
        done(bureau, id, "evaluate", "{'evaluation_passed': true, 'measures_due': '%s'}".formatted(today.plusDays(25)));
        done(firm, id, "carry_out", """
                {'measures': [{'measure': '余热回收', 'energy_saved': '%s', 'water_saved': '%s', 'emission_cut': '%s'},
                              {'measure': '中水回用', 'water_saved': '100'}]}""".formatted(energy, water, emission));
        return id;
    }

    @Test
    @ShowsPoint("cleaner-production-audit#3")
    void savingsAreAddedUpByIndustry() {
        TotalBody before = totals.total(office, "cleaner-production-audit", "savings", ZH);
        audited("paper", "120.5", "300", "2.25");
        audited("paper", "9.5", "100", "0.75");

        TotalBody after = totals.total(office, "cleaner-production-audit", "savings", ZH);
        List<BigDecimal> sums = sums(after, "造纸");
        List<BigDecimal> base = sums(before, "造纸");
        assertThat(sums.get(0).subtract(base.get(0))).isEqualByComparingTo("130");
        assertThat(sums.get(1).subtract(base.get(1))).isEqualByComparingTo("600");
        assertThat(sums.get(2).subtract(base.get(2))).isEqualByComparingTo("3");
    }

    private static List<BigDecimal> sums(TotalBody total, String group) {
        return total.lines().stream()
                .filter(line -> line.by().contains(group))
                .findFirst()
                .map(CaseBodies.TotalLine::sums)
                .orElse(List.of(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO));
    }

    @Test
    @ShowsPoint("cleaner-production-audit#2")
    void aStageThatIsLateIsFlaggedToldAndListed() {
        Actor bureau = officer("ecology-environment-bureau");
        Actor head = actor(Role.UNIT_HEAD, "ecology-environment-bureau");
        CaseId id = open(bureau, "cleaner-production-audit", """
                {'enterprise': '%s', 'industry': 'plating', 'area': 'area-shengze', 'list_year': '2026', 'ground': '双有'}""".formatted(unique("企业")));
        done(bureau, id, "publish", "{'published_on': '%s', 'audit_due': '%s'}".formatted(today, today.minusDays(1)));
        TaskRow audit = task(id, "audit");
        assertThat(audit.due()).isEqualTo(today.minusDays(1));

        LocalDate workday = LocalDate.parse("2026-12-01");
        boolean told = timing.look(audit.id(), Zone.startOf(today.isBefore(workday) ? workday : today));

        assertThat(told).isTrue();
        assertThat(flags(id)).contains("late");
        assertThat(jdbc.sql("select count(*) from worklist.item where key = :key and closed_at is null")
                        .param("key", audit.key() + "/overdue")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(lists.list(head, new CaseLists.Asked(CaseLists.View.OVERDUE, null, null, null), null, 500, ZH))
                .extracting(CaseBodies.LineBody::id)
                .contains(id);
    }

    // --- phase-out
    // -------------------------------------------------------------------------------------------------------

    private CaseId listed(String enterprise, String energy) {
        Actor industry = officer("industry-it-bureau");
        CaseId id = open(industry, "obsolete-capacity-phaseout", """
                {'enterprise': '%s', 'area': 'area-pingwang', 'ground': '限制类产能', 'measure': 'close', 'phaseout_due': '%s',
                 'list_year': '2026', 'energy_released': '%s', 'land_released': '12', 'emission_released': '3'}""".formatted(enterprise, today.plusDays(90), energy));
        for (String unit : List.of("ecology-environment-bureau", "development-reform-commission")) {
            TaskRow task = tasks.open(id).stream()
                    .filter(open -> unit.equals(String.valueOf(open.unit())))
                    .findFirst()
                    .orElseThrow();
            desk.complete(officer(unit), task.id(), input("{'agreement_opinion': '同意'}"));
        }
        done(industry, id, "publish", "{'published_on': '%s'}".formatted(today));
        return id;
    }

    @Test
    @ShowsPoint("obsolete-capacity-phaseout#1")
    void theYearlyListIsPublishedWithGroundMeasureDateAndTown() {
        String enterprise = unique("示例印染厂");
        listed(enterprise, "100");

        JsonNode list = api.visitor()
                .get("/api/public/cases/obsolete-capacity-phaseout")
                .expect(200)
                .json();

        JsonNode entry = entry(list, enterprise);
        assertThat(text(entry, "ground")).isEqualTo("限制类产能");
        assertThat(text(entry, "measure")).isEqualTo("关停");
        assertThat(text(entry, "phaseout_due")).isEqualTo(today.plusDays(90).toString());
        assertThat(text(entry, "area")).contains("平望");
    }

    private static JsonNode entry(JsonNode list, String words) {
        for (JsonNode entry : list.get("cases")) {
            if (entry.toString().contains(words)) {
                return entry;
            }
        }
        throw new AssertionError("not in the list: " + words);
    }

    private static String text(JsonNode entry, String field) {
        for (JsonNode said : entry.get("said")) {
            if (said.get("field").asString().equals(field)) {
                return said.get("text").asString();
            }
        }
        throw new AssertionError("no " + field + " in " + entry);
    }

    @Test
    @ShowsPoint({"obsolete-capacity-phaseout#2", "obsolete-capacity-phaseout#3"})
    void completionNeedsSiteEvidenceAndAnotherUnitAndWhatIsReleasedIsAddedUp() {
        TotalBody before = totals.total(office, "obsolete-capacity-phaseout", "released", ZH);
        CaseId id = listed(unique("示例化工厂"), "250");
        TaskRow site = task(id, "carry_out");
        Actor town = officer(String.valueOf(site.unit()));
        assertThatThrownBy(
                        () -> desk.complete(town, site.id(), input("{'power_cut': true, 'equipment_removed': true}")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(CaseProblem.INVALID));
        done(
                town,
                id,
                "carry_out",
                "{'power_cut': true, 'equipment_removed': true, 'photos': ['%s']}".formatted(file(town, "现场.pdf")));
        assertThat(task(id, "check").unit()).isNotEqualTo(site.unit());
        done(officer("ecology-environment-bureau"), id, "check", "{'phaseout_confirmed': true, 'check_opinion': '属实'}");

        assertThat(cases.find(id).orElseThrow().state()).isEqualTo(CaseState.CLOSED);
        TotalBody after = totals.total(office, "obsolete-capacity-phaseout", "released", ZH);
        assertThat(sums(after, "2026").get(0).subtract(sums(before, "2026").get(0)))
                .isEqualByComparingTo("250");
    }

    // --- certificates
    // ------------------------------------------------------------------------------------------------------

    @Test
    @ShowsPoint({"agri-product-certification#1", "agri-product-certification#2", "agri-product-certification#3"})
    void certificatesArePublicFoundByCodeAndCountedByYear() {
        Actor bureau = officer("agriculture-rural-bureau");
        TotalBody before = totals.total(office, "agri-product-certification", "by_year", ZH);
        String product = unique("示例大米");
        String code = unique("LB");
        CaseId id = open(bureau, "agri-product-certification", """
                {'product': '%s', 'kind': 'green', 'producer': '示例合作社', 'area': 'area-tongli', 'base': '北联村基地', 'base_area': '320.5'}""".formatted(product));
        assertThat(api.visitor()
                        .get("/api/public/cases/agri-product-certification")
                        .json()
                        .toString())
                .doesNotContain(product);
        done(bureau, id, "visit", "{'base_fit': true, 'visit_note': '符合'}");
        done(bureau, id, "register", """
                {'certificate_number': '%s', 'issued_by': '示例机构', 'valid_from': '2024-01-01', 'valid_until': '2029-12-31'}""".formatted(code));

        JsonNode found = api.visitor()
                .get("/api/public/cases/agri-product-certification?code=" + code.toLowerCase(Locale.ROOT))
                .expect(200)
                .json();
        JsonNode entry = found.get("cases").get(0);
        assertThat(text(entry, "product")).isEqualTo(product);
        assertThat(text(entry, "base")).isEqualTo("北联村基地");
        assertThat(text(entry, "valid_until")).isEqualTo("2029-12-31");
        api.visitor()
                .get("/api/public/cases/agri-product-certification?code=nothing")
                .expectProblem(404, "casework.not-public");
        TotalBody after = totals.total(office, "agri-product-certification", "by_year", ZH);
        assertThat(sums(after, "2024").get(0).subtract(sums(before, "2024").get(0)))
                .isEqualByComparingTo("320.5");
    }

    // --- appraisal
    // -----------------------------------------------------------------------------------------------------------

    @Test
    @ShowsPoint("forensic-appraisal#1")
    void theChainOfCustodyOfASampleShowsItsGaps() {
        CaseId id = sampled();
        Actor lab = officer("science-technology-bureau");
        assertThat(flags(id)).isEmpty();
        done(lab, id, "hand", "{'received_by': '乙', 'received_on': '2026-11-05', 'seal_intact': false}");

        assertThat(flags(id)).contains("other_hand", "gap", "seal_broken");
        assertThat(body(office, id).steps())
                .extracting(CaseBodies.DoneBody::node)
                .containsExactly(null, "sample", "hand");
    }

    private CaseId sampled() {
        return sampled(null);
    }

    private CaseId sampled(@Nullable CaseId linked) {
        Actor bureau = officer("ecology-environment-bureau");
        CaseId id = open(bureau, "forensic-appraisal", """
                {'matter': '%s', 'case_number': 'AJ-2026-1', 'lab_unit': 'science-technology-bureau', 'items': '重金属', 'report_due': '2027-03-01'%s}""".formatted(
                        unique("倾倒案"), linked == null ? "" : ", 'linked_case': '" + linked + "'"));
        done(bureau, id, "sample", """
                {'samples': [{'sample_code': 'S1', 'medium': '土壤', 'sealed': true}], 'taken_on': '2026-11-01', 'sampler': '甲',
                 'handed_to': '丙', 'handed_on': '2026-11-02'}""");
        return id;
    }

    @Test
    @ShowsPoint("forensic-appraisal#3")
    void aRequestOpenLongerThanItsTimeIsShownToTheInvestigator() {
        Actor bureau = officer("ecology-environment-bureau");
        CaseId id = sampled();
        TaskRow hand = task(id, "hand");
        jdbc.sql("update casework.task set due = :day where id = :id")
                .param("day", today.minusDays(2))
                .param("id", hand.id())
                .update();
        LocalDate workday = LocalDate.parse("2026-12-01");
        timing.look(hand.id(), Zone.startOf(today.isBefore(workday) ? workday : today));

        assertThat(lists.list(bureau, new CaseLists.Asked(CaseLists.View.OVERDUE, null, null, null), null, 500, ZH))
                .extracting(CaseBodies.LineBody::id)
                .contains(id);
        assertThat(jdbc.sql("select unit_id from worklist.item where key = :key and closed_at is null")
                        .param("key", hand.key() + "/overdue")
                        .query(String.class)
                        .single())
                .isEqualTo("ecology-environment-bureau");
    }

    @Test
    @ShowsPoint("forensic-appraisal#2")
    void aReportStatesMethodAndQualificationAndIsLinkedToItsCase() {
        Actor lab = officer("science-technology-bureau");
        CaseId offence = listed(unique("示例倾倒企业"), "1");
        String number = cases.find(offence).orElseThrow().number();
        CaseId id = sampled(offence);
        done(lab, id, "hand", "{'received_by': '丙', 'received_on': '2026-11-02', 'seal_intact': true}");
        String report = "'conclusion': '铅超标', 'report_files': ['%s']".formatted(file(lab, "鉴定报告.pdf"));
        assertThatThrownBy(() -> done(lab, id, "report", "{" + report + "}"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.faults())
                                .extracting(io.qingyuan.problem.Fault::pointer)
                                .contains("/method", "/qualification"));
        done(lab, id, "report", "{'method': 'HJ 491-2019', 'qualification': 'CMA-示例-1', " + report + "}");

        CaseBody body = body(office, id);
        assertThat(body.steps().getFirst().said())
                .anySatisfy(said -> assertThat(said.field() + said.text()).isEqualTo("linked_case" + number));
        assertThat(body.steps().getLast().said())
                .extracting(said -> said.field() + said.text())
                .contains("methodHJ 491-2019", "qualificationCMA-示例-1");
    }

    // --- hearing
    // -----------------------------------------------------------------------------------------------------------

    private CaseId heard(boolean held) {
        Actor bureau = officer("ecology-environment-bureau");
        CaseId id = open(bureau, "public-hearing", """
                {'matter': '%s', 'hearing_due': true, 'ground': '环评公众参与', 'departments': [{'department': 'water-bureau'}]}""".formatted(unique("示例焚烧项目")));
        done(bureau, id, "announce", """
                {'announced_on': '2026-11-01', 'registration_until': '2026-11-10', 'hearing_on': '2026-11-20', 'place': '局会议室',
                 'rule': '按报名先后，利害关系人不少于半数'}""");
        done(bureau, id, "choose", """
                {'applicants': '12', 'choice_note': '按报名先后', 'chosen': [{'participant': '示例甲', 'stands_for': '居民'}]}""");
        done(officer("water-bureau"), id, "opinions", "{'department_opinion': '排水可行'}");
        done(
                bureau,
                id,
                "hold",
                "{'hearing_held': %s, 'record_text': '笔录', 'record_files': ['%s']}"
                        .formatted(held, file(bureau, "笔录.pdf")));
        done(bureau, id, "report", """
                {'views': [{'view': '加装除臭', 'taken_up': true, 'why': '可行'}, {'view': '迁址', 'taken_up': false, 'why': '规划已定'}]}""");
        done(
                actor(Role.UNIT_HEAD, "ecology-environment-bureau"),
                id,
                "decide",
                "{'decision': '同意', 'decided_on': '2026-11-28'}");
        return id;
    }

    @Test
    @ShowsPoint("public-hearing#2")
    void theRecordIsKeptAndSignedAndTheReportAnswersEveryView() {
        CaseId id = heard(true);
        CaseBody body = body(office, id);

        CaseBodies.DoneBody record = body.steps().stream()
                .filter(step -> "hold".equals(step.node()))
                .findFirst()
                .orElseThrow();
        assertThat(record.signature()).matches("[0-9a-f]{64}");
        assertThat(record.files()).hasSize(1);
        CaseBodies.DoneBody report = body.steps().stream()
                .filter(step -> "report".equals(step.node()))
                .findFirst()
                .orElseThrow();
        assertThat(report.said().getFirst().rows())
                .extracting(row ->
                        row.get(0).text() + row.get(1).text() + row.get(2).text())
                .containsExactly("加装除臭是可行", "迁址否规划已定");
        assertThat(flags(id)).isEmpty();
    }

    @Test
    @ShowsPoint("public-hearing#3")
    void aDecisionWithoutTheHearingThatWasDueIsFlagged() {
        assertThat(flags(heard(false))).containsExactly("no_hearing");
    }

    // --- petitions
    // -----------------------------------------------------------------------------------------------------------

    private CaseId replied() {
        Actor bureau = officer("ecology-environment-bureau");
        CaseId id = open(bureau, "petition-classification", """
                {'matter': '%s', 'details': '夜间异味', 'petitioner': '示例某人', 'area': 'area-shengze', 'about_penalty': true,
                 'about_information': false, 'about_damage': false, 'about_permit': false}""".formatted(unique("异味扰民")));
        done(bureau, id, "classify", "{'path': 'petition', 'petition_accepted': true}");
        done(bureau, id, "handle", "{'findings': '属实', 'measures_taken': '责令整改'}");
        done(
                actor(Role.DATA_REVIEWER, "ecology-environment-bureau"),
                id,
                "reply",
                "{'reply_text': '已责令整改', 'replied_on': '2026-11-28'}");
        return id;
    }

    @Test
    @ShowsPoint("petition-classification#2")
    void aPetitionKeepsClassPathDeadlineAndWrittenReply() {
        Actor bureau = officer("ecology-environment-bureau");
        CaseId id = replied();
        CaseBody body = body(bureau, id);

        assertThat(body.steps().getFirst().said())
                .anySatisfy(said -> assertThat(said.field() + said.text()).isEqualTo("suggested_pathpenalty"));
        assertThat(body.steps().get(1).said())
                .anySatisfy(said -> assertThat(said.text()).isEqualTo("信访"));
        assertThat(body.steps().get(3).said())
                .anySatisfy(said -> assertThat(said.text()).isEqualTo("已责令整改"));
        assertThat(tasks.all(id))
                .allSatisfy(task ->
                        assertThat(task.due() != null || task.dueWaits()).isTrue());
        assertThat(body(office, id).steps().getFirst().said())
                .filteredOn(said -> said.field().equals("petitioner"))
                .allSatisfy(said -> assertThat(said.closed()).isTrue());
    }

    @Test
    @ShowsPoint("petition-classification#3")
    void reviewsAreCountedAndAClosedPetitionIsOpenedAgainOnlyOnAGround() {
        Actor bureau = officer("ecology-environment-bureau");
        Actor above = actor(Role.UNIT_HEAD, "leading-group-office");
        Actor head = actor(Role.UNIT_HEAD, "ecology-environment-bureau");
        long before = count("reviewed") + count("re_reviewed");
        CaseId id = replied();
        done(bureau, id, "wish", "{'review_asked': true}");
        done(above, id, "review", "{'review_opinion': '维持'}");
        done(bureau, id, "wish2", "{'re_review_asked': true}");
        done(above, id, "again", "{'re_review_opinion': '维持'}");

        assertThat(count("reviewed") + count("re_reviewed")).isEqualTo(before + 2);
        CaseRow row = cases.find(id).orElseThrow();
        assertThat(row.state()).isEqualTo(CaseState.CLOSED);
        assertThatThrownBy(() -> desk.reopen(head, id, row.revision(), null, ActInput.because("再次来访", null)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(CaseProblem.GROUND));
        desk.reopen(head, id, row.revision(), "new_facts", ActInput.because("补充监测数据", null));
        assertThat(tasks.open(id)).extracting(TaskRow::node).containsExactly("handle");
    }

    private long count(String total) {
        return totals.total(office, "petition-classification", total, ZH).lines().stream()
                .filter(line -> line.by().contains("是"))
                .mapToLong(CaseBodies.TotalLine::cases)
                .sum();
    }

    // --- reception
    // -----------------------------------------------------------------------------------------------------------

    @Test
    void aReceptionIsReadByThoseWhoHandleItAndNobodyElse() {
        Actor bureau = officer("ecology-environment-bureau");
        Actor reviewer = actor(Role.DATA_REVIEWER, "ecology-environment-bureau");
        CaseId id = open(bureau, "director-reception-day", """
                {'matter': '%s', 'citizen': '示例某人', 'reception_on': '2026-12-10', 'slot': '9:00'}""".formatted(unique("噪声")));
        CaseRow row = cases.find(id).orElseThrow();

        assertThat(access.sees(bureau, row)).isPresent();
        assertThat(access.sees(reviewer, row)).isPresent();
        for (Actor other : List.of(
                office,
                actor(Role.LEADER, "district-government"),
                actor(Role.STATE_AUDITOR, "audit-bureau"),
                people.actor(
                                api.person(Role.DATA_OFFICER, "ecology-environment-bureau")
                                        .person(),
                                ZH)
                        .orElseThrow())) {
            assertThat(access.sees(other, row))
                    .as(other.assignments().toString())
                    .isEmpty();
            assertThat(lists.list(
                            other, new CaseLists.Asked(CaseLists.View.ALL, null, null, row.number()), null, 10, ZH))
                    .isEmpty();
        }
        done(reviewer, id, "prepare", "{'background': '夜间施工'}");
        assertThat(access.sees(reviewer, row)).isEmpty();
    }

    // --- what all have
    // ---------------------------------------------------------------------------------------------------------

    @Test
    void aCaseFileHoldsDocumentPictureAttachmentsAndTheirHashes() throws IOException {
        CaseId id = heard(true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bundle.zip(body(office, id), "<svg/>", clock.instant(), ZH, out);

        Map<String, byte[]> entries = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        assertThat(entries).containsKeys("case.docx", "procedure.svg", "index.csv");
        String index = new String(entries.get("index.csv"), StandardCharsets.UTF_8);
        entries.forEach((name, content) -> {
            if (!name.equals("index.csv")) {
                assertThat(index).contains(io.qingyuan.packs.CanonicalJson.sha256(content));
            }
        });
        assertThat(entries.keySet()).anyMatch(name -> name.startsWith("files/"));
    }

    @Test
    void aCaseStaysUnderTheVersionItBeganWith() {
        CaseId id = replied();
        CaseRow row = cases.find(id).orElseThrow();

        assertThat(jdbc.sql("select count(*) from casework.procedure where hash = :hash")
                        .param("hash", row.procedureHash())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(body(office, id).version()).isEqualTo(row.procedureHash());
    }

    @Test
    void overTheNetworkACaseIsOpenedReadAndDrawn() {
        var client = api.as(Role.DATA_OFFICER, "agriculture-rural-bureau");
        assertThat(client.get("/api/cases/procedures").expect(200).json()).isNotEmpty();
        JsonNode opened = client.post(
                        "/api/cases",
                        Map.of(
                                "procedure",
                                "agri-product-certification",
                                "values",
                                Map.of(
                                        "product",
                                        "示例茶",
                                        "kind",
                                        "organic",
                                        "producer",
                                        "示例茶场",
                                        "area",
                                        "area-tongli",
                                        "base",
                                        "示例基地",
                                        "base_area",
                                        "12")))
                .expect(201)
                .json();
        String id = opened.get("id").asString();

        JsonNode body = client.get("/api/cases/" + id).expect(200).json();
        assertThat(body.get("tasks").get(0).get("mine").asBoolean()).isTrue();
        assertThat(client.get("/api/cases?view=todo").expect(200).text()).contains(id);
        assertThat(client.get("/api/cases/counts")
                        .expect(200)
                        .json()
                        .get("todo")
                        .asLong())
                .isPositive();
        assertThat(client.get("/api/cases/" + id + "/picture.svg").expect(200).text())
                .startsWith("<svg")
                .contains("正在办理");
        client.get("/api/cases/" + id + "/file.docx").expect(200);
        client.send(org.springframework.http.HttpMethod.PUT, "/api/cases/" + id + "/following")
                .expect(204);
        assertThat(client.get("/api/cases?view=followed").expect(200).text()).contains(id);
        api.as(Role.DATA_OFFICER, "statistics-bureau").get("/api/cases/" + id).expectProblem(404, "casework.not-found");
        client.post("/api/cases", Map.of("procedure", "agri-product-certification", "values", Map.of()))
                .expectProblem(422, "casework.invalid");
        client.get("/api/cases?view=nothing").expectProblem(400, "casework.view");
    }
}
