package io.qingyuan.rules.internal.dmn;

import io.qingyuan.rules.DmnModel;
import io.qingyuan.rules.DmnModel.Table;
import io.qingyuan.rules.DmnProblem;
import io.qingyuan.rules.DmnProblem.Kind;
import io.qingyuan.rules.DmnResult;
import io.qingyuan.rules.HitPolicy;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;
import org.kie.dmn.core.compiler.RuntimeTypeCheckOption;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.dmn.model.api.NamedElement;
import org.kie.dmn.validation.DMNValidator;
import org.kie.dmn.validation.dtanalysis.DMNDTAnalyser;
import org.kie.dmn.validation.dtanalysis.model.DTAnalysis;
import org.kie.dmn.validation.dtanalysis.model.MaskedRule;
import org.kie.dmn.validation.dtanalysis.model.Overlap;
import org.kie.internal.io.ResourceFactory;

/** Decisions as Apache KIE sees them: its compiler's word, its analysis of tables, its own results. */
public final class DmnAnalysis {

    private static final int MOST_OF_A_KIND = 20;

    private final DmnModel model;
    private final DMNRuntime runtime;
    private final DMNModel compiled;

    /** Hands the model's canonical text to KIE; never the source of a pack. */
    public DmnAnalysis(DmnModel model) {
        this.model = model;
        Resource resource = ResourceFactory.newReaderResource(new StringReader(DmnWriter.write(model)));
        resource.setSourcePath("decision.dmn");
        this.runtime = DMNRuntimeBuilder.fromDefaults()
                .setOption(new RuntimeTypeCheckOption(true))
                .buildConfiguration()
                .fromResources(List.of(resource))
                .getOrElseThrow(failed -> new IllegalStateException("KIE does not read the canonical text", failed));
        this.compiled = runtime.getModels().getFirst();
    }

    public List<DmnProblem> problems() {
        List<DmnProblem> problems = new ArrayList<>();
        for (DMNMessage message : compiled.getMessages(DMNMessage.Severity.ERROR)) {
            problems.add(DmnProblem.of(Kind.ENGINE, line(), String.valueOf(message.getText())));
        }
        if (!problems.isEmpty()) {
            return problems;
        }
        Map<String, Table> tables = model.decisions().stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .collect(Collectors.toMap(Table::name, table -> table));
        List<DTAnalysis> found =
                new DMNDTAnalyser(List.of()).analyse(compiled, Set.of(DMNValidator.Validation.ANALYZE_DECISION_TABLE));
        for (DTAnalysis analysis : found) {
            Table table = analysis.getSource().getParent() instanceof NamedElement decision
                    ? tables.get(decision.getName())
                    : null;
            if (table != null) {
                problems(table, analysis, problems);
            }
        }
        return problems;
    }

    private static void problems(Table table, DTAnalysis analysis, List<DmnProblem> problems) {
        if (analysis.isError()) {
            problems.add(DmnProblem.of(
                    Kind.NOT_ANALYSED,
                    table.line(),
                    table.name(),
                    analysis.asDMNMessages().stream().map(DMNMessage::getText).collect(Collectors.joining("; "))));
            return;
        }
        Stretches stretches = new Stretches(table);
        analysis.getGaps().stream()
                .limit(MOST_OF_A_KIND)
                .map(gap -> DmnProblem.of(Kind.GAP, table.line(), table.name(), stretches.said(gap)))
                .forEach(problems::add);
        if (table.policy() == HitPolicy.UNIQUE) {
            analysis.getOverlaps().stream()
                    .sorted(Comparator.comparing(
                            (Overlap overlap) -> overlap.getRules().toString()))
                    .limit(MOST_OF_A_KIND)
                    .map(overlap -> DmnProblem.of(
                            Kind.OVERLAP,
                            line(table, overlap.getRules().getLast()),
                            table.name(),
                            rows(overlap.getRules()),
                            stretches.said(overlap.getOverlap())))
                    .forEach(problems::add);
        }
        for (MaskedRule masked : analysis.getMaskedRules()) {
            problems.add(DmnProblem.of(
                    Kind.MASKED, line(table, masked.maskedRule), table.name(), masked.maskedRule, masked.maskedBy));
        }
    }

    private static String rows(List<Integer> rules) {
        return rules.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static int line(Table table, int number) {
        return table.rows().get(number - 1).line();
    }

    private int line() {
        return model.decisions().getFirst().line();
    }

    /** Decides with KIE's engine; every message of it is a fault. */
    public DmnResult evaluate(Map<String, ?> values) {
        DMNContext context = runtime.newContext();
        values.forEach(context::set);
        Map<String, List<Integer>> selected = new LinkedHashMap<>();
        DMNRuntimeEventListener listener = new DMNRuntimeEventListener() {
            @Override
            public void afterEvaluateDecisionTable(AfterEvaluateDecisionTableEvent event) {
                selected.put(event.getDecisionName(), event.getSelected());
            }
        };
        DMNResult result;
        runtime.addListener(listener);
        try {
            result = runtime.evaluateAll(compiled, context);
        } finally {
            runtime.removeListener(listener);
        }
        Map<String, Object> outputs = new LinkedHashMap<>();
        for (DmnModel.Decision decision : model.decisions()) {
            DMNDecisionResult decided = result.getDecisionResultByName(decision.name());
            if (decided.hasErrors() || decided.getResult() == null) {
                return new DmnResult.Fault(
                        DmnResult.Kind.EVALUATION, decision.name(), String.valueOf(decided.getMessages()));
            }
            if (decided.getResult() instanceof Map<?, ?> several) {
                several.forEach((name, value) -> outputs.put(String.valueOf(name), value));
            } else {
                outputs.put(decision.name(), decided.getResult());
            }
        }
        return new DmnResult.Decided(
                outputs,
                selected.entrySet().stream()
                        .map(entry -> new DmnResult.Fired(entry.getKey(), entry.getValue()))
                        .toList());
    }
}
