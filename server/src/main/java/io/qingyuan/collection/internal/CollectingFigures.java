package io.qingyuan.collection.internal;

import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.OpenRounds;
import io.qingyuan.statistics.Period;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells statistics which figures are being collected in forms that are not sealed yet. */
@Component
class CollectingFigures implements OpenRounds {

    private final JdbcRounds rounds;
    private final Forms forms;
    private final Lines lines;

    CollectingFigures(JdbcRounds rounds, Forms forms, Lines lines) {
        this.rounds = rounds;
        this.forms = forms;
        this.lines = lines;
    }

    @Override
    public Map<FigureKey, String> collecting(Collection<FigureKey> figures) {
        Set<Period> periods = figures.stream().map(FigureKey::period).collect(Collectors.toSet());
        Instant now = rounds.now();
        List<Round> open = rounds.list(now).stream()
                .filter(round -> periods.contains(round.period()))
                .toList();
        Map<FigureKey, String> collecting = new HashMap<>();
        for (Round round : open) {
            var asked = lines.of(round, forms.schedule(round));
            for (Standing standing : rounds.standings(List.of(round.id()), now)) {
                if (standing.state() != FormState.SEALED) {
                    asked.getOrDefault(standing.unit(), List.of()).stream()
                            .map(Line::figure)
                            .filter(figures::contains)
                            .forEach(figure -> collecting.put(figure, Duties.link(standing.form())));
                }
            }
        }
        return collecting;
    }
}
