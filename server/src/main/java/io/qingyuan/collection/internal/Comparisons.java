package io.qingyuan.collection.internal;

import io.qingyuan.statistics.Content;
import io.qingyuan.statistics.Element;
import io.qingyuan.statistics.Figure;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.JudgedFigure;
import io.qingyuan.statistics.Origin;
import io.qingyuan.statistics.Period;
import io.qingyuan.statistics.Value;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** The figures that a form's figures are compared with: of the year before, and of the period before. */
record Comparisons(Map<FigureKey, Figure> figures) {

    Comparisons {
        figures = Map.copyOf(figures);
    }

    static Period period(Period of, Check.When when) {
        return switch (when) {
            case SAME -> of;
            case LAST_YEAR -> of.plusYears(-1);
            case PREVIOUS -> of.before();
        };
    }

    /** Whether the definition changed between the two, so that only a restated value can be compared. */
    static boolean broken(Element element, Period now, Check.When when) {
        return element.versionIn(now) != element.versionIn(period(now, when));
    }

    /** What is said of a line's figure then; empty where the series is broken and nothing was restated. */
    Optional<Content> content(Line line, Check.When when) {
        Period then = period(line.figure().period(), when);
        Figure figure = figures.get(line.key().in(then));
        if (figure == null) {
            return Optional.empty();
        }
        if (broken(line.element(), line.figure().period(), when)) {
            return figure.find(Origin.RESTATED).map(Value::content);
        }
        JudgedFigure judged = figure.judged();
        return Optional.ofNullable(judged)
                .flatMap(one -> figure.find(one.origin()))
                .or(() -> figure.find(Origin.REPORTED))
                .map(Value::content);
    }

    Optional<BigDecimal> number(Line line, Check.When when) {
        return content(line, when)
                .flatMap(content ->
                        content instanceof Content.Numeric(BigDecimal number) ? Optional.of(number) : Optional.empty());
    }

    /** The number of any figure, as it is judged or else reported. */
    Optional<BigDecimal> number(FigureKey key) {
        Figure figure = figures.get(key);
        if (figure == null) {
            return Optional.empty();
        }
        JudgedFigure judged = figure.judged();
        return Optional.ofNullable(judged)
                .flatMap(JudgedFigure::findNumber)
                .or(() -> figure.find(Origin.REPORTED)
                        .map(Value::content)
                        .flatMap(content -> content instanceof Content.Numeric(BigDecimal number)
                                ? Optional.of(number)
                                : Optional.empty()));
    }
}
