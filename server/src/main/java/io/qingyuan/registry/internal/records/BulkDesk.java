package io.qingyuan.registry.internal.records;

import io.qingyuan.fields.Checked;
import io.qingyuan.fields.Condition;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.Lookup;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Verb;
import io.qingyuan.packs.CanonicalJson;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.problem.Problems;
import io.qingyuan.registry.RecordId;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.RegistryProblem;
import io.qingyuan.registry.internal.records.Recorder.Draft;
import io.qingyuan.registry.internal.records.Recorder.Trail;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The same act on many records: looked at first, then done to exactly those that were looked at. */
@Service
public class BulkDesk {

    private static final int MOST = 10_000;
    private static final int AT_ONCE = 500;

    private final JdbcRecords records;
    private final RecordLists lists;
    private final RecordDesk desk;
    private final Recorder recorder;
    private final RecordChecks checks;
    private final Policy policy;
    private final Problems problems;

    BulkDesk(
            JdbcRecords records,
            RecordLists lists,
            RecordDesk desk,
            Recorder recorder,
            RecordChecks checks,
            Policy policy,
            Problems problems) {
        this.records = records;
        this.lists = lists;
        this.desk = desk;
        this.recorder = recorder;
        this.checks = checks;
        this.policy = policy;
        this.problems = problems;
    }

    /**
     * What is to be done.
     *
     * @param ids the records; none: those that {@code where} finds
     * @param set fields to be set; a null node empties one
     * @param move null: only the fields are set
     * @param seen the token of what was looked at; null: only look
     */
    public record Act(
            List<RecordId> ids,
            Condition where,
            ObjectNode set,
            @Nullable String move,
            @Nullable String reason,
            @Nullable String seen) {}

    /** A record that stays as it is, with the reasons in the reader's language. */
    public record Refused(RecordRow row, List<String> reasons) {}

    /** What would be, or was, done. */
    public record Outcome(String token, int records, int changes, List<Refused> refused, boolean done) {}

    @Transactional
    public Outcome act(Actor actor, Register register, Act act) {
        List<RecordRow> rows = rows(actor, register, act);
        if (act.seen() != null) {
            records.lock(rows.stream().map(row -> Recorder.lockOf(row.id())).toList());
            rows = rows(actor, register, act);
        }
        String token = token(rows, act);
        if (act.seen() != null && !act.seen().equals(token)) {
            throw new ProblemException(RegistryProblem.BULK_CHANGED, rows.size());
        }
        List<Refused> refused = new ArrayList<>();
        List<Draft> drafts = drafts(actor, register, rows, act, refused);
        if (act.seen() == null) {
            return new Outcome(token, rows.size(), drafts.size(), refused, false);
        }
        for (int from = 0; from < drafts.size(); from += AT_ONCE) {
            recorder.write(actor, register, drafts.subList(from, Math.min(drafts.size(), from + AT_ONCE)), Trail.EACH);
        }
        return new Outcome(token, rows.size(), drafts.size(), refused, true);
    }

    private List<RecordRow> rows(Actor actor, Register register, Act act) {
        List<RecordRow> rows = act.ids().isEmpty()
                ? lists.page(actor, register, RecordQuery.of(act.where()), null, MOST + 1)
                        .rows()
                : records.current(register, act.ids()).stream()
                        .filter(row -> policy.allows(actor, Verb.READ, RecordThing.of(row)))
                        .toList();
        if (rows.size() > MOST) {
            throw new ProblemException(RegistryProblem.TOO_MANY, MOST);
        }
        return rows.stream()
                .sorted(Comparator.comparing(row -> row.id().toString()))
                .toList();
    }

    private List<Draft> drafts(Actor actor, Register register, List<RecordRow> rows, Act act, List<Refused> refused) {
        if (!act.set().isEmpty()) {
            RecordDesk.requireOwn(actor, register);
        }
        for (String field : act.set().propertyNames()) {
            Field known = register.form()
                    .find(field)
                    .filter(one -> !one.computed())
                    .orElseThrow(() -> new ProblemException(RegistryProblem.SORT, field));
            if (known.closed()
                    && !policy.scope(actor, Verb.WRITE_PRIVATE, register.kind()).all()) {
                throw new ProblemException(
                        RegistryProblem.PRIVATE, known.title().in(actor.language()));
            }
        }
        Lookup lookup = checks.lookup(register.form(), lookedUp(rows, act));
        List<Draft> drafts = new ArrayList<>();
        for (RecordRow row : rows) {
            try {
                Draft draft = draft(actor, register, row, act, lookup);
                if (act.move() != null
                        || !Differences.fields(row.values(), draft.values()).isEmpty()) {
                    drafts.add(draft);
                }
            } catch (ProblemException refusal) {
                refused.add(new Refused(row, reasons(actor, refusal)));
            }
        }
        Map<Integer, List<Fault>> taken = recorder.taken(register, drafts);
        List<Draft> free = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            List<Fault> faults = taken.get(i);
            if (faults == null) {
                free.add(drafts.get(i));
            } else {
                refused.add(new Refused(
                        Objects.requireNonNull(drafts.get(i).before()),
                        reasons(actor, new ProblemException(RegistryProblem.INVALID, faults, ""))));
            }
        }
        return free;
    }

    private static List<JsonNode> lookedUp(List<RecordRow> rows, Act act) {
        List<JsonNode> all =
                new ArrayList<>(rows.stream().map(RecordRow::values).toList());
        all.add(act.set());
        return all;
    }

    private Draft draft(Actor actor, Register register, RecordRow row, Act act, Lookup lookup) {
        ObjectNode values = row.values();
        String made = "change";
        if (!act.set().isEmpty()) {
            policy.require(actor, Verb.WRITE, RecordThing.of(row));
            Register.State state = register.state(row.state()).orElseThrow();
            if (state.ended()) {
                throw new ProblemException(RegistryProblem.ENDED, state.title().in(actor.language()));
            }
            if (state.confirmed() && (act.reason() == null || act.reason().isBlank())) {
                throw new ProblemException(RegistryProblem.REASON);
            }
            ObjectNode given = row.values().deepCopy();
            act.set().properties().forEach(entry -> given.set(entry.getKey(), entry.getValue()));
            JsonNode filled = checks.filled(register, state.id(), given);
            Lookup known = filled.equals(given) ? lookup : checks.lookup(register.form(), List.of(filled));
            Checked checked = register.form().check(filled, known, RecordDesk.complete(register, state));
            List<Fault> faults = new ArrayList<>(checked.faults());
            faults.addAll(checks.chains(register, row.id(), checked.values()));
            faults.addAll(StateWays.emptied(register, row, checked.values()));
            if (!faults.isEmpty()) {
                throw new ProblemException(
                        RegistryProblem.INVALID, faults, register.title().zh());
            }
            values = checked.values();
            RecordDesk.requireUnfixed(actor, register, row, values);
            policy.require(actor, Verb.WRITE, RecordThing.of(register, row.id(), values, row.createdBy()));
            made = state.confirmed() ? "correct" : "change";
        }
        String move = act.move();
        return move == null
                ? new Draft(row, row.state(), values, made, act.reason(), null, row.sample())
                : desk.moved(actor, register, row, move, act.reason(), values);
    }

    private List<String> reasons(Actor actor, ProblemException refusal) {
        if (refusal.faults().isEmpty()) {
            return List.of(problems.detail(
                    refusal.code(), actor.language(), refusal.arguments().toArray()));
        }
        return refusal.faults().stream()
                .map(fault -> problems.detail(
                        fault.code(), actor.language(), fault.arguments().toArray()))
                .toList();
    }

    private static String token(List<RecordRow> rows, Act act) {
        String seen = rows.stream().map(row -> row.id() + "@" + row.version()).collect(Collectors.joining(" "));
        String text = seen + "\n" + act.set() + "\n" + act.move() + "\n" + act.reason();
        return CanonicalJson.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
