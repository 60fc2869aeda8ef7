package io.qingyuan.rules;

import io.qingyuan.rules.internal.dmn.DmnAnalysis;
import io.qingyuan.rules.internal.dmn.DmnChanges;
import io.qingyuan.rules.internal.dmn.DmnCompiler;
import io.qingyuan.rules.internal.dmn.DmnProgram;
import io.qingyuan.rules.internal.dmn.DmnReader;
import io.qingyuan.rules.internal.dmn.DmnWriter;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;

/**
 * Decisions in DMN that were checked: tables and formulas over declared values, and nothing else. They reach no clock, no
 * file and no class, and the same values always give the same result.
 */
public final class DmnDecision {

    private final DmnModel model;
    private final DmnProgram program;
    private SoftReference<DmnAnalysis> analysis = new SoftReference<>(null);

    private DmnDecision(DmnModel model, DmnProgram program) {
        this.model = model;
        this.program = program;
    }

    /**
     * Checks and compiles a DMN 1.3 text.
     *
     * @throws DmnException naming every fault with its line
     */
    public static DmnDecision compile(String xml) {
        DmnModel model = DmnReader.read(xml);
        return new DmnDecision(model, DmnCompiler.compile(model));
    }

    public DmnModel model() {
        return model;
    }

    /** The text in its one form: layout, comments and pictures of the source do not count. */
    public String canonical() {
        return DmnWriter.write(model);
    }

    /**
     * Decides.
     *
     * @param values {@code BigDecimal}, {@code String}, {@code Boolean} or {@code LocalDate} by input
     */
    public DmnResult evaluate(Map<String, ?> values) {
        return program.run(values);
    }

    /** The values an input may have, in the order they are declared; empty where it is free or a stretch. */
    public List<Object> allowedInputs(String name) {
        return model.inputs().stream()
                .filter(input -> input.name().equals(name))
                .findFirst()
                .map(input -> DmnProgram.listed(input.allowed(), input.type()))
                .orElse(List.of());
    }

    /** The values an output may have, in the order they are declared; empty where it is free. */
    public List<Object> allowedOutputs(String name) {
        return model.decisions().stream()
                .flatMap(decision -> decision.outputs().stream())
                .filter(output -> output.name().equals(name))
                .findFirst()
                .map(output -> DmnProgram.listed(output.allowed(), output.type()))
                .orElse(List.of());
    }

    /** Values no row covers, values several rows claim and rows that never decide, found by Apache KIE. */
    public List<DmnProblem> analyse() {
        return analysis().problems();
    }

    /** What Apache KIE's own engine gives for the same values; a second opinion for checks. */
    public DmnResult evaluateByKie(Map<String, ?> values) {
        return analysis().evaluate(values);
    }

    /** KIE takes its time to compile and much room, and only checks ask for it. */
    private synchronized DmnAnalysis analysis() {
        DmnAnalysis made = analysis.get();
        if (made == null) {
            made = new DmnAnalysis(model);
            analysis = new SoftReference<>(made);
        }
        return made;
    }

    /**
     * For every input the nearest changes of it alone that give another result: upwards and downwards for numbers and
     * days, the other values there are for names.
     *
     * @param output which result is meant
     */
    public List<DmnChange> changes(Map<String, ?> values, String output) {
        return new DmnChanges(model, program).from(values, output);
    }
}
