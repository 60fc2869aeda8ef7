package io.qingyuan.registry.internal.records;

import io.qingyuan.audit.Audit;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.files.FileId;
import io.qingyuan.files.Files;
import io.qingyuan.identity.Actor;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.registry.RecordId;
import io.qingyuan.registry.RecordsChanged;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import io.qingyuan.registry.RegistryProblem;
import io.qingyuan.time.Zone;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes versions of records, with everything that belongs into the same transaction: audit, seal, files, events. */
@Component
public class Recorder {

    /** Before the numbers of sample records. */
    private static final String SAMPLE = "示例-";

    /** The kind of thing of all records, for files and the audit trail. */
    static final String KIND = "registry.record";

    private final JdbcRecords records;
    private final Registers registers;
    private final SealedRecords seals;
    private final Audit audit;
    private final Files files;
    private final ApplicationEventPublisher events;

    Recorder(
            JdbcRecords records,
            Registers registers,
            SealedRecords seals,
            Audit audit,
            Files files,
            ApplicationEventPublisher events) {
        this.records = records;
        this.registers = registers;
        this.seals = seals;
        this.audit = audit;
        this.files = files;
        this.events = events;
    }

    /**
     * What is to be said of a record.
     *
     * @param before what holds of it, read after it was locked; null for a new record
     * @param values checked
     * @param since since when it holds in the world; null: since whenever what it replaces held, or from now on for a new record
     */
    public record Draft(
            @Nullable RecordRow before,
            String state,
            ObjectNode values,
            String act,
            @Nullable String reason,
            @Nullable Instant since,
            boolean sample) {}

    /** How acts stand in the audit trail: one line a record, or one for many. */
    public enum Trail {
        EACH,
        TOGETHER
    }

    /** The names under which unique values are held while they are compared and written. */
    private static Set<String> uniques(Register register, List<ObjectNode> rows) {
        Set<String> names = new LinkedHashSet<>();
        for (Field field : register.form().fields()) {
            if (field.unique()) {
                for (ObjectNode values : rows) {
                    JsonNode value = values.get(field.id());
                    if (value != null) {
                        names.add("registry.unique/" + register.id() + "/" + field.id() + "/" + value.asString());
                    }
                }
            }
        }
        return names;
    }

    /** The name under which a record is held while it is written. */
    public static String lockOf(RecordId id) {
        return "registry.record/" + id;
    }

    /** The records that already say what must be said once, by position of the draft. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Integer, List<Fault>> taken(Register register, List<Draft> drafts) {
        records.lock(uniques(register, drafts.stream().map(Draft::values).toList()));
        return takenNow(register, drafts);
    }

    /** The same, without keeping others from taking them the next moment. */
    public Map<Integer, List<Fault>> takenNow(Register register, List<Draft> drafts) {
        Map<Integer, List<Fault>> faults = new TreeMap<>();
        for (Field field : register.form().fields()) {
            if (field.unique()) {
                taken(register, field, drafts, faults);
            }
        }
        return faults;
    }

    private void taken(Register register, Field field, List<Draft> drafts, Map<Integer, List<Fault>> faults) {
        Map<String, RecordRow> holders = new LinkedHashMap<>();
        Set<String> values = new LinkedHashSet<>();
        drafts.forEach(draft -> {
            String value = text(draft.values(), field.id());
            if (value != null) {
                values.add(value);
            }
        });
        if (values.isEmpty()) {
            return;
        }
        records.having(register, field.id(), values)
                .forEach(row -> holders.put(canonical(field, Objects.requireNonNull(row.text(field.id()))), row));
        Map<String, Integer> first = new LinkedHashMap<>();
        Set<RecordId> rewritten = new LinkedHashSet<>();
        drafts.forEach(draft -> {
            if (draft.before() != null) {
                rewritten.add(draft.before().id());
            }
        });
        for (int i = 0; i < drafts.size(); i++) {
            String value = text(drafts.get(i).values(), field.id());
            if (value == null) {
                continue;
            }
            String key = canonical(field, value);
            RecordRow holder = holders.get(key);
            RecordRow own = drafts.get(i).before();
            boolean byOther = holder != null
                    && !rewritten.contains(holder.id())
                    && (own == null || !own.id().equals(holder.id()));
            Integer other = first.putIfAbsent(key, i);
            if (byOther || other != null) {
                faults.computeIfAbsent(i, _ -> new ArrayList<>())
                        .add(Fault.at(
                                "/" + field.id(),
                                RegistryProblem.TAKEN,
                                value,
                                field.title().zh(),
                                holder == null ? "" : holder.name()));
            }
        }
    }

    /** Numbers that are the same however they are written. */
    private static String canonical(Field field, String value) {
        return field.kind() instanceof FieldKind.Numeric
                ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                : value;
    }

    private static @Nullable String text(JsonNode values, String field) {
        JsonNode value = values.get(field);
        return value == null || value.isNull() ? null : value.asString();
    }

    /**
     * Writes. Whoever calls has locked the records, asked the policy, checked the values and looked for {@link #taken} ones.
     *
     * @return the new versions, in the order of the drafts
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<RecordRow> write(Actor actor, Register register, List<Draft> drafts, Trail trail) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        Instant now = records.now();
        List<Made> made = create(actor, register, drafts, now);
        List<RecordId> changed = drafts.stream()
                .map(Draft::before)
                .filter(Objects::nonNull)
                .map(RecordRow::id)
                .toList();
        Map<RecordId, Integer> last = changed.isEmpty() ? Map.of() : records.lastVersions(register, changed);
        List<RecordRow> ended = new ArrayList<>();
        List<RecordRow> written = new ArrayList<>();
        int next = 0;
        for (Draft draft : drafts) {
            RecordRow before = draft.before();
            if (before == null) {
                written.add(fresh(actor, register, made.get(next++), draft, now));
                continue;
            }
            int version = last.getOrDefault(before.id(), before.version()) + 1;
            Instant from = draft.since() == null ? before.validFrom() : draft.since();
            if (from.isAfter(before.validFrom())) {
                ended.add(ending(actor, asWritten(before), version++, from, now));
            } else if (from.isBefore(before.validFrom())
                    && records.heldBefore(register, before.id(), before.validFrom())) {
                throw new ProblemException(
                        RegistryProblem.VALID_FROM,
                        Zone.dayOf(from).toString(),
                        Zone.dayOf(before.validFrom()).toString());
            }
            written.add(version(actor, register, before, draft, version, from, now));
        }
        if (!changed.isEmpty()) {
            records.supersede(register, changed, now);
        }
        List<RecordRow> all = new ArrayList<>(ended);
        all.addAll(written);
        all.stream()
                .collect(Collectors.groupingBy(RecordRow::register, LinkedHashMap::new, Collectors.toList()))
                .forEach(records::insert);
        seals.seal(all);
        attach(actor, register, drafts, written);
        trail(actor, register, drafts, written, trail);
        Instant since = written.stream()
                .map(RecordRow::validFrom)
                .min(Instant::compareTo)
                .orElse(now);
        events.publishEvent(new RecordsChanged(register.id(), told(drafts, written), since, now, actor.name()));
        return written;
    }

    /** A record that was just made. */
    private record Made(RecordId id, @Nullable String number) {}

    private List<Made> create(Actor actor, Register register, List<Draft> drafts, Instant now) {
        List<Draft> fresh =
                drafts.stream().filter(draft -> draft.before() == null).toList();
        if (fresh.isEmpty()) {
            return List.of();
        }
        String pattern = register.number();
        Numbering numbering = pattern == null ? null : new Numbering(pattern);
        int year = Zone.dayOf(now).getYear();
        boolean sample = fresh.stream().allMatch(Draft::sample);
        // sample records are numbered apart, so that they leave no gaps
        String serial = sample ? register.id() + "#sample" : register.id();
        int first = numbering == null ? 0 : records.numbers(serial, numbering.byYear() ? year : 0, fresh.size());
        List<JdbcRecords.NewRecord> given = new ArrayList<>();
        for (int i = 0; i < fresh.size(); i++) {
            String number = numbering == null ? null : (sample ? SAMPLE : "") + numbering.number(year, first + i);
            given.add(new JdbcRecords.NewRecord(
                    number, fresh.get(i).sample(), actor.person().value(), now));
        }
        List<RecordId> ids = records.create(register.id(), given);
        List<Made> made = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            made.add(new Made(ids.get(i), given.get(i).number()));
        }
        return made;
    }

    private static RecordRow fresh(Actor actor, Register register, Made made, Draft draft, Instant now) {
        UUID author = actor.person().value();
        Instant from = draft.since() == null || draft.since().isAfter(now) ? now : draft.since();
        return new RecordRow(
                register,
                made.id(),
                1,
                made.number(),
                draft.state(),
                from,
                null,
                now,
                null,
                draft.act(),
                draft.reason(),
                author,
                actor.name(),
                author,
                register.hash(),
                draft.sample(),
                draft.values());
    }

    /** The version read by the definition it was written under, with the fields that have gone since. */
    private RecordRow asWritten(RecordRow row) {
        if (row.definition().equals(row.register().hash())) {
            return row;
        }
        return registers
                .definition(row.definition())
                .flatMap(definition -> records.version(definition, row.id(), row.version()))
                .orElse(row);
    }

    /** What held until now, as it stays known: up to when the new version begins. */
    private static RecordRow ending(Actor actor, RecordRow before, int version, Instant to, Instant now) {
        return new RecordRow(
                before.register(),
                before.id(),
                version,
                before.number(),
                before.state(),
                before.validFrom(),
                to,
                now,
                null,
                "end-period",
                null,
                actor.person().value(),
                actor.name(),
                before.createdBy(),
                before.register().hash(),
                before.sample(),
                before.values());
    }

    private static RecordRow version(
            Actor actor, Register register, RecordRow before, Draft draft, int version, Instant from, Instant now) {
        return new RecordRow(
                register,
                before.id(),
                version,
                before.number(),
                draft.state(),
                from,
                null,
                now,
                null,
                draft.act(),
                draft.reason(),
                actor.person().value(),
                actor.name(),
                before.createdBy(),
                register.hash(),
                before.sample(),
                draft.values());
    }

    /** Hangs the files that are new on the record: whoever may read it may read them. */
    private void attach(Actor actor, Register register, List<Draft> drafts, List<RecordRow> written) {
        List<Field> fields = register.form().fields().stream()
                .filter(field -> field.kind() instanceof FieldKind.Files || field.kind() instanceof FieldKind.Rows)
                .toList();
        if (fields.isEmpty()) {
            return;
        }
        for (int i = 0; i < written.size(); i++) {
            RecordRow before = drafts.get(i).before();
            Set<String> old = before == null ? Set.of() : HeldFiles.of(register.form(), before.values());
            Set<String> now = new LinkedHashSet<>(
                    HeldFiles.of(register.form(), written.get(i).values()));
            now.removeAll(old);
            for (String file : now) {
                files.attach(actor, FileId.of(file), KIND, written.get(i).id().toString());
            }
        }
    }

    private void trail(Actor actor, Register register, List<Draft> drafts, List<RecordRow> written, Trail trail) {
        if (trail == Trail.TOGETHER) {
            Map<String, Object> details = new TreeMap<>();
            details.put("records", written.size());
            details.put("first", written.getFirst().id().toString());
            details.put("last", written.getLast().id().toString());
            details.put("register", register.id());
            audit.record(actor, action(register, written.getFirst()), KIND, register.id(), details);
            return;
        }
        List<Audit.Act> acts = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            RecordRow row = written.get(i);
            Map<String, Object> details = new TreeMap<>();
            details.put("version", row.version());
            details.put("state", row.state());
            RecordRow before = drafts.get(i).before();
            if (before != null) {
                details.put("fields", List.copyOf(Differences.fields(before.values(), row.values())));
            }
            if (row.reason() != null) {
                details.put("reason", row.reason());
            }
            details.put("register", register.id());
            if (!action(register, row).equals(row.act())) {
                details.put("move", row.act());
            }
            acts.add(new Audit.Act(action(register, row), KIND, row.id().toString(), details));
        }
        audit.recordAll(actor, acts);
    }

    /** The verb of the audit trail: moves are called by the pack, and are one verb there. */
    private static String action(Register register, RecordRow row) {
        return register.move(row.act()).isPresent() ? "move" : row.act();
    }

    private static List<RecordsChanged.One> told(List<Draft> drafts, List<RecordRow> written) {
        List<RecordsChanged.One> told = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            RecordRow row = written.get(i);
            RecordRow before = drafts.get(i).before();
            told.add(new RecordsChanged.One(
                    row.id(),
                    row.version(),
                    row.act(),
                    before == null ? null : before.state(),
                    row.state(),
                    before == null
                            ? new TreeSet<>(row.values().propertyNames())
                            : Differences.fields(before.values(), row.values()),
                    row.sample()));
        }
        return told;
    }
}
