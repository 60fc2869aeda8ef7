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

/** Whether links speak of fields, states and moves that their registers have. */
public final class LinkInspection implements PackInspection {

    private static final String ITSELF = "id";

    /** What links may speak of in a register; of a document, its signatures stand for moves. */
    private record Ground(FieldSet form, Set<String> states, Set<String> moves) {

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
        content.items(Links.FILES, "gates").forEach(gate -> gate(gate, registers, faults));
        content.items(Links.FILES, "choices").forEach(choice -> choice(choice, registers, faults));
        content.items(Links.FILES, "triggers").forEach(trigger -> trigger(trigger, registers, faults));
        content.items(Links.FILES, "joins").forEach(join -> join(join, registers, faults));
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

    private static void gate(PackItem gate, Map<String, Ground> registers, List<PackFault> faults) {
        gate.find("ask").ifPresent(ask -> {
            Ground asked = registers.get(ask.string("register"));
            if (asked != null) {
                ask.entries("match").forEach(entry -> field(entry.value(), entry.key(), asked, faults));
                ask.find("where").ifPresent(where -> faults.addAll(Condition.inspect(where, asked.condition())));
            }
        });
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

    private static void trigger(PackItem trigger, Map<String, Ground> registers, List<PackFault> faults) {
        PackItem on = trigger.find("on").orElseThrow();
        Ground watched = registers.get(on.string("register"));
        if (watched == null) {
            return;
        }
        on.findString("to")
                .filter(to -> !watched.states().contains(to))
                .ifPresent(to -> faults.add(
                        PackFault.of(on.place(), "link-state", to, String.join(", ", watched.states()), to)));
        trigger.find("when").ifPresent(when -> faults.addAll(Condition.inspect(when, watched.condition())));
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
                .ifPresent(move -> move(move, watched, registers, faults));
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
            if (Set.of("moved", "field-changed").contains(on.string("event"))) {
                trigger.find("then")
                        .flatMap(then -> then.find("move"))
                        .ifPresent(move -> next.computeIfAbsent(on.string("register"), _ -> new LinkedHashSet<>())
                                .add(move.string("register")));
            }
        }
        for (PackItem trigger : triggers) {
            String start = trigger.find("on").orElseThrow().string("register");
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

    private static void join(PackItem join, Map<String, Ground> registers, List<PackFault> faults) {
        Ground left = registers.get(join.string("left"));
        Ground right = registers.get(join.string("right"));
        if (left != null && right != null) {
            join.entries("on").forEach(entry -> {
                field(entry.value(), entry.key(), left, faults);
                field(entry.value(), entry.value().node().asString(), right, faults);
            });
        }
    }

    private static void field(PackItem at, String field, Ground register, List<PackFault> faults) {
        if (!field.equals(ITSELF) && !register.has(field)) {
            faults.add(PackFault.of(at.place(), "link-field", field, register.fields(), field));
        }
    }
}
