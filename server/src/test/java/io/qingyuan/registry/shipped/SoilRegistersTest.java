package io.qingyuan.registry.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.links.internal.Morning;
import io.qingyuan.support.Client;
import io.qingyuan.support.ShowsPoint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** Key enterprises, construction land and remediation projects. The first two repeat upper lists and are filled by import. */
class SoilRegistersTest extends ShippedPacksTest {

    private static final String ENTERPRISES = "soil-key-enterprise-list";
    private static final String YEARLY = ENTERPRISES + "-yearly";
    private static final String ROUNDS = ENTERPRISES + "-rounds";
    private static final String PLOTS = "construction-land-register";
    private static final String PROJECTS = "soil-remediation-project-pool";

    @Autowired
    private ApplicationContext context;

    /** Brings one row over by a workbook with the headings of our own template, and says how that ended. */
    private JsonNode brought(String register, Map<String, String> row) throws IOException {
        ByteArrayOutputStream book = new ByteArrayOutputStream();
        byte[] template = officer(BUREAU)
                .get("/api/intake/template.xlsx?target=registry.record&context=" + register + "@" + BUREAU)
                .expect(200)
                .bytes();
        try (XSSFWorkbook ours = new XSSFWorkbook(new ByteArrayInputStream(template));
                XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFSheet sheet = workbook.createSheet("记录");
            Row headings = sheet.createRow(0);
            Row cells = sheet.createRow(1);
            Set<String> known = new HashSet<>();
            for (Cell heading : ours.getSheetAt(0).getRow(0)) {
                headings.createCell(heading.getColumnIndex()).setCellValue(heading.getStringCellValue());
                cells.createCell(heading.getColumnIndex())
                        .setCellValue(row.getOrDefault(heading.getStringCellValue(), ""));
                known.add(heading.getStringCellValue());
            }
            assertThat(known).containsAll(row.keySet());
            workbook.write(book);
        }
        Client officer = officer(BUREAU);
        String job = officer.upload(
                        "/api/intake/jobs",
                        "名录.xlsx",
                        book.toByteArray(),
                        Map.of("target", "registry.record", "context", register + "@" + BUREAU))
                .expect(202)
                .json()
                .path("id")
                .asString();
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(() -> job(officer, job)
                        .path("state")
                        .asString()
                        .matches("done|parked|mapping|refused|failed|unchanged"));
        return job(officer, job);
    }

    private static JsonNode job(Client client, String id) {
        return client.get("/api/intake/jobs/" + id).expect(200).json();
    }

    private JsonNode named(String register, String name) {
        JsonNode page = reviewer()
                .get("/api/registers/" + register + "/records?words=" + encoded(name))
                .expect(200)
                .json();
        assertThat(page.path("records").size()).as(page.toString()).isEqualTo(1);
        return reviewer()
                .get("/api/registers/" + register + "/records/"
                        + page.path("records").get(0).path("id").asString())
                .expect(200)
                .json();
    }

    private JsonNode enterprise(String name, String number) throws IOException {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("名录编号", number);
        row.put("同步日期", "2026-04-01");
        row.put("企业名称", name);
        row.put("所在区镇", "八坼街道");
        row.put("监管单位", "生态环境局");
        row.put("名单年度", "2026");
        JsonNode job = brought(ENTERPRISES, row);
        assertThat(job.path("taken").asInt()).as(job.toString()).isEqualTo(1);
        return named(ENTERPRISES, name);
    }

    @Test
    @ShowsPoint("soil-key-enterprise-list#1")
    void aResultIsDueOfEveryListedEnterpriseAndWhoIsLateIsPublic() throws IOException {
        JsonNode enterprise = enterprise("测试表面处理公司", "测试TR-1");
        String year = String.valueOf(today().getYear());
        Morning.comes(context);
        Morning.comes(context);

        assertThat(found(YEARLY, "{'field': 'enterprise', 'is': '%s'}".formatted(id(enterprise))))
                .containsExactly("测试表面处理公司 " + year + "年");
        JsonNode due = named(YEARLY, "测试表面处理公司 " + year + "年");
        assertThat(said(due, "due_on")).isEqualTo(year + "-12-31");
        assertThat(published(YEARLY, due.path("name").asString()).path("state").asString())
                .isEqualTo("待报");

        change(due, "{'due_on': '%s'}".formatted(today().minusDays(1)));
        Morning.comes(context);

        JsonNode late = now(due);
        assertThat(late.path("state").asString()).isEqualTo("late");
        assertThat(flags(late)).contains("late");
        JsonNode shown = published(YEARLY, due.path("name").asString());
        assertThat(shown.path("state").asString()).isEqualTo("逾期未报");
        assertThat(shown.path("values").path("enterprise").asString()).isEqualTo(id(enterprise));
        assertThat(toDos(officer(BUREAU))).contains("年度监测结果应报：测试表面处理公司");
    }

    @Test
    @ShowsPoint("soil-key-enterprise-list#2")
    void theNextRoundIsPlannedFiveYearsAfterTheLastOne() throws IOException {
        JsonNode enterprise = enterprise("测试周边企业", "测试TR-2");
        for (String object : List.of(
                "'object': 'enterprise', 'enterprise': '%s'".formatted(id(enterprise)),
                "'object': 'park', 'park': '测试工业园'")) {
            JsonNode round = create(ROUNDS, """
                    {'title': '测试轮次', %s, 'town': 'area-bache', 'owner_unit': '%s', 'last_round_on': '2016-05-01',
                     'planned_on': '2021-06-01'}""".formatted(object, BUREAU));
            assertThat(flags(round)).contains("beyond-five-years", "late");
            round = change(round, "{'planned_on': '2021-04-20'}");
            assertThat(flags(round)).doesNotContain("beyond-five-years");

            move(
                    head(BUREAU),
                    round,
                    "finish",
                    "{'done_on': '2021-03-15', 'points': '6', 'upload_state': 'uploaded', 'report': ['%s']}"
                            .formatted(file()));

            String key = object.contains("park")
                    ? "'field': 'park', 'is': '测试工业园'"
                    : "'field': 'enterprise', 'is': '%s'".formatted(id(enterprise));
            assertThat(found(ROUNDS, "{'all': [{%s}, {'state': 'planned'}]}".formatted(key)))
                    .hasSize(1);
            JsonNode next = reviewer()
                    .get("/api/registers/" + ROUNDS + "/records?where="
                            + encoded("{'all': [{%s}, {'state': 'planned'}]}"
                                    .formatted(key)
                                    .replace('\'', '"')))
                    .json()
                    .path("records")
                    .get(0);
            next = reviewer()
                    .get("/api/registers/" + ROUNDS + "/records/" + id(next))
                    .json();
            assertThat(said(next, "last_round_on")).isEqualTo("2021-03-15");
            assertThat(said(next, "planned_on")).isEqualTo("2026-03-15");
            assertThat(said(next, "in_five_years")).isEqualTo("true");
        }
    }

    @Test
    @ShowsPoint("soil-key-enterprise-list#3")
    void everyDataSetSaysWhetherItWasUploadedAndAccepted() throws IOException {
        JsonNode enterprise = enterprise("测试上传企业", "测试TR-3");
        JsonNode yearly = create(YEARLY, """
                {'title': '测试上传企业 2031年', 'enterprise': '%s', 'year': '2031', 'town': 'area-bache', 'owner_unit': '%s',
                 'due_on': '2031-12-31'}""".formatted(id(enterprise), BUREAU));
        yearly = move(
                officer(BUREAU),
                yearly,
                "submit",
                "{'submitted_on': '2031-10-01', 'soil_points': '8', 'groundwater_points': '3', 'report': ['%s']}"
                        .formatted(file()));
        assertThat(flags(yearly)).contains("not-uploaded");
        tryMove(yearly, "accept", "{'published_on': '2031-10-20'}").expectProblem(422, "registry.move-needs");
        yearly = move(yearly, "accept", "{'published_on': '2031-10-20', 'upload_state': 'returned'}");
        assertThat(flags(yearly)).contains("not-uploaded");
        yearly = change(yearly, "{'upload_state': 'accepted', 'uploaded_on': '2031-10-25', 'upload_receipt': '回执-1'}");

        assertThat(flags(yearly)).doesNotContain("not-uploaded");
        assertThat(part(figure(YEARLY, "uploaded-share"), "year", "2031")).isEqualTo("100.0");
        JsonNode round = create(ROUNDS, """
                {'title': '测试上传轮次', 'object': 'park', 'park': '测试上传园', 'town': 'area-bache', 'owner_unit': '%s',
                 'planned_on': '2026-05-01'}""".formatted(BUREAU));
        String done = "{'done_on': '2026-05-01', 'points': '4', 'report': ['%s']%s}";
        tryMove(head(BUREAU), round, "finish", done.formatted(file(), "")).expectProblem(422, "registry.move-needs");
        round = move(head(BUREAU), round, "finish", done.formatted(file(), ", 'upload_state': 'not-uploaded'"));
        assertThat(flags(round)).contains("not-uploaded");
        assertThat(flags(change(round, "{'upload_state': 'accepted'}"))).doesNotContain("not-uploaded");
    }

    private Map<String, String> plot(String name, String state) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("记录状态", state);
        row.put("地块名称", name);
        row.put("地块编码", "编码" + name);
        row.put("宗地代码", "宗地" + name);
        row.put("所在区镇", "八坼街道");
        row.put("建档单位", "生态环境局");
        return row;
    }

    private JsonNode suspected(String name) throws IOException {
        JsonNode job = brought(PLOTS, plot(name, "疑似污染"));
        assertThat(job.path("taken").asInt()).as(job.toString()).isEqualTo(1);
        return named(PLOTS, name);
    }

    private JsonNode listed(String name) throws IOException {
        JsonNode plot = suspected(name);
        move(
                plot,
                "investigate",
                "{'investigation_on': '2024-02-01', 'exceeds': true, 'investigation_report': ['%s']}"
                        .formatted(file()));
        move(
                plot,
                "assess",
                "{'assessment_on': '2024-06-01', 'needs_control': true, 'assessment_report': ['%s']}"
                        .formatted(file()));
        return move(plot, "enter", """
                {'list_no': '编号%s', 'synced_on': '2024-09-01', 'entered_on': '2024-08-20', 'entry_notice': ['%s']}
                """.formatted(name, file()));
    }

    private JsonNode removed(JsonNode plot) {
        move(plot, "start", "{'measure': 'in-situ', 'plan_on': '2024-10-01', 'started_on': '2024-11-01'}");
        move(
                plot,
                "effect",
                "{'effect_on': '2025-09-01', 'effect_reached': true, 'effect_report': ['%s']}".formatted(file()));
        return move(
                plot,
                "remove",
                "{'removed_on': '2025-12-01', 'synced_on': '2025-12-02', 'removal_notice': ['%s']}".formatted(file()));
    }

    @Test
    @ShowsPoint("construction-land-register#1")
    void aPlotEntersAfterInvestigationAndAssessmentAndLeavesAfterTheEffectOnly() throws IOException {
        JsonNode plot = suspected("测试化工地块");
        String entry =
                "{'list_no': '测试-9', 'synced_on': '2024-09-01', 'entered_on': '2024-08-20', 'entry_notice': ['%s']}"
                        .formatted(file());
        tryMove(plot, "enter", entry).expectProblem(409, "registry.move-state");
        tryMove(plot, "investigate", "{'investigation_on': '2024-02-01', 'exceeds': true}")
                .expectProblem(422, "registry.move-needs");
        move(
                plot,
                "investigate",
                "{'investigation_on': '2024-02-01', 'exceeds': true, 'investigation_report': ['%s']}"
                        .formatted(file()));
        tryMove(plot, "enter", entry).expectProblem(409, "registry.move-state");
        move(
                plot,
                "assess",
                "{'assessment_on': '2024-06-01', 'needs_control': true, 'assessment_report': ['%s']}"
                        .formatted(file()));
        move(plot, "enter", entry);
        tryMove(plot, "remove", "{}").expectProblem(409, "registry.move-state");
        move(plot, "start", "{'measure': 'in-situ', 'plan_on': '2024-10-01', 'started_on': '2024-11-01'}");
        tryMove(plot, "remove", "{}").expectProblem(409, "registry.move-state");
        move(
                plot,
                "effect",
                "{'effect_on': '2025-09-01', 'effect_reached': false, 'effect_report': ['%s']}".formatted(file()));
        String removal =
                "{'removed_on': '2025-12-01', 'synced_on': '2025-12-02', 'removal_notice': ['%s']}".formatted(file());
        tryMove(plot, "remove", removal).expectProblem(409, "registry.move-when");
        move(plot, "again", "{}");
        move(
                plot,
                "effect",
                "{'effect_on': '2025-10-01', 'effect_reached': true, 'effect_report': ['%s']}".formatted(file()));

        assertThat(move(plot, "remove", removal).path("state").asString()).isEqualTo("removed");
    }

    @Test
    @ShowsPoint("construction-land-register#1")
    void aWorkbookBringsNoPlotOntoTheListThatNobodyInvestigated() throws IOException {
        Map<String, String> row = plot("测试绕行地块", "在名录内");
        row.put("省名录编号", "测试-8");
        row.put("同步日期", "2024-09-01");
        row.put("列入日期", "2024-08-20");
        JsonNode job = brought(PLOTS, row);

        assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("parked");
        assertThat(officer(BUREAU)
                        .get("/api/intake/jobs/" + id(job) + "/rows?state=parked")
                        .text())
                .contains("registry.import-way");
        row.put("调查报告日期", "2024-02-01");
        row.put("超过风险管控标准", "是");
        row.put("风险评估报告日期", "2024-06-01");
        row.put("评估认为需管控或修复", "是");
        assertThat(brought(PLOTS, row).path("taken").asInt()).isEqualTo(1);
    }

    @Test
    @ShowsPoint("construction-land-register#2")
    void landOfAListedPlotIsNeitherSoldNorBuiltOn() throws IOException {
        JsonNode plot = listed("测试阻断地块");
        String parcel = "宗地测试阻断地块";
        for (String kind : List.of("transfer", "use-change", "planning-permit", "building-permit")) {
            JsonNode matter = create(PLOTS + "-uses", """
                    {'title': '测试事项 %s', 'kind': '%s', 'parcel_no': '%s', 'town': 'area-bache', 'intended_use': 'residential',
                     'owner_unit': 'natural-resources-planning-bureau', 'asked_on': '2025-01-10'}""".formatted(kind, kind, parcel));
            assertThat(tryMove(matter, "pass", "{'decided_on': '2025-01-12'}")
                            .expectProblem(409, "registry.move-gate")
                            .text())
                    .contains("移出前不得出让");
        }
        assertThat(flags(plot)).contains("blocked");
        JsonNode answer = officer("natural-resources-planning-bureau")
                .get("/api/links/gates/plot-not-listed?parcel_no=" + encoded(parcel))
                .expect(200)
                .json();
        assertThat(answer.path("passes").asBoolean()).isFalse();

        removed(plot);
        JsonNode later = create(PLOTS + "-uses", """
                {'title': '测试移出后出让', 'kind': 'transfer', 'parcel_no': '%s', 'town': 'area-bache', 'intended_use': 'residential',
                 'owner_unit': 'natural-resources-planning-bureau', 'asked_on': '2026-01-10'}""".formatted(parcel));
        assertThat(move(later, "pass", "{'decided_on': '2026-01-12'}")
                        .path("state")
                        .asString())
                .isEqualTo("passed");
    }

    @Test
    @ShowsPoint("construction-land-register#3")
    void thePublicListShowsEntriesAndRemovalsWithTheirDays() throws IOException {
        JsonNode plot = listed("测试公开地块");
        JsonNode shown = published(PLOTS, "测试公开地块");
        assertThat(shown.path("state").asString()).isEqualTo("在名录内");
        assertThat(said(shown, "entered_on")).isEqualTo("2024-08-20");

        removed(plot);

        JsonNode after = published(PLOTS, "测试公开地块");
        assertThat(after.path("state").asString()).isEqualTo("已移出名录");
        assertThat(said(after, "entered_on")).isEqualTo("2024-08-20");
        assertThat(said(after, "removed_on")).isEqualTo("2025-12-01");
        suspected("测试未公开地块");
        assertThat(published(PLOTS, "测试未公开地块").isMissingNode()).isTrue();
    }

    private JsonNode project(String name, String more) {
        return create(PROJECTS, """
                {'project_name': '%s', 'town': 'area-bache', 'owner_unit': '%s', 'measure': 'in-situ', 'plan_year': '2033',
                 'cost': '120.50', 'approved_on': '2032-12-01'%s}""".formatted(name, BUREAU, more));
    }

    private JsonNode approved(JsonNode project) {
        return move(project, "approve", "{'approval_files': ['%s']}".formatted(file()));
    }

    @Test
    @ShowsPoint("soil-remediation-project-pool#1")
    void projectsGoThroughThePoolAndThePlanOfAYearIsAViewOfThem() {
        JsonNode candidate = project("测试候选项目", "");
        JsonNode project = approved(project("测试修复项目", ""));
        tryMove(project, "assess", "{}").expectProblem(409, "registry.move-state");
        move(project, "start", "{'contractor': '测试施工单位', 'started_on': '2033-03-01'}");
        move(project, "assess", """
                {'finished_on': '2033-09-01', 'assessed_on': '2033-10-01', 'effect_reached': true, 'effect_report': ['%s']}
                """.formatted(file()));
        project = move(project, "close", """
                {'filed_with': '省生态环境厅', 'filed_on': '2033-11-01', 'filing_no': '备案-1', 'filing_receipt': ['%s']}
                """.formatted(file()));

        assertThat(project.path("state").asString()).isEqualTo("closed");
        assertThat(reviewer().get(path(project) + "/history").json().findValuesAsString("state"))
                .contains("candidate", "approved", "running", "assessed", "closed");
        assertThat(found(PROJECTS, "{'all': [{'field': 'plan_year', 'is': '2033'}, {'state': 'confirmed'}]}"))
                .contains("测试修复项目")
                .doesNotContain("测试候选项目");
        assertThat(flags(candidate)).doesNotContain("late");
        assertThat(part(figure(PROJECTS, "yearly-cost"), "plan_year", "2033")).isNotEmpty();
    }

    @Test
    @ShowsPoint("soil-remediation-project-pool#2")
    void worksOutsideThePlaceNeedAReason() {
        JsonNode project = project("测试异地项目", ", 'off_site': true");
        assertThat(flags(project)).contains("off-site", "no-reason");
        tryMove(project, "approve", "{'approval_files': ['%s']}".formatted(file()))
                .expectProblem(409, "registry.move-when");
        project = change(project, "{'off_site_reason': '场地不足，送水泥窑协同处置'}");
        assertThat(said(approved(project), "off_site_reason")).isEqualTo("场地不足，送水泥窑协同处置");

        JsonNode later = approved(project("测试后改异地项目", ""));
        change(later, "{'off_site': true}");
        tryMove(later, "start", "{'contractor': '测试施工单位', 'started_on': '2033-03-01'}")
                .expectProblem(409, "registry.move-when");
    }

    @Test
    @ShowsPoint("soil-remediation-project-pool#3")
    void filingIsRecordedWithItsReceipt() {
        JsonNode project = approved(project("测试备案项目", ""));
        assertThat(flags(project)).contains("not-filed");
        move(project, "start", "{'contractor': '测试施工单位', 'started_on': '2033-03-01'}");
        move(project, "assess", """
                {'finished_on': '2033-09-01', 'assessed_on': '2033-10-01', 'effect_reached': true, 'effect_report': ['%s']}
                """.formatted(file()));
        String filing = "{'filed_with': '省生态环境厅', 'filed_on': '2033-11-01', 'filing_no': '备案-2'%s}";
        tryMove(project, "close", filing.formatted("")).expectProblem(422, "registry.move-needs");
        project = change(project, filing.formatted(", 'filing_receipt': ['%s']".formatted(file())));
        assertThat(flags(project)).doesNotContain("not-filed");
        project = move(project, "close", "{}");

        assertThat(said(project, "filing_no")).isEqualTo("备案-2");
        assertThat(project.path("files").toString()).contains("佐证.pdf");
    }
}
