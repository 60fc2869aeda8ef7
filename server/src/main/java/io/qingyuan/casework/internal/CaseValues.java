package io.qingyuan.casework.internal;

import io.qingyuan.casework.CaseProblem;
import io.qingyuan.casework.internal.flow.Decisions;
import io.qingyuan.casework.internal.procedure.Procedure;
import io.qingyuan.casework.internal.procedure.Procedure.Joint;
import io.qingyuan.casework.internal.procedure.Variables;
import io.qingyuan.fields.Field;
import io.qingyuan.identity.UnitId;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.rules.FeelFormula;
import io.qingyuan.rules.FeelResult;
import io.qingyuan.time.Zone;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a case says at a moment: of every field what was filled in last; and what formulas make of it. */
final class CaseValues implements Decisions {

    private final Procedure procedure;
    private final ObjectNode values = JsonNodeFactory.instance.objectNode();
    private final Map<String, LocalDate> done = new HashMap<>();
    private @Nullable LocalDate openedOn;

    CaseValues(Procedure procedure, List<StepRow> steps) {
        this.procedure = procedure;
        steps.forEach(this::add);
    }

    /** Takes in what a further step filled in. */
    void add(StepRow step) {
        if (step.act() == Act.OPENED) {
            openedOn = Zone.dayOf(step.happenedAt());
        }
        if (step.act() == Act.OPENED || step.act() == Act.DONE) {
            add(step.values());
            if (step.node() != null) {
                done.put(step.node(), Zone.dayOf(step.happenedAt()));
            }
        }
    }

    void add(ObjectNode filledIn) {
        filledIn.properties().forEach(value -> values.set(value.getKey(), value.getValue()));
    }

    ObjectNode values() {
        return values;
    }

    @Nullable
    JsonNode value(String field) {
        return values.get(field);
    }

    /** The text of a field; empty where it has none. */
    Optional<String> text(String field) {
        JsonNode value = values.get(field);
        return value == null || value.isContainer() ? Optional.empty() : Optional.of(value.asString());
    }

    Optional<LocalDate> day(String field) {
        return text(field).map(LocalDate::parse);
    }

    /** All that formulas may name and that has a value. */
    Map<String, Object> known(LocalDate today, int late) {
        Map<String, Object> known = Variables.known(procedure, values);
        known.put(Variables.TODAY, today);
        known.put(Variables.LATE_STEPS, BigDecimal.valueOf(late));
        if (openedOn != null) {
            known.put(Variables.OPENED_ON, openedOn);
        }
        done.forEach((step, day) -> known.put(Variables.DONE + step, day));
        return known;
    }

    /** Whether a formula holds; one that lacks a value does not. */
    static boolean holds(FeelFormula formula, Map<String, Object> known) {
        return formula.evaluate(known) instanceof FeelResult.Truth(boolean value) && value;
    }

    @Override
    public boolean takes(String flow) {
        FeelFormula condition = procedure.conditions().get(flow);
        if (condition == null) {
            return false;
        }
        // the day is no part of how a course goes on: it would go another way when asked again
        Map<String, Object> known = Variables.known(procedure, values);
        if (openedOn != null) {
            known.put(Variables.OPENED_ON, openedOn);
        }
        done.forEach((step, day) -> known.put(Variables.DONE + step, day));
        return switch (condition.evaluate(known)) {
            case FeelResult.Truth(boolean value) -> value;
            case FeelResult.Fault(FeelResult.Kind kind, String reason) ->
                throw new ProblemException(
                        CaseProblem.UNDECIDED,
                        kind == FeelResult.Kind.MISSING_VARIABLE ? title(reason) : reason,
                        condition.text());
            case FeelResult.Decimal _, FeelResult.Text _ ->
                throw new ProblemException(CaseProblem.UNDECIDED, flow, condition.text());
        };
    }

    private String title(String variable) {
        return procedure
                .field(variable)
                .map(Field::title)
                .map(title -> title.zh())
                .orElse(variable);
    }

    @Override
    public int units(String node) {
        int count = jointUnits(node).size();
        if (count == 0) {
            throw new ProblemException(
                    CaseProblem.NO_UNIT, procedure.step(node).title().zh());
        }
        return count;
    }

    /** The units of a joint step, in their order, each once. */
    List<UnitId> jointUnits(String node) {
        Joint joint = procedure.step(node).joint();
        if (joint == null) {
            return List.of();
        }
        String table = joint.rows();
        String column = joint.field();
        if (table == null || column == null) {
            return joint.units();
        }
        List<UnitId> units = new ArrayList<>();
        JsonNode rows = values.get(table);
        for (int i = 0; rows != null && i < rows.size(); i++) {
            JsonNode unit = rows.get(i).get(column);
            if (unit != null && unit.isString() && !units.contains(new UnitId(unit.asString()))) {
                units.add(new UnitId(unit.asString()));
            }
        }
        return units;
    }
}
