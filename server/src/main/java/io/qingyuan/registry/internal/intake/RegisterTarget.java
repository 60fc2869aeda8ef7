package io.qingyuan.registry.internal.intake;

import io.qingyuan.fields.Checked;
import io.qingyuan.fields.Condition;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.Lookup;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.IdentityProblem;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.intake.IntakeFault;
import io.qingyuan.intake.IntakeForm;
import io.qingyuan.intake.IntakeProblem;
import io.qingyuan.intake.IntakeRow;
import io.qingyuan.intake.IntakeTarget;
import io.qingyuan.intake.IntakeValue;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.registry.Fills.Filling;
import io.qingyuan.registry.RecordId;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import io.qingyuan.registry.RegistryProblem;
import io.qingyuan.registry.internal.records.Differences;
import io.qingyuan.registry.internal.records.JdbcRecords;
import io.qingyuan.registry.internal.records.RecordChecks;
import io.qingyuan.registry.internal.records.RecordDesk;
import io.qingyuan.registry.internal.records.RecordLists;
import io.qingyuan.registry.internal.records.RecordRow;
import io.qingyuan.registry.internal.records.RecordThing;
import io.qingyuan.registry.internal.records.Recorder;
import io.qingyuan.registry.internal.records.Recorder.Draft;
import io.qingyuan.registry.internal.records.Recorder.Trail;
import io.qingyuan.registry.internal.records.StateWays;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Registers as something to import into. A context is a register, or the part of it that belongs to one unit. A row is about the record
 * that its number names, else about the one with the same unique value, else about a new one.
 */
@Component
class RegisterTarget implements IntakeTarget {

    private static final String KIND = "registry.record";
    private static final int PAGE = 500;
    private static final int TAKEN_AT_ONCE = 5000;

    private final Registers registers;
    private final RowForm rows;
    private final JdbcRecords records;
    private final RecordLists lists;
    private final Recorder recorder;
    private final RecordChecks checks;
    private final StateWays ways;
    private final Policy policy;

    RegisterTarget(
            Registers registers,
            RowForm rows,
            JdbcRecords records,
            RecordLists lists,
            Recorder recorder,
            RecordChecks checks,
            StateWays ways,
            Policy policy) {
        this.registers = registers;
        this.rows = rows;
        this.records = records;
        this.lists = lists;
        this.recorder = recorder;
        this.checks = checks;
        this.ways = ways;
        this.policy = policy;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Title title() {
        return Title.of("台账记录", "Records of registers");
    }

    /** The part of a register that a context stands for. */
    private record Part(Register register, @Nullable UnitId unit) {

        Thing thing() {
            return Thing.of(register.kind()).unit(unit);
        }
    }

    private Part part(String context) {
        int at = context.indexOf('@');
        String id = at < 0 ? context : context.substring(0, at);
        Register register =
                registers.find(id).orElseThrow(() -> new ProblemException(IntakeProblem.NO_CONTEXT, context));
        return new Part(register, at < 0 ? null : new UnitId(context.substring(at + 1)));
    }

    @Override
    public List<Context> contexts(Actor actor) {
        List<Context> contexts = new ArrayList<>();
        for (Register register : registers.all()) {
            if (policy.allows(actor, Verb.IMPORT, Thing.of(register.kind()))) {
                contexts.add(new Context(register.id(), register.title()));
            } else if (policy.somewhere(actor, Verb.IMPORT, register.kind())) {
                policy.scope(actor, Verb.IMPORT, register.kind()).units().stream()
                        .sorted((one, other) -> one.value().compareTo(other.value()))
                        .forEach(unit ->
                                contexts.add(new Context(register.id() + "@" + unit.value(), register.title())));
            }
        }
        return contexts;
    }

    @Override
    public IntakeForm form(String context) {
        Part part = part(context);
        List<String> key = part.register().form().fields().stream()
                .filter(field -> field.unique() && field.required())
                .map(Field::id)
                .limit(1)
                .toList();
        var fields = rows.of(part.register());
        return new IntakeForm(
                context,
                part.register().title(),
                part.thing(),
                fields,
                key.isEmpty() ? fields.stream().map(field -> field.code()).toList() : key,
                null,
                IntakeForm.Formulas.CACHED);
    }

    @Override
    public Stream<Map<String, IntakeValue>> templateRows(String context) {
        Part part = part(context);
        Register register = part.register();
        String unitField = register.unit();
        UnitId unit = part.unit();
        Condition where = unit == null || unitField == null
                ? Condition.always()
                : new Condition.In(unitField, List.of(unit.value()));
        return Stream.iterate(
                        lists.after(register, where, null, PAGE),
                        page -> !page.isEmpty(),
                        page -> lists.after(register, where, page.getLast().id().toString(), PAGE))
                .flatMap(List::stream)
                .map(row -> RowValues.written(register, row));
    }

    // --- rows
    // -------------------------------------------------------------------------------------------------------

    /** What is to become of the rows of a batch. */
    private static final class Looked {
        private final Map<Long, Draft> drafts = new LinkedHashMap<>();
        private final List<Long> unchanged = new ArrayList<>();
        private final List<IntakeTarget.Fault> faults = new ArrayList<>();
    }

    @Override
    public List<IntakeTarget.Fault> check(Batch batch) {
        Part part = part(batch.form().context());
        Looked looked = look(part, batch, existing(part.register(), batch.rows()));
        taken(part.register(), looked, false);
        return looked.faults;
    }

    /** Figures are made anew after each batch. */
    @Override
    public int takenAtOnce() {
        return TAKEN_AT_ONCE;
    }

    @Override
    public Result take(Batch batch) {
        Part part = part(batch.form().context());
        Register register = part.register();
        Map<Long, RecordRow> known = existing(register, batch.rows());
        if (!known.isEmpty()) {
            records.lock(known.values().stream()
                    .map(row -> Recorder.lockOf(row.id()))
                    .collect(Collectors.toSet()));
            known = existing(register, batch.rows());
        }
        Looked looked = look(part, batch, known);
        taken(register, looked, true);
        recorder.write(batch.actor(), register, List.copyOf(looked.drafts.values()), Trail.TOGETHER);
        return new Result(looked.unchanged, looked.faults);
    }

    private void taken(Register register, Looked looked, boolean writing) {
        List<Long> numbers = List.copyOf(looked.drafts.keySet());
        List<Draft> drafts = List.copyOf(looked.drafts.values());
        Map<Integer, List<io.qingyuan.problem.Fault>> taken =
                writing ? recorder.taken(register, drafts) : recorder.takenNow(register, drafts);
        taken.forEach((position, faults) -> {
            long number = numbers.get(position);
            looked.drafts.remove(number);
            faults.forEach(fault -> looked.faults.add(new IntakeTarget.Fault(number, fault(fault))));
        });
    }

    /** The records that rows are about. */
    private Map<Long, RecordRow> existing(Register register, List<IntakeRow> batch) {
        Map<String, RecordRow> byReference = new HashMap<>();
        Set<String> references = new LinkedHashSet<>();
        batch.forEach(row -> text(row, RowForm.RECORD).ifPresent(references::add));
        if (!references.isEmpty()) {
            List<RecordId> ids = new ArrayList<>();
            references.forEach(reference -> {
                try {
                    ids.add(new RecordId(UUID.fromString(reference)));
                } catch (IllegalArgumentException _) {
                    // a number
                }
            });
            records.current(register, ids)
                    .forEach(row -> byReference.put(row.id().toString(), row));
            records.numbered(register, references)
                    .forEach(row -> byReference.put(Objects.requireNonNull(row.number()), row));
        }
        Map<Long, RecordRow> known = new HashMap<>();
        for (IntakeRow row : batch) {
            text(row, RowForm.RECORD).map(byReference::get).ifPresent(found -> known.put(row.number(), found));
        }
        register.form().fields().stream()
                .filter(field -> field.unique() && !(field.kind() instanceof FieldKind.Numeric))
                .forEach(field -> byUnique(register, field, batch, known));
        return known;
    }

    private void byUnique(Register register, Field field, List<IntakeRow> batch, Map<Long, RecordRow> known) {
        Map<String, List<Long>> asked = new HashMap<>();
        for (IntakeRow row : batch) {
            if (!known.containsKey(row.number()) && text(row, RowForm.RECORD).isEmpty()) {
                text(row, field.id())
                        .ifPresent(value -> asked.computeIfAbsent(value, _ -> new ArrayList<>())
                                .add(row.number()));
            }
        }
        if (!asked.isEmpty()) {
            records.having(register, field.id(), asked.keySet())
                    .forEach(found -> asked.getOrDefault(Objects.requireNonNull(found.text(field.id())), List.of())
                            .forEach(number -> known.putIfAbsent(number, found)));
        }
    }

    private static Optional<String> text(IntakeRow row, String field) {
        return switch (row.value(field)) {
            case IntakeValue.Text(String text) -> Optional.of(text.strip()).filter(one -> !one.isEmpty());
            case IntakeValue.Chosen(String code) -> Optional.of(code);
            case IntakeValue.Day(var day) -> Optional.of(day.toString());
            default -> Optional.empty();
        };
    }

    private Looked look(Part part, Batch batch, Map<Long, RecordRow> known) {
        Register register = part.register();
        Map<Long, JsonNode> given = new LinkedHashMap<>();
        Filling filling = checks.filling(register);
        batch.rows().forEach(row -> {
            RecordRow before = known.get(row.number());
            given.put(
                    row.number(), filling.filled(state(register, row, before), RowValues.given(register, row, before)));
        });
        Lookup lookup = checks.lookup(register.form(), List.copyOf(given.values()));
        Looked looked = new Looked();
        Set<RecordId> seen = new LinkedHashSet<>();
        for (IntakeRow row : batch.rows()) {
            RecordRow before = known.get(row.number());
            if (before != null && !seen.add(before.id())) {
                looked.faults.add(new IntakeTarget.Fault(
                        row.number(), IntakeFault.of(RowForm.RECORD, IntakeProblem.TWICE, before.name(), "")));
            } else {
                look(part, batch, row, before, Objects.requireNonNull(given.get(row.number())), lookup, looked);
            }
        }
        return looked;
    }

    private void look(
            Part part,
            Batch batch,
            IntakeRow row,
            @Nullable RecordRow before,
            JsonNode given,
            Lookup lookup,
            Looked looked) {
        Register register = part.register();
        String reference = text(row, RowForm.RECORD).orElse(null);
        if (before == null && reference != null) {
            refuse(looked, row, RowForm.RECORD, RegistryProblem.NO_RECORD, reference);
            return;
        }
        String wanted = text(row, RowForm.STATE).orElse(null);
        if (before != null && wanted != null && !wanted.equals(before.state())) {
            refuse(looked, row, RowForm.STATE, RegistryProblem.IMPORT_STATE, stateTitle(register, before.state()));
            return;
        }
        String state = state(register, row, before);
        Register.State known = register.state(state).orElseThrow();
        boolean ended = before != null && known.ended();
        // a draft may be kept half filled at the desk; a row of a workbook that lacks what is required is a slip
        boolean whole = before == null || RecordDesk.complete(register, known);
        Checked checked = register.form().check(given, lookup, !known.ended() && whole);
        if (!checked.isFine()) {
            checked.faults().forEach(fault -> looked.faults.add(new IntakeTarget.Fault(row.number(), fault(fault))));
            return;
        }
        ObjectNode values = checked.values();
        if (before != null && Differences.fields(before.values(), values).isEmpty()) {
            looked.unchanged.add(row.number());
            return;
        }
        if (ended) {
            refuse(
                    looked,
                    row,
                    RowForm.STATE,
                    RegistryProblem.ENDED,
                    known.title().zh());
            return;
        }
        Field fixed = before == null
                ? null
                : RecordDesk.fixed(register, before, values).orElse(null);
        if (fixed != null) {
            refuse(looked, row, fixed.id(), RegistryProblem.FIXED, fixed.title().zh());
            return;
        }
        List<io.qingyuan.problem.Fault> emptied =
                before == null ? List.of() : StateWays.emptied(register, before, values);
        if (!emptied.isEmpty()) {
            emptied.forEach(fault -> looked.faults.add(new IntakeTarget.Fault(row.number(), fault(fault))));
            return;
        }
        UUID creator = before == null ? batch.actor().person().value() : before.createdBy();
        boolean may = policy.allows(batch.actor(), Verb.IMPORT, RecordThing.of(register, null, values, creator))
                && (before == null || policy.allows(batch.actor(), Verb.IMPORT, RecordThing.of(before)));
        boolean straight = before != null
                || register.mirror() != null
                || state.equals(register.first().id())
                || policy.allows(batch.actor(), Verb.CONFIRM, RecordThing.of(register, null, values, creator));
        String lacking =
                before != null ? null : ways.lacking(register, state, values).orElse(null);
        if (!may) {
            String field = register.unit() == null ? "" : register.unit();
            looked.faults.add(new IntakeTarget.Fault(
                    row.number(),
                    IntakeFault.of(
                            field,
                            IdentityProblem.OTHER_UNIT,
                            field.isEmpty() ? "" : String.valueOf(text(values, field)),
                            "",
                            String.valueOf(text(values, field)),
                            register.kind())));
        } else if (!straight) {
            refuse(
                    looked,
                    row,
                    RowForm.STATE,
                    RegistryProblem.IMPORT_CONFIRM,
                    known.title().zh());
        } else if (lacking != null) {
            looked.faults.add(new IntakeTarget.Fault(
                    row.number(),
                    IntakeFault.of(
                            RowForm.STATE,
                            RegistryProblem.IMPORT_WAY,
                            known.title().zh(),
                            "",
                            known.title().zh(),
                            lacking)));
        } else {
            looked.drafts.put(
                    row.number(), new Draft(before, state, values, "import", "import:" + batch.job(), null, false));
        }
    }

    /** The state of a record after the import. */
    private static String state(Register register, IntakeRow row, @Nullable RecordRow before) {
        return before != null ? before.state() : text(row, RowForm.STATE).orElseGet(() -> starting(register));
    }

    /** Records of a mirror count at once: they are somebody else's truth. */
    private static String starting(Register register) {
        return register.mirror() == null
                ? register.first().id()
                : register.states().stream()
                        .filter(Register.State::confirmed)
                        .map(Register.State::id)
                        .findFirst()
                        .orElse(register.first().id());
    }

    private static @Nullable String text(JsonNode values, String field) {
        JsonNode value = values.get(field);
        return value == null ? null : value.asString();
    }

    private static String stateTitle(Register register, String state) {
        return register.state(state).map(one -> one.title().zh()).orElse(state);
    }

    private static void refuse(Looked looked, IntakeRow row, String field, RegistryProblem problem, String found) {
        looked.faults.add(new IntakeTarget.Fault(row.number(), IntakeFault.of(field, problem, found, "", found, "")));
    }

    private static IntakeFault fault(io.qingyuan.problem.Fault fault) {
        String[] pointer = fault.pointer().split("/");
        String found = fault.arguments().isEmpty()
                ? ""
                : String.valueOf(fault.arguments().getFirst());
        return new IntakeFault(
                pointer.length > 1 ? pointer[1] : "",
                fault.code().code(),
                found,
                fault.arguments().size() > 1 ? String.valueOf(fault.arguments().get(1)) : "",
                fault.arguments().stream().map(String::valueOf).toList());
    }
}
