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
import io.qingyuan.statistics.internal.StatisticsBody.DocumentBody;
import io.qingyuan.statistics.internal.StatisticsBody.ElementBody;
import io.qingyuan.statistics.internal.StatisticsBody.ExtentBody;
import io.qingyuan.statistics.internal.StatisticsBody.FigureBody;
import io.qingyuan.statistics.internal.StatisticsBody.FormulaBody;
import io.qingyuan.statistics.internal.StatisticsBody.FormulaInputBody;
import io.qingyuan.statistics.internal.StatisticsBody.JudgedBody;
import io.qingyuan.statistics.internal.StatisticsBody.RevisionBody;
import io.qingyuan.statistics.internal.StatisticsBody.StateBody;
import io.qingyuan.statistics.internal.StatisticsBody.ValueBody;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells elements and figures to the API. */
@Component
class StatisticsBodies {

    private final Policy policy;

    StatisticsBodies(Policy policy) {
        this.policy = policy;
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
                EntryCheck.extents(element, names).stream()
                        .map(extent -> extent(extent, names))
                        .toList(),
                formula == null ? null : formula(formula, names),
                element.precedence().stream().map(origin -> origin.word()).toList(),
                mayWrite(actor, Verb.WRITE, element),
                mayWrite(actor, Verb.CONFIRM, element));
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
