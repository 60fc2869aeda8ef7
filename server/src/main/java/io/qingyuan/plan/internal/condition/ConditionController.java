package io.qingyuan.plan.internal.condition;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import io.qingyuan.plan.PlanModel;
import io.qingyuan.plan.PlanProblem;
import io.qingyuan.plan.Plans;
import io.qingyuan.plan.internal.owner.Owners;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.problem.RequestProblem;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.sheets.Column;
import io.qingyuan.sheets.SheetNote;
import io.qingyuan.sheets.Sheets;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Zone;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/plan/conditions")
class ConditionController {

    private final Eligibility eligibility;
    private final VetoEvents events;
    private final Owners owners;
    private final Plans plans;
    private final Clock clock;

    ConditionController(Eligibility eligibility, VetoEvents events, Owners owners, Plans plans, Clock clock) {
        this.eligibility = eligibility;
        this.events = events;
        this.owners = owners;
        this.plans = plans;
        this.clock = clock;
    }

    record EventRequest(
            @Nullable String circumstance,
            @Nullable LocalDate happenedOn,
            @Nullable String summary,
            @Nullable String document,
            @Nullable List<String> evidence) {}

    record Withdrawal(@Nullable String reason) {}

    record ConditionOwnerRequest(
            @Nullable String unit, @Nullable String note) {}

    record CheckRequest(@Nullable LocalDate applicationDay) {}

    record CheckView(String receipt, LocalDate applicationDay, String result) {}

    /** The conditions in a year, and which cases bar an application on a day. */
    @GetMapping
    @Permit(kind = "plan.indicator", verb = Verb.READ)
    EligibilityView list(
            @RequestParam @Nullable String plan,
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable LocalDate applicationDay,
            AsOf asOf) {
        return eligibility.view(plans.pick(asOf, plan, year), plans.year(year), orToday(applicationDay), asOf);
    }

    @GetMapping("/export.xlsx")
    @Permit(kind = "plan.indicator", verb = Verb.READ)
    void export(
            @RequestParam @Nullable String plan,
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable LocalDate applicationDay,
            AsOf asOf,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        EligibilityView view = list(plan, year, applicationDay, asOf);
        Locale locale = actor.language();
        List<Column<EligibilityView.Line>> columns = List.of(
                Column.of("编号", "No.", EligibilityView.Line::id),
                Column.<EligibilityView.Line>of(
                                "条件或情形",
                                "Condition or circumstance",
                                row -> row.title().in(locale))
                        .wide(60),
                Column.<EligibilityView.Line>of(
                                "要求", "Required", row -> row.required().in(locale))
                        .wide(24),
                Column.<EligibilityView.Line>of(
                                "状态",
                                "State",
                                row -> row.state() == null ? null : row.state().in(locale))
                        .wide(24),
                Column.of("结果", "Result", EligibilityView.Line::result),
                Column.of(
                        "责任单位",
                        "Owner",
                        row -> row.owner() == null ? null : row.owner().title().in(locale)),
                Column.of("示例", "Sample", EligibilityView.Line::sample));
        Sheets.send(
                response,
                locale,
                SheetNote.of("申报条件", "Conditions", asOf.at(), actor.name())
                        .filter("year", view.year())
                        .filter("applicationDay", view.applicationDay()),
                columns,
                view.lines().stream());
    }

    /** Records a case of a circumstance. */
    @PostMapping("/events")
    @Permit(kind = VetoEvents.KIND, verb = Verb.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    VetoEvent register(@RequestParam @Nullable String plan, @RequestBody EventRequest request, Actor actor, AsOf asOf) {
        PlanModel model = plans.pick(asOf, plan, null);
        List<Fault> faults = new ArrayList<>();
        String circumstance = required(request.circumstance(), "circumstance", faults);
        String summary = required(request.summary(), "summary", faults);
        LocalDate day = request.happenedOn();
        if (day == null) {
            faults.add(Fault.at("/happenedOn", PlanProblem.FIELD_MISSING, "happenedOn"));
        }
        if (day == null || !faults.isEmpty()) {
            throw new ProblemException(RequestProblem.INVALID, faults);
        }
        return events.register(
                actor,
                new VetoEvents.Entry(
                        model.id(),
                        circumstance,
                        day,
                        summary,
                        request.document(),
                        request.evidence() == null ? List.of() : request.evidence()));
    }

    @PostMapping("/events/{id}/withdraw")
    @Permit(kind = VetoEvents.KIND, verb = Verb.WRITE)
    VetoEvent withdraw(@PathVariable UUID id, @RequestBody Withdrawal request, Actor actor) {
        List<Fault> faults = new ArrayList<>();
        String reason = required(request.reason(), "reason", faults);
        if (!faults.isEmpty()) {
            throw new ProblemException(RequestProblem.INVALID, faults);
        }
        return events.withdraw(actor, id, reason);
    }

    /** Confirms the inferred owner of a condition or circumstance, or names another one. */
    @PostMapping("/{id}/owner")
    @Permit(kind = Owners.KIND, verb = Verb.CONFIRM)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirmConditionOwner(
            @PathVariable String id,
            @RequestParam @Nullable String plan,
            @RequestBody ConditionOwnerRequest request,
            Actor actor,
            AsOf asOf) {
        List<Fault> faults = new ArrayList<>();
        String unit = required(request.unit(), "unit", faults);
        if (!faults.isEmpty()) {
            throw new ProblemException(RequestProblem.INVALID, faults);
        }
        owners.confirm(actor, plans.pick(asOf, plan, null).id(), id, unit, request.note());
    }

    /** Keeps the result of a self-check as a receipt. */
    @PostMapping("/checks")
    @Permit(kind = VetoEvents.KIND, verb = Verb.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    CheckView check(@RequestParam @Nullable String plan, @RequestBody CheckRequest request, Actor actor, AsOf asOf) {
        LocalDate day = orToday(request.applicationDay());
        Receipt receipt = events.check(actor, plans.pick(asOf, plan, null).id(), day);
        return new CheckView(
                receipt.id().toString(), day, receipt.outcome().findState().orElseThrow());
    }

    private LocalDate orToday(@Nullable LocalDate asked) {
        return asked == null ? Zone.dayOf(clock.instant()) : asked;
    }

    private static String required(@Nullable String value, String field, List<Fault> faults) {
        if (value == null || value.isBlank()) {
            faults.add(Fault.at("/" + field, PlanProblem.FIELD_MISSING, field));
            return "";
        }
        return value.strip();
    }
}
