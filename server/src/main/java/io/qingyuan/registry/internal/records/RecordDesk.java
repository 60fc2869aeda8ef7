package io.qingyuan.registry.internal.records;

import io.qingyuan.fields.Checked;
import io.qingyuan.fields.Condition;
import io.qingyuan.fields.Field;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.Verb;
import io.qingyuan.packs.CanonicalJson;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.registry.Gates;
import io.qingyuan.registry.RecordId;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import io.qingyuan.registry.RegistryProblem;
import io.qingyuan.registry.internal.records.Recorder.Draft;
import io.qingyuan.registry.internal.records.Recorder.Trail;
import io.qingyuan.time.Zone;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What people do with single records: make, change, move. */
@Service
public class RecordDesk {

    private final Registers registers;
    private final JdbcRecords records;
    private final Recorder recorder;
    private final RecordChecks checks;
    private final Policy policy;
    private final ObjectProvider<Gates> gates;
    private final Clock clock;

    RecordDesk(
            Registers registers,
            JdbcRecords records,
            Recorder recorder,
            RecordChecks checks,
            Policy policy,
            ObjectProvider<Gates> gates,
            Clock clock) {
        this.registers = registers;
        this.records = records;
        this.recorder = recorder;
        this.checks = checks;
        this.policy = policy;
        this.gates = gates;
        this.clock = clock;
    }

    /**
     * What somebody writes.
     *
     * @param values every field; of a change those that are left out become empty, private ones that the person may not write stay
     * @param definition the hash of the definition the form was made of; null: whatever holds
     * @param version the version that was seen; not of a new record
     * @param since the day since when it holds; null: since whenever what it replaces held
     */
    public record Write(
            JsonNode values,
            @Nullable String definition,
            @Nullable Integer version,
            @Nullable String reason,
            @Nullable LocalDate since) {}

    /**
     * Makes a record in the first state.
     *
     * @param key the same key with the same content makes it once
     */
    @Transactional
    public RecordRow create(Actor actor, String registerId, Write write, @Nullable String key) {
        Register register = registers.get(registerId);
        require(register, write.definition());
        requireOwn(actor, register);
        String hash = key == null ? "" : hash(registerId, write);
        if (key != null) {
            records.lock(Set.of("registry.request/" + actor.person() + "/" + key));
            Optional<JdbcRecords.Request> before =
                    records.request(actor.person().value(), key);
            if (before.isPresent()) {
                if (!before.get().hash().equals(hash)) {
                    throw new ProblemException(RegistryProblem.KEY_USED, key);
                }
                return readable(actor, register, before.get().record());
            }
        }
        Register.State state = register.first();
        ObjectNode values = checked(actor, register, null, write.values(), state);
        policy.require(
                actor,
                Verb.WRITE,
                RecordThing.of(register, null, values, actor.person().value()));
        Draft draft =
                new Draft(null, state.id(), values, "create", text(write.reason()), instant(write.since()), false);
        RecordRow row = write(actor, register, draft);
        if (key != null) {
            records.remember(actor.person().value(), key, hash, row.id());
        }
        return row;
    }

    /** Changes what a record says. A confirmed one needs a reason: it is superseded, and what it said stays in its history. */
    @Transactional
    public RecordRow change(Actor actor, String registerId, RecordId id, Write write) {
        Register register = registers.get(registerId);
        require(register, write.definition());
        requireOwn(actor, register);
        RecordRow before = locked(actor, register, id, write.version());
        policy.require(actor, Verb.WRITE, RecordThing.of(before));
        Register.State state = state(register, before);
        if (state.ended()) {
            throw new ProblemException(RegistryProblem.ENDED, state.title().in(actor.language()));
        }
        String reason = text(write.reason());
        if (state.confirmed() && reason == null) {
            throw new ProblemException(RegistryProblem.REASON);
        }
        ObjectNode values = checked(actor, register, before, write.values(), state);
        requireUnfixed(actor, register, before, values);
        List<Fault> emptied = StateWays.emptied(register, before, values);
        if (!emptied.isEmpty()) {
            throw new ProblemException(
                    RegistryProblem.INVALID, emptied, register.title().zh());
        }
        policy.require(actor, Verb.WRITE, RecordThing.of(register, id, values, before.createdBy()));
        if (Differences.fields(before.values(), values).isEmpty() && write.since() == null) {
            return before;
        }
        return write(
                actor,
                register,
                new Draft(
                        before,
                        before.state(),
                        values,
                        write.since() == null && state.confirmed() ? "correct" : "change",
                        reason,
                        instant(write.since()),
                        before.sample()));
    }

    /** Says that a record is still true as it stands; of periodic reviews. */
    @Transactional
    public RecordRow stillTrue(Actor actor, String registerId, RecordId id, int version) {
        Register register = registers.get(registerId);
        RecordRow before = locked(actor, register, id, version);
        policy.require(actor, Verb.WRITE, RecordThing.of(before));
        ObjectNode values = checked(register, before, before.values(), state(register, before));
        return write(
                actor, register, new Draft(before, before.state(), values, "still-true", null, null, before.sample()));
    }

    /**
     * What somebody moves a record with.
     *
     * @param values fields that the move needs, filled in with it; null for none
     */
    public record MoveAct(
            int version, @Nullable String reason, @Nullable JsonNode values) {}

    /** Brings a record into another state, from now on. */
    @Transactional
    public RecordRow move(Actor actor, String registerId, RecordId id, String moveId, MoveAct act) {
        Register register = registers.get(registerId);
        RecordRow before = locked(actor, register, id, act.version());
        return write(actor, register, moved(actor, register, before, moveId, act.reason(), act.values()));
    }

    /** The draft of a move, with everything asked that the definition asks for. */
    Draft moved(
            Actor actor,
            Register register,
            RecordRow before,
            String moveId,
            @Nullable String reason,
            @Nullable JsonNode filled) {
        Register.Move move = move(actor, register, moveId);
        policy.require(actor, move.verb(), RecordThing.of(before));
        ObjectNode some = JsonNodeFactory.instance.objectNode();
        if (filled != null && filled.isObject()) {
            filled.properties().forEach(entry -> {
                if (move.needs().contains(entry.getKey()) || entry.getKey().equals(move.files())) {
                    some.set(entry.getKey(), entry.getValue());
                }
            });
        }
        return drafted(actor, register, before, move, reason, some);
    }

    private static Register.Move move(Actor actor, Register register, String moveId) {
        return register.move(moveId)
                .orElseThrow(() -> new ProblemException(
                        RegistryProblem.NO_MOVE, moveId, register.title().in(actor.language())));
    }

    /** Brings a record into another state because a link of a pack says so; whatever the move asks for, it asks for here as well. */
    @Transactional
    public RecordRow follow(String registerId, RecordId id, String moveId, String reason, ObjectNode values) {
        Actor actor = Actor.system();
        Register register = registers.get(registerId);
        records.lock(Set.of(Recorder.lockOf(id)));
        RecordRow before =
                records.current(register, id).orElseThrow(() -> new ProblemException(RegistryProblem.NO_RECORD, id));
        return write(actor, register, drafted(actor, register, before, move(actor, register, moveId), reason, values));
    }

    /** Makes a record because a link of a pack says so; whatever a new record must say, it must say here as well. */
    @Transactional
    public RecordRow make(String registerId, String reason, ObjectNode values, boolean sample) {
        Actor actor = Actor.system();
        Register register = registers.get(registerId);
        requireOwn(actor, register);
        Register.State state = register.first();
        ObjectNode checked = checked(register, null, values, state);
        return write(actor, register, new Draft(null, state.id(), checked, "create", reason, null, sample));
    }

    private Draft drafted(
            Actor actor,
            Register register,
            RecordRow before,
            Register.Move move,
            @Nullable String reason,
            ObjectNode filled) {
        if (!move.from().contains(before.state())) {
            throw new ProblemException(
                    RegistryProblem.MOVE_STATE,
                    move.title().in(actor.language()),
                    stateTitle(register, before.state()).in(actor.language()));
        }
        if (move.reason() && text(reason) == null) {
            throw new ProblemException(RegistryProblem.REASON);
        }
        ObjectNode given = before.values().deepCopy();
        given.setAll(filled);
        Register.State to = register.state(move.to()).orElseThrow();
        ObjectNode values = checked(register, before, given, to);
        needs(actor, register, move, values);
        if (!move.when().holds(known(register, before.state(), values))) {
            throw new ProblemException(RegistryProblem.MOVE_WHEN, move.title().in(actor.language()), before.name());
        }
        String gate = move.gate();
        if (gate != null) {
            ObjectNode asking = values.deepCopy();
            asking.put(Gates.ITSELF, before.id().toString());
            for (Gates each : gates) {
                Optional<Title> closed = each.closed(gate, asking);
                if (closed.isPresent()) {
                    throw new ProblemException(
                            RegistryProblem.MOVE_GATE,
                            move.title().in(actor.language()),
                            closed.get().in(actor.language()));
                }
            }
        }
        return new Draft(before, to.id(), values, move.id(), text(reason), records.now(), before.sample());
    }

    private static void needs(Actor actor, Register register, Register.Move move, ObjectNode values) {
        List<String> needed = new ArrayList<>(move.needs());
        String files = move.files();
        if (files != null) {
            needed.add(files);
        }
        List<Fault> faults = needed.stream()
                .filter(field -> !values.hasNonNull(field))
                .map(field -> Fault.at(
                        "/" + field,
                        RegistryProblem.MOVE_NEEDS,
                        move.title().in(actor.language()),
                        register.field(field).title().in(actor.language())))
                .toList();
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    RegistryProblem.MOVE_NEEDS,
                    faults,
                    move.title().in(actor.language()),
                    needed.stream()
                            .filter(field -> !values.hasNonNull(field))
                            .map(field -> register.field(field).title().in(actor.language()))
                            .collect(Collectors.joining("、")));
        }
    }

    // --- what every act asks
    // -----------------------------------------------------------------------------------------

    /** The record, for somebody who may read it. */
    public RecordRow readable(Actor actor, Register register, RecordId id) {
        return records.current(register, id)
                .filter(row -> policy.allows(actor, Verb.READ, RecordThing.of(row)))
                .orElseThrow(() -> new ProblemException(RegistryProblem.NO_RECORD, id));
    }

    private RecordRow locked(Actor actor, Register register, RecordId id, @Nullable Integer seen) {
        records.lock(Set.of(Recorder.lockOf(id)));
        RecordRow now = readable(actor, register, id);
        if (seen == null || seen != now.version()) {
            throw changedMeanwhile(actor, register, now, seen);
        }
        return now;
    }

    private ProblemException changedMeanwhile(Actor actor, Register register, RecordRow now, @Nullable Integer seen) {
        Set<String> fields = seen == null
                ? Set.of()
                : records.version(register, now.id(), seen)
                        .map(old -> Differences.fields(old.values(), now.values()))
                        .orElse(Set.of());
        String what = fields.stream()
                .flatMap(field -> register.form().find(field).stream())
                .filter(field -> !field.closed())
                .map(field -> field.title().in(actor.language()))
                .collect(Collectors.joining("、"));
        return new ProblemException(
                RegistryProblem.CHANGED_MEANWHILE,
                now.authorName(),
                shown(now.recordedAt()),
                what.isEmpty() ? stateTitle(register, now.state()).in(actor.language()) : what,
                now.version());
    }

    private static String shown(Instant at) {
        return at.atZone(Zone.BEIJING).toLocalDateTime().withNano(0).toString().replace('T', ' ');
    }

    private static void require(Register register, @Nullable String definition) {
        if (definition != null && !definition.equals(register.hash())) {
            throw new ProblemException(
                    RegistryProblem.DEFINITION_CHANGED, register.title().zh());
        }
    }

    /** What another system says is not changed here. */
    static void requireOwn(Actor actor, Register register) {
        Register.Mirror mirror = register.mirror();
        if (mirror != null) {
            throw new ProblemException(
                    RegistryProblem.MIRROR,
                    register.title().in(actor.language()),
                    mirror.system().in(actor.language()));
        }
    }

    /** What only a move may change is not changed by hand. */
    static void requireUnfixed(Actor actor, Register register, RecordRow before, JsonNode values) {
        fixed(register, before, values).ifPresent(field -> {
            throw new ProblemException(RegistryProblem.FIXED, field.title().in(actor.language()));
        });
    }

    /** A field that only moves change and that would say something else. */
    public static Optional<Field> fixed(Register register, RecordRow before, JsonNode values) {
        if (register.fixed().isEmpty()
                || !register.state(before.state())
                        .map(Register.State::confirmed)
                        .orElse(false)) {
            return Optional.empty();
        }
        Set<String> changed = Differences.fields(before.values(), values);
        return register.form().fields().stream()
                .filter(field -> register.fixed().contains(field.id()) && changed.contains(field.id()))
                .findFirst();
    }

    /** Whether every required field must be there: a draft may lack them. */
    public static boolean complete(Register register, Register.State state) {
        return state.confirmed() || !state.id().equals(register.first().id());
    }

    /** The values, with private ones as they were where the person may not write them. */
    private ObjectNode checked(
            Actor actor, Register register, @Nullable RecordRow before, JsonNode given, Register.State state) {
        if (!given.isObject()) {
            throw new ProblemException(RegistryProblem.INVALID, register.title().in(actor.language()));
        }
        ObjectNode all = ((ObjectNode) given).deepCopy();
        List<Field> closed =
                register.form().fields().stream().filter(Field::closed).toList();
        if (!closed.isEmpty()) {
            ObjectNode old = before == null ? JsonNodeFactory.instance.objectNode() : before.values();
            boolean may = policy.allows(
                    actor,
                    Verb.WRITE_PRIVATE,
                    before == null
                            ? RecordThing.of(
                                    register, null, given, actor.person().value())
                            : RecordThing.of(before));
            for (Field field : may ? List.<Field>of() : closed) {
                JsonNode wanted = all.get(field.id());
                if (wanted != null && !wanted.isNull() && !Objects.equals(wanted, old.get(field.id()))) {
                    throw new ProblemException(
                            RegistryProblem.PRIVATE, field.title().in(actor.language()));
                }
                all.set(field.id(), old.get(field.id()));
            }
        }
        return checked(register, before, all, state);
    }

    private ObjectNode checked(Register register, @Nullable RecordRow before, JsonNode written, Register.State state) {
        boolean complete = !state.ended() && complete(register, state);
        JsonNode given = checks.filled(register, state.id(), written);
        Checked checked = register.form().check(given, checks.lookup(register.form(), List.of(given)), complete);
        List<Fault> faults = new ArrayList<>(checked.faults());
        faults.addAll(checks.chains(register, before == null ? null : before.id(), checked.values()));
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    RegistryProblem.INVALID, faults, register.title().zh());
        }
        return checked.values();
    }

    private RecordRow write(Actor actor, Register register, Draft draft) {
        List<Fault> taken = recorder.taken(register, List.of(draft)).getOrDefault(0, List.of());
        if (!taken.isEmpty()) {
            throw new ProblemException(
                    RegistryProblem.INVALID, taken, register.title().zh());
        }
        return recorder.write(actor, register, List.of(draft), Trail.EACH).getFirst();
    }

    /** What conditions are asked about. */
    public Condition.Known known(Register register, String state, JsonNode values) {
        return new Condition.Known(register.form(), values, register.words(state), Zone.dayOf(clock.instant()));
    }

    private static Register.State state(Register register, RecordRow row) {
        return register.state(row.state())
                .orElseGet(() -> new Register.State(row.state(), Title.of(row.state(), null), false, false, false));
    }

    static Title stateTitle(Register register, String state) {
        return register.state(state).map(Register.State::title).orElse(Title.of(state, null));
    }

    private @Nullable Instant instant(@Nullable LocalDate since) {
        if (since == null) {
            return null;
        }
        if (since.isAfter(Zone.dayOf(clock.instant()))) {
            throw new ProblemException(
                    RegistryProblem.VALID_FROM,
                    since,
                    Zone.dayOf(clock.instant()).toString());
        }
        return Zone.startOf(since);
    }

    private static @Nullable String text(@Nullable String reason) {
        return reason == null || reason.isBlank() ? null : reason.strip();
    }

    private static String hash(String register, Write write) {
        String text = register + "\n" + write.reason() + "\n" + write.since() + "\n" + write.values();
        return CanonicalJson.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
