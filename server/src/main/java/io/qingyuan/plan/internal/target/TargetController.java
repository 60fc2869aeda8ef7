package io.qingyuan.plan.internal.target;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackText;
import io.qingyuan.packs.Packs;
import io.qingyuan.plan.PlanModel;
import io.qingyuan.plan.PlanProblem;
import io.qingyuan.plan.Plans;
import io.qingyuan.plan.internal.judgement.Comparison;
import io.qingyuan.plan.internal.judgement.Limit;
import io.qingyuan.plan.internal.unit.EvidenceFile;
import io.qingyuan.plan.internal.unit.EvidenceFiles;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.problem.RequestProblem;
import io.qingyuan.sheets.Column;
import io.qingyuan.sheets.SheetNote;
import io.qingyuan.sheets.Sheets;
import io.qingyuan.time.AsOf;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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
@RequestMapping("/api/plan/targets")
class TargetController {

    private static final List<String> SIGNS = List.of(">=", "<=", ">", "<");

    private final AssignedTargets targets;
    private final EvidenceFiles files;
    private final Plans plans;
    private final Packs packs;

    TargetController(AssignedTargets targets, EvidenceFiles files, Plans plans, Packs packs) {
        this.targets = targets;
        this.files = files;
        this.plans = plans;
        this.packs = packs;
    }

    /**
     * The targets of a plan.
     *
     * @param items the items and commitments that wait for a superior's task, whether or not they have one
     */
    record TargetList(String plan, int targetYear, List<ItemView> items, List<TargetView> targets) {}

    /**
     * An item or commitment that waits for a task.
     *
     * @param kind item or commitment
     * @param unit what the number is in; absent where the plan prints no unit
     * @param year the year whose target decides
     * @param hasTarget whether a target for that year is recorded
     */
    record ItemView(
            String id,
            String kind,
            PackText title,
            @Nullable PackText unit,
            String direction,
            PackText asks,
            int year,
            boolean hasTarget) {}

    record TargetView(AssignedTarget target, PackText itemTitle, PackText assignerTitle, List<EvidenceFile> files) {}

    record TargetRequest(
            @Nullable String item,
            @Nullable Integer year,
            @Nullable String comparator,
            @Nullable BigDecimal value,
            @Nullable String assigner,
            @Nullable String documentNumber,
            @Nullable String documentTitle,
            @Nullable LocalDate issuedOn,
            @Nullable String note,
            @Nullable List<String> evidence) {}

    record Withdrawal(@Nullable String reason) {}

    @GetMapping
    @Permit(kind = AssignedTargets.KIND, verb = Verb.READ)
    TargetList list(
            @RequestParam @Nullable String plan,
            @RequestParam @Nullable String item,
            @RequestParam @Nullable Integer year,
            AsOf asOf) {
        PlanModel model = plans.pick(asOf, plan, null);
        List<AssignedTarget> all = targets.list(model.id(), asOf);
        Map<String, PackText> units = titles(asOf, "units.yaml", "units");
        Map<String, PackText> measures = titles(asOf, "measures.yaml", "measures");
        return new TargetList(
                model.id(),
                model.info().targetYear(),
                targets.waiting(model).stream()
                        .map(each -> view(each, measures, all))
                        .toList(),
                shown(all, item, year).stream()
                        .map(target -> view(model, target, units))
                        .toList());
    }

    @GetMapping("/export.xlsx")
    @Permit(kind = AssignedTargets.KIND, verb = Verb.READ)
    void export(
            @RequestParam @Nullable String plan,
            @RequestParam @Nullable String item,
            @RequestParam @Nullable Integer year,
            AsOf asOf,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        PlanModel model = plans.pick(asOf, plan, null);
        Map<String, PackText> units = titles(asOf, "units.yaml", "units");
        Locale locale = actor.language();
        List<Column<TargetView>> columns = List.of(
                Column.<TargetView>of("指标项", "Item", row -> row.itemTitle().in(locale))
                        .wide(36),
                Column.of("年份", "Year", row -> row.target().year()),
                Column.of(
                        "比较",
                        "Comparator",
                        row -> row.target().limit().comparison().sign()),
                Column.of("目标值", "Value", row -> row.target().limit().value()),
                Column.<TargetView>of(
                                "下达单位", "Assigner", row -> row.assignerTitle().in(locale))
                        .wide(24),
                Column.<TargetView>of(
                                "文号", "Document", row -> row.target().document().number())
                        .wide(24),
                Column.of("下达日期", "Issued", row -> row.target().document().issuedOn()),
                Column.of("说明", "Note", row -> row.target().document().note()),
                Column.of("附件", "Files", row -> row.files().size()),
                Column.of("示例", "Sample", row -> row.target().sample()),
                Column.of("录入人", "Entered by", row -> row.target().author()),
                Column.of("录入时间", "Entered", row -> row.target().recordedAt()));
        Sheets.send(
                response,
                locale,
                SheetNote.of("上级任务", "Assigned targets", asOf.at(), actor.name())
                        .filter("item", item)
                        .filter("year", year),
                columns,
                shown(targets.list(model.id(), asOf), item, year).stream().map(target -> view(model, target, units)));
    }

    /** Records a target; one for the same item and year is corrected by it. */
    @PostMapping
    @Permit(kind = AssignedTargets.KIND, verb = Verb.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    AssignedTarget assign(
            @RequestParam @Nullable String plan, @RequestBody TargetRequest request, Actor actor, AsOf asOf) {
        PlanModel model = plans.pick(asOf, plan, null);
        List<Fault> faults = new ArrayList<>();
        String item = required(request.item(), "item", faults);
        String assigner = required(request.assigner(), "assigner", faults);
        String number = required(request.documentNumber(), "documentNumber", faults);
        Integer year = request.year();
        BigDecimal value = request.value();
        if (year == null) {
            faults.add(Fault.at("/year", PlanProblem.FIELD_MISSING, "year"));
        }
        if (value == null) {
            faults.add(Fault.at("/value", PlanProblem.FIELD_MISSING, "value"));
        }
        String comparator = request.comparator();
        if (comparator != null && !SIGNS.contains(comparator)) {
            faults.add(Fault.at("/comparator", PlanProblem.COMPARATOR, comparator));
        }
        if (year == null || value == null || !faults.isEmpty()) {
            throw new ProblemException(RequestProblem.INVALID, faults);
        }
        Assignable thing = targets.assignable(model, item);
        Limit limit = new Limit(Comparison.of(comparator == null ? "=" : comparator, thing.direction()), value);
        return targets.assign(
                actor,
                new AssignedTargets.Entry(
                        model.id(),
                        item,
                        year,
                        limit,
                        new AssignedTarget.Document(
                                assigner, number, request.documentTitle(), request.issuedOn(), request.note()),
                        request.evidence() == null ? List.of() : request.evidence()));
    }

    @PostMapping("/{id}/withdraw")
    @Permit(kind = AssignedTargets.KIND, verb = Verb.WRITE)
    AssignedTarget withdraw(@PathVariable UUID id, @RequestBody Withdrawal request, Actor actor) {
        List<Fault> faults = new ArrayList<>();
        String reason = required(request.reason(), "reason", faults);
        if (!faults.isEmpty()) {
            throw new ProblemException(RequestProblem.INVALID, faults);
        }
        return targets.withdraw(actor, id, reason);
    }

    private static List<AssignedTarget> shown(List<AssignedTarget> all, @Nullable String item, @Nullable Integer year) {
        return all.stream()
                .filter(target ->
                        item == null || item.isBlank() || target.item().equals(item))
                .filter(target -> year == null || target.year() == year)
                .toList();
    }

    private static ItemView view(Assignable thing, Map<String, PackText> measures, List<AssignedTarget> all) {
        String unit = thing.unit();
        PackText asks = thing.asks();
        return new ItemView(
                thing.id(),
                thing.kind().name().toLowerCase(Locale.ROOT),
                thing.title(),
                unit == null ? null : measures.getOrDefault(unit, new PackText(unit, unit)),
                thing.direction().name().toLowerCase(Locale.ROOT),
                asks == null ? new PackText("—", "—") : asks,
                thing.year(),
                all.stream().anyMatch(target -> target.item().equals(thing.id()) && target.year() == thing.year()));
    }

    private TargetView view(PlanModel plan, AssignedTarget target, Map<String, PackText> units) {
        String assigner = target.document().assigner();
        return new TargetView(
                target,
                targets.assignable(plan, target.item()).title(),
                units.getOrDefault(assigner, new PackText(assigner, assigner)),
                files.named(target.evidence()));
    }

    private Map<String, PackText> titles(AsOf asOf, String glob, String list) {
        return packs.active(asOf).items(glob, list).stream()
                .collect(Collectors.toMap(PackItem::id, item -> item.text("title"), (_, later) -> later));
    }

    private static String required(@Nullable String value, String field, List<Fault> faults) {
        if (value == null || value.isBlank()) {
            faults.add(Fault.at("/" + field, PlanProblem.FIELD_MISSING, field));
            return "";
        }
        return value.strip();
    }
}
