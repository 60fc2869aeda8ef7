package io.qingyuan.intake.internal;

import io.qingyuan.intake.IntakeField;
import io.qingyuan.intake.IntakeForm;
import io.qingyuan.intake.IntakeProblem;
import io.qingyuan.intake.internal.shaping.Mapping;
import io.qingyuan.intake.internal.shaping.Mapping.Use;
import io.qingyuan.intake.internal.shaping.Measure;
import io.qingyuan.intake.internal.shaping.RowShaper;
import io.qingyuan.intake.internal.shaping.ValueReader;
import io.qingyuan.intake.internal.shaping.Written;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says everything that is wrong with a mapping before a row is read by it. */
final class MappingCheck {

    private final IntakeForm form;
    private final Mapping mapping;
    private final List<Fault> faults = new ArrayList<>();

    private MappingCheck(IntakeForm form, Mapping mapping) {
        this.form = form;
        this.mapping = mapping;
    }

    /**
     * Refuses a mapping that cannot be.
     *
     * @param headings of the sheet
     */
    static void check(IntakeForm form, Mapping mapping, List<String> headings) {
        MappingCheck check = new MappingCheck(form, mapping);
        RowShaper.missing(mapping, headings)
                .forEach(heading ->
                        check.faults.add(Fault.at("/columns/" + heading, IntakeProblem.MAPPING_COLUMN, heading)));
        check.columns();
        check.constants();
        check.required();
        if (!check.faults.isEmpty()) {
            throw new ProblemException(IntakeProblem.MAPPING, check.faults, check.faults.size());
        }
    }

    private void columns() {
        Set<String> used = new HashSet<>();
        Set<Map<String, String>> spread = new HashSet<>();
        for (int i = 0; i < mapping.columns().size(); i++) {
            Use use = mapping.columns().get(i);
            String pointer = "/columns/" + i;
            switch (use.role()) {
                case FIELD -> {
                    if (form.find(use.field()).isEmpty()) {
                        fault(pointer + "/field", IntakeProblem.MAPPING_FIELD, use.field());
                    } else if (!used.add(use.field())) {
                        fault(pointer + "/field", IntakeProblem.MAPPING_TWICE, title(use.field()), use.heading());
                    }
                    unit(pointer, use);
                }
                case SPREAD -> {
                    use.sets().forEach((field, text) -> constant(pointer + "/sets/" + field, field, text));
                    if (form.measure() == null || use.sets().isEmpty()) {
                        fault(pointer + "/sets", IntakeProblem.MAPPING_FIELD, use.heading());
                    } else if (!spread.add(use.sets())) {
                        fault(pointer + "/sets", IntakeProblem.MAPPING_TWICE, use.heading(), use.heading());
                    }
                    unit(pointer, use);
                }
                case UNIT, IGNORED -> {
                    // nothing to be wrong
                }
            }
        }
        if (!spread.isEmpty() && form.measure() != null && used.contains(form.measure())) {
            fault("/columns", IntakeProblem.MAPPING_TWICE, title(form.measure()), title(form.measure()));
        }
    }

    private void unit(String pointer, Use use) {
        if (use.unit().isEmpty() || Measure.find(use.unit()).isPresent()) {
            return;
        }
        String own = form.find(use.field()).map(IntakeField::unit).orElse(null);
        if (own == null || !Measure.of(use.unit()).converts(Measure.of(own))) {
            fault(pointer + "/unit", IntakeProblem.MAPPING_UNIT, use.unit(), use.heading());
        }
    }

    private void constants() {
        mapping.constants().forEach((field, text) -> constant("/constants/" + field, field, text));
    }

    private void constant(String pointer, String field, String text) {
        if (form.find(field).isEmpty()) {
            fault(pointer, IntakeProblem.MAPPING_FIELD, field);
            return;
        }
        ValueReader.Read read = new ValueReader(form).read(Map.of(field, new Written(text, Set.of(), "", "")));
        if (read.faults().stream().anyMatch(fault -> fault.field().equals(field))) {
            fault(pointer, IntakeProblem.MAPPING_CONSTANT, title(field), text);
        }
    }

    private void required() {
        Set<String> given = new HashSet<>(mapping.constants().keySet());
        for (Use use : mapping.columns()) {
            switch (use.role()) {
                case FIELD -> given.add(use.field());
                case SPREAD -> {
                    given.addAll(use.sets().keySet());
                    String measure = form.measure();
                    if (measure != null) {
                        given.add(measure);
                    }
                }
                case UNIT, IGNORED -> {
                    // no field
                }
            }
        }
        form.fields().stream()
                .filter(field -> field.required() && !given.contains(field.code()))
                .forEach(field -> fault("/columns", IntakeProblem.MAPPING_MISSING, title(field.code())));
    }

    private String title(String field) {
        return form.find(field).map(found -> found.title().zh()).orElse(field);
    }

    private void fault(String pointer, IntakeProblem problem, Object... arguments) {
        faults.add(Fault.at(pointer, problem, arguments));
    }
}
