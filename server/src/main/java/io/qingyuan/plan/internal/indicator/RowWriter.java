package io.qingyuan.plan.internal.indicator;

import io.qingyuan.packs.PackText;
import io.qingyuan.plan.Indicator;
import io.qingyuan.plan.IndicatorRow;
import io.qingyuan.plan.Owner;
import io.qingyuan.plan.PlanModel;
import io.qingyuan.plan.Status;
import io.qingyuan.plan.internal.judgement.Comparison;
import io.qingyuan.plan.internal.judgement.Direction;
import io.qingyuan.plan.internal.judgement.Judgement;
import io.qingyuan.plan.internal.judgement.Limit;
import io.qingyuan.plan.internal.owner.Confirmation;
import io.qingyuan.plan.internal.target.AssignedTarget;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.receipts.ReceiptId;
import io.qingyuan.statistics.Content;
import io.qingyuan.statistics.Extent;
import io.qingyuan.statistics.Figure;
import io.qingyuan.statistics.Finality;
import io.qingyuan.statistics.JudgedFigure;
import io.qingyuan.statistics.SourceDocument;
import io.qingyuan.statistics.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes one item's row from what is known of it. */
final class RowWriter {

    private final PlanModel plan;
    private final Standings.Known known;
    private final NameBook names;
    private final WhySentence why;

    RowWriter(PlanModel plan, Standings.Known known, NameBook names, WhySentence why) {
        this.plan = plan;
        this.known = known;
        this.names = names;
        this.why = why;
    }

    /** The status of an item; one without a receipt is not judged yet. */
    static Status status(Standings.Known known, Indicator.Item item, int year) {
        return known.judged(item, year)
                .map(judged -> judged.judgement().target().status())
                .orElse(Status.NOT_JUDGED);
    }

    IndicatorRow row(Indicator indicator, Indicator.Item item, Status together, int year) {
        Optional<Standings.Judged> judged = known.judged(item, year);
        Optional<Judgement> judgement = judged.map(Standings.Judged::judgement);
        PackText measure = names.measure(item.unit());
        return new IndicatorRow(
                item.id(),
                item.letter(),
                item.title(),
                new IndicatorRow.Parent(
                        indicator.id(),
                        indicator.number(),
                        indicator.title(),
                        indicator.ref(),
                        together,
                        indicator.items().size()),
                indicator.domain(),
                indicator.taskGroup(),
                indicator.binding(),
                item.kind(),
                item.direction(),
                new IndicatorRow.Unit(item.unit(), measure, item.printedUnit()),
                cell(item, item.required(), known.assigned(item, year)),
                cell(item, item.target(), known.assigned(item, plan.info().targetYear())),
                baseline(item),
                status(known, item, year),
                judgement.map(of -> of.required().status()).orElse(Status.NOT_JUDGED),
                known.decisive(item, year).map(figure -> judged(item, figure)).orElse(null),
                values(item, year),
                judgement.map(Judgement::pathValue).orElse(null),
                judgement.map(Judgement::gap).orElse(null),
                judgement.map(Judgement::pace).orElse(null),
                judgement.map(Judgement::forecast).orElse(null),
                judgement.map(Judgement::warning).orElse(false),
                change(item, year),
                judgement.map(of -> why.of(of, item, measure)).orElse(new PackText("尚未评判。", "Not judged yet.")),
                owner(item),
                judged.map(of -> of.receipt().id().toString()).orElse(null),
                judged.map(of -> of.receipt().state() == Receipt.State.STALE).orElse(true),
                known.years().stream().map(each -> point(item, each)).toList());
    }

    private static IndicatorRow.Cell cell(Indicator.Item item, Indicator.Cell cell, Optional<AssignedTarget> assigned) {
        BigDecimal printed = cell.value();
        Limit limit = printed != null
                ? new Limit(Comparison.of(cell.comparator(), Direction.ofKey(item.direction())), printed)
                : cell.assigned() ? assigned.map(AssignedTarget::limit).orElse(null) : null;
        return new IndicatorRow.Cell(
                limit == null ? null : limit.value(),
                limit == null
                        ? null
                        : switch (limit.comparison()) {
                            case AT_LEAST -> "≥";
                            case AT_MOST -> "≤";
                            case MORE_THAN -> ">";
                            case LESS_THAN -> "<";
                        },
                cell.assigned(),
                cell.text());
    }

    private static IndicatorRow.Baseline baseline(Indicator.Item item) {
        Indicator.Baseline printed = item.baseline();
        return new IndicatorRow.Baseline(
                printed.year(),
                printed.value(),
                printed.text(),
                printed.scopes().stream()
                        .map(scope -> new IndicatorRow.Scoped(scope.title(), scope.value()))
                        .toList());
    }

    private IndicatorRow.Judged judged(Indicator.Item item, JudgedFigure figure) {
        return new IndicatorRow.Judged(
                figure.number(),
                figure.findState()
                        .map(state -> names.state(item.element(), state))
                        .orElse(null),
                figure.origin().word(),
                figure.finality().word(),
                figure.sample(),
                scope(figure.figure().extent()));
    }

    /** What each origin says in a year, side by side. */
    List<IndicatorRow.OriginValue> values(Indicator.Item item, int year) {
        List<IndicatorRow.OriginValue> values = new ArrayList<>();
        for (Figure figure : known.figures(item, year)) {
            JudgedFigure judged = figure.judged();
            for (Value value : figure.values()) {
                values.add(
                        originValue(item, value, judged != null && judged.origin() == value.origin() ? judged : null));
            }
        }
        return values;
    }

    private IndicatorRow.OriginValue originValue(Indicator.Item item, Value value, @Nullable JudgedFigure judged) {
        SourceDocument document = value.document();
        ReceiptId receipt = value.receipt() != null || judged == null ? value.receipt() : judged.receipt();
        return new IndicatorRow.OriginValue(
                value.origin().word(),
                value.finality().word(),
                value.content() instanceof Content.Numeric(BigDecimal number) ? number : null,
                value.content() instanceof Content.State state ? names.state(item.element(), state.state()) : null,
                switch (value.content()) {
                    case Content.Numeric _ -> null;
                    case Content.State state -> state.text();
                    case Content.Absent(var absence) -> absence.mark();
                    case Content.Text text -> text.text();
                },
                scope(value.figure().extent()),
                judged != null,
                value.sample(),
                document == null ? null : document.title(),
                value.evidence(),
                value.doubt(),
                receipt == null ? null : receipt.toString());
    }

    private @Nullable PackText scope(Extent extent) {
        return extent instanceof Extent.OfUnit(var unit) ? names.unit(unit.value()) : null;
    }

    private IndicatorRow.@Nullable Change change(Indicator.Item item, int year) {
        if (known.judged(item, year - 1).isEmpty()) {
            return null;
        }
        Status before = status(known, item, year - 1);
        Optional<BigDecimal> now = known.decisive(item, year).flatMap(JudgedFigure::findNumber);
        Optional<BigDecimal> then = known.decisive(item, year - 1).flatMap(JudgedFigure::findNumber);
        if (now.isEmpty() || then.isEmpty()) {
            return new IndicatorRow.Change(year - 1, null, before, byStatus(before, status(known, item, year)));
        }
        BigDecimal amount = now.get().subtract(then.get());
        Boolean better = amount.signum() == 0
                ? null
                : ((amount.signum() > 0) != item.direction().equals("lower"));
        return new IndicatorRow.Change(year - 1, amount, before, better);
    }

    /** Whether a state became better; unknown where one of the two years was not judged. */
    private static @Nullable Boolean byStatus(Status before, Status now) {
        boolean bothJudged = isState(before) && isState(now);
        return (bothJudged && before != now) ? Boolean.valueOf(now == Status.MET) : null;
    }

    private static boolean isState(Status status) {
        return status == Status.MET || status == Status.NOT_MET;
    }

    private IndicatorRow.@Nullable OwnerView owner(Indicator.Item item) {
        Confirmation confirmed = known.confirmed().get(item.id());
        if (confirmed != null) {
            return new IndicatorRow.OwnerView(
                    confirmed.unit(), names.unit(confirmed.unit()), Owner.Basis.CONFIRMED, null);
        }
        Owner owner = item.owner();
        return owner == null
                ? null
                : new IndicatorRow.OwnerView(owner.unit(), names.unit(owner.unit()), owner.basis(), owner.from());
    }

    private IndicatorRow.Point point(Indicator.Item item, int year) {
        Optional<JudgedFigure> figure = known.decisive(item, year);
        Optional<Standings.Judged> judged = known.judged(item, year);
        return new IndicatorRow.Point(
                year,
                figure.flatMap(JudgedFigure::findNumber).orElse(null),
                figure.flatMap(JudgedFigure::findState)
                        .map(state -> names.state(item.element(), state))
                        .orElse(null),
                judged.map(of -> of.judgement().pathValue()).orElse(null),
                status(known, item, year),
                judged.map(of -> of.judgement().required().status()).orElse(Status.NOT_JUDGED),
                figure.map(JudgedFigure::sample).orElse(false),
                figure.map(of -> of.finality() == Finality.PRELIMINARY).orElse(false),
                judged.map(of -> of.receipt().id().toString()).orElse(null));
    }
}
