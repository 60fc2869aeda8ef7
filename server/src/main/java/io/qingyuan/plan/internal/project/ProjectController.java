package io.qingyuan.plan.internal.project;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import io.qingyuan.plan.DutyProblem;
import io.qingyuan.plan.internal.project.ProjectViews.DetailView;
import io.qingyuan.plan.internal.project.ProjectViews.PageView;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.sheets.SheetNote;
import io.qingyuan.sheets.Sheets;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Clamp;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Key projects (重点项目) of the plan. */
@RestController
@RequestMapping("/api/plan/projects")
class ProjectController {

    private static final String KIND = ProjectService.KIND;

    private final ProjectDesk desk;
    private final ProjectService service;
    private final ProjectColumns columns;
    private final Clamp clamp;

    ProjectController(ProjectDesk desk, ProjectService service, ProjectColumns columns, Clamp clamp) {
        this.desk = desk;
        this.service = service;
        this.columns = columns;
        this.clamp = clamp;
    }

    /** Why something is taken back. */
    record ProjectWithdrawalRequest(@Nullable String reason) {}

    @GetMapping
    @Permit(kind = KIND, verb = Verb.READ)
    PageView projects(
            AsOf asOf,
            @RequestParam(required = false) @Nullable String domain,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String warning,
            @RequestParam(required = false) @Nullable String q) {
        service.turnTheMonth();
        return desk.page(new ProjectDesk.Filter(domain, unit, year, state, warning, q), asOf);
    }

    @GetMapping("/export.xlsx")
    @Permit(kind = KIND, verb = Verb.READ)
    void exportProjects(
            Actor actor,
            AsOf asOf,
            Locale locale,
            HttpServletResponse response,
            @RequestParam(required = false) @Nullable String domain,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String warning,
            @RequestParam(required = false) @Nullable String q)
            throws IOException {
        var filter = new ProjectDesk.Filter(domain, unit, year, state, warning, q);
        SheetNote note = SheetNote.of("重点项目", "Key projects", asOf.at(), actor.name())
                .filter("领域 / domain", domain)
                .filter("单位 / unit", unit)
                .filter("年份 / year", year)
                .filter("状态 / state", state)
                .filter("提醒 / warning", warning)
                .filter("查找 / search", q);
        Sheets.send(response, locale, note, columns.of(locale), desk.rows(filter, asOf).stream());
    }

    @GetMapping("/{number}")
    @Permit(kind = KIND, verb = Verb.READ)
    DetailView project(Actor actor, AsOf asOf, @PathVariable int number) {
        return desk.detail(actor, number, asOf);
    }

    @PostMapping("/{number}/reports")
    @Permit(kind = KIND, verb = Verb.WRITE)
    DetailView reportProject(Actor actor, @PathVariable int number, @RequestBody ReportRequest request) {
        service.report(actor, number, request);
        return desk.detail(actor, number, clamp.now());
    }

    @PostMapping("/{number}/reports/{month}/withdrawal")
    @Permit(kind = KIND, verb = Verb.WRITE)
    DetailView withdrawProjectReport(
            Actor actor,
            @PathVariable int number,
            @PathVariable String month,
            @RequestBody ProjectWithdrawalRequest request) {
        service.withdrawReport(actor, number, month(month), request.reason());
        return desk.detail(actor, number, clamp.now());
    }

    /** The entries of a project's money that hold, by year and source. */
    @GetMapping("/{number}/money.xlsx")
    @Permit(kind = KIND, verb = Verb.READ)
    void exportMoney(Actor actor, AsOf asOf, Locale locale, HttpServletResponse response, @PathVariable int number)
            throws IOException {
        DetailView detail = desk.detail(actor, number, asOf);
        SheetNote note = SheetNote.of("工程资金", "Money of a project", asOf.at(), actor.name())
                .filter("项目 / project", detail.row().title().in(locale));
        Sheets.send(response, locale, note, columns.money(detail, locale), detail.money().stream());
    }

    @PostMapping("/{number}/money")
    @Permit(kind = KIND, verb = Verb.WRITE)
    DetailView enterProjectMoney(Actor actor, @PathVariable int number, @RequestBody MoneyRequest request) {
        service.enterMoney(actor, number, request);
        return desk.detail(actor, number, clamp.now());
    }

    @PostMapping("/{number}/money/{year}/{source}/withdrawal")
    @Permit(kind = KIND, verb = Verb.WRITE)
    DetailView withdrawProjectMoney(
            Actor actor,
            @PathVariable int number,
            @PathVariable int year,
            @PathVariable String source,
            @RequestBody ProjectWithdrawalRequest request) {
        service.withdrawMoney(actor, number, year, source, request.reason());
        return desk.detail(actor, number, clamp.now());
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            throw new ProblemException(DutyProblem.NOT_A_DATE, text);
        }
    }
}
