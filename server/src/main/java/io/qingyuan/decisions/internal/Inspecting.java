package io.qingyuan.decisions.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackPlace;
import io.qingyuan.rules.DmnDecision;
import io.qingyuan.rules.DmnException;
import io.qingyuan.rules.DmnProblem;
import io.qingyuan.rules.DmnProblem.Kind;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what is wrong in the decisions of packs. */
public final class Inspecting {

    /** The same text has the same problems, and looking for them takes KIE a second. */
    private static final Cache<String, List<DmnProblem>> KNOWN =
            Caffeine.newBuilder().maximumSize(200).build();

    private final PackContent content;
    private final List<PackFault> faults = new ArrayList<>();
    private final Set<String> used = new HashSet<>();

    private Inspecting(PackContent content) {
        this.content = content;
    }

    public static List<PackFault> faults(PackContent content) {
        Inspecting inspecting = new Inspecting(content);
        content.documents(DefinitionReader.HEADERS).forEach(header -> inspecting.header(header.item()));
        content.documents(DefinitionReader.TABLES).stream()
                .filter(table -> !inspecting.used.contains(table.toString()))
                .forEach(table -> inspecting.add(table.place(""), "unused", table.path()));
        return inspecting.faults;
    }

    private void header(PackItem header) {
        if (!header.has("id") || !header.has("editions") || !header.has("inputs") || !header.has("outputs")) {
            return; // the schema has said so
        }
        boolean complete = header.flag("complete");
        boolean sound = true;
        for (PackItem edition : header.list("editions")) {
            Optional<PackDocument> document =
                    edition.has("file") ? DefinitionReader.file(content, edition) : Optional.empty();
            if (document.isEmpty()) {
                add(edition.place(), "no-file", edition.findString("file").orElse("file"));
                sound = false;
                continue;
            }
            used.add(document.get().toString());
            List<DmnProblem> problems = problems(document.get()).stream()
                    .filter(problem -> complete || problem.kind() != Kind.GAP)
                    .toList();
            problems.forEach(problem -> faults.add(PackFault.of(
                    new PackPlace(document.get().pack(), document.get().path(), problem.line(), ""),
                    "decision",
                    null,
                    null,
                    problem.text())));
            sound &= problems.stream().noneMatch(problem -> STOPPING.contains(problem.kind()));
        }
        if (sound) {
            words(header);
        }
    }

    /** Findings of the analysis leave a table that can be read. */
    private static final Set<Kind> ANALYSED =
            Set.of(Kind.GAP, Kind.OVERLAP, Kind.MASKED, Kind.NOT_ANALYSED, Kind.ENGINE);

    private static final Set<Kind> STOPPING = stopping();

    private static Set<Kind> stopping() {
        Set<Kind> kinds = new HashSet<>(List.of(Kind.values()));
        kinds.removeAll(ANALYSED);
        return kinds;
    }

    private static List<DmnProblem> problems(PackDocument document) {
        return KNOWN.get(document.source(), source -> {
            try {
                return DefinitionReader.compiled(source).analyse();
            } catch (DmnException e) {
                return e.problems();
            }
        });
    }

    private void words(PackItem header) {
        Definition definition;
        try {
            definition = DefinitionReader.read(content, header);
        } catch (IllegalArgumentException | IllegalStateException | DateTimeException _) {
            return; // against the schema, which has said so
        }
        faults.addAll(new Words(definition).faults());
        editions(definition);
        Map<String, PackItem> examples = new HashMap<>();
        for (Definition.Example example : definition.examples()) {
            Examples.Run run = Examples.run(definition, example);
            if (!run.holds()) {
                faults.add(PackFault.of(
                        example.item().place(),
                        "decision-example",
                        run.found(),
                        run.expected(),
                        run.expected(),
                        run.found()));
            } else if (example.out() != null) {
                secondOpinion(definition, example);
            }
            definition.editionOf(example).ifPresent(edition -> examples.put(edition.file(), example.item()));
        }
        for (Definition.Edition edition : definition.editions()) {
            if (!examples.containsKey(edition.file())) {
                add(header.place(), "no-example", edition.file());
            }
        }
    }

    /** Apache KIE decides the example too; where the engines differ, one of them is wrong and nothing is activated. */
    private void secondOpinion(Definition definition, Definition.Example example) {
        DmnDecision decision = definition.editionOf(example).orElseThrow().decision();
        Map<String, Object> values = Examples.values(decision, example.in());
        String ours = Examples.said(decision.evaluate(values));
        String kie = Examples.said(decision.evaluateByKie(values));
        if (!ours.equals(kie)) {
            add(example.item().place(), "engines", ours, kie);
        }
    }

    private void editions(Definition definition) {
        for (int i = 0; i < definition.editions().size(); i++) {
            Definition.Edition edition = definition.editions().get(i);
            if (edition.to() != null && edition.to().isBefore(edition.from())) {
                add(definition.item().place(), "edition-ends", edition.file());
            }
            if (i > 0) {
                Definition.Edition before = definition.editions().get(i - 1);
                if (before.to() == null || !before.to().isBefore(edition.from())) {
                    add(definition.item().place(), "editions-overlap", before.file(), edition.file());
                }
            }
        }
    }

    private void add(PackPlace place, String word, Object... arguments) {
        faults.add(Words.fault(place, word, arguments));
    }
}
