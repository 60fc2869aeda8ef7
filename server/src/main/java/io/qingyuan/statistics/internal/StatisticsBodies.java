package io.qingyuan.statistics.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Verb;
import io.qingyuan.packs.PackText;
import io.qingyuan.receipts.ReceiptId;
import io.qingyuan.statistics.Content;
import io.qingyuan.statistics.Delivery;
import io.qingyuan.statistics.Element;
import io.qingyuan.statistics.Element.Formula;
import io.qingyuan.statistics.Extent;
import io.qingyuan.statistics.Figure;
import io.qingyuan.statistics.JudgedFigure;
import io.qingyuan.statistics.SourceDocument;
import io.qingyuan.statistics.Value;
import io.qingyuan.statistics.internal.StatisticsBody.DeliveryBody;
import io.qingyuan.statistics.internal.StatisticsBody.DifferenceBody;
import io.qingyuan.statistics.internal.StatisticsBody.DivisionBody;
import io.qingyuan.statistics.internal.StatisticsBody.DocumentBody;
import io.qingyuan.statistics.internal.StatisticsBody.ElementBody;
import io.qingyuan.statistics.internal.StatisticsBody.ExtentBody;
import io.qingyuan.statistics.internal.StatisticsBody.FigureBody;
import io.qingyuan.statistics.internal.StatisticsBody.FormulaBody;
import io.qingyuan.statistics.internal.StatisticsBody.FormulaInputBody;
import io.qingyuan.statistics.internal.StatisticsBody.JudgedBody;
import io.qingyuan.statistics.internal.StatisticsBody.PartBody;
import io.qingyuan.statistics.internal.StatisticsBody.RevisionBody;
import io.qingyuan.statistics.internal.StatisticsBody.StateBody;
import io.qingyuan.statistics.internal.StatisticsBody.ValueBody;
import io.qingyuan.time.Zone;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells elements and figures to the API. */
@Component
class StatisticsBodies {

    private final Policy policy;
    private final Clock clock;

    StatisticsBodies(Policy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    ElementBody element(Element element, FigureTitles.Names names, Actor actor) {
        Formula formula = element.formula();
        return new ElementBody(
                element.code().value(),
                element.title(),
                word(element.role()),
                word(element.kind()),
                element.unit(),
                names.model().measure(element.unit()),
                element.owner().value(),
                names.extent(new Extent.OfUnit(element.owner())),
                word(element.periodType()),
                element.version(),
                element.definition(),
                element.revisions().stream()
                        .map(one -> new RevisionBody(one.version(), one.from().toString(), one.change()))
                        .toList(),
                text(element.min()),
                text(element.max()),
                element.decimals(),
                element.states().stream()
                        .map(state -> new StateBody(state.id(), state.title()))
                        .toList(),
                extents(element, names).map(extent -> extent(extent, names)).toList(),
                formula == null ? null : formula(formula, names),
                element.precedence().stream().map(origin -> origin.word()).toList(),
                mayWrite(actor, Verb.WRITE, element),
                mayWrite(actor, Verb.CONFIRM, element));
    }

    /** What it is reported for now, then what it was reported for and is no longer. */
    private Stream<Extent> extents(Element element, FigureTitles.Names names) {
        return Stream.concat(
                        EntryCheck.extents(element, names, Zone.dayOf(clock.instant())).stream(),
                        Stream.concat(element.reportedBy().stream(), element.breakdown().stream())
                                .map(Extent.OfUnit::new))
                .distinct();
    }

    private boolean mayWrite(Actor actor, Verb verb, Element element) {
        if (policy.allows(actor, verb, Thing.of(EntryCheck.KIND).unit(element.owner()))) {
            return true;
        }
        return Stream.concat(element.reportedBy().stream(), element.breakdown().stream())
                .anyMatch(unit ->
                        policy.allows(actor, verb, Thing.of(EntryCheck.KIND).unit(unit)));
    }

    private static FormulaBody formula(Formula formula, FigureTitles.Names names) {
        List<FormulaInputBody> inputs = formula.inputs().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(input -> {
                    String code = input.getValue().element().value();
                    return new FormulaInputBody(
                            input.getKey(),
                            code,
                            names.model()
                                    .find(input.getValue().element())
                                    .map(Element::title)
                                    .orElse(new PackText(code, code)),
                            word(input.getValue().when()));
                })
                .toList();
        return new FormulaBody(formula.feel(), inputs, formula.baseYear());
    }

    /** A figure about something there is today, with those of what it came of. */
    FigureBody figure(Division.Now now, FigureTitles.Names names) {
        Figure own = now.own();
        Figure shown = own != null ? own : new Figure(new UUID(0, 0), now.key(), List.of(), null);
        FigureBody body = figure(shown, names, null);
        if (now.parts().isEmpty()) {
            return body;
        }
        return new FigureBody(
                own == null ? "now/" + now.key().series() + "/" + now.key().period() : body.id(),
                body.element(),
                body.title(),
                body.unit(),
                body.extent(),
                body.period(),
                body.values(),
                body.judged(),
                new DivisionBody(
                        now.summed() ? "sum" : "beside",
                        text(now.sum()),
                        now.sample(),
                        now.parts().stream().map(part -> part(part, names)).toList()),
                null);
    }

    private static PartBody part(Division.Part part, FigureTitles.Names names) {
        Figure figure = part.figure();
        JudgedFigure judged = figure == null ? null : figure.judged();
        return new PartBody(
                figure == null ? null : figure.id().toString(),
                extent(part.extent(), names),
                part.wholly(),
                judged == null ? null : judged(judged));
    }

    FigureBody figure(Figure figure, FigureTitles.Names names, @Nullable List<Value> history) {
        Optional<Element> element = names.model().find(figure.key().element());
        String code = figure.key().element().value();
        JudgedFigure judged = figure.judged();
        return new FigureBody(
                figure.id().toString(),
                code,
                element.map(Element::title).orElse(new PackText(code, code)),
                element.map(Element::unit).orElse(""),
                extent(figure.key().extent(), names),
                figure.key().period().toString(),
                figure.values().stream().map(StatisticsBodies::value).toList(),
                judged == null ? null : judged(judged),
                null,
                history == null
                        ? null
                        : history.stream().map(StatisticsBodies::value).toList());
    }

    private static ExtentBody extent(Extent extent, FigureTitles.Names names) {
        return new ExtentBody(extent.text(), names.extent(extent));
    }

    private static JudgedBody judged(JudgedFigure judged) {
        return new JudgedBody(
                judged.origin().word(),
                judged.finality().word(),
                text(judged.number()),
                judged.state(),
                judged.differences().stream()
                        .map(one -> new DifferenceBody(one.origin().word(), one.value()))
                        .toList(),
                judged.receipt().toString(),
                judged.stale(),
                judged.sample());
    }

    private static ValueBody value(Value value) {
        Content content = value.content();
        SourceDocument document = value.document();
        ReceiptId receipt = value.receipt();
        Delivery delivery = value.delivery();
        return new ValueBody(
                value.id().toString(),
                value.origin().word(),
                value.finality().word(),
                content instanceof Content.Numeric numeric ? text(numeric.number()) : null,
                content instanceof Content.State state ? state.state() : null,
                content instanceof Content.State state
                        ? state.text()
                        : content instanceof Content.Text words ? words.text() : null,
                content instanceof Content.Absent(var absence) ? absence.word() : null,
                document == null ? null : new DocumentBody(document.title(), document.number(), document.date()),
                value.evidence(),
                value.comment(),
                value.doubt(),
                receipt == null ? null : receipt.toString(),
                delivery == null
                        ? null
                        : new DeliveryBody(delivery.round().toString(), delivery.explanation(), delivery.correction()),
                value.elementVersion(),
                value.withdrawn(),
                value.sample(),
                value.author(),
                value.recordedAt(),
                value.supersededAt());
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
