package io.qingyuan.rules.internal;

import io.qingyuan.rules.FeelException;
import io.qingyuan.rules.FeelProblem;
import io.qingyuan.rules.FeelProblem.Kind;
import io.qingyuan.rules.FeelType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.kie.dmn.api.feel.runtime.events.FEELEvent;
import org.kie.dmn.feel.lang.Type;
import org.kie.dmn.feel.lang.ast.BaseNode;
import org.kie.dmn.feel.lang.impl.FEELEventListenersManager;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.dmn.feel.parser.feel11.ASTBuilderVisitor;
import org.kie.dmn.feel.parser.feel11.FEELParser;
import org.kie.dmn.feel.parser.feel11.FEEL_1_1Parser;
import org.kie.dmn.feel.runtime.events.SyntaxErrorEvent;

/** Parses a formula and lets only what the whitelist knows become a program. */
public final class FeelCompiler {

    private static final int MAX_LENGTH = 2_000;

    private FeelCompiler() {}

    /** Compiles or says everything that is wrong. */
    public static FeelProgram compile(String text, Map<String, FeelType> variables) {
        Map<String, Type> types = new HashMap<>();
        variables.forEach((name, type) -> types.put(name, type(type)));
        BaseNode tree = parse(text, types, FEEL_1_1Parser::compilation_unit);
        List<FeelProblem> problems = new FeelWhitelist(variables.keySet()).problems(tree);
        if (!problems.isEmpty()) {
            throw new FeelException(text, problems);
        }
        return new FeelProgram(tree);
    }

    /** The syntax tree of the tests in a cell of a decision table; no name is known to them. */
    public static BaseNode unaryTests(String text) {
        return parse(text, Map.of(), FEEL_1_1Parser::unaryTestsRoot);
    }

    private static BaseNode parse(
            String text, Map<String, Type> types, Function<FEEL_1_1Parser, ParserRuleContext> rule) {
        if (text.isBlank() || text.length() > MAX_LENGTH) {
            throw new FeelException(
                    abbreviate(text),
                    List.of(new FeelProblem(text.isBlank() ? Kind.SYNTAX : Kind.TOO_LONG, 1, 1, abbreviate(text))));
        }
        List<FeelProblem> problems = new ArrayList<>();
        FEELEventListenersManager listeners = new FEELEventListenersManager();
        listeners.addListener(event -> syntax(event, text, problems));
        FEEL_1_1Parser parser = FEELParser.parse(listeners, text, types, Map.of(), List.of(), List.of(), null);
        ParserRuleContext parsed = rule.apply(parser);
        if (!problems.isEmpty()) {
            throw new FeelException(text, problems);
        }
        return new ASTBuilderVisitor(types, null).visit(parsed);
    }

    private static void syntax(FEELEvent event, String text, List<FeelProblem> problems) {
        if (event instanceof SyntaxErrorEvent error) {
            Object symbol = error.getOffendingSymbol();
            String found = symbol instanceof org.antlr.v4.runtime.Token token ? token.getText() : abbreviate(text);
            problems.add(new FeelProblem(Kind.SYNTAX, error.getLine(), error.getColumn() + 1, found));
        } else if (event.getSeverity() == FEELEvent.Severity.ERROR) {
            problems.add(new FeelProblem(Kind.SYNTAX, 1, 1, abbreviate(text)));
        }
    }

    private static Type type(FeelType type) {
        return switch (type) {
            case NUMBER -> BuiltInType.NUMBER;
            case TEXT -> BuiltInType.STRING;
            case BOOLEAN -> BuiltInType.BOOLEAN;
            case DAY -> BuiltInType.DATE;
        };
    }

    private static String abbreviate(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
