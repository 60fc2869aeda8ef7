package io.qingyuan.plan.internal.indicator;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import io.qingyuan.plan.PlanModel;
import io.qingyuan.plan.PlanProblem;
import io.qingyuan.plan.Plans;
import io.qingyuan.plan.internal.judgement.JudgementSubjects;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.problem.RequestProblem;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Clamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The plans of the place and what became of them. */
@RestController
@RequestMapping("/api/plan")
class PlanController {

    private static final List<String> LINK_KINDS = List.of("continued", "changed", "split", "merged", "dropped");

    private final Plans plans;
    private final Lifecycle lifecycle;
    private final JudgementSubjects subjects;
    private final Clamp clamp;

    PlanController(Plans plans, Lifecycle lifecycle, JudgementSubjects subjects, Clamp clamp) {
        this.plans = plans;
        this.lifecycle = lifecycle;
        this.subjects = subjects;
        this.clamp = clamp;
    }

    /**
     * The plans of the place.
     *
     * @param current the plan people work on today
     */
    record PlanList(String current, List<PlanView> plans) {}

    record PlanView(
            PlanModel.Info info,
            String state,
            List<Integer> years,
            List<PlanModel.Domain> domains,
            List<PlanModel.TaskGroup> taskGroups,
            Counts counts,
            List<LifecycleStep> steps,
            List<ItemLink> links) {}

    /** What the catalogue really holds. */
    record Counts(int indicators, int items, int conditions, int circumstances) {}

    record StepRequest(
            @Nullable String step,
            @Nullable LocalDate happenedOn,
            @Nullable String document,
            @Nullable String note,
            @Nullable String successor) {}

    record LinkRequest(
            @Nullable String item,
            @Nullable String toPlan,
            @Nullable String toItem,
            @Nullable String kind,
            @Nullable String note) {}

    @GetMapping
    @Permit(kind = "plan.indicator", verb = Verb.READ)
    PlanList list(AsOf asOf) {
        return new PlanList(
                plans.current(asOf).id(),
                plans.list(asOf).stream().map(plan -> view(plan, asOf)).toList());
    }

    /** Records that a plan was amended, closed or followed by another. */
    @PostMapping("/{plan}/steps")
    @Permit(kind = Lifecycle.KIND, verb = Verb.MANAGE)
    @ResponseStatus(HttpStatus.CREATED)
    PlanView record(@PathVariable String plan, @RequestBody StepRequest request, Actor actor, AsOf asOf) {
        List<Fault> faults = new ArrayList<>();
        String step = request.step();
        LocalDate day = request.happenedOn();
        if (step == null || !List.of("amended", "closed", "succeeded").contains(step)) {
            faults.add(Fault.at("/step", PlanProblem.FIELD_MISSING, "step"));
        }
        if (day == null) {
            faults.add(Fault.at("/happenedOn", PlanProblem.FIELD_MISSING, "happenedOn"));
        }
        if ("succeeded".equals(step) != (request.successor() != null)) {
            faults.add(Fault.at("/successor", PlanProblem.FIELD_MISSING, "successor"));
        }
        if (step == null || day == null || !faults.isEmpty()) {
            throw new ProblemException(RequestProblem.INVALID, faults);
        }
        lifecycle.record(
                actor,
                new LifecycleStep(
                        plan,
                        step,
                        day,
                        request.document(),
                        request.note(),
                        request.successor(),
                        actor.name(),
                        Instant.EPOCH));
        return view(plans.plan(asOf, plan), clamp.now());
    }

    /** Links an item with the one of a later plan that goes on with it. */
    @PostMapping("/{plan}/links")
    @Permit(kind = Lifecycle.KIND, verb = Verb.MANAGE)
    @ResponseStatus(HttpStatus.CREATED)
    PlanView link(@PathVariable String plan, @RequestBody LinkRequest request, Actor actor, AsOf asOf) {
        List<Fault> faults = new ArrayList<>();
        String item = required(request.item(), "item", faults);
        String toPlan = required(request.toPlan(), "toPlan", faults);
        String kind = required(request.kind(), "kind", faults);
        if (!LINK_KINDS.contains(kind)) {
            faults.add(Fault.at("/kind", PlanProblem.FIELD_MISSING, "kind"));
        }
        if (kind.equals("dropped") != (request.toItem() == null)) {
            faults.add(Fault.at("/toItem", PlanProblem.FIELD_MISSING, "toItem"));
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(RequestProblem.INVALID, faults);
        }
        lifecycle.link(
                actor,
                new ItemLink(plan, item, toPlan, request.toItem(), kind, request.note(), actor.name(), Instant.EPOCH));
        return view(plans.plan(asOf, plan), clamp.now());
    }

    private static String required(@Nullable String value, String field, List<Fault> faults) {
        if (value == null || value.isBlank()) {
            faults.add(Fault.at("/" + field, PlanProblem.FIELD_MISSING, field));
            return "";
        }
        return value.strip();
    }

    private PlanView view(PlanModel plan, AsOf asOf) {
        return new PlanView(
                plan.info(),
                lifecycle.state(plan.id(), asOf).key(),
                subjects.years(plan),
                plan.domains(),
                plan.taskGroups(),
                new Counts(
                        plan.indicators().size(),
                        plan.items().size(),
                        plan.conditions().size(),
                        plan.conditions().stream()
                                .mapToInt(condition -> condition.circumstances().size())
                                .sum()),
                lifecycle.steps(plan.id(), asOf),
                lifecycle.links(plan.id(), asOf));
    }
}
