package io.qingyuan.links.internal;

import io.qingyuan.fields.Condition;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.identity.Role;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackInspection;
import io.qingyuan.packs.PackItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether links speak of fields, states and moves that their registers have. */
public final class LinkInspection implements PackInspection {

    private static final String ITSELF = "id";

    /** What texts may name of a record besides its fields. */
    private static final Set<String> ITS_OWN = Set.of("@id", "@name", "@today", "@year");

    /** What links may speak of in a register. */
    private record Ground(FieldSet form, Set<String> states, Set<String> moves) {

        Condition.Ground condition() {
            return new Condition.Ground(form, states);
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
        content.items(Links.FILES, "triggers").forEach(trigger -> trigger(trigger, registers, faults));
        content.items(Links.FILES, "joins").forEach(join -> join(join, registers, faults));
        content.items(Links.FILES, "fills").forEach(fill -> fill(fill, content, registers, faults));
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

    private static void fill(
            PackItem fill, PackContent content, Map<String, Ground> registers, List<PackFault> faults) {
        Ground filled = registers.get(fill.string("register"));
        PackItem ask = fill.find("ask").orElseThrow();
        if (filled == null) {
            return;
        }
        fill.find("unless").ifPresent(unless -> faults.addAll(Condition.inspect(unless, filled.condition())));
        fill.entries("set").forEach(entry -> field(entry.value(), entry.key(), filled, faults));
        String table = ask.findString("table").orElse(null);
        if (table == null) {
            Ground asked = registers.get(ask.string("register"));
            if (asked != null) {
                ask.entries("match").forEach(entry -> {
                    field(entry.value(), entry.key(), asked, faults);
                    word(entry.value(), filled, faults);
                });
                ask.find("where").ifPresent(where -> faults.addAll(Condition.inspect(where, asked.condition())));
                fill.entries("set")
                        .forEach(entry ->
                                field(entry.value(), entry.value().node().asString(), asked, faults));
            }
            return;
        }
        ask.find("on").ifPresent(on -> word(on, filled, faults));
        ask.entries("inputs").forEach(entry -> word(entry.value(), filled, faults));
        content.documents("decisions/*.yaml").stream()
                .map(PackDocument::item)
                .filter(decision -> decision.id().equals(table))
                .findFirst()
                .ifPresent(decision -> {
                    Set<String> inputs = ids(decision, "inputs");
                    Set<String> given = ask.entries("inputs").stream()
                            .map(PackItem.Entry::key)
                            .collect(Collectors.toSet());
                    if (!inputs.equals(given)) {
                        faults.add(PackFault.of(
                                ask.place(),
                                "link-inputs",
                                String.join(", ", given),
                                String.join(", ", inputs),
                                table));
                    }
                    Set<String> outputs = ids(decision, "outputs");
                    fill.entries("set").forEach(entry -> {
                        String output = entry.value().node().asString();
                        if (!outputs.contains(output)) {
                            faults.add(PackFault.of(
                                    entry.value().place(), "link-inputs", output, String.join(", ", outputs), table));
                        }
                    });
                });
    }

    private static Set<String> ids(PackItem decision, String list) {
        return decision.list(list).stream().map(PackItem::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void word(PackItem at, Ground register, List<PackFault> faults) {
        Words.field(at.node().asString()).ifPresent(source -> field(at, source, register, faults));
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
        trigger.find("then")
                .flatMap(then -> then.find("record"))
                .ifPresent(made -> made(made, watched, registers, faults));
    }

    private static void made(PackItem made, Ground watched, Map<String, Ground> registers, List<PackFault> faults) {
        Ground register = registers.get(made.string("register"));
        if (register != null) {
            made.list("once").forEach(once -> field(once, once.node().asString(), register, faults));
            set(made, watched, register, faults);
        }
    }

    /** What is filled in: fields there, with what the watched record says. */
    private static void set(PackItem owner, Ground watched, Ground register, List<PackFault> faults) {
        owner.entries("set").forEach(entry -> {
            field(entry.value(), entry.key(), register, faults);
            Words.fields(entry.value().node().asString()).stream()
                    .filter(source -> !ITS_OWN.contains(source.field()))
                    .forEach(source -> {
                        field(entry.value(), source.field(), watched, faults);
                        boolean day = watched.form()
                                .find(source.field())
                                .map(field -> field.kind() instanceof FieldKind.Day)
                                .orElse(true);
                        if (source.plus() != null && !day) {
                            faults.add(PackFault.of(
                                    entry.value().place(),
                                    "register-field",
                                    source.field(),
                                    "date",
                                    source.field(),
                                    "date"));
                        }
                    });
        });
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
        set(move, watched, moved, faults);
    }

    /** Moves and new records that set each other off for ever. */
    private static void circles(List<PackItem> triggers, List<PackFault> faults) {
        Map<String, Set<String>> next = new HashMap<>();
        for (PackItem trigger : triggers) {
            PackItem on = trigger.find("on").orElseThrow();
            if (!on.string("event").equals("due")) {
                Set<String> follows = next.computeIfAbsent(start(on), _ -> new LinkedHashSet<>());
                PackItem then = trigger.find("then").orElseThrow();
                then.find("move").ifPresent(move -> follows.add(move.string("register")));
                then.find("record").ifPresent(made -> follows.add("+" + made.string("register")));
            }
        }
        for (PackItem trigger : triggers) {
            String start = start(trigger.find("on").orElseThrow());
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

    /** What sets a trigger off: a record of the register as it is, or a new one. */
    private static String start(PackItem on) {
        return (on.string("event").equals("created") ? "+" : "") + on.string("register");
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
            faults.add(PackFault.of(
                    at.place(),
                    "link-field",
                    field,
                    register.form().fields().stream().map(each -> each.id()).collect(Collectors.joining(", ")),
                    field));
        }
    }
}
