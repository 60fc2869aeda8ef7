package io.qingyuan.links.internal;

import io.qingyuan.fields.Condition;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.identity.Role;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackInspection;
import io.qingyuan.packs.PackItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether links speak of fields, states and moves that their registers have. */
public final class LinkInspection implements PackInspection {

    private static final String ITSELF = "id";

    /** What links may speak of in a register; of a document, its signatures stand for moves. */
    private record Ground(FieldSet form, FieldSet opening, Set<String> states, Set<String> moves) {

        Ground(FieldSet form, Set<String> states, Set<String> moves) {
            this(form, form, states, moves);
        }

        Condition.Ground condition() {
            return new Condition.Ground(form, states);
        }

        String fields() {
            return form.fields().stream().map(Field::id).collect(Collectors.joining(", "));
        }

        boolean has(String field) {
            return form.find(field).isPresent();
        }
    }

    @Override
    public List<PackFault> inspect(PackContent content) {
        List<PackFault> faults = new ArrayList<>();
        Map<String, Ground> registers = new HashMap<>();
        content.documents("registers/*.yaml").forEach(document -> {
            PackItem item = document.item();
            if (FieldSet.inspect(item).isEmpty()) {
                registers.put(item.id(), ground(item));
            }
        });
        content.items(Links.FILES, "choices").forEach(choice -> choice(choice, registers, faults));
        Map<String, Ground> documents = new HashMap<>();
        content.documents("documents/*.yaml").forEach(document -> {
            PackItem item = document.item();
            if (FieldSet.inspect(item).isEmpty()) {
                documents.put(
                        item.id(),
                        new Ground(
                                FieldSet.read(item),
                                Set.of(),
                                item.list("signatures").stream()
                                        .map(PackItem::id)
                                        .collect(Collectors.toCollection(LinkedHashSet::new))));
            }
        });
        Map<String, Ground> procedures = new HashMap<>();
        content.documents("processes/*.yaml").forEach(document -> procedure(document.item(), procedures));
        Map<String, Map<String, Ground>> all =
                Map.of("register", registers, "document", documents, "procedure", procedures);
        content.items(Links.FILES, "gates").forEach(gate -> gate(gate, all, faults));
        content.items(Links.FILES, "joins").forEach(join -> join(join, all, faults));
        content.items(Links.FILES, "triggers").forEach(trigger -> trigger(trigger, all, faults));
        content.items(Links.FILES, "ledgers").forEach(ledger -> ledger(ledger, registers, documents, faults));
        circles(content.items(Links.FILES, "triggers"), faults);
        return faults;
    }

    private static Ground ground(PackItem register) {
        Set<String> states = new LinkedHashSet<>(List.of("confirmed", "ended"));
        if (register.list("states").isEmpty()) {
            states.addAll(List.of("draft", "retired"));
        }
        register.list("states").forEach(state -> states.add(state.id()));
        Set<String> moves = register.list("moves").isEmpty()
                ? Set.of("confirm", "retire")
                : register.list("moves").stream().map(PackItem::id).collect(Collectors.toSet());
        return new Ground(FieldSet.read(register), states, moves);
    }

    /** Of a procedure: the form it is opened with, what conditions on its cases speak of, and its steps. */
    private static void procedure(PackItem item, Map<String, Ground> procedures) {
        List<PackItem> forms = item.list("forms");
        if (forms.stream().anyMatch(form -> !FieldSet.inspect(form).isEmpty())) {
            return;
        }
        Condition.Ground cases = Links.cases(item);
        forms.stream()
                .filter(form -> form.id().equals(item.findString("opening").orElse("")))
                .findFirst()
                .ifPresent(opening -> procedures.put(
                        item.id(),
                        new Ground(
                                cases.form(),
                                FieldSet.read(opening),
                                cases.states(),
                                item.list("steps").stream().map(PackItem::id).collect(Collectors.toSet()))));
    }

    private static void gate(PackItem gate, Map<String, Map<String, Ground>> all, List<PackFault> faults) {
        gate.find("ask").ifPresent(ask -> {
            asked(ask, all, faults);
            ask.entries("with")
                    .forEach(entry -> entry.value().find("count").ifPresent(count -> asked(count, all, faults)));
            List<String> ways = Stream.of("register", "procedure", "decision")
                    .filter(way -> ask.findString(way).isPresent())
                    .toList();
            if (ways.size() != 1) {
                faults.add(PackFault.of(
                        ask.place(), "not-allowed", String.join(", ", ways), "register, procedure, decision"));
            }
        });
    }

    private static void asked(PackItem ask, Map<String, Map<String, Ground>> all, List<PackFault> faults) {
        Ground asked = ground(ask, all).orElse(null);
        if (asked != null) {
            ask.entries("match").forEach(entry -> field(entry.value(), entry.key(), asked, faults));
            ask.find("where").ifPresent(where -> faults.addAll(Condition.inspect(where, asked.condition())));
            ask.list("done").stream()
                    .map(step -> step.node().asString())
                    .filter(step -> !asked.moves().contains(step))
                    .forEach(step -> faults.add(
                            PackFault.of(ask.place(), "link-move", step, String.join(", ", asked.moves()), step)));
        }
    }

    private static Optional<Ground> ground(PackItem item, Map<String, Map<String, Ground>> all) {
        return all.entrySet().stream()
                .flatMap(entry -> item.findString(entry.getKey()).map(entry.getValue()::get).stream())
                .findFirst();
    }

    private static void choice(PackItem choice, Map<String, Ground> registers, List<PackFault> faults) {
        Ground asked = registers.get(choice.string("register"));
        if (asked == null) {
            return;
        }
        field(choice, choice.string("chosen"), asked, faults);
        choice.find("where").ifPresent(where -> faults.addAll(Condition.inspect(where, asked.condition())));
        choice.find("day")
                .ifPresent(day -> Stream.of("from", "until")
                        .flatMap(name -> day.findString(name).stream())
                        .forEach(name -> field(day, name, asked, faults)));
        choice.find("covers")
                .ifPresent(covers -> covers.node().propertyNames().forEach(path -> path(covers, path, asked, faults)));
    }

    private static void ledger(
            PackItem ledger, Map<String, Ground> registers, Map<String, Ground> documents, List<PackFault> faults) {
        Set<String> keys =
                ledger.list("keys").stream().map(PackItem::id).collect(Collectors.toCollection(LinkedHashSet::new));
        Stream.of("in", "out").flatMap(way -> ledger.list(way).stream()).forEach(flow -> {
            Set<String> said = new LinkedHashSet<>();
            flow.find("keys").ifPresent(its -> its.node().propertyNames().forEach(said::add));
            if (!said.equals(keys)) {
                faults.add(PackFault.of(
                        flow.place(), "link-keys", null, null, String.join(", ", said), String.join(", ", keys)));
            }
            Optional<String> register = flow.findString("register");
            Optional<String> document = flow.findString("document");
            if (register.isPresent() == document.isPresent()) {
                faults.add(PackFault.of(flow.place(), "not-allowed", "register + document", "register, document", 1));
                return;
            }
            Ground ground = register.map(registers::get).orElseGet(() -> documents.get(document.orElse("")));
            if (ground != null) {
                flow(flow, ground, faults);
            }
        });
    }

    private static void flow(PackItem flow, Ground ground, List<PackFault> faults) {
        flow.find("where").ifPresent(where -> faults.addAll(Condition.inspect(where, ground.condition())));
        flow.findString("signed")
                .filter(signed -> !ground.moves().contains(signed))
                .ifPresent(signed -> faults.add(PackFault.of(
                        flow.place(), "link-signature", null, null, signed, String.join(", ", ground.moves()))));
        path(flow, flow.string("day"), ground, faults);
        path(flow, flow.string("amount"), ground, faults);
        flow.find("keys")
                .ifPresent(keys -> keys.node()
                        .properties()
                        .forEach(key -> key.getValue().forEach(path -> path(flow, path.asString(), ground, faults))));
    }

    /** A field, or a field of rows: {@code rows.field}. */
    private static void path(PackItem at, String path, Ground register, List<PackFault> faults) {
        int dot = path.indexOf('.');
        String first = dot < 0 ? path : path.substring(0, dot);
        boolean known = register.form()
                .find(first)
                .map(Field::kind)
                .map(kind -> dot < 0
                        ? !(kind instanceof FieldKind.Rows)
                        : kind instanceof FieldKind.Rows rows
                                && rows.fields().find(path.substring(dot + 1)).isPresent())
                .orElse(false);
        if (!known) {
            faults.add(PackFault.of(at.place(), "link-field", path, register.fields(), path));
        }
    }

    private static final Map<String, Set<String>> EVENTS = Map.of(
            "register", Set.of("created", "moved", "field-changed", "due"),
            "document", Set.of("created", "signed", "flagged", "closed", "cancelled"),
            "procedure", Set.of("opened", "done", "closed", "cancelled", "due"));

    private static void trigger(PackItem trigger, Map<String, Map<String, Ground>> all, List<PackFault> faults) {
        PackItem on = trigger.find("on").orElseThrow();
        List<String> kinds = EVENTS.keySet().stream()
                .filter(kind -> on.findString(kind).isPresent())
                .sorted()
                .toList();
        if (kinds.size() != 1) {
            faults.add(
                    PackFault.of(on.place(), "not-allowed", String.join(", ", kinds), "document, procedure, register"));
            return;
        }
        String kind = kinds.getFirst();
        Ground watched = all.get(kind).get(on.string(kind));
        if (watched == null) {
            return;
        }
        Set<String> events = EVENTS.get(kind);
        if (!events.contains(on.string("event"))) {
            faults.add(PackFault.of(on.place(), "not-allowed", on.string("event"), String.join(", ", events)));
        }
        Set<String> ends = kind.equals("register") ? watched.states() : watched.moves();
        on.findString("to")
                .filter(to -> !on.string("event").equals("flagged") && !ends.contains(to))
                .ifPresent(to -> faults.add(PackFault.of(on.place(), "link-state", to, String.join(", ", ends), to)));
        trigger.find("when").ifPresent(when -> faults.addAll(Condition.inspect(when, watched.condition())));
        trigger.findString("each").ifPresent(rows -> field(trigger, rows, watched, faults));
        trigger.find("then")
                .flatMap(then -> then.find("circumstance"))
                .ifPresent(noted -> Stream.of("on", "summary")
                        .flatMap(name -> Words.field(noted.string(name)).stream())
                        .forEach(source -> source(noted, source, watched, faults)));
        trigger.find("then")
                .flatMap(then -> then.find("open_case"))
                .ifPresent(opening -> opening(opening, watched, all.get("procedure"), faults));
        trigger.find("then").flatMap(then -> then.find("todo")).ifPresent(todo -> {
            String role = todo.string("role");
            if (Arrays.stream(Role.values()).noneMatch(known -> known.name().equals(role))) {
                faults.add(PackFault.of(
                        todo.place(),
                        "not-allowed",
                        role,
                        Arrays.stream(Role.values()).map(Role::name).collect(Collectors.joining(", ")),
                        role));
            }
        });
        trigger.find("then")
                .flatMap(then -> then.find("move"))
                .ifPresent(move -> move(move, watched, all.get("register"), faults));
    }

    private static void opening(
            PackItem opening, Ground watched, Map<String, Ground> procedures, List<PackFault> faults) {
        Ground opened = procedures.get(opening.string("procedure"));
        if (opened == null) {
            return;
        }
        Set<String> said = new LinkedHashSet<>();
        opening.entries("values").forEach(entry -> {
            said.add(entry.key());
            if (opened.opening().find(entry.key()).isEmpty()) {
                faults.add(
                        PackFault.of(entry.value().place(), "link-field", entry.key(), opened.fields(), entry.key()));
            }
            Words.field(entry.value().node().asString())
                    .ifPresent(source -> source(entry.value(), source, watched, faults));
        });
        opened.opening().fields().stream()
                .filter(field -> field.required() && !said.contains(field.id()))
                .forEach(field -> faults.add(PackFault.of(opening.place(), "link-unsaid", null, null, field.id())));
        opening.findString("again").flatMap(Words::field).ifPresent(again -> source(opening, again, watched, faults));
    }

    /** What a word stands for: a field, or {@code rows.field} of a row. */
    private static void source(PackItem at, String source, Ground watched, List<PackFault> faults) {
        int dot = source.indexOf('.');
        field(at, dot < 0 ? source : source.substring(0, dot), watched, faults);
    }

    private static void move(PackItem move, Ground watched, Map<String, Ground> registers, List<PackFault> faults) {
        Ground moved = registers.get(move.string("register"));
        if (moved == null) {
            return;
        }
        String by = move.string("by");
        if (!by.equals(ITSELF) && !watched.has(by)) {
            field(move, by, moved, faults);
        }
        String id = move.string("move");
        if (!moved.moves().contains(id)) {
            faults.add(PackFault.of(move.place(), "link-move", id, String.join(", ", moved.moves()), id));
        }
        move.entries("set").forEach(entry -> {
            field(entry.value(), entry.key(), moved, faults);
            Words.field(entry.value().node().asString())
                    .ifPresent(source -> field(entry.value(), source, watched, faults));
        });
    }

    /** Moves that set each other off for ever. */
    private static void circles(List<PackItem> triggers, List<PackFault> faults) {
        Map<String, Set<String>> next = new HashMap<>();
        for (PackItem trigger : triggers) {
            PackItem on = trigger.find("on").orElseThrow();
            if (Set.of("moved", "field-changed", "opened").contains(on.string("event"))) {
                trigger.find("then")
                        .flatMap(then -> then.find("open_case"))
                        .ifPresent(opening -> next.computeIfAbsent(source(on), _ -> new LinkedHashSet<>())
                                .add("procedure " + opening.string("procedure")));
                trigger.find("then")
                        .flatMap(then -> then.find("move"))
                        .ifPresent(move -> next.computeIfAbsent(source(on), _ -> new LinkedHashSet<>())
                                .add(move.string("register")));
            }
        }
        for (PackItem trigger : triggers) {
            String start = source(trigger.find("on").orElseThrow());
            Set<String> reached = new LinkedHashSet<>();
            List<String> waiting = new ArrayList<>(next.getOrDefault(start, Set.of()));
            while (!waiting.isEmpty()) {
                String at = waiting.removeLast();
                if (reached.add(at)) {
                    waiting.addAll(next.getOrDefault(at, Set.of()));
                }
            }
            if (reached.contains(start)) {
                faults.add(PackFault.of(trigger.place(), "circle", start, null, String.join(" → ", reached)));
            }
        }
    }

    private static String source(PackItem on) {
        return on.findString("register")
                .or(() -> on.findString("procedure").map(id -> "procedure " + id))
                .orElse("document " + on.findString("document").orElse(""));
    }

    private static void join(PackItem join, Map<String, Map<String, Ground>> all, List<PackFault> faults) {
        Ground left = side(join, "left", all, faults);
        Ground right = side(join, "right", all, faults);
        if (left != null && right != null) {
            join.entries("on").forEach(entry -> {
                field(entry.value(), entry.key(), left, faults);
                field(entry.value(), entry.value().node().asString(), right, faults);
            });
        }
    }

    private static @Nullable Ground side(
            PackItem join, String name, Map<String, Map<String, Ground>> all, List<PackFault> faults) {
        Optional<String> register = join.findString(name);
        if (register.isPresent()) {
            return all.getOrDefault("register", Map.of()).get(register.get());
        }
        PackItem side = join.find(name).orElseThrow();
        asked(side, all, faults);
        return ground(side, all).orElse(null);
    }

    private static void field(PackItem at, String field, Ground register, List<PackFault> faults) {
        if (!field.equals(ITSELF) && !register.has(field)) {
            faults.add(PackFault.of(at.place(), "link-field", field, register.fields(), field));
        }
    }
}
