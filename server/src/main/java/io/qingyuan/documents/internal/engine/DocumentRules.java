package io.qingyuan.documents.internal.engine;

import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.rules.FeelFormula;
import io.qingyuan.rules.FeelResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A definition compiled: who may do what to which field at which step. Pure: the same question has the same answer. */
public final class DocumentRules {

    private final DocumentKind kind;
    private final Map<String, List<Row>> rows = new HashMap<>();
    private final Map<String, FieldSet> lists = new LinkedHashMap<>();

    /** Of every signature: itself and all that are given before it. */
    private final Map<String, Set<String>> reaches = new HashMap<>();

    public DocumentRules(DocumentKind kind) {
        this.kind = kind;
        kind.table()
                .forEach(row -> rows.computeIfAbsent(row.path().toString(), _ -> new ArrayList<>())
                        .add(row));
        for (Field field : kind.form().fields()) {
            if (field.kind() instanceof FieldKind.Rows its) {
                lists.put(field.id(), its.fields());
            }
        }
        for (Signature signature : kind.signatures().values()) {
            Set<String> before = new HashSet<>(Set.of(signature.id()));
            signature.after().forEach(earlier -> before.addAll(reaches.getOrDefault(earlier, Set.of())));
            reaches.put(signature.id(), before);
        }
    }

    public DocumentKind kind() {
        return kind;
    }

    // --- steps
    // ---------------------------------------------------------------------------------------------------------

    /** Every signature this document needs, as it is filled in now, in order. */
    public List<Step> steps(JsonNode values) {
        Map<String, Object> known = Variables.of(kind.form(), values);
        List<Step> steps = new ArrayList<>();
        for (Signature signature : kind.signatures().values()) {
            String list = kind.listOf(signature.id());
            if (list == null) {
                if (holds(signature.when(), known)) {
                    steps.add(Step.of(signature.id()));
                }
                continue;
            }
            JsonNode items = values.get(list);
            for (int i = 0; items != null && i < items.size(); i++) {
                if (holds(signature.when(), Variables.within(known, fields(list), items.get(i)))) {
                    steps.add(new Step(signature.id(), i));
                }
            }
        }
        return steps;
    }

    /** The signatures that can be given now. */
    public List<Step> open(Standing standing, JsonNode values) {
        return standing.ended() ? List.of() : open(steps(values), standing);
    }

    private List<Step> open(List<Step> steps, Standing standing) {
        List<Step> missing =
                steps.stream().filter(step -> !standing.given().contains(step)).toList();
        return missing.stream()
                .filter(step -> missing.stream().noneMatch(other -> waitsFor(step, other)))
                .toList();
    }

    private boolean waitsFor(Step step, Step other) {
        if (step.signature().equals(other.signature())) {
            return kind.signature(step.signature()).inTurn() && index(other) < index(step);
        }
        return before(step.signature()).contains(other.signature())
                && (!together(step.signature(), other.signature()) || index(step) == index(other));
    }

    /** Whether both are given for every item of the same list: then an item waits for itself alone. */
    private boolean together(String one, String other) {
        String list = kind.listOf(one);
        return list != null && list.equals(kind.listOf(other));
    }

    private static int index(Step step) {
        return step.item() == null ? 0 : step.item();
    }

    private Set<String> before(String signature) {
        return reaches.getOrDefault(signature, Set.of(signature));
    }

    /** Whether nothing is left to be signed. */
    public boolean complete(Standing standing, JsonNode values) {
        return standing.given().containsAll(steps(values));
    }

    public Seat seat(Step step) {
        String party = kind.signature(step.signature()).party();
        return new Seat(party, kind.party(party).list() == null ? null : step.item());
    }

    /** Whose seat it is: the unit that the document names there. */
    public Optional<String> unit(Seat seat, JsonNode values) {
        Party party = kind.party(seat.party());
        if (party.fixed() != null) {
            return Optional.of(party.fixed());
        }
        FieldPath path = Objects.requireNonNull(party.unit());
        JsonNode owner = path.list() == null ? values : item(values, path.list(), seat.item());
        JsonNode unit = owner == null ? null : owner.get(path.field());
        return unit == null || !unit.isString() ? Optional.empty() : Optional.of(unit.asString());
    }

    private static @Nullable JsonNode item(JsonNode values, String list, @Nullable Integer item) {
        JsonNode items = values.get(list);
        return items == null || item == null || item >= items.size() ? null : items.get(item);
    }

    /** Somebody who has every seat: what he does not see is not part of the document. */
    public Viewer everybody(JsonNode values) {
        Set<Seat> seats = new HashSet<>();
        for (Party party : kind.parties().values()) {
            String list = party.list();
            int count = list == null ? 1 : size(values.get(list));
            for (int i = 0; i < count; i++) {
                seats.add(new Seat(party.id(), list == null ? null : i));
            }
        }
        return new Viewer(seats, true);
    }

    /** Every seat with the unit that has it; seats nobody has are missing. */
    public Map<Seat, String> seats(JsonNode values) {
        Map<Seat, String> seats = new LinkedHashMap<>();
        for (Party party : kind.parties().values()) {
            String list = party.list();
            int count = list == null ? 1 : size(values.get(list));
            for (int i = 0; i < count; i++) {
                Seat seat = new Seat(party.id(), list == null ? null : i);
                unit(seat, values).ifPresent(unit -> seats.put(seat, unit));
            }
        }
        return seats;
    }

    private static int size(@Nullable JsonNode items) {
        return items == null ? 0 : items.size();
    }

    // --- states
    // --------------------------------------------------------------------------------------------------------

    /** What every field is to the viewer, by JSON pointer; {@code /list/-/field} stands for an item that is added. */
    public Map<String, FieldState> states(Standing standing, Viewer viewer, JsonNode values) {
        Sight sight = new Sight(standing, viewer, values);
        Map<String, FieldState> states = new LinkedHashMap<>();
        for (Field field : kind.form().fields()) {
            FieldPath path = new FieldPath(null, field.id());
            states.put(path.pointer(null), sight.state(path, field, null, sight.known));
            FieldSet inner = lists.get(field.id());
            if (inner != null) {
                JsonNode items = values.get(field.id());
                for (int i = 0; i < size(items); i++) {
                    Map<String, Object> known = Variables.within(
                            sight.known, inner, Objects.requireNonNull(items).get(i));
                    items(states, sight, field.id(), inner, i, known);
                }
                items(states, sight, field.id(), inner, null, sight.known);
            }
        }
        return states;
    }

    private static void items(
            Map<String, FieldState> states,
            Sight sight,
            String list,
            FieldSet inner,
            @Nullable Integer item,
            Map<String, Object> known) {
        for (Field field : inner.fields()) {
            FieldPath path = new FieldPath(list, field.id());
            states.put(path.pointer(item), sight.state(path, field, item, known));
        }
    }

    /** One look at one document. */
    private final class Sight {

        private final Standing standing;
        private final Viewer viewer;
        private final Map<String, Object> known;
        private final List<Step> open;
        private final boolean over;

        Sight(Standing standing, Viewer viewer, JsonNode values) {
            this.standing = standing;
            this.viewer = viewer;
            known = Variables.of(kind.form(), values);
            List<Step> steps = steps(values);
            over = standing.ended() || standing.given().containsAll(steps);
            open = over ? List.of() : DocumentRules.this.open(steps, standing);
        }

        FieldState state(FieldPath path, Field field, @Nullable Integer item, Map<String, Object> within) {
            Optional<Row> found = row(path, standing.created());
            if (found.isEmpty()) {
                return field.computed()
                                && rows.getOrDefault(path.toString(), List.of()).isEmpty()
                        ? computed(path, item)
                        : FieldState.HIDDEN;
            }
            Row row = found.get();
            if (!holds(row.when(), within)) {
                return FieldState.HIDDEN;
            }
            boolean mine = sits(row.by(), path, item);
            if (!mine && !sees(row, path, item)) {
                return FieldState.HIDDEN;
            }
            if (over || sealed(row, item, standing)) {
                return FieldState.SEALED;
            }
            if (!mine || field.computed() || path.equals(kind.first().unit())) {
                return FieldState.READ; // whose document it is was said when it was created
            }
            List<Step> turns = open.stream()
                    .filter(step -> row.by().contains(seat(step).party()))
                    .filter(step -> sits(seat(step), path, item))
                    .toList();
            if (turns.isEmpty()) {
                return FieldState.READ;
            }
            String from = row.requiredFrom();
            return from != null
                            && turns.stream()
                                    .anyMatch(step -> before(step.signature()).contains(from))
                    ? FieldState.REQUIRED
                    : FieldState.WRITE;
        }

        /** A result without a row of its own is there for whoever sees its list. */
        private FieldState computed(FieldPath path, @Nullable Integer item) {
            if (path.list() != null) {
                Optional<Row> list = row(new FieldPath(null, path.list()), standing.created());
                if (list.isEmpty() || !(sits(list.get().by(), path, item) || sees(list.get(), path, item))) {
                    return FieldState.HIDDEN;
                }
            }
            return over ? FieldState.SEALED : FieldState.READ;
        }

        private boolean sees(Row row, FieldPath path, @Nullable Integer item) {
            String from = row.visibleFrom();
            if (from != null) {
                boolean itsOwn = path.list() != null && path.list().equals(kind.listOf(from));
                if (!standing.has(from, itsOwn ? item : null)) {
                    return false;
                }
            }
            return row.visibleTo().isEmpty()
                    || (viewer.observer() && row.visibleTo().contains(Row.OBSERVER))
                    || sits(row.visibleTo(), path, item);
        }

        private boolean sits(Set<String> parties, FieldPath path, @Nullable Integer item) {
            return viewer.seats().stream().anyMatch(seat -> parties.contains(seat.party()) && at(seat, path, item));
        }

        private boolean sits(Seat seat, FieldPath path, @Nullable Integer item) {
            return viewer.seats().contains(seat) && at(seat, path, item);
        }

        /** A party of a list has to do with its own item of that list. */
        private boolean at(Seat seat, FieldPath path, @Nullable Integer item) {
            return seat.item() == null
                    || path.list() == null
                    || !path.list().equals(kind.party(seat.party()).list())
                    || seat.item().equals(item);
        }
    }

    /** Whether a signature has closed the field. */
    public boolean sealed(FieldPath path, @Nullable Integer item, Standing standing) {
        return standing.ended()
                || row(path, standing.created())
                        .map(row -> sealed(row, item, standing))
                        .orElse(false);
    }

    private boolean sealed(Row row, @Nullable Integer item, Standing standing) {
        String from = row.sealedFrom();
        if (from == null) {
            return false;
        }
        boolean itsOwn = row.path().list() != null && row.path().list().equals(kind.listOf(from));
        return standing.has(from, itsOwn && item != null ? item : null) && !(itsOwn && item == null);
    }

    private Optional<Row> row(FieldPath path, LocalDate created) {
        for (Row row : rows.getOrDefault(path.toString(), List.of())) {
            if (row.stands(created)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    FieldSet fields(String list) {
        return Objects.requireNonNull(lists.get(list), list);
    }

    static boolean holds(@Nullable FeelFormula condition, Map<String, Object> known) {
        return condition == null || (condition.evaluate(known) instanceof FeelResult.Truth(boolean value) && value);
    }

    // --- values
    // --------------------------------------------------------------------------------------------------------

    /** What the viewer sees of the values. */
    public ObjectNode visible(JsonNode values, Map<String, FieldState> states) {
        ObjectNode seen = JsonNodeFactory.instance.objectNode();
        values.properties().forEach(member -> {
            if (states.getOrDefault("/" + member.getKey(), FieldState.HIDDEN) == FieldState.HIDDEN) {
                return;
            }
            if (!lists.containsKey(member.getKey())) {
                seen.set(member.getKey(), member.getValue());
                return;
            }
            ArrayNode items = seen.putArray(member.getKey());
            for (int i = 0; i < member.getValue().size(); i++) {
                String base = "/" + member.getKey() + "/" + i + "/";
                ObjectNode item = items.addObject();
                member.getValue().get(i).properties().forEach(inner -> {
                    if (states.getOrDefault(base + inner.getKey(), FieldState.HIDDEN) != FieldState.HIDDEN) {
                        item.set(inner.getKey(), inner.getValue());
                    }
                });
            }
        });
        return seen;
    }

    /** Takes fields out that do not belong to the document as it is filled in: no row for its day, or a condition that does not hold. */
    public ObjectNode pruned(Standing standing, ObjectNode values) {
        ObjectNode kept = values.deepCopy();
        Map<String, Object> known = Variables.of(kind.form(), values);
        for (Field field : kind.form().fields()) {
            if (!belongs(new FieldPath(null, field.id()), field, standing, known)) {
                kept.remove(field.id());
            }
            FieldSet inner = lists.get(field.id());
            JsonNode items = kept.get(field.id());
            for (int i = 0; inner != null && i < size(items); i++) {
                ObjectNode item = (ObjectNode) Objects.requireNonNull(items).get(i);
                Map<String, Object> within = Variables.within(known, inner, item);
                for (Field each : inner.fields()) {
                    if (!belongs(new FieldPath(field.id(), each.id()), each, standing, within)) {
                        item.remove(each.id());
                    }
                }
            }
        }
        return kept;
    }

    private boolean belongs(FieldPath path, Field field, Standing standing, Map<String, Object> known) {
        Optional<Row> row = row(path, standing.created());
        return row.map(its -> holds(its.when(), known)).orElse(field.computed());
    }

    /** What must be there before a signature and is not, by JSON pointer. */
    public List<String> missing(Step step, Standing standing, JsonNode values) {
        Map<String, Object> known = Variables.of(kind.form(), values);
        Set<String> reached = before(step.signature());
        List<String> missing = new ArrayList<>();
        for (Row row : kind.table()) {
            if (row.requiredFrom() == null
                    || !reached.contains(row.requiredFrom())
                    || !row.stands(standing.created())) {
                continue;
            }
            String list = row.path().list();
            if (list == null) {
                if (holds(row.when(), known) && empty(values.get(row.path().field()))) {
                    missing.add(row.path().pointer(null));
                }
                continue;
            }
            JsonNode items = values.get(list);
            for (int i = 0; i < size(items); i++) {
                boolean another = list.equals(kind.listOf(step.signature()))
                        && list.equals(kind.listOf(row.requiredFrom()))
                        && !Objects.equals(step.item(), i);
                JsonNode item = Objects.requireNonNull(items).get(i);
                if (!another
                        && holds(row.when(), Variables.within(known, fields(list), item))
                        && empty(item.get(row.path().field()))) {
                    missing.add(row.path().pointer(i));
                }
            }
        }
        return missing;
    }

    static boolean empty(@Nullable JsonNode value) {
        return value == null
                || value.isNull()
                || (value.isString() && value.asString().isBlank())
                || (value.isArray() && value.isEmpty());
    }

    /** The checks that do not hold, once the signatures are given. */
    public List<Check.Broken> broken(Set<Step> given, JsonNode values) {
        Set<String> reached = new HashSet<>();
        given.forEach(step -> reached.add(step.signature()));
        List<Check> due = kind.checks().stream()
                .filter(check -> reached.contains(check.from()))
                .toList();
        if (due.isEmpty()) {
            return List.of();
        }
        Map<String, Object> known = Variables.of(kind.form(), values);
        kind.parameters().forEach(parameter -> known.put(parameter.id(), parameter.value()));
        List<Check.Broken> broken = new ArrayList<>();
        for (Check check : due) {
            String list = check.each();
            if (list == null) {
                if (fails(check, known)) {
                    broken.add(new Check.Broken(check, null));
                }
                continue;
            }
            JsonNode items = values.get(list);
            for (int i = 0; i < size(items); i++) {
                boolean notYet = list.equals(kind.listOf(check.from())) && !given.contains(new Step(check.from(), i));
                JsonNode item = Objects.requireNonNull(items).get(i);
                if (!notYet && fails(check, Variables.within(known, fields(list), item))) {
                    broken.add(new Check.Broken(check, i));
                }
            }
        }
        return broken;
    }

    /** What cannot be judged because a value is missing does not fail; what the formula cannot calculate does. */
    private static boolean fails(Check check, Map<String, Object> known) {
        if (!holds(check.when(), known)) {
            return false;
        }
        return switch (check.holds().evaluate(known)) {
            case FeelResult.Truth(boolean value) -> !value;
            case FeelResult.Fault(FeelResult.Kind why, String _) -> why != FeelResult.Kind.MISSING_VARIABLE;
            case FeelResult.Decimal _, FeelResult.Text _ -> true;
        };
    }
}
