package io.qingyuan.registry.internal.web;

import io.qingyuan.fields.Condition;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.fields.FieldView;
import io.qingyuan.fields.ReferenceTarget;
import io.qingyuan.files.FileId;
import io.qingyuan.files.Files;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Verb;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import io.qingyuan.registry.internal.records.Differences;
import io.qingyuan.registry.internal.records.HeldFiles;
import io.qingyuan.registry.internal.records.Overlaps;
import io.qingyuan.registry.internal.records.RecordDesk;
import io.qingyuan.registry.internal.records.RecordLists;
import io.qingyuan.registry.internal.records.RecordQuery;
import io.qingyuan.registry.internal.records.RecordRow;
import io.qingyuan.registry.internal.records.RecordThing;
import io.qingyuan.registry.internal.records.ValueTitles;
import io.qingyuan.registry.internal.web.RegisterBodies.ComparisonBody;
import io.qingyuan.registry.internal.web.RegisterBodies.DifferenceBody;
import io.qingyuan.registry.internal.web.RegisterBodies.FileBody;
import io.qingyuan.registry.internal.web.RegisterBodies.OverlapBody;
import io.qingyuan.registry.internal.web.RegisterBodies.RecordBody;
import io.qingyuan.registry.internal.web.RegisterBodies.RecordLine;
import io.qingyuan.registry.internal.web.RegisterBodies.RecordPage;
import io.qingyuan.registry.internal.web.RegisterBodies.ReferenceBody;
import io.qingyuan.registry.internal.web.RegisterBodies.ReferringBody;
import io.qingyuan.registry.internal.web.RegisterBodies.ReferringRecord;
import io.qingyuan.registry.internal.web.RegisterBodies.RelationsBody;
import io.qingyuan.registry.internal.web.RegisterBodies.VersionLine;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Records as the API shows them to one reader: without what is private to others. */
@Component
class RecordViews {

    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
    private static final int REFERRING_SHOWN = 20;

    private final Registers registers;
    private final RecordLists lists;
    private final RecordDesk desk;
    private final Overlaps overlaps;
    private final ValueTitles titles;
    private final Files files;
    private final Policy policy;
    private final JsonMapper json;

    RecordViews(
            Registers registers,
            RecordLists lists,
            RecordDesk desk,
            Overlaps overlaps,
            ValueTitles titles,
            Files files,
            Policy policy,
            JsonMapper json) {
        this.registers = registers;
        this.lists = lists;
        this.desk = desk;
        this.overlaps = overlaps;
        this.titles = titles;
        this.files = files;
        this.policy = policy;
        this.json = json;
    }

    /** What of a record the reader may see. */
    private record Seen(ObjectNode values, List<String> hidden) {}

    private Seen seen(Actor actor, RecordRow row) {
        List<String> closed = row.register().form().fields().stream()
                .filter(Field::closed)
                .map(Field::id)
                .toList();
        if (closed.isEmpty() || policy.allows(actor, Verb.READ_PRIVATE, RecordThing.of(row))) {
            return new Seen(row.values(), List.of());
        }
        ObjectNode values = row.values().deepCopy();
        values.remove(closed);
        return new Seen(values, closed);
    }

    /** Whether the reader may see every private field of the record. */
    boolean seesAll(Actor actor, RecordRow row) {
        return seen(actor, row).hidden().isEmpty();
    }

    RecordPage page(Actor actor, Register register, RecordLists.Page page) {
        List<ObjectNode> shown = new ArrayList<>();
        List<RecordLine> lines = new ArrayList<>();
        for (RecordRow row : page.rows()) {
            ObjectNode values = seen(actor, row).values();
            ObjectNode light = light(register, values);
            shown.add(light);
            lines.add(new RecordLine(
                    row.id().toString(),
                    row.version(),
                    row.name(),
                    row.number(),
                    row.state(),
                    row.sample(),
                    row.recordedAt(),
                    row.authorName(),
                    flags(register, row),
                    map(light)));
        }
        return new RecordPage(lines, page.next(), titles.of(register.form(), shown, actor.language()));
    }

    /** A list carries no tables and no shapes: only how many rows there are, and whether there is a place. */
    private static ObjectNode light(Register register, ObjectNode values) {
        ObjectNode light = values.deepCopy();
        for (Field field : register.form().fields()) {
            JsonNode value = values.get(field.id());
            if (value == null) {
                continue;
            }
            switch (field.kind()) {
                case FieldKind.Rows _, FieldKind.Files _ -> light.put(field.id(), value.size());
                case FieldKind.Geometry _ -> light.put(field.id(), true);
                default -> {}
            }
        }
        return light;
    }

    private List<String> flags(Register register, RecordRow row) {
        if (register.flags().isEmpty()) {
            return List.of();
        }
        Condition.Known known = desk.known(register, row.state(), row.values());
        return register.flags().stream()
                .filter(flag -> flag.when().holds(known))
                .map(Register.Flag::id)
                .toList();
    }

    /** A record; {@code register} is the definition in force. */
    RecordBody record(Actor actor, Register register, RecordRow row) {
        Seen seen = seen(actor, row);
        boolean older = !row.definition().equals(register.hash());
        boolean now = row.validTo() == null && row.supersededAt() == null;
        boolean ended = register.state(row.state()).map(Register.State::ended).orElse(true);
        List<FileBody> held = HeldFiles.of(row.register().form(), seen.values()).stream()
                .flatMap(id -> files.find(FileId.of(id)).stream())
                .map(file -> new FileBody(
                        file.id().toString(),
                        file.name(),
                        file.sizeBytes(),
                        file.type().mediaType()))
                .toList();
        return new RecordBody(
                register.id(),
                row.id().toString(),
                row.version(),
                row.name(),
                row.number(),
                row.state(),
                row.sample(),
                row.validFrom(),
                row.validTo(),
                row.recordedAt(),
                row.supersededAt(),
                row.act(),
                row.reason(),
                row.authorName(),
                row.definition(),
                older,
                map(seen.values()),
                seen.hidden(),
                row.register().hash().equals(register.hash()) ? flags(register, row) : List.of(),
                titles.of(row.register().form(), List.of(seen.values()), actor.language()),
                held,
                now ? moves(actor, register, row) : List.of(),
                now && !ended && policy.allows(actor, Verb.WRITE, RecordThing.of(row)));
    }

    /** The record on paper, with what the reader may see of it. */
    void print(Actor actor, RecordRow row, Locale locale, Instant at, OutputStream out) throws IOException {
        ObjectNode values = seen(actor, row).values();
        PrintForm.write(
                row, values, titles.of(row.register().form(), List.of(values), locale), locale, actor.name(), at, out);
    }

    private List<String> moves(Actor actor, Register register, RecordRow row) {
        return register.moves().stream()
                .filter(move ->
                        move.from().contains(row.state()) && policy.allows(actor, move.verb(), RecordThing.of(row)))
                .map(Register.Move::id)
                .toList();
    }

    List<VersionLine> history(Actor actor, Register register, List<RecordRow> rows) {
        List<VersionLine> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            RecordRow row = rows.get(i);
            RecordRow before = i + 1 < rows.size() ? rows.get(i + 1) : null;
            Set<String> fields = before == null
                    ? new LinkedHashSet<>(row.values().propertyNames())
                    : Differences.fields(before.values(), row.values());
            Set<String> shown = new LinkedHashSet<>(fields);
            shown.removeAll(seen(actor, row).hidden());
            lines.add(new VersionLine(
                    row.version(),
                    row.act(),
                    row.state(),
                    row.reason(),
                    row.authorName(),
                    row.validFrom(),
                    row.validTo(),
                    row.recordedAt(),
                    row.supersededAt(),
                    !row.definition().equals(register.hash()),
                    List.copyOf(shown)));
        }
        return lines;
    }

    ComparisonBody compare(Actor actor, RecordRow from, RecordRow to) {
        Locale locale = actor.language();
        ObjectNode before = seen(actor, from).values();
        ObjectNode after = seen(actor, to).values();
        Map<String, Field> fields = new LinkedHashMap<>();
        to.register().form().fields().forEach(field -> fields.put(field.id(), field));
        from.register().form().fields().forEach(field -> fields.putIfAbsent(field.id(), field));
        Set<String> differing = Differences.fields(before, after);
        Set<String> hidden = new LinkedHashSet<>(seen(actor, to).hidden());
        List<DifferenceBody> all = fields.values().stream()
                .filter(field -> !hidden.contains(field.id()))
                .filter(field -> before.has(field.id()) || after.has(field.id()))
                .map(field -> new DifferenceBody(
                        field.id(),
                        field.title().in(locale),
                        plain(before.get(field.id())),
                        plain(after.get(field.id())),
                        differing.contains(field.id())))
                .toList();
        Map<String, Map<String, String>> called = new LinkedHashMap<>();
        List.of(
                        titles.of(from.register().form(), List.of(before), locale),
                        titles.of(to.register().form(), List.of(after), locale))
                .forEach(
                        one -> one.forEach((target, names) -> called.computeIfAbsent(target, _ -> new LinkedHashMap<>())
                                .putAll(names)));
        return new ComparisonBody(from.version(), to.version(), from.state(), to.state(), all, called);
    }

    RelationsBody relations(Actor actor, Register register, RecordRow row) {
        Locale locale = actor.language();
        ObjectNode values = seen(actor, row).values();
        List<ReferenceBody> refers = new ArrayList<>();
        for (Field field : register.form().fields()) {
            JsonNode value = values.get(field.id());
            if (value != null && field.kind() instanceof FieldKind.Reference(ReferenceTarget target)) {
                String id = value.asString();
                refers.add(new ReferenceBody(
                        field.id(),
                        field.title().in(locale),
                        target.kind(),
                        target.register(),
                        id,
                        titles.of(target, List.of(id), locale).getOrDefault(id, id)));
            }
        }
        List<ReferringBody> referring = new ArrayList<>();
        for (Register other : registers.all()) {
            if (policy.somewhere(actor, Verb.READ, other.kind())) {
                other.form().fields().stream()
                        .filter(field -> field.kind() instanceof FieldKind.Reference(ReferenceTarget target)
                                && register.id().equals(target.register())
                                && !field.closed())
                        .map(field -> referring(actor, other, field, row))
                        .filter(body -> body.count() > 0)
                        .forEach(referring::add);
            }
        }
        List<OverlapBody> over = overlaps.of(actor, row).stream()
                .map(one -> new OverlapBody(
                        one.row().register().id(),
                        one.row().register().title().in(locale),
                        one.row().id().toString(),
                        one.row().name(),
                        one.row().state(),
                        one.mu().toPlainString()))
                .toList();
        return new RelationsBody(refers, referring, over);
    }

    private ReferringBody referring(Actor actor, Register other, Field field, RecordRow row) {
        RecordQuery query =
                RecordQuery.of(new Condition.In(field.id(), List.of(row.id().toString())));
        RecordLists.Page page = lists.page(actor, other, query, null, REFERRING_SHOWN);
        RecordLists.Total total = page.next() == null
                ? new RecordLists.Total(page.rows().size(), false)
                : lists.total(actor, other, query);
        FieldSet columns = new FieldSet(
                List.of(),
                other.form().fields().stream()
                        .filter(one -> one.column() && !one.id().equals(field.id()) && plainly(one))
                        .toList());
        List<ObjectNode> values = page.rows().stream()
                .map(one -> columns(columns, seen(actor, one).values()))
                .toList();
        List<ReferringRecord> shown = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            RecordRow one = page.rows().get(i);
            shown.add(new ReferringRecord(
                    one.id().toString(),
                    one.name(),
                    other.state(one.state())
                            .map(state -> state.title().in(actor.language()))
                            .orElse(one.state()),
                    one.sample(),
                    map(values.get(i))));
        }
        return new ReferringBody(
                other.id(),
                other.title().in(actor.language()),
                field.id(),
                field.title().in(actor.language()),
                total.count(),
                total.estimate(),
                FieldView.of(columns, actor.language()),
                shown,
                titles.of(columns, values, actor.language()));
    }

    /** Whether a line can say it: tables, attachments and shapes are looked at on the page of the record. */
    private static boolean plainly(Field field) {
        return !(field.kind() instanceof FieldKind.Rows
                || field.kind() instanceof FieldKind.Files
                || field.kind() instanceof FieldKind.Geometry);
    }

    private static ObjectNode columns(FieldSet columns, ObjectNode values) {
        ObjectNode some = JsonNodeFactory.instance.objectNode();
        columns.fields().forEach(column -> {
            JsonNode value = values.get(column.id());
            if (value != null) {
                some.set(column.id(), value);
            }
        });
        return some;
    }

    Map<String, Object> map(JsonNode values) {
        return json.convertValue(values, VALUES);
    }

    private @Nullable Object plain(@Nullable JsonNode value) {
        return value == null || value.isNull() ? null : json.convertValue(value, Object.class);
    }
}
