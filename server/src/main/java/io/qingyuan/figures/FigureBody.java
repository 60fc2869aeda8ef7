package io.qingyuan.figures;

import io.qingyuan.fields.Field;
import io.qingyuan.receipts.Outcome;
import io.qingyuan.receipts.Receipt;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A figure as the API shows it.
 *
 * @param value null while there is nothing to count
 * @param count how many records were counted
 * @param of of how many
 * @param difference the value less the target
 * @param receipt where it comes from; null while it is made for the first time
 */
public record FigureBody(
        String id,
        String title,
        String kind,
        @Nullable String unit,
        @Nullable String value,
        @Nullable Long count,
        @Nullable Long of,
        @Nullable String target,
        @Nullable String difference,
        @Nullable String ref,
        @Nullable String element,
        @Nullable String receipt,
        boolean stale,
        boolean sample,
        @Nullable Instant madeAt,
        List<FigureBreakdown> breakdowns) {

    /** A part of a figure: of what says this in a field. */
    public record FigurePart(
            String value,
            String title,
            long count,
            @Nullable String result) {}

    public record FigureBreakdown(String field, String title, List<FigurePart> parts) {}

    /** Finds the field that a figure is broken down by. */
    public interface Fields extends BiFunction<Figure, String, Optional<Field>> {}

    /** What values of a field are called; what it does not name stands for itself. */
    public interface Names extends BiFunction<Field, Collection<String>, Map<String, String>> {}

    /**
     * Figures in their order.
     *
     * @param receipts by the id of the figure
     */
    public static List<FigureBody> of(
            List<Figure> figures, Map<String, Receipt> receipts, Fields fields, Names names, Locale locale) {
        return figures.stream()
                .map(figure -> one(figure, receipts.get(figure.id()), fields, names, locale))
                .toList();
    }

    private static FigureBody one(Figure figure, @Nullable Receipt receipt, Fields fields, Names names, Locale locale) {
        Outcome outcome = receipt == null ? null : receipt.outcome();
        JsonNode tree = outcome == null
                ? JsonNodeFactory.instance.objectNode()
                : outcome.json().tree();
        return new FigureBody(
                figure.id(),
                figure.title().in(locale),
                figure.kind().name().toLowerCase(Locale.ROOT),
                figure.unit(locale),
                outcome == null
                        ? null
                        : outcome.findNumber()
                                .map(number -> number.toPlainString())
                                .orElse(null),
                tree.has("count") ? tree.get("count").asLong() : null,
                tree.has("of") ? tree.get("of").asLong() : null,
                figure.target() == null ? null : figure.target().toPlainString(),
                difference(figure, outcome),
                figure.ref(),
                figure.element(),
                receipt == null ? null : receipt.id().toString(),
                receipt == null || receipt.state() != Receipt.State.FRESH,
                receipt != null && receipt.sample(),
                receipt == null ? null : receipt.madeAt(),
                breakdowns(figure, tree.path("groups"), fields, names, locale));
    }

    private static @Nullable String difference(Figure figure, @Nullable Outcome outcome) {
        BigDecimal target = figure.target();
        return target == null || outcome == null
                ? null
                : outcome.findNumber()
                        .map(number -> number.subtract(target).toPlainString())
                        .orElse(null);
    }

    private static List<FigureBreakdown> breakdowns(
            Figure figure, JsonNode groups, Fields fields, Names names, Locale locale) {
        List<FigureBreakdown> breakdowns = new ArrayList<>();
        groups.properties()
                .forEach(by -> fields.apply(figure, by.getKey()).ifPresent(field -> {
                    Map<String, String> called =
                            names.apply(field, by.getValue().propertyNames());
                    List<FigurePart> parts = new ArrayList<>();
                    by.getValue()
                            .properties()
                            .forEach(part -> parts.add(new FigurePart(
                                    part.getKey(),
                                    called.getOrDefault(part.getKey(), part.getKey()),
                                    part.getValue().path("count").asLong(),
                                    part.getValue().has("value")
                                            ? part.getValue().get("value").asString()
                                            : null)));
                    breakdowns.add(new FigureBreakdown(field.id(), field.title().in(locale), parts));
                }));
        return breakdowns;
    }
}
