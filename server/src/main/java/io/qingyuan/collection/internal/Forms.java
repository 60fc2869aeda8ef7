package io.qingyuan.collection.internal;

import io.qingyuan.collection.CollectionProblem;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.statistics.ElementCode;
import io.qingyuan.statistics.Figure;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.Period;
import io.qingyuan.statistics.Statistics;
import io.qingyuan.time.AsOf;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts a form together: what it asks for, what stands in it, what it is compared with, what the checks find. */
@Component
class Forms {

    private final JdbcRounds rounds;
    private final JdbcCells cells;
    private final Schedules schedules;
    private final Lines lines;
    private final Statistics statistics;

    Forms(JdbcRounds rounds, JdbcCells cells, Schedules schedules, Lines lines, Statistics statistics) {
        this.rounds = rounds;
        this.cells = cells;
        this.schedules = schedules;
        this.lines = lines;
        this.statistics = statistics;
    }

    /** A form without its cells. */
    record Head(Round round, Schedule schedule, Standing standing, List<Level> levels) {}

    /**
     * A whole form.
     *
     * @param others the cells of the other forms of the round
     */
    record Whole(
            Head head,
            List<Line> lines,
            Map<LineKey, Cell> cells,
            Map<LineKey, Cell> others,
            Comparisons comparisons,
            List<Finding> findings) {

        Map<LineKey, Line> byKey() {
            return lines.stream().collect(Collectors.toMap(Line::key, Function.identity()));
        }

        int filled() {
            return (int) lines.stream()
                    .map(line -> cells.get(line.key()))
                    .filter(cell -> cell != null && !cell.empty())
                    .count();
        }
    }

    /** @throws ProblemException {@link CollectionProblem#FORM_NOT_FOUND} */
    Head head(UUID form, Instant asOf) {
        Standing standing = rounds.findStanding(form, asOf)
                .orElseThrow(() -> new ProblemException(CollectionProblem.FORM_NOT_FOUND, form.toString()));
        Round round = rounds.find(standing.round(), asOf)
                .orElseThrow(() -> new ProblemException(CollectionProblem.FORM_NOT_FOUND, form.toString()));
        Schedule schedule = schedule(round);
        return new Head(round, schedule, standing, lines.levels(schedule, standing.unit(), AsOf.at(round.openedAt())));
    }

    /** The schedule as it was when the round was opened. */
    Schedule schedule(Round round) {
        return schedules.active(AsOf.at(round.openedAt())).schedule(round.schedule());
    }

    Whole whole(UUID form, AsOf asOf) {
        return whole(head(form, asOf.at()), asOf);
    }

    Whole whole(Head head, AsOf asOf) {
        Round round = head.round();
        UUID form = head.standing().form();
        List<Line> asked = lines.of(round, head.schedule(), head.standing().unit());
        List<UUID> others = rounds.standings(List.of(round.id()), asOf.at()).stream()
                .map(Standing::form)
                .filter(other -> !other.equals(form))
                .toList();
        Map<LineKey, Cell> own = cells.of(form, asOf.at());
        Map<LineKey, Cell> theirs = cells.of(others, asOf.at());
        List<Check> checks = schedules.active(AsOf.at(round.openedAt())).checks();
        Comparisons comparisons = comparisons(asked, checks, round.period(), asOf);
        return new Whole(
                head,
                asked,
                own,
                theirs,
                comparisons,
                Checking.run(checks, round.period(), asked, own, theirs, comparisons));
    }

    private Comparisons comparisons(List<Line> asked, List<Check> checks, Period period, AsOf asOf) {
        Set<ElementCode> codes = new LinkedHashSet<>();
        asked.forEach(line -> codes.add(line.element().code()));
        checks.forEach(check -> {
            if (check instanceof Check.Relation relation) {
                relation.operands().values().forEach(operand -> codes.add(operand.element()));
            }
        });
        Map<FigureKey, Figure> figures = new HashMap<>();
        statistics
                .figures(codes, period.year() - 1, period.year(), asOf)
                .forEach(figure -> figures.put(figure.key(), figure));
        return new Comparisons(figures);
    }

    /** How many figures each unit is asked for. */
    Map<String, Integer> asked(Round round) {
        Map<String, Integer> asked = new HashMap<>();
        lines.of(round, schedule(round)).forEach((unit, of) -> asked.put(unit.value(), of.size()));
        return asked;
    }
}
