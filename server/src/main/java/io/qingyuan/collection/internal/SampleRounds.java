package io.qingyuan.collection.internal;

import io.qingyuan.collection.internal.JdbcCells.New;
import io.qingyuan.identity.Actor;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.SampleData;
import io.qingyuan.statistics.Content;
import io.qingyuan.statistics.Figure;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.Origin;
import io.qingyuan.statistics.Period;
import io.qingyuan.statistics.Statistics;
import io.qingyuan.time.AsOf;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The demonstration rounds (示例): forms in every state, filled with sample figures. */
@Component
@Order(300)
class SampleRounds implements SampleData {

    private final Schedules schedules;
    private final RoundDesk desk;
    private final JdbcRounds rounds;
    private final JdbcCells cells;
    private final Forms forms;
    private final Lines lines;
    private final Sealing sealing;
    private final Duties duties;
    private final Telling telling;
    private final Statistics statistics;

    SampleRounds(
            Schedules schedules,
            RoundDesk desk,
            JdbcRounds rounds,
            JdbcCells cells,
            Forms forms,
            Lines lines,
            Sealing sealing,
            Duties duties,
            Telling telling,
            Statistics statistics) {
        this.schedules = schedules;
        this.desk = desk;
        this.rounds = rounds;
        this.cells = cells;
        this.forms = forms;
        this.lines = lines;
        this.sealing = sealing;
        this.duties = duties;
        this.telling = telling;
        this.statistics = statistics;
    }

    @Override
    public void load(PackContent content) {
        for (PackItem item : content.items("sample/rounds.yaml", "rounds")) {
            Period period = Period.parse(item.string("period"));
            if (!rounds.open(item.string("schedule"), period)) {
                load(item, period);
            }
        }
    }

    private void load(PackItem item, Period period) {
        Schedule schedule = schedules.active().schedule(item.string("schedule"));
        Round round = desk.open(Actor.system(), schedule, period, LocalDate.parse(item.string("due")), true);
        Map<FigureKey, Content> said = item.flag("from_figures") ? figures(schedule, period) : values(item, period);
        Map<String, FormState> states = new HashMap<>();
        item.entries("states")
                .forEach(entry -> states.put(
                        entry.key(), FormState.parse(entry.value().node().asString())));
        FormState usual = FormState.parse(item.string("state"));
        var asked = lines.of(round, schedule);
        for (Standing standing : rounds.standings(List.of(round.id()), round.openedAt())) {
            List<New> writing = new ArrayList<>();
            for (Line line : asked.getOrDefault(standing.unit(), List.of())) {
                Content content = said.get(line.figure());
                if (content != null) {
                    writing.add(new New(line.key(), content, schedule.finality(), null, List.of(), null, Map.of()));
                }
            }
            FormState state = states.getOrDefault(standing.unit().value(), usual);
            stand(round, schedule, standing, writing, state);
        }
    }

    private void stand(Round round, Schedule schedule, Standing standing, List<New> writing, FormState state) {
        Actor system = Actor.system();
        Instant at = rounds.now();
        if (!writing.isEmpty()) {
            cells.write(standing.form(), writing, system, at);
        }
        if (state == FormState.ENTRY) {
            return;
        }
        Standing next = standing.submitted(system.person(), at, false).to(state);
        rounds.step(next, state == FormState.SEALED ? Act.SEAL : Act.SUBMIT, null, system, at);
        Forms.Head head = new Forms.Head(round, schedule, next, List.of());
        if (state == FormState.SEALED) {
            sealing.seal(system, forms.whole(head, AsOf.at(rounds.now())), at);
        }
        duties.follow(head);
    }

    /** What the sample figures of the period say already. */
    private Map<FigureKey, Content> figures(Schedule schedule, Period period) {
        Map<FigureKey, Content> said = new HashMap<>();
        for (Figure figure :
                statistics.figures(schedule.elements(), period.year(), period.year(), AsOf.at(rounds.now()))) {
            figure.find(Origin.REPORTED)
                    .filter(value -> figure.key().period().equals(period))
                    .ifPresent(value -> said.put(figure.key(), value.content()));
        }
        said.values().removeIf(Content.Text.class::isInstance);
        return said;
    }

    private static Map<FigureKey, Content> values(PackItem item, Period period) {
        Map<FigureKey, Content> said = new HashMap<>();
        for (PackItem.Entry element : item.entries("values")) {
            element.value().node().properties().forEach(entry -> {
                String text = entry.getValue().asString();
                said.put(
                        LineKey.of(element.key(), entry.getKey()).in(period),
                        new Content.Numeric(new BigDecimal(text)));
            });
        }
        return said;
    }

    @Override
    public void remove() {
        Instant now = rounds.now();
        List<Round> sample = rounds.list(now).stream().filter(Round::sample).toList();
        rounds.standings(sample.stream().map(Round::id).toList(), now).forEach(standing -> {
            duties.end(standing.form());
            telling.withdraw(standing.form());
        });
        rounds.endSample(now);
    }
}
