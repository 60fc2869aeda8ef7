package io.qingyuan.plan.internal.indicator;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import io.qingyuan.packs.Packs;
import io.qingyuan.plan.Indicator;
import io.qingyuan.plan.IndicatorBoard;
import io.qingyuan.plan.IndicatorRow;
import io.qingyuan.plan.PlanModel;
import io.qingyuan.plan.PlanProblem;
import io.qingyuan.plan.Plans;
import io.qingyuan.plan.internal.judgement.JudgementJson;
import io.qingyuan.plan.internal.judgement.JudgementSubjects;
import io.qingyuan.plan.internal.owner.Owners;
import io.qingyuan.plan.internal.target.AssignedTargets;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.sheets.SheetNote;
import io.qingyuan.sheets.Sheets;
import io.qingyuan.time.AsOf;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
@RequestMapping("/api/plan/indicators")
class IndicatorController {

    private static final String KIND = "plan.indicator";

    private final Plans plans;
    private final Boards boards;
    private final Owners owners;
    private final Lifecycle lifecycle;
    private final AssignedTargets targets;
    private final Receipts receipts;
    private final Packs packs;
    private final IndicatorColumns columns;

    IndicatorController(
            Plans plans,
            Boards boards,
            Owners owners,
            Lifecycle lifecycle,
            AssignedTargets targets,
            Receipts receipts,
            Packs packs,
            IndicatorColumns columns) {
        this.plans = plans;
        this.boards = boards;
        this.owners = owners;
        this.lifecycle = lifecycle;
        this.targets = targets;
        this.receipts = receipts;
        this.packs = packs;
        this.columns = columns;
    }

    /**
     * The table of a year.
     *
     * @param counts how many of the shown items stand how, by status
     * @param total how many items the plan has, shown or not
     */
    record Table(
            String plan,
            int year,
            int baseYear,
            int targetYear,
            List<Integer> years,
            Map<String, Integer> counts,
            int total,
            List<IndicatorRow> items) {}

    record OwnerRequest(@Nullable String unit, @Nullable String note) {}

    @GetMapping
    @Permit(kind = KIND, verb = Verb.READ)
    Table list(
            @RequestParam @Nullable String plan,
            @RequestParam @Nullable Integer year,
            IndicatorFilter filter,
            AsOf asOf) {
        IndicatorBoard board = board(plan, year, asOf);
        List<IndicatorRow> shown = filter.apply(board.rows());
        Map<String, Integer> counts = new LinkedHashMap<>();
        new IndicatorBoard(board.plan(), board.year(), board.years(), shown)
                .counts()
                .forEach((status, count) -> counts.put(status.key(), count));
        return new Table(
                board.plan().id(),
                board.year(),
                board.plan().info().baseYear(),
                board.plan().info().targetYear(),
                board.years(),
                counts,
                board.rows().size(),
                shown);
    }

    /** The same list as an Excel workbook. */
    @GetMapping("/export.xlsx")
    @Permit(kind = KIND, verb = Verb.READ)
    void export(
            @RequestParam @Nullable String plan,
            @RequestParam @Nullable Integer year,
            IndicatorFilter filter,
            AsOf asOf,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        IndicatorBoard board = board(plan, year, asOf);
        Sheets.send(
                response,
                actor.language(),
                SheetNote.of("指标", "Indicators", asOf.at(), actor.name())
                        .filter("year", board.year())
                        .filter("domain", filter.domain())
                        .filter("status", filter.status())
                        .filter("attribute", filter.attribute())
                        .filter("owner", filter.owner())
                        .filter("q", filter.q()),
                columns.of(actor.language()),
                filter.apply(board.rows()).stream());
    }

    @GetMapping("/{id}")
    @Permit(kind = KIND, verb = Verb.READ)
    IndicatorDetail detail(
            @PathVariable String id,
            @RequestParam @Nullable String plan,
            @RequestParam @Nullable Integer year,
            AsOf asOf) {
        PlanModel model = plans.pick(asOf, plan, year);
        int shownYear = plans.year(year);
        Indicator.Item item =
                model.findItem(id).orElseThrow(() -> new ProblemException(PlanProblem.ITEM_NOT_FOUND, id));
        Indicator indicator = model.findIndicatorOf(id).orElseThrow();
        Boards.Item shown = boards.item(model, indicator, item, shownYear, asOf);
        NameBook names = boards.names(asOf);
        return new IndicatorDetail(
                model.id(),
                shownYear,
                model.info().targetYear(),
                shown.years(),
                shown.row(),
                shown.siblings(),
                Definition.of(packs.active(asOf), model.info().edition(), item),
                shown.valuesByYear(),
                pastReceipts(model, id, shownYear, asOf),
                targets.history(model.id(), id).stream()
                        .filter(target -> !target.recordedAt().isAfter(asOf.at()))
                        .toList(),
                owners.history(model.id(), id).stream()
                        .map(step -> new IndicatorDetail.OwnerStep(
                                names.unit(step.unit()), step.note(), step.author(), step.recordedAt()))
                        .toList(),
                lifecycle.links(model.id(), id, asOf));
    }

    private List<IndicatorDetail.PastReceipt> pastReceipts(PlanModel model, String item, int year, AsOf asOf) {
        return receipts.history(new JudgementSubjects.Place(model.id(), item, year).subject()).stream()
                .filter(receipt -> !receipt.madeAt().isAfter(asOf.at()))
                .map(receipt -> new IndicatorDetail.PastReceipt(
                        receipt.id().toString(),
                        receipt.madeAt(),
                        receipt.madeBy(),
                        JudgementJson.read(receipt.outcome()).target().status(),
                        receipt.sample(),
                        receipt.state().name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** The plan office confirms who answers for an item. */
    @PostMapping("/{id}/owner")
    @Permit(kind = Owners.KIND, verb = Verb.CONFIRM)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirmOwner(
            @PathVariable String id,
            @RequestParam @Nullable String plan,
            @RequestBody OwnerRequest request,
            Actor actor,
            AsOf asOf) {
        String unit = request.unit();
        if (unit == null || unit.isBlank()) {
            throw new ProblemException(PlanProblem.FIELD_MISSING, "unit");
        }
        owners.confirm(actor, plans.pick(asOf, plan, null).id(), id, unit, request.note());
    }

    private IndicatorBoard board(@Nullable String plan, @Nullable Integer year, AsOf asOf) {
        return boards.board(plans.pick(asOf, plan, year), plans.year(year), asOf);
    }
}
