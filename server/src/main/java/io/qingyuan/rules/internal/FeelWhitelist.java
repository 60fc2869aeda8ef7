package io.qingyuan.rules.internal;

import io.qingyuan.rules.FeelProblem;
import io.qingyuan.rules.FeelProblem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.BetweenNode;
import org.kie.dmn.feel.lang.ast.BooleanNode;
import org.kie.dmn.feel.lang.ast.FunctionInvocationNode;
import org.kie.dmn.feel.lang.ast.IfExpressionNode;
import org.kie.dmn.feel.lang.ast.InfixOpNode;
import org.kie.dmn.feel.lang.ast.InfixOperator;
import org.kie.dmn.feel.lang.ast.ListNode;
import org.kie.dmn.feel.lang.ast.NameRefNode;
import org.kie.dmn.feel.lang.ast.NumberNode;
import org.kie.dmn.feel.lang.ast.SignedUnaryNode;
import org.kie.dmn.feel.lang.ast.StringNode;

/** What a formula of a pack may be made of; everything else in the syntax tree is refused. */
final class FeelWhitelist {

    private static final Set<String> FUNCTIONS = Set.of(
            "abs",
            "all",
            "any",
            "ceiling",
            "contains",
            "count",
            "date",
            "decimal",
            "duration",
            "ends with",
            "floor",
            "list contains",
            "max",
            "mean",
            "median",
            "min",
            "modulo",
            "not",
            "round down",
            "round half down",
            "round half up",
            "round up",
            "starts with",
            "sum");

    private static final Set<Class<? extends ASTNode>> CONSTRUCTS = Set.of(
            NumberNode.class,
            StringNode.class,
            BooleanNode.class,
            InfixOpNode.class,
            SignedUnaryNode.class,
            IfExpressionNode.class,
            BetweenNode.class,
            ListNode.class);

    private static final int MAX_EXPONENT = 9;

    private final Set<String> variables;
    private final List<FeelProblem> problems = new ArrayList<>();

    FeelWhitelist(Set<String> variables) {
        this.variables = variables;
    }

    List<FeelProblem> problems(ASTNode tree) {
        visit(tree);
        return problems;
    }

    private void visit(ASTNode node) {
        if (node instanceof NameRefNode name) {
            if (!variables.contains(name.getText())) {
                refuse(Kind.UNKNOWN_NAME, name);
            }
        } else if (node instanceof FunctionInvocationNode call) {
            if (FUNCTIONS.contains(call.getName().getText())) {
                visitAll(call.getParams());
            } else {
                refuse(Kind.FUNCTION_NOT_ALLOWED, call);
            }
        } else if (CONSTRUCTS.contains(node.getClass())) {
            if (node instanceof InfixOpNode infix && infix.getOperator() == InfixOperator.POW && !smallPower(infix)) {
                refuse(Kind.EXPONENT, infix.getRight());
            }
            visitAll(node);
        } else {
            refuse(Kind.CONSTRUCT_NOT_ALLOWED, node);
        }
    }

    private void visitAll(ASTNode parent) {
        for (ASTNode child : parent.getChildrenNode()) {
            visit(child);
        }
    }

    private static boolean smallPower(InfixOpNode power) {
        return power.getRight() instanceof NumberNode exponent
                && exponent.getText().matches("\\d{1,2}")
                && Integer.parseInt(exponent.getText()) <= MAX_EXPONENT;
    }

    private void refuse(Kind kind, ASTNode node) {
        problems.add(new FeelProblem(kind, node.getStartLine(), node.getStartColumn() + 1, node.getText()));
    }
}
