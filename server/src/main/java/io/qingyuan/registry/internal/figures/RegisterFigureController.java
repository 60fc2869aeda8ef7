package io.qingyuan.registry.internal.figures;

import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.receipts.Outcome;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import io.qingyuan.registry.RegistryProblem;
import io.qingyuan.registry.internal.records.ValueTitles;
import io.qingyuan.time.AsOf;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The figures of a register, each with its receipt. */
@RestController
@RequestMapping("/api/registers/{register}/figures")
class RegisterFigureController {

    private static final String KIND = "registry.record";

    private final Registers registers;
    private final Figures figures;
    private final ValueTitles titles;
    private final Policy policy;

    RegisterFigureController(Registers registers, Figures figures, ValueTitles titles, Policy policy) {
        this.registers = registers;
        this.figures = figures;
        this.titles = titles;
        this.policy = policy;
    }

    /** A part of a figure: of the records that say this in a field. */
    record FigurePart(
            String value,
            String title,
            long count,
            @Nullable String result) {}

    record FigureBreakdown(String field, String title, List<FigurePart> parts) {}

    /**
     * A figure.
     *
     * @param value null while there is nothing to count
     * @param count how many records were counted
     * @param of of how many
     * @param difference the value less the target
     * @param receipt where it comes from; null while it is made for the first time
     */
    record FigureBody(
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
            List<FigureBreakdown> breakdowns) {}

    @GetMapping
    @Permit(kind = KIND, verb = Verb.READ)
    List<FigureBody> registerFigures(Actor actor, AsOf asOf, @PathVariable String register) {
        Register known = registers
                .find(register)
                .filter(one -> policy.somewhere(actor, Verb.READ, one.kind()))
                .orElseThrow(() -> new ProblemException(RegistryProblem.NO_REGISTER, register));
        Map<String, Receipt> receipts = figures.of(known, asOf);
        return known.figures().stream()
                .map(figure -> body(actor.language(), known, figure, receipts.get(figure.id())))
                .toList();
    }

    private FigureBody body(Locale locale, Register register, Register.Figure figure, @Nullable Receipt receipt) {
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
                breakdowns(locale, register, tree.path("groups")));
    }

    private static @Nullable String difference(Register.Figure figure, @Nullable Outcome outcome) {
        BigDecimal target = figure.target();
        return target == null || outcome == null
                ? null
                : outcome.findNumber()
                        .map(number -> number.subtract(target).toPlainString())
                        .orElse(null);
    }

    private List<FigureBreakdown> breakdowns(Locale locale, Register register, JsonNode groups) {
        List<FigureBreakdown> breakdowns = new ArrayList<>();
        groups.properties()
                .forEach(by -> register.form().find(by.getKey()).ifPresent(field -> {
                    Map<String, String> called = called(field, by.getValue(), locale);
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

    private Map<String, String> called(Field field, JsonNode groups, Locale locale) {
        return switch (field.kind()) {
            case FieldKind.Reference(var target) -> titles.of(target, groups.propertyNames(), locale);
            case FieldKind.Code(var list) -> titles.codes(list, groups.propertyNames(), locale);
            default -> Map.of();
        };
    }
}
