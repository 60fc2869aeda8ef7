package io.qingyuan.plan.internal.commitment;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import io.qingyuan.plan.DutyProblem;
import io.qingyuan.plan.internal.commitment.CommitmentViews.ConflictView;
import io.qingyuan.plan.internal.commitment.CommitmentViews.DetailView;
import io.qingyuan.plan.internal.commitment.CommitmentViews.FilterView;
import io.qingyuan.plan.internal.commitment.CommitmentViews.PageView;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.sheets.SheetNote;
import io.qingyuan.sheets.Sheets;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Clamp;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Commitments (承诺事项) of the plan. */
@RestController
@RequestMapping("/api/plan")
class CommitmentController {

    private static final String KIND = CommitmentService.KIND;

    private final CommitmentDesk desk;
    private final CommitmentService service;
    private final CommitmentColumns columns;
    private final Clamp clamp;

    CommitmentController(CommitmentDesk desk, CommitmentService service, CommitmentColumns columns, Clamp clamp) {
        this.desk = desk;
        this.service = service;
        this.columns = columns;
        this.clamp = clamp;
    }

    /** Why something is taken back. */
    record ProgressWithdrawalRequest(@Nullable String reason) {}

    /** Which saying is used, and why. */
    record ConflictDecisionRequest(
            @Nullable String used, @Nullable String reason) {}

    /** Who answers. */
    record CommitmentOwnersRequest(
            @Nullable List<String> units, @Nullable String reason) {}

    @GetMapping("/commitments")
    @Permit(kind = KIND, verb = Verb.READ)
    PageView commitments(
            Actor actor,
            AsOf asOf,
            @RequestParam(required = false) @Nullable Integer chapter,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String town,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String indicator,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String conflict,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        service.turnTheDay();
        return desk.page(
                actor,
                new CommitmentFilter(chapter, year, unit, town, state, kind, indicator, project, conflict, q),
                asOf,
                after,
                limit);
    }

    @GetMapping("/commitments/export.xlsx")
    @Permit(kind = KIND, verb = Verb.READ)
    void exportCommitments(
            Actor actor,
            AsOf asOf,
            Locale locale,
            HttpServletResponse response,
            @RequestParam(required = false) @Nullable Integer chapter,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String town,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String indicator,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String conflict,
            @RequestParam(required = false) @Nullable String q)
            throws IOException {
        var filter = new CommitmentFilter(chapter, year, unit, town, state, kind, indicator, project, conflict, q);
        SheetNote note = SheetNote.of("承诺事项", "Commitments", asOf.at(), actor.name())
                .filter("章 / chapter", chapter)
                .filter("年份 / year", year)
                .filter("单位 / unit", unit)
                .filter("区镇 / town", town)
                .filter("状态 / state", state)
                .filter("类型 / kind", kind)
                .filter("指标 / indicator", indicator)
                .filter("项目 / project", project)
                .filter("矛盾 / conflict", conflict)
                .filter("查找 / search", q);
        Sheets.send(response, locale, note, columns.of(locale), desk.rows(actor, filter, asOf).stream());
    }

    @GetMapping("/commitments/filters")
    @Permit(kind = KIND, verb = Verb.READ)
    FilterView commitmentFilters(AsOf asOf) {
        return desk.filters(asOf);
    }

    @GetMapping("/commitments/{id}")
    @Permit(kind = KIND, verb = Verb.READ)
    DetailView commitment(Actor actor, AsOf asOf, @PathVariable String id) {
        return desk.detail(actor, id, asOf);
    }

    @PostMapping("/commitments/{id}/progress")
    @Permit(kind = KIND, verb = Verb.WRITE)
    DetailView reportProgress(Actor actor, @PathVariable String id, @RequestBody ProgressRequest request) {
        service.report(actor, id, request);
        return desk.detail(actor, id, clamp.now());
    }

    @PostMapping("/commitments/{id}/progress/{day}/withdrawal")
    @Permit(kind = KIND, verb = Verb.WRITE)
    DetailView withdrawProgress(
            Actor actor,
            @PathVariable String id,
            @PathVariable String day,
            @RequestBody ProgressWithdrawalRequest request) {
        service.withdraw(actor, id, day(day), request.reason());
        return desk.detail(actor, id, clamp.now());
    }

    @PostMapping("/commitments/{id}/owners")
    @Permit(kind = KIND, verb = Verb.CONFIRM)
    DetailView nameCommitmentOwners(
            Actor actor, @PathVariable String id, @RequestBody CommitmentOwnersRequest request) {
        service.nameOwners(actor, id, request.units() == null ? List.of() : request.units(), request.reason());
        return desk.detail(actor, id, clamp.now());
    }

    @GetMapping("/conflicts")
    @Permit(kind = KIND, verb = Verb.READ)
    List<ConflictView> conflicts(AsOf asOf) {
        return desk.conflicts(asOf);
    }

    @PostMapping("/conflicts/{id}/decision")
    @Permit(kind = KIND, verb = Verb.CONFIRM)
    List<ConflictView> decideConflict(
            Actor actor, @PathVariable String id, @RequestBody ConflictDecisionRequest request) {
        service.decide(actor, id, request.used(), request.reason());
        return desk.conflicts(clamp.now());
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new ProblemException(DutyProblem.NOT_A_DATE, text);
        }
    }
}
