package io.qingyuan.links.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.casework.CaseId;
import io.qingyuan.casework.Cases;
import io.qingyuan.identity.Role;
import io.qingyuan.support.Api;
import io.qingyuan.support.Client;
import io.qingyuan.support.RecordSteps;
import io.qingyuan.support.ServerTest;
import io.qingyuan.support.ShowsPoint;
import io.qingyuan.support.WithPacks;
import io.qingyuan.time.Zone;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one engine sets off in another, as the shipped packs link them. */
@ServerTest
@WithPacks
class LinkedWorkTest {

    private static final String BUREAU = "ecology-environment-bureau";
    private static final String OPEN = "/api/public/registers";

    @Autowired
    private Api api;

    @Autowired
    private Triggers triggers;

    @Autowired
    private Cases cases;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private LocalDate today;

    @BeforeEach
    void today() {
        today = Zone.dayOf(clock.instant());
    }

    private static String unique(String name) {
        return name + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private List<Cases.Seen> about(String procedure, String field, String says) {
        List<Cases.Seen> found = new ArrayList<>();
        CaseId after = null;
        List<Cases.Seen> page;
        do {
            page = cases.of(procedure, after, 200);
            page.stream()
                    .filter(each -> each.values().path(field).asString("").equals(says))
                    .forEach(found::add);
            after = page.isEmpty() ? null : page.getLast().id();
        } while (page.size() == 200);
        return found;
    }

    private static void done(Client client, CaseId id, String step, String values) {
        JsonNode tasks = client.get("/api/cases/" + id).expect(200).json().path("tasks");
        for (JsonNode task : tasks) {
            if (task.path("node").asString().equals(step)) {
                client.post(
                                "/api/cases/tasks/" + task.path("id").asString() + "/done",
                                Map.of(
                                        "values",
                                        JsonMapper.shared().readTree(values.replace('\'', '"')),
                                        "signed",
                                        true))
                        .expect(200);
                return;
            }
        }
        throw new AssertionError("no task " + step + " in " + tasks);
    }

    // --- a yearly list
    // ------------------------------------------------------------------------------------------------

    @Test
    @ShowsPoint("cleaner-production-audit#1")
    void theYearlyListIsMadeOfTheRegisterByIndustryOnceAYearAndPublished() {
        Client officer = api.as(Role.DATA_OFFICER, BUREAU);
        Client head = api.as(Role.UNIT_HEAD, BUREAU);
        String due = unique("应审印染厂");
        String later = unique("明年应审电镀厂");
        for (String each : List.of(due, later)) {
            RecordSteps.create(officer, "cleaner-production-enterprises", """
                            {'enterprise_name': '%s', 'industry': 'printing-dyeing', 'town': 'area-shengze', 'owner_unit': '%s',
                             'ground': '双超', 'audit_year': '2026', 'list_from': '%s'}""".formatted(
                                    each, BUREAU, each.equals(due) ? today : today.plusDays(30)))
                    .as(head)
                    .move("confirm");
        }

        triggers.due();
        triggers.due();

        assertThat(about("cleaner-production-audit", "enterprise", later)).isEmpty();
        List<Cases.Seen> listed = about("cleaner-production-audit", "enterprise", due);
        assertThat(listed).as("once for a year").hasSize(1);
        assertThat(listed.getFirst().values().path("list_year").asString()).isEqualTo("2026");
        JsonNode byIndustry = officer.get("/api/cases/procedures/cleaner-production-audit/totals/due_by_industry")
                .expect(200)
                .json();
        assertThat(byIndustry.toString()).contains("印染", "2026");
        String list = "/api/public/cases/cleaner-production-audit";
        assertThat(api.visitor().get(list).expect(200).text()).doesNotContain(due);
        done(
                officer,
                listed.getFirst().id(),
                "publish",
                "{'published_on': '%s', 'audit_due': '%s'}".formatted(today, today.plusDays(90)));
        assertThat(api.visitor().get(list).expect(200).text()).contains(due, "印染");
    }

    // --- the public
    // ---------------------------------------------------------------------------------------------------

    private Client visitor(int number) {
        Client visitor = api.visitor().from("10.7.0." + number);
        visitor.get("/api/session");
        return visitor;
    }

    private Client.Reply send(Client visitor, String register, Map<String, String> values) {
        String ticket = visitor.post(OPEN + "/challenges", Map.of())
                .expect(200)
                .json()
                .path("id")
                .asString();
        String answer = jdbc.sql("select answer from registry.challenge where id = cast(:id as uuid)")
                .param("id", ticket)
                .query(String.class)
                .single();
        visitor.post(OPEN + "/challenges/" + ticket, Map.of("answer", answer)).expect(200);
        return visitor.post(OPEN + "/" + register + "/reports", Map.of("ticket", ticket, "values", values));
    }

    private static Map<String, String> booking(String matter, LocalDate day) {
        return Map.of(
                "matter", matter, "citizen", "示例市民", "contact", "139", "reception_on", day.toString(), "slot", "9:30");
    }

    @Test
    @ShowsPoint({"director-reception-day#1", "director-reception-day#2", "director-reception-day#3"})
    void aBookingOfAnAnnouncedDayBecomesACaseItsPromisesTasksAndTheCitizenReadsTheResult() {
        Client officer = api.as(Role.DATA_OFFICER, BUREAU);
        Client reviewer = api.as(Role.DATA_REVIEWER, BUREAU);
        Client head = api.as(Role.UNIT_HEAD, BUREAU);
        LocalDate day = today.plusDays(12);
        Client citizen = visitor(1);
        String matter = unique("夜间施工噪声");
        send(citizen, "reception-days", booking(matter, day)).expectProblem(422, "registry.invalid");
        RecordSteps.create(officer, "reception-days", """
                        {'day_title': '%s', 'owner_unit': '%s', 'reception_on': '%s', 'place': '局会议室', 'director': '局长', 'places': '1'}""".formatted(unique("接访日"), BUREAU, day))
                .as(head)
                .move("announce");
        assertThat(citizen.get(OPEN + "/reception-days")
                        .expect(200)
                        .json()
                        .path("slots")
                        .toString())
                .contains(day.toString());
        JsonNode taken = send(citizen, "reception-days", booking(matter, day))
                .expect(200)
                .json();
        send(visitor(2), "reception-days", booking(unique("另一件"), day))
                .expectProblem(422, "registry.invalid"); // one place only

        String number = taken.path("number").asString();
        reviewer.post(
                        "/api/registers/reception-days/reports/" + number + "/acceptance",
                        Map.of("said", "已受理", "values", Map.of("owner_unit", BUREAU)))
                .expect(200);
        Cases.Seen opened = about("director-reception-day", "matter", matter).getFirst();
        assertThat(opened.values().path("reception_on").asString()).isEqualTo(day.toString());
        done(reviewer, opened.id(), "prepare", "{'background': '许可已过期'}");
        assertThat(api.office().get("/api/cases/" + opened.id()).status())
                .as("not for who does not handle it")
                .isEqualTo(404);

        String promise = unique("两周内完成整改");
        done(head, opened.id(), "receive", """
                {'record_text': '来访人反映夜间施工', 'promises': [
                  {'promise': '%s', 'promise_by': '%s', 'promise_unit': 'housing-construction-bureau'},
                  {'promise': '%s二', 'promise_by': '%s', 'promise_unit': '%s'}], 'promise_due': '%s'}""".formatted(
                        promise, today.plusDays(14), promise, today.plusDays(20), BUREAU, today.plusDays(20)));
        List<Cases.Seen> tasks =
                about("reception-promise", "reception", opened.id().toString());
        assertThat(tasks).hasSize(2);
        Cases.Seen first = about("reception-promise", "promise", promise).getFirst();
        Client handler = api.as(Role.DATA_OFFICER, "housing-construction-bureau");
        JsonNode task = handler.get("/api/cases/" + first.id())
                .expect(200)
                .json()
                .path("tasks")
                .get(0);
        assertThat(task.path("due").asString()).isEqualTo(today.plusDays(14).toString());
        assertThat(handler.get("/api/worklist").expect(200).text()).contains(first.number());
        assertThat(handler.get("/api/cases/" + opened.id()).status())
                .as("the record itself stays closed to who only carries out a promise")
                .isEqualTo(404);
        done(handler, first.id(), "carry_out", "{'result_text': '已停止夜间施工'}");

        String follow =
                OPEN + "/reports/" + number + "?query=" + taken.path("query").asString();
        assertThat(citizen.get(follow).expect(200).json().path("shown")).isEmpty();
        done(reviewer, opened.id(), "carry_out", "{'result_text': '均已办结'}");
        done(officer, opened.id(), "answer", "{'answered_on': '%s', 'answer_text': '已整改，夜间不再施工'}".formatted(today));
        assertThat(citizen.get(follow).expect(200).text()).contains("来访人反映夜间施工", "已整改，夜间不再施工");
        visitor(3).get(OPEN + "/reports/" + number + "?query=AAAAAAAA").expectProblem(404, "registry.no-report");
        assertThat(head.get("/api/registers/reception-bookings/records/"
                                + opened.values().path("booking").asString())
                        .expect(200)
                        .text())
                .as("closed in the register too")
                .doesNotContain("来访人反映夜间施工", "示例市民");
    }

    @Test
    @ShowsPoint("public-hearing#1")
    void anAnnouncementOpensRegistrationAndParticipantsAreChosenByAVisibleRule() {
        Client officer = api.as(Role.DATA_OFFICER, BUREAU);
        Client head = api.as(Role.UNIT_HEAD, BUREAU);
        Client reviewer = api.as(Role.DATA_REVIEWER, BUREAU);
        String announced = unique("TZ");
        Map<String, String> registration =
                Map.of("hearing_no", announced, "applicant", "示例居民甲", "stands_for", "相邻小区", "contact", "139");
        Client citizen = visitor(10);
        assertThat(send(citizen, "hearing-announcements", registration)
                        .expect(422)
                        .text())
                .contains("registry.report-closed");
        RecordSteps announcement = RecordSteps.create(officer, "hearing-announcements", """
                        {'matter': '焚烧项目听证 %s', 'hearing_no': '%s', 'owner_unit': '%s', 'hearing_on': '%s', 'place': '局会议室',
                         'registration_until': '%s', 'seats': '1', 'rule': '按报名先后，利害关系人优先'}""".formatted(
                                announced, announced, BUREAU, today.plusDays(30), today))
                .as(head)
                .move("announce");
        assertThat(visitor(11)
                        .get(OPEN + "/hearing-announcements/records?words=" + announced)
                        .expect(200)
                        .text())
                .contains("按报名先后，利害关系人优先");

        List<JsonNode> taken = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            JsonNode sent = send(visitor(12 + i), "hearing-announcements", registration)
                    .expect(200)
                    .json();
            reviewer.post(
                            "/api/registers/hearing-announcements/reports/"
                                    + sent.path("number").asString() + "/acceptance",
                            Map.of("said", "已登记", "values", Map.of("owner_unit", BUREAU, "hearing", announcement.id())))
                    .expect(200);
            taken.add(sent);
        }
        JsonNode items = head.get("/api/registers/hearing-registrations/records?where="
                        + URLEncoder.encode(
                                "{\"field\":\"hearing_no\",\"is\":\"" + announced + "\"}", StandardCharsets.UTF_8))
                .expect(200)
                .json()
                .path("records");
        assertThat(items).hasSize(2);
        String records = "/api/registers/hearing-registrations/records/";
        String first = items.get(0).path("id").asString();
        head.post(records + first + "/moves/choose", Map.of("version", 1)).expectProblem(422, "registry.move-needs");
        head.post(
                        records + first + "/moves/choose",
                        Map.of("version", 1, "values", Map.of("rank", "1", "outcome_text", "第一个报名的利害关系人")))
                .expect(200);
        head.post(
                        records + items.get(1).path("id").asString() + "/moves/pass-over",
                        Map.of("version", 1, "values", Map.of("rank", "2", "outcome_text", "名额已满，按报名先后")))
                .expect(200);
        String told = "";
        for (JsonNode each : taken) {
            told += visitor(15)
                    .get(OPEN + "/reports/" + each.path("number").asString() + "?query="
                            + each.path("query").asString())
                    .expect(200)
                    .text();
        }
        assertThat(told).contains("第一个报名的利害关系人", "名额已满，按报名先后");
        announcement.move("end");
        assertThat(send(visitor(16), "hearing-announcements", registration).status())
                .as("registration is over")
                .isEqualTo(422);
    }

    // --- gates
    // --------------------------------------------------------------------------------------------------------

    private void confirmed(String register, String values) {
        RecordSteps.create(api.as(Role.DATA_OFFICER, "transport-bureau"), register, values)
                .as(api.as(Role.UNIT_HEAD, "transport-bureau"))
                .move("confirm");
    }

    @Test
    @ShowsPoint("vessel-waste-chain#3")
    void evaluationsAndViolationsDecideRenewalOrWithdrawal() {
        String firm = "gate-vessel-firm";
        api.post(Role.DATA_OFFICER, firm);
        RecordSteps admission = RecordSteps.create(
                        api.as(Role.DATA_OFFICER, "transport-bureau"), "vessel-waste-firms", """
                        {'admission_title': '判定测试准入', 'firm': '%s', 'owner_unit': 'transport-bureau',
                         'pollutants': [{'pollutant': 'sewage'}]}""".formatted(firm))
                .as(api.as(Role.UNIT_HEAD, "transport-bureau"))
                .move("admit", "{'admitted_on': '2026-01-01', 'admitted_until': '2026-12-31'}");
        String renewal = "{'admitted_until': '2028-12-31'}";
        String withdrawal = "{'withdrawn_on': '2026-11-29'}";
        admission.tryMoving("renew", renewal).expectProblem(409, "registry.move-gate"); // nobody has evaluated it
        confirmed("vessel-waste-firms-evaluations", """
                {'evaluation': '年度评价', 'admission': '%s', 'owner_unit': 'transport-bureau', 'evaluated_on': '%s', 'passed': true}""".formatted(admission.id(), today.minusDays(10)));
        admission.tryMoving("withdraw", withdrawal).expectProblem(409, "registry.move-gate");
        admission.move("renew", renewal);
        assertThat(admission.read().at("/values/admitted_until").asString()).isEqualTo("2028-12-31");

        confirmed("vessel-waste-firms-violations", """
                {'violation': '偷排油污水', 'admission': '%s', 'owner_unit': 'transport-bureau', 'found_on': '%s', 'grave': true}""".formatted(admission.id(), today.minusDays(1)));
        admission.tryMoving("renew", renewal).expectProblem(409, "registry.move-gate");
        admission.move("withdraw", withdrawal);
        assertThat(admission.state()).isEqualTo("withdrawn");
        assertThat(api.office()
                        .get("/api/links/gates/vessel-firm-withdrawn?@id=" + admission.id())
                        .expect(200)
                        .json()
                        .path("passes")
                        .asBoolean())
                .as("the same answer for who asks")
                .isTrue();
    }

    private CaseId phasedOut(String enterprise, String measure) {
        Client industry = api.as(Role.DATA_OFFICER, "industry-it-bureau");
        CaseId id =
                opened(industry, "obsolete-capacity-phaseout", """
                {'enterprise': '%s', 'area': 'area-pingwang', 'ground': '限制类产能', 'measure': '%s', 'phaseout_due': '%s',
                 'list_year': '2026', 'energy_released': '1'}""".formatted(enterprise, measure, today.plusDays(90)));
        for (String unit : List.of(BUREAU, "development-reform-commission")) {
            Client client = api.as(Role.DATA_OFFICER, unit);
            for (JsonNode task :
                    client.get("/api/cases/" + id).expect(200).json().path("tasks")) {
                if (task.path("mine").asBoolean()) {
                    client.post(
                                    "/api/cases/tasks/" + task.path("id").asString() + "/done",
                                    Map.of("signed", false, "values", Map.of("agreement_opinion", "同意")))
                            .expect(200);
                }
            }
        }
        done(industry, id, "publish", "{'published_on': '%s'}".formatted(today));
        return id;
    }

    private static CaseId opened(Client client, String procedure, String values) {
        return CaseId.of(client.post(
                        "/api/cases",
                        Map.of(
                                "procedure",
                                procedure,
                                "values",
                                JsonMapper.shared().readTree(values.replace('\'', '"'))))
                .expect(201)
                .json()
                .path("id")
                .asString());
    }

    @Test
    @ShowsPoint("obsolete-capacity-phaseout#4")
    void anEnterpriseOnThePhaseOutListGetsNoNewTotals() {
        String enterprise = unique("名单内印染厂");
        RecordSteps application = RecordSteps.create(
                        api.as(Role.DATA_OFFICER, BUREAU), "pollutant-total-applications", """
                        {'enterprise': '%s', 'owner_unit': '%s', 'pollutant': '化学需氧量', 'amount': '1.5', 'applied_on': '%s'}""".formatted(
                                        enterprise, BUREAU, today))
                .as(api.as(Role.UNIT_HEAD, BUREAU));
        phasedOut(enterprise, "close");

        String decided = "{'decided_on': '%s'}".formatted(today);
        Client.Reply refused = application.tryMoving("approve", decided).expectProblem(409, "registry.move-gate");
        assertThat(refused.text()).contains("不得获得新增总量");
        assertThat(application.state()).isEqualTo("applied");
        RecordSteps.create(api.as(Role.DATA_OFFICER, BUREAU), "pollutant-total-applications", """
                        {'enterprise': '%s', 'owner_unit': '%s', 'pollutant': '化学需氧量', 'amount': '1.5', 'applied_on': '%s'}""".formatted(
                                unique("名单外企业"), BUREAU, today))
                .as(api.as(Role.UNIT_HEAD, BUREAU))
                .move("approve", decided);
    }

    // --- what is held against each other
    // -------------------------------------------------------------------------------

    @Test
    @ShowsPoint("demolition-safety-plan#3")
    void plantsClosedOrMovedWithoutAPlanAreFoundByHoldingTheListAgainstThePlans() {
        String none = unique("无方案关停厂");
        String filed = unique("有方案搬迁厂");
        String unfiled = unique("方案未备案厂");
        String converted = unique("转产厂");
        phasedOut(none, "close");
        phasedOut(filed, "move");
        phasedOut(unfiled, "close");
        phasedOut(converted, "convert");
        Client bureau = api.as(Role.DATA_OFFICER, BUREAU);
        for (String plant : List.of(filed, unfiled)) {
            CaseId plan = opened(bureau, "demolition-safety-plan", """
                    {'plant': '%s', 'area': 'area-pingwang', 'planned_start': '%s', 'on_phaseout_list': true, 'plan_text': '清空'}""".formatted(plant, today.plusDays(60)));
            if (plant.equals(filed)) {
                done(bureau, plan, "check_plan", "{'plan_filed': true}");
            }
        }

        String found = joined(api.office(), "phased-out-without-plan");
        assertThat(found).contains(none, unfiled).doesNotContain(filed, converted);
        assertThat(joined(api.as(Role.DATA_OFFICER, "statistics-bureau"), "phased-out-without-plan"))
                .as("only what one may read")
                .doesNotContain(none);
    }

    private static String joined(Client client, String join) {
        StringBuilder all = new StringBuilder();
        String after = "";
        do {
            JsonNode page =
                    client.get("/api/links/joins/" + join + after).expect(200).json();
            all.append(page.path("items"));
            after = page.has("next") ? "?after=" + page.path("next").asString() : "";
        } while (!after.isEmpty());
        return all.toString();
    }

    // --- what bars an application
    // ---------------------------------------------------------------------------------------

    @Test
    @ShowsPoint("inspection-rectification-ledger#2")
    void aProblemPastItsPlannedDateIsShownAndIsCircumstanceAOfTheSelfCheck() {
        Client office = api.office();
        Client lead = api.as(Role.DATA_OFFICER, "water-bureau");
        String late = unique("督察指出的重大问题");
        String minor = unique("一般问题");
        String inTime = unique("未到期的重大问题");
        LocalDate planned = today.minusDays(2);
        CaseId id = rectifying(office, lead, late, "major", planned);
        rectifying(office, lead, minor, "ordinary", planned);
        rectifying(office, lead, inTime, "major", today.plusDays(30));
        done(lead, id, "report", "{'progress_percent': '40', 'progress_text': '管网未完工'}");

        assertThat(office.get("/api/cases/" + id)
                        .expect(200)
                        .json()
                        .path("flags")
                        .toString())
                .contains("past_plan");
        triggers.due();
        triggers.due();
        String check = circumstance(today);
        assertThat(check).containsOnlyOnce(late).doesNotContain(minor, inTime);
        assertThat(check).contains("vetoed");
        String event = jdbc.sql(
                        "select event_id::text from plan.veto_event_version where summary = :summary and superseded_at = 'infinity'")
                .param("summary", late)
                .query(String.class)
                .single();
        office.post("/api/plan/conditions/events/" + event + "/withdraw", Map.of("reason", "试完"))
                .expect(200);
        triggers.due();
        assertThat(circumstance(today))
                .as("taken back by a person, it stays so")
                .doesNotContain(late);
    }

    private CaseId rectifying(Client office, Client lead, String problem, String grade, LocalDate planned) {
        CaseId id = opened(office, "inspection-rectification-ledger", """
                {'problem': '%s', 'inspection': 'central', 'grade': '%s', 'found_on': '2026-05-01', 'lead_unit': 'water-bureau',
                 'area': 'area-shengze'}""".formatted(problem, grade));
        done(lead, id, "plan", """
                {'aim': '达标', 'measures': '建管网', 'planned_on': '%s',
                 'partners': [{'partner': 'housing-construction-bureau', 'duty': '管网'}]}""".formatted(planned));
        done(office, id, "approve", "{'plan_accepted': true}");
        done(api.as(Role.DATA_OFFICER, "housing-construction-bureau"), id, "work", "{'contribution': '部分完成'}");
        return id;
    }

    private String circumstance(LocalDate day) {
        JsonNode lines = api.office()
                .get("/api/plan/conditions?year=2025&applicationDay=" + day)
                .expect(200)
                .json()
                .path("lines");
        for (JsonNode line : lines) {
            if (line.toString().contains("\"cond-6a\"")) {
                return line.toString();
            }
        }
        throw new AssertionError("no cond-6a in " + lines);
    }
}
