package io.qingyuan.collection.internal;

import io.qingyuan.collection.CollectionProblem;
import io.qingyuan.problem.Fault;
import io.qingyuan.rules.FeelResult;
import io.qingyuan.sheets.Absence;
import io.qingyuan.statistics.Content;
import io.qingyuan.statistics.Element;
import io.qingyuan.statistics.ElementCode;
import io.qingyuan.statistics.Extent;
import io.qingyuan.statistics.Period;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs the checks on one form. It reads nothing: everything it looks at is given. */
final class Checking {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final List<Line> lines;
    private final Map<LineKey, Cell> cells;
    private final Map<LineKey, Cell> others;
    private final Comparisons comparisons;
    private final Period period;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<LineKey> misread = new LinkedHashSet<>();

    private Checking(
            Period period,
            List<Line> lines,
            Map<LineKey, Cell> cells,
            Map<LineKey, Cell> others,
            Comparisons comparisons) {
        this.period = period;
        this.lines = lines;
        this.cells = cells;
        this.others = others;
        this.comparisons = comparisons;
    }

    /**
     * What the checks find.
     *
     * @param lines what the form asks for
     * @param cells what stands in it
     * @param others what stands in the other forms of the round
     */
    static List<Finding> run(
            List<Check> checks,
            Period period,
            List<Line> lines,
            Map<LineKey, Cell> cells,
            Map<LineKey, Cell> others,
            Comparisons comparisons) {
        Checking checking = new Checking(period, lines, cells, others, comparisons);
        // a figure in the wrong unit jumps as well: only the better explanation is told
        checks.stream().filter(Check.Magnitude.class::isInstance).forEach(checking::run);
        checks.stream().filter(check -> !(check instanceof Check.Magnitude)).forEach(checking::run);
        return List.copyOf(checking.findings);
    }

    private void run(Check check) {
        switch (check) {
            case Check.Empty empty -> empty(empty);
            case Check.Range range -> range(range);
            case Check.Evidence evidence -> evidence(evidence);
            case Check.Relation relation -> relation(relation);
            case Check.Jump jump -> jump(jump);
            case Check.Magnitude magnitude -> magnitude(magnitude);
            case Check.Breakdown breakdown -> breakdown(breakdown);
        }
    }

    private void empty(Check.Empty check) {
        for (Line line : lines) {
            if (content(line) == null) {
                found(check, List.of(line.key()), CollectionProblem.CHECK_EMPTY, marks());
            }
        }
    }

    private static String marks() {
        return Absence.UNAVAILABLE.mark() + " " + Absence.NOT_APPLICABLE.mark() + " " + Absence.NONE.mark();
    }

    private void range(Check.Range check) {
        for (Line line : lines) {
            BigDecimal number = number(line);
            BigDecimal min = line.element().min();
            BigDecimal max = line.element().max();
            if (number != null
                    && ((min != null && number.compareTo(min) < 0) || (max != null && number.compareTo(max) > 0))) {
                found(
                        check,
                        List.of(line.key()),
                        CollectionProblem.CHECK_RANGE,
                        number.toPlainString(),
                        bounds(min, max));
            }
        }
    }

    private static String bounds(@Nullable BigDecimal min, @Nullable BigDecimal max) {
        if (min != null && max != null) {
            return min.toPlainString() + " ～ " + max.toPlainString();
        }
        return min != null ? "≥ " + min.toPlainString() : "≤ " + (max == null ? "" : max.toPlainString());
    }

    private void evidence(Check.Evidence check) {
        for (Line line : lines) {
            Cell cell = cells.get(line.key());
            if (cell != null
                    && cell.content() instanceof Content.State
                    && cell.document() == null
                    && cell.evidence().isEmpty()) {
                found(check, List.of(line.key()), CollectionProblem.CHECK_EVIDENCE);
            }
        }
    }

    private void relation(Check.Relation check) {
        Set<ElementCode> looked = new LinkedHashSet<>();
        check.operands().values().forEach(operand -> looked.add(operand.element()));
        Set<Extent> extents = new LinkedHashSet<>();
        lines.stream()
                .filter(line -> looked.contains(line.element().code()))
                .forEach(line -> extents.add(line.figure().extent()));
        extents.forEach(extent -> relation(check, extent));
    }

    private void relation(Check.Relation check, Extent extent) {
        Map<String, BigDecimal> values = new HashMap<>();
        List<String> missing = new ArrayList<>();
        List<LineKey> keys = new ArrayList<>();
        check.operands().forEach((name, operand) -> {
            LineKey key = new LineKey(operand.element(), extent);
            if (operand.when() == Check.When.SAME
                    && lines.stream().anyMatch(line -> line.key().equals(key))) {
                keys.add(key);
            }
            Optional<BigDecimal> value = value(key, operand.when());
            value.ifPresentOrElse(number -> values.put(name, number), () -> missing.add(name));
        });
        if (!missing.isEmpty()) {
            switch (check.missing()) {
                case SKIP -> {
                    return;
                }
                case ZERO -> missing.forEach(name -> values.put(name, BigDecimal.ZERO));
                case FAIL -> {
                    found(check, keys, CollectionProblem.CHECK_MISSING, String.join("、", missing));
                    return;
                }
            }
        }
        switch (check.holds().evaluate(values)) {
            case FeelResult.Truth(boolean holds) -> {
                if (!holds) {
                    found(
                            check,
                            keys,
                            CollectionProblem.CHECK_RULE,
                            check.holds().text(),
                            told(values));
                }
            }
            case FeelResult.Fault fault ->
                found(check, keys, CollectionProblem.CHECK_RULE, check.holds().text(), fault.reason());
            case FeelResult.Decimal(BigDecimal number) ->
                found(check, keys, CollectionProblem.CHECK_RULE, check.holds().text(), number.toPlainString());
            case FeelResult.Text(String text) ->
                found(check, keys, CollectionProblem.CHECK_RULE, check.holds().text(), text);
        }
    }

    private static String told(Map<String, BigDecimal> values) {
        List<String> told = new ArrayList<>();
        values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry ->
                        told.add(entry.getKey() + " = " + entry.getValue().toPlainString()));
        return String.join("，", told);
    }

    private Optional<BigDecimal> value(LineKey key, Check.When when) {
        if (when == Check.When.SAME) {
            Cell cell = cells.getOrDefault(key, others.get(key));
            if (cell != null) {
                return cell.number();
            }
        }
        return comparisons.number(key.in(Comparisons.period(period, when)));
    }

    private void jump(Check.Jump check) {
        for (Line line : numbers(check.elements())) {
            BigDecimal now = number(line);
            Optional<BigDecimal> then = comparisons.number(line, check.against());
            if (now == null || misread.contains(line.key())) {
                continue;
            }
            if (then.isEmpty()) {
                if (check.missing() == Check.Missing.FAIL) {
                    found(check, List.of(line.key()), CollectionProblem.CHECK_MISSING, before(check.against()));
                }
                continue;
            }
            BigDecimal percent = change(now, then.get());
            if (percent == null ? now.signum() != 0 : percent.abs().compareTo(check.percent()) > 0) {
                found(
                        check,
                        List.of(line.key()),
                        CollectionProblem.CHECK_JUMP,
                        now.toPlainString(),
                        before(check.against()),
                        then.get().toPlainString(),
                        percent == null
                                ? "—"
                                : percent.setScale(1, RoundingMode.HALF_EVEN).toPlainString(),
                        check.percent().toPlainString());
            }
        }
    }

    /** How many per cent more; null where there was nothing before. */
    private static @Nullable BigDecimal change(BigDecimal now, BigDecimal then) {
        return then.signum() == 0
                ? null
                : now.subtract(then).multiply(HUNDRED).divide(then.abs(), MathContext.DECIMAL64);
    }

    private String before(Check.When when) {
        return Comparisons.period(period, when).toString();
    }

    private void magnitude(Check.Magnitude check) {
        for (Line line : numbers(check.elements())) {
            BigDecimal now = number(line);
            Optional<BigDecimal> then = comparisons
                    .number(line, Check.When.LAST_YEAR)
                    .or(() -> comparisons.number(line, Check.When.PREVIOUS))
                    .filter(number -> number.signum() > 0);
            if (now == null || now.signum() <= 0 || then.isEmpty()) {
                continue;
            }
            BigDecimal ratio = now.divide(then.get(), MathContext.DECIMAL64);
            BigDecimal inverse = then.get().divide(now, MathContext.DECIMAL64);
            for (BigDecimal factor : check.factors()) {
                boolean more = near(ratio, factor, check.tolerancePercent());
                if (more || near(inverse, factor, check.tolerancePercent())) {
                    misread.add(line.key());
                    found(
                            check,
                            List.of(line.key()),
                            CollectionProblem.CHECK_MAGNITUDE,
                            now.toPlainString(),
                            then.get().toPlainString(),
                            (more ? "× " : "÷ ") + factor.toPlainString());
                    break;
                }
            }
        }
    }

    private static boolean near(BigDecimal ratio, BigDecimal factor, BigDecimal tolerancePercent) {
        return ratio.subtract(factor).abs().multiply(HUNDRED).compareTo(factor.multiply(tolerancePercent)) <= 0;
    }

    private void breakdown(Check.Breakdown check) {
        for (Line line : lines) {
            Element element = line.element();
            boolean wanted = check.elements().isEmpty() || check.elements().contains(element.code());
            if (!wanted || element.breakdown().isEmpty()) {
                continue;
            }
            List<LineKey> shares = element.breakdown().stream()
                    .map(unit -> new LineKey(element.code(), new Extent.OfUnit(unit)))
                    .toList();
            if (line.figure().extent() instanceof Extent.OfArea) {
                breakdown(check, line, shares);
            }
        }
    }

    private void breakdown(Check.Breakdown check, Line line, List<LineKey> shares) {
        BigDecimal whole = number(line);
        BigDecimal sum = BigDecimal.ZERO;
        int missing = 0;
        for (LineKey share : shares) {
            Cell cell = cells.getOrDefault(share, others.get(share));
            if (cell != null
                    && cell.content() instanceof Content.Absent(Absence absence)
                    && absence != Absence.UNAVAILABLE) {
                continue; // there is nothing of it there
            }
            Optional<BigDecimal> number = value(share, Check.When.SAME);
            if (number.isEmpty()) {
                missing++;
            }
            sum = sum.add(number.orElse(BigDecimal.ZERO));
        }
        if (missing > 0 && check.missing() != Check.Missing.ZERO) {
            if (check.missing() == Check.Missing.FAIL) {
                found(check, List.of(line.key()), CollectionProblem.CHECK_MISSING, Integer.toString(missing));
            }
            return;
        }
        if (whole != null && whole.subtract(sum).abs().compareTo(check.tolerance()) > 0) {
            List<LineKey> about = new ArrayList<>(List.of(line.key()));
            about.addAll(shares);
            found(
                    check,
                    about,
                    CollectionProblem.CHECK_BREAKDOWN,
                    whole.toPlainString(),
                    sum.toPlainString(),
                    whole.subtract(sum).toPlainString(),
                    Integer.toString(missing));
        }
    }

    private List<Line> numbers(Set<ElementCode> elements) {
        return lines.stream()
                .filter(line -> line.element().kind() == Element.Kind.NUMBER)
                .filter(line ->
                        elements.isEmpty() || elements.contains(line.element().code()))
                .toList();
    }

    private @Nullable Content content(Line line) {
        Cell cell = cells.get(line.key());
        return cell == null ? null : cell.content();
    }

    private @Nullable BigDecimal number(Line line) {
        return content(line) instanceof Content.Numeric(BigDecimal number) ? number : null;
    }

    private void found(Check check, List<LineKey> about, CollectionProblem problem, Object... arguments) {
        Check.Head head = check.head();
        if (about.isEmpty()) {
            return; // nothing of it stands in this form
        }
        Cell cell = cells.get(about.getFirst());
        findings.add(new Finding(
                head.id(),
                head.severity(),
                about,
                Fault.at(about.getFirst().text(), problem, arguments),
                head.title(),
                head.explanation(),
                head.mend(),
                cell == null ? null : cell.excuses().get(head.id())));
    }
}
