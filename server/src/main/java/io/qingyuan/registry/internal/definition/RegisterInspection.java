package io.qingyuan.registry.internal.definition;

import io.qingyuan.fields.Condition;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.figures.Figure;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackInspection;
import io.qingyuan.packs.PackItem;
import io.qingyuan.registry.Register;
import io.qingyuan.rules.FeelType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong in the definitions of registers beyond their schema. */
public final class RegisterInspection implements PackInspection {

    /** Names in schema {@code registry} that are not a register's. */
    private static final Set<String> RESERVED = Set.of(
            "definition",
            "record",
            "serial",
            "request",
            "saved-view",
            "report",
            "challenge",
            "review",
            "figure",
            "reports",
            "challenges",
            "knock",
            "report-step");

    /** Columns of every register's view. */
    private static final Set<String> VIEW_COLUMNS = Set.of(
            "record_id",
            "record_version",
            "record_number",
            "record_state",
            "record_from",
            "record_at",
            "record_sample");

    @Override
    public List<PackFault> inspect(PackContent content) {
        List<PackFault> faults = new ArrayList<>();
        Map<String, Map<String, PackItem>> needed = new HashMap<>();
        for (PackDocument document : RegisterReader.documents(content)) {
            PackItem item = document.item();
            List<PackFault> fields = FieldSet.inspect(item);
            faults.addAll(fields);
            item.find("public")
                    .flatMap(open -> open.find("report"))
                    .ifPresent(report -> faults.addAll(FieldSet.inspect(report)));
            if (fields.isEmpty()) {
                new One(item, faults).inspect();
            }
            needed.put(item.id(), required(item));
        }
        overlaps(content, faults);
        circle(needed, faults);
        if (faults.isEmpty()) {
            RecordFiles.inspect(content, faults);
        }
        return faults;
    }

    /** What places are held against lies in other registers. */
    private static void overlaps(PackContent content, List<PackFault> faults) {
        List<PackItem> items = RegisterReader.documents(content).stream()
                .map(PackDocument::item)
                .toList();
        items.stream()
                .flatMap(item -> item.find("map").stream())
                .flatMap(map -> map.list("overlaps").stream())
                .forEach(against -> items.stream()
                        .filter(item -> item.id().equals(against.string("register")))
                        .filter(item -> item.list("fields").stream()
                                .noneMatch(field -> field.id().equals(against.string("field"))
                                        && field.string("type").equals("geometry")))
                        .forEach(item -> faults.add(PackFault.of(
                                against.place(),
                                "register-field",
                                against.string("field"),
                                "geometry",
                                against.string("field"),
                                "geometry"))));
    }

    /** The registers that must have records before this one can, by the field that says so. */
    private static Map<String, PackItem> required(PackItem item) {
        Map<String, PackItem> needed = new HashMap<>();
        for (PackItem field : item.list("fields")) {
            if (field.flag("required")) {
                field.findString("register").ifPresent(register -> needed.put(register, field));
            }
        }
        return needed;
    }

    /** Registers of which each needs a record of the next: nobody could ever fill one in. */
    private static void circle(Map<String, Map<String, PackItem>> needed, List<PackFault> faults) {
        for (String start : needed.keySet()) {
            List<String> path = new ArrayList<>();
            PackItem closing = closing(start, start, needed, path, new HashSet<>());
            if (closing != null) {
                path.add(start);
                faults.add(PackFault.of(closing.place(), "circle", closing.id(), null, String.join(" → ", path)));
                return;
            }
        }
    }

    private static @Nullable PackItem closing(
            String start, String at, Map<String, Map<String, PackItem>> needed, List<String> path, Set<String> seen) {
        if (!seen.add(at)) {
            return null;
        }
        path.add(at);
        for (Map.Entry<String, PackItem> next :
                needed.getOrDefault(at, Map.of()).entrySet()) {
            if (next.getKey().equals(start)) {
                return next.getValue();
            }
            PackItem found = closing(start, next.getKey(), needed, path, seen);
            if (found != null) {
                return found;
            }
        }
        path.removeLast();
        return null;
    }

    /** One register. */
    private static final class One {

        private final PackItem item;
        private final List<PackFault> faults;
        private final FieldSet form;
        private final List<Register.State> states;
        private final Set<String> stateIds;
        private final Condition.Ground ground;

        One(PackItem item, List<PackFault> faults) {
            this.item = item;
            this.faults = faults;
            form = FieldSet.read(item);
            states = RegisterReader.states(item);
            stateIds = states.stream().map(Register.State::id).collect(Collectors.toSet());
            ground = RegisterReader.ground(form, states);
        }

        void inspect() {
            if (RESERVED.contains(item.id()) || item.id().startsWith("r-")) {
                faults.add(PackFault.of(item.document().place("/id"), "register-reserved", item.id(), null, item.id()));
            }
            item.list("fields").stream()
                    .filter(field -> VIEW_COLUMNS.contains(field.id()))
                    .forEach(field ->
                            faults.add(PackFault.of(field.place(), "register-reserved", field.id(), null, field.id())));
            named(item, "unit", kind -> refersTo(kind, "unit"), "reference: unit");
            named(item, "area", kind -> refersTo(kind, "area"), "reference: area");
            named(item, "name", kind -> kind instanceof FieldKind.Text || gives(kind, FeelType.TEXT), "text");
            form.find(item.string("name"))
                    .filter(Field::closed)
                    .ifPresent(name -> faults.add(PackFault.of(
                            item.document().place("/name"), "register-private-name", name.id(), null, name.id())));
            mirror();
            for (PackItem retired : item.list("retired")) {
                if (form.find(retired.node().asString()).isPresent()) {
                    faults.add(PackFault.of(
                            retired.place(),
                            "register-retired",
                            retired.node().asString(),
                            null,
                            retired.node().asString()));
                }
            }
            item.list("fixed").forEach(fixed -> field(fixed, fixed.node().asString(), _ -> true, ""));
            life();
            item.list("due").forEach(due -> {
                named(due, "field", kind -> kind instanceof FieldKind.Day || gives(kind, FeelType.DAY), "date");
                condition(due, "until");
            });
            twice(item.list("due"));
            twice(item.list("flags"));
            item.list("flags").forEach(flag -> condition(flag, "when"));
            may();
            faults.addAll(Figure.twice(item.list("figures")));
            item.list("figures").forEach(this::figure);
            item.find("public").ifPresent(this::open);
            item.find("map").ifPresent(map -> {
                named(map, "field", kind -> kind instanceof FieldKind.Geometry, "geometry");
                map.findString("color_by")
                        .filter(by -> !by.equals("state"))
                        .ifPresent(_ -> named(map, "color_by", kind -> kind instanceof FieldKind.Code, "code, state"));
            });
        }

        private void mirror() {
            item.find("source").flatMap(source -> source.find("mirror")).ifPresent(mirror -> {
                named(mirror, "number", kind -> kind instanceof FieldKind.Text, "text");
                named(mirror, "synced", kind -> kind instanceof FieldKind.Day, "date");
                item.findString("number")
                        .ifPresent(number -> faults.add(PackFault.of(
                                item.document().place("/number"), "register-mirror-number", number, null, number)));
                mirror.findString("number")
                        .flatMap(form::find)
                        .filter(field -> !field.unique())
                        .ifPresent(field -> faults.add(PackFault.of(
                                mirror.document().place(mirror.pointer() + "/number"),
                                "register-mirror-unique",
                                field.id(),
                                "unique: true",
                                field.id())));
            });
        }

        private void life() {
            twice(item.list("states"));
            twice(item.list("moves"));
            if (item.list("states").stream()
                            .filter(state -> state.flag("first"))
                            .count()
                    > 1) {
                faults.add(PackFault.of(
                        item.document().place("/states"), "register-first", null, "first: true", item.id()));
            }
            for (PackItem move : item.list("moves")) {
                move.list("from").forEach(from -> state(from, from.node().asString()));
                move.find("to").ifPresent(to -> state(to, to.node().asString()));
                move.list("needs").forEach(need -> field(need, need.node().asString(), _ -> true, ""));
                named(move, "files", kind -> kind instanceof FieldKind.Files, "files");
                condition(move, "when");
            }
        }

        /** The three administrators touch no records; a verb that the door of the API lets nobody through with is of no use. */
        private void may() {
            if (item.list("may").stream().noneMatch(may -> may.string("verb").equals("READ"))) {
                faults.add(PackFault.of(item.document().place("/may"), "register-unread", null, "READ", item.id()));
            }
            for (PackItem may : item.list("may")) {
                String relation = may.string("relation");
                String needs = relation.equals("own-unit") ? "unit" : relation.equals("own-area") ? "area" : "";
                if (!needs.isEmpty() && !item.has(needs)) {
                    faults.add(PackFault.of(may.place(), "register-relation", relation, needs, relation, needs));
                }
                boolean everybody =
                        may.string("role").equals("*") && Set.of("any").contains(relation);
                if (everybody && !may.string("verb").equals("READ")) {
                    faults.add(PackFault.of(
                            may.place(), "register-everybody", may.string("verb"), null, may.string("verb")));
                }
            }
        }

        private void figure(PackItem figure) {
            faults.addAll(Figure.inspect(figure, ground));
            faults.addAll(Figure.ofTheWhole(figure));
        }

        private void open(PackItem open) {
            for (PackItem shown : open.list("list")) {
                shown(shown);
            }
            open.list("states").forEach(state -> state(state, state.node().asString()));
            open.findString("code").filter(code -> !code.equals("number")).ifPresent(code -> {
                field(open.find("code").orElseThrow(), code, kind -> kind instanceof FieldKind.Text, "number, text");
            });
            open.find("report").flatMap(report -> report.find("opens")).ifPresent(opens -> {
                PackItem report = open.find("report").orElseThrow();
                if (report.list("fields").stream().noneMatch(field -> field.id().equals(opens.string("field")))) {
                    faults.add(PackFault.of(
                            opens.place(), "register-field", opens.string("field"), "", opens.string("field"), ""));
                }
                field(opens, opens.string("names"), kind -> kind instanceof FieldKind.Text, "text");
                condition(opens, "when");
            });
            open.find("report").flatMap(report -> report.find("slots")).ifPresent(slots -> {
                slots.findString("on").ifPresent(on -> field(slots, on, kind -> kind instanceof FieldKind.Day, "date"));
                slots.findString("places")
                        .ifPresent(places -> field(slots, places, kind -> kind instanceof FieldKind.Numeric, "number"));
                PackItem report = open.find("report").orElseThrow();
                boolean day = report.list("fields").stream()
                        .anyMatch(field -> field.id().equals(slots.string("field"))
                                && field.string("type").equals("date"));
                if (!day) {
                    faults.add(PackFault.of(
                            slots.place(),
                            "register-field",
                            slots.string("field"),
                            "date",
                            slots.string("field"),
                            "date"));
                }
            });
        }

        private void shown(PackItem shown) {
            String id = shown.node().asString();
            field(shown, id, _ -> true, "");
            form.find(id)
                    .filter(field -> !field.open() || field.closed())
                    .ifPresent(field ->
                            faults.add(PackFault.of(shown.place(), "register-not-public", id, "public: true", id)));
        }

        private void named(PackItem owner, String word, Predicate<FieldKind> fits, String allowed) {
            owner.find(word).ifPresent(named -> field(named, named.node().asString(), fits, allowed));
        }

        private void field(PackItem place, String id, Predicate<FieldKind> fits, String allowed) {
            Field field = form.find(id).orElse(null);
            if (field == null) {
                String known = form.fields().stream().map(Field::id).collect(Collectors.joining(", "));
                faults.add(PackFault.of(place.place(), "unknown-reference", id, known, id, "field"));
            } else if (!fits.test(field.kind())) {
                faults.add(PackFault.of(
                        place.place(), "register-field", field.kind().word(), allowed, id, allowed));
            }
        }

        private void state(PackItem place, String id) {
            if (!stateIds.contains(id)) {
                faults.add(
                        PackFault.of(place.place(), "unknown-reference", id, String.join(", ", stateIds), id, "state"));
            }
        }

        private void condition(PackItem owner, String word) {
            owner.find(word).ifPresent(condition -> faults.addAll(Condition.inspect(condition, ground)));
        }

        private void twice(List<PackItem> items) {
            Set<String> seen = new HashSet<>();
            items.stream()
                    .filter(one -> !seen.add(one.id()))
                    .forEach(one -> faults.add(PackFault.of(one.place(), "field-twice", one.id(), null, one.id())));
        }

        private static boolean refersTo(FieldKind kind, String what) {
            return kind instanceof FieldKind.Reference(var target) && Objects.equals(target.kind(), what);
        }

        private static boolean gives(FieldKind kind, FeelType type) {
            return kind instanceof FieldKind.Computed computed && computed.gives() == type;
        }
    }
}
