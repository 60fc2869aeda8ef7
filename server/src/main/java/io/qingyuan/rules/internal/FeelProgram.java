package io.qingyuan.rules.internal;

import io.qingyuan.rules.FeelResult;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.feel.runtime.events.FEELEvent;
import org.kie.dmn.feel.lang.FEELDialect;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.BaseNode;
import org.kie.dmn.feel.lang.ast.InfixOpNode;
import org.kie.dmn.feel.lang.ast.InfixOperator;
import org.kie.dmn.feel.lang.impl.EvaluationContextImpl;
import org.kie.dmn.feel.lang.impl.FEELEventListenersManager;

/** A checked syntax tree that can be run. */
public final class FeelProgram {

    private final BaseNode tree;

    FeelProgram(BaseNode tree) {
        this.tree = tree;
    }

    /** Whatever the engine reports while it runs is a fault, even where it would go on with null. */
    public FeelResult run(Map<String, ?> values) {
        List<FEELEvent> events = new ArrayList<>();
        Object result;
        try {
            result = evaluate(tree, values, events);
        } catch (ArithmeticException | IllegalArgumentException | ClassCastException e) {
            return new FeelResult.Fault(FeelResult.Kind.EVALUATION, String.valueOf(e.getMessage()));
        }
        for (FEELEvent event : events) {
            if (event.getSeverity() == FEELEvent.Severity.ERROR || event.getSeverity() == FEELEvent.Severity.WARN) {
                return zeroDivisor(tree, values)
                        .map(divisor -> new FeelResult.Fault(FeelResult.Kind.DIVISION_BY_ZERO, divisor))
                        .orElseGet(() ->
                                new FeelResult.Fault(FeelResult.Kind.EVALUATION, String.valueOf(event.getMessage())));
            }
        }
        return result(result);
    }

    private static @Nullable Object evaluate(ASTNode node, Map<String, ?> values, List<FEELEvent> events) {
        FEELEventListenersManager listeners = new FEELEventListenersManager();
        listeners.addListener(events::add);
        EvaluationContextImpl context =
                new EvaluationContextImpl(FeelProgram.class.getClassLoader(), listeners, FEELDialect.FEEL);
        values.forEach(context::setValue);
        return node.evaluate(context);
    }

    /** The engine only says "undefined"; people want to know which divisor was zero. */
    private static Optional<String> zeroDivisor(ASTNode node, Map<String, ?> values) {
        if (node instanceof InfixOpNode infix
                && infix.getOperator() == InfixOperator.DIV
                && evaluate(infix.getRight(), values, new ArrayList<>()) instanceof BigDecimal divisor
                && divisor.signum() == 0) {
            return Optional.of(infix.getRight().getText());
        }
        for (ASTNode child : node.getChildrenNode()) {
            Optional<String> found = zeroDivisor(child, values);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static FeelResult result(@Nullable Object result) {
        return switch (result) {
            case BigDecimal number -> new FeelResult.Decimal(number);
            case String text -> new FeelResult.Text(text);
            case LocalDate day -> new FeelResult.Text(day.toString());
            case Boolean truth -> new FeelResult.Truth(truth);
            case null -> new FeelResult.Fault(FeelResult.Kind.EVALUATION, "the formula gives null");
            default ->
                new FeelResult.Fault(
                        FeelResult.Kind.EVALUATION,
                        "the formula gives a " + result.getClass().getSimpleName());
        };
    }
}
