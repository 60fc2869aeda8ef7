package io.qingyuan.collection.internal;

import io.qingyuan.evidence.Event;
import io.qingyuan.evidence.Evidence;
import io.qingyuan.files.FileId;
import io.qingyuan.files.Files;
import io.qingyuan.identity.Actor;
import io.qingyuan.packs.Packs;
import io.qingyuan.receipts.Canonical;
import io.qingyuan.statistics.Content;
import io.qingyuan.statistics.DeliveredValue;
import io.qingyuan.statistics.Delivery;
import io.qingyuan.statistics.SourceDocument;
import io.qingyuan.statistics.Statistics;
import io.qingyuan.time.AsOf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Seals an accepted form: keeps its canonical bytes with their hash, and hands its figures to statistics. */
@Component
class Sealing {

    private final JdbcRounds rounds;
    private final JdbcSeals seals;
    private final Schedules schedules;
    private final Statistics statistics;
    private final Packs packs;
    private final Files files;
    private final Evidence evidence;

    Sealing(
            JdbcRounds rounds,
            JdbcSeals seals,
            Schedules schedules,
            Statistics statistics,
            Packs packs,
            Files files,
            Evidence evidence) {
        this.rounds = rounds;
        this.seals = seals;
        this.schedules = schedules;
        this.statistics = statistics;
        this.packs = packs;
        this.files = files;
        this.evidence = evidence;
    }

    /** In the transaction of the act that accepts the form. */
    void seal(Actor actor, Forms.Whole form, Instant at) {
        Canonical content = content(form);
        seals.insert(new Seal(form.head().standing().form(), content.hash(), content.text(), actor.name(), at));
        evidence.seal(List.of(new Event(
                "form.sealed", SealedForms.PREFIX + "/" + form.head().standing().form(), content.text())));
        List<DeliveredValue> values = new ArrayList<>();
        for (Line line : form.lines()) {
            Cell cell = form.cells().get(line.key());
            Content said = cell == null ? null : cell.content();
            if (cell != null && said != null) {
                values.add(new DeliveredValue(
                        line.figure(),
                        cell.finality(),
                        said,
                        cell.document(),
                        cell.evidence(),
                        cell.comment(),
                        new Delivery(form.head().round().id(), explanation(form, cell), null),
                        form.head().round().sample(),
                        cell.author()));
            }
        }
        statistics.seal(values);
    }

    /** What was said to the checks, under their names. */
    private @Nullable String explanation(Forms.Whole form, Cell cell) {
        if (cell.excuses().isEmpty()) {
            return null;
        }
        Map<String, String> titles = schedules
                .active(AsOf.at(form.head().round().openedAt()))
                .checks()
                .stream()
                .collect(Collectors.toMap(
                        check -> check.head().id(),
                        check -> check.head().title().preferChinese(),
                        (first, _) -> first));
        return new TreeMap<>(cell.excuses())
                .entrySet().stream()
                        .map(entry -> titles.getOrDefault(entry.getKey(), entry.getKey()) + "：" + entry.getValue())
                        .collect(Collectors.joining("；"));
    }

    /** Everything that was accepted: which form, under which definitions, every figure, and who passed it. */
    private Canonical content(Forms.Whole form) {
        Round round = form.head().round();
        Standing standing = form.head().standing();
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("form", standing.form().toString());
        content.put("schedule", round.schedule());
        content.put("formNumber", form.head().schedule().formNumber());
        content.put("period", round.period().toString());
        content.put("unit", standing.unit().value());
        content.put("definitions", packs.active(AsOf.at(round.openedAt())).hash());
        content.put("zero", standing.zero());
        content.put("sample", round.sample());
        content.put(
                "figures",
                form.lines().stream()
                        .map(line -> figure(line, form.cells().get(line.key())))
                        .toList());
        content.put(
                "steps",
                rounds.steps(standing.form(), rounds.now()).stream()
                        .map(Sealing::step)
                        .toList());
        return Canonical.of(content);
    }

    private Map<String, Object> figure(Line line, @Nullable Cell cell) {
        Map<String, Object> figure = new LinkedHashMap<>();
        figure.put("element", line.element().code().value());
        figure.put("version", line.element().versionIn(line.figure().period()));
        figure.put("extent", line.figure().extent().text());
        if (cell == null || cell.empty()) {
            return figure;
        }
        switch (Objects.requireNonNull(cell.content())) {
            case Content.Numeric(var number) -> figure.put("value", number);
            case Content.State state -> figure.put("state", state.state());
            case Content.Absent(var absence) -> figure.put("absence", absence.word());
            case Content.Text(String text) -> figure.put("text", text);
        }
        figure.put("finality", cell.finality().word());
        SourceDocument document = cell.document();
        if (document != null) {
            Map<String, Object> source = new LinkedHashMap<>();
            source.put("title", document.title());
            source.put("number", document.number());
            source.put("date", document.date());
            figure.put("document", source);
        }
        figure.put(
                "evidence",
                cell.evidence().stream()
                        .map(file -> files.find(FileId.of(file))
                                .map(stored -> stored.sha256())
                                .orElse(file))
                        .toList());
        figure.put("comment", cell.comment());
        figure.put("excuses", new TreeMap<>(cell.excuses()));
        figure.put("author", cell.author());
        figure.put("enteredAt", cell.recordedAt());
        return figure;
    }

    private static Map<String, Object> step(Step step) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("act", step.act().word());
        told.put("actor", step.actor());
        told.put("at", step.at());
        told.put("reason", step.reason());
        return told;
    }
}
