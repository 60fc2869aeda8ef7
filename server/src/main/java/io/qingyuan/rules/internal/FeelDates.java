package io.qingyuan.rules.internal;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.AtLiteralNode;
import org.kie.dmn.feel.lang.ast.FunctionInvocationNode;
import org.kie.dmn.feel.lang.ast.StringNode;

/** Days written out: {@code date("2026-01-01")} or {@code @"2026-01-01"}. They are constants and read no clock. */
public final class FeelDates {

    private FeelDates() {}

    public static Optional<LocalDate> find(ASTNode node) {
        return switch (node) {
            case AtLiteralNode literal -> parse(literal.getStringLiteral().getValue());
            case FunctionInvocationNode call
            when call.getName().getText().equals("date")
                    && call.getParams().getElements().size() == 1
                    && call.getParams().getElements().getFirst() instanceof StringNode text -> parse(text.getValue());
            default -> Optional.empty();
        };
    }

    private static Optional<LocalDate> parse(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
