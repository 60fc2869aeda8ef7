package io.qingyuan.rules.internal.dmn;

import io.qingyuan.rules.FeelException;
import io.qingyuan.rules.FeelProblem;
import io.qingyuan.rules.FeelProblem.Kind;
import io.qingyuan.rules.FeelType;
import io.qingyuan.rules.internal.FeelCompiler;
import io.qingyuan.rules.internal.FeelDates;
import io.qingyuan.rules.internal.dmn.Cell.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kie.dmn.feel.lang.ast.BaseNode;
import org.kie.dmn.feel.lang.ast.BooleanNode;
import org.kie.dmn.feel.lang.ast.DashNode;
import org.kie.dmn.feel.lang.ast.NumberNode;
import org.kie.dmn.feel.lang.ast.RangeNode;
import org.kie.dmn.feel.lang.ast.SignedUnaryNode;
import org.kie.dmn.feel.lang.ast.StringNode;
import org.kie.dmn.feel.lang.ast.UnaryTestListNode;
import org.kie.dmn.feel.lang.ast.UnaryTestNode;
import org.kie.dmn.feel.lang.ast.UndefinedValueNode;

/** Reads the tests of cells. They compare with constants alone, so that gaps and overlaps can be found. */
final class Cells {

    private Cells() {}

    /**
     * The tests in a cell.
     *
     * @throws FeelException where they are no tests, or not of this type
     */
    static Cell parse(String text, FeelType type) {
        if (text.isBlank()) {
            throw new FeelException(text, List.of(new FeelProblem(Kind.SYNTAX, 1, 1, text)));
        }
        BaseNode tree = FeelCompiler.unaryTests(text);
        if (!(tree instanceof UnaryTestListNode list)) {
            throw refused(tree);
        }
        List<BaseNode> elements = list.getElements();
        if (elements.size() == 1 && elements.getFirst() instanceof DashNode && !list.isNegated()) {
            return new Cell.Any();
        }
        if (elements.size() == 1
                && !list.isNegated()
                && elements.getFirst() instanceof UnaryTestNode test
                && test.getOperator() == UnaryTestNode.UnaryOperator.NE) {
            return new Cell.NoneOf(List.of(Span.point(constant(test.getValue(), type))));
        }
        List<Span> spans = new ArrayList<>();
        elements.forEach(element -> spans.add(span(element, type)));
        return list.isNegated() ? new Cell.NoneOf(spans) : new Cell.OneOf(spans);
    }

    /** The constants a list names, in its order: the allowed values of a type. */
    static List<Object> constants(String text, FeelType type) {
        return parse(text, type).spans().stream()
                .filter(Span::isPoint)
                .<Object>map(Span::low)
                .toList();
    }

    /** The value of a text that is one constant. */
    static Optional<Object> constant(String text, FeelType type) {
        try {
            Cell cell = parse(text, type);
            return cell instanceof Cell.OneOf(List<Span> spans)
                            && spans.size() == 1
                            && spans.getFirst().isPoint()
                            && !text.strip().startsWith("[")
                            && !text.strip().startsWith("=")
                    ? Optional.ofNullable(spans.getFirst().low())
                    : Optional.empty();
        } catch (FeelException _) {
            return Optional.empty();
        }
    }

    private static Span span(BaseNode node, FeelType type) {
        if (!(node instanceof RangeNode range)) {
            return Span.point(constant(node, type));
        }
        boolean ordered = type == FeelType.NUMBER || type == FeelType.DAY;
        Optional<Object> low = end(range.getStart(), type);
        Optional<Object> high = end(range.getEnd(), type);
        Span span = new Span(
                low.orElse(null),
                range.getLowerBound() == RangeNode.IntervalBoundary.CLOSED,
                high.orElse(null),
                range.getUpperBound() == RangeNode.IntervalBoundary.CLOSED);
        boolean empty = low.isPresent()
                && high.isPresent()
                && (Cell.compare(low.get(), high.get()) > 0 || (span.isPoint() && !(span.lowIn() && span.highIn())));
        if (empty || (!ordered && !span.isPoint())) {
            throw refused(node);
        }
        return span;
    }

    private static Optional<Object> end(BaseNode node, FeelType type) {
        return node instanceof UndefinedValueNode ? Optional.empty() : Optional.of(constant(node, type));
    }

    private static Object constant(BaseNode node, FeelType type) {
        Optional<LocalDate> day = FeelDates.find(node);
        Object value = day.isPresent() ? day.get() : plain(node);
        boolean fits = switch (type) {
            case NUMBER -> value instanceof BigDecimal;
            case TEXT -> value instanceof String;
            case BOOLEAN -> value instanceof Boolean;
            case DAY -> value instanceof LocalDate;
        };
        if (!fits) {
            throw refused(node);
        }
        return value;
    }

    private static Object plain(BaseNode node) {
        return switch (node) {
            case NumberNode number -> number.getValue();
            case SignedUnaryNode signed
            when signed.getExpression() instanceof NumberNode number ->
                signed.getSign() == SignedUnaryNode.Sign.NEGATIVE
                        ? number.getValue().negate()
                        : number.getValue();
            case StringNode text -> text.getValue();
            case BooleanNode truth -> truth.getValue();
            default -> throw refused(node);
        };
    }

    private static FeelException refused(BaseNode node) {
        return new FeelException(
                node.getText(),
                List.of(new FeelProblem(
                        Kind.CONSTRUCT_NOT_ALLOWED, node.getStartLine(), node.getStartColumn() + 1, node.getText())));
    }
}
