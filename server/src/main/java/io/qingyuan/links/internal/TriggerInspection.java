package io.qingyuan.links.internal;

import io.qingyuan.identity.Role;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether triggers wait for what happens, do what can be done, and come to an end. */
final class TriggerInspection {

    private static final Map<Trigger.Kind, Set<String>> EVENTS = Map.of(
            Trigger.Kind.REGISTER, Set.of("created", "moved", "field-changed", "due"),
            Trigger.Kind.DOCUMENT, Set.of("created", "signed", "flagged", "closed", "cancelled"),
            Trigger.Kind.PROCEDURE, Set.of("opened", "done", "closed", "cancelled", "due"));

    /** What follows from a trigger without a person: everything else waits for somebody's act, or for another day. */
    private static final Set<String> BY_ITSELF = Set.of("created", "moved", "field-changed", "opened");

    private final LinkGround.All grounds;
    private final List<PackFault> faults;

    TriggerInspection(LinkGround.All grounds, List<PackFault> faults) {
        this.grounds = grounds;
        this.faults = faults;
    }

    void inspect(List<PackItem> triggers) {
        triggers.forEach(this::trigger);
        circles(triggers);
    }

    private void trigger(PackItem trigger) {
        PackItem on = trigger.find("on").orElseThrow();
        List<Trigger.Kind> kinds = kinds(on);
        if (kinds.size() != 1) {
            faults.add(PackFault.of(on.place(), "not-allowed", names(kinds), names(List.of(Trigger.Kind.values()))));
            return;
        }
        Trigger.Kind kind = kinds.getFirst();
        LinkGround whole = grounds.of(kind).get(on.string(name(kind)));
        if (whole == null) {
            return;
        }
        on(on, kind, whole);
        whole.when(trigger, "when", faults);
        trigger.findString("each").ifPresent(rows -> whole.field(trigger, rows, faults));
        LinkGround watched = whole.each(trigger.findString("each").orElse(null));
        PackItem then = trigger.find("then").orElseThrow();
        then.find("todo").ifPresent(this::toDo);
        then.find("move").ifPresent(move -> move(move, watched));
        then.find("record").ifPresent(made -> made(made, watched));
        then.find("open_case").ifPresent(opening -> opening(opening, watched));
        then.find("circumstance")
                .ifPresent(noted -> Stream.of("on", "summary")
                        .forEach(name -> watched.text(noted, noted.string(name), Words.BESIDES, faults)));
    }

    private static List<Trigger.Kind> kinds(PackItem on) {
        return Arrays.stream(Trigger.Kind.values())
                .filter(kind -> on.findString(name(kind)).isPresent())
                .toList();
    }

    private static String name(Trigger.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String names(List<Trigger.Kind> kinds) {
        return kinds.stream().map(TriggerInspection::name).collect(Collectors.joining(", "));
    }

    private void on(PackItem on, Trigger.Kind kind, LinkGround watched) {
        String event = on.string("event");
        Set<String> events = EVENTS.getOrDefault(kind, Set.of());
        if (!events.contains(event)) {
            faults.add(PackFault.of(
                    on.place(), "not-allowed", event, events.stream().sorted().collect(Collectors.joining(", "))));
        }
        Set<String> ends = kind == Trigger.Kind.REGISTER ? watched.states() : watched.acts();
        on.findString("to")
                .filter(to -> !event.equals("flagged") && !ends.contains(to))
                .ifPresent(to -> faults.add(PackFault.of(on.place(), "link-state", to, String.join(", ", ends), to)));
    }

    // --- what follows

    private void toDo(PackItem todo) {
        String role = todo.string("role");
        if (Arrays.stream(Role.values()).noneMatch(known -> known.name().equals(role))) {
            faults.add(PackFault.of(
                    todo.place(),
                    "not-allowed",
                    role,
                    Arrays.stream(Role.values()).map(Role::name).collect(Collectors.joining(", ")),
                    role));
        }
    }

    private void move(PackItem move, LinkGround watched) {
        LinkGround moved = grounds.registers().get(move.string("register"));
        if (moved == null) {
            return;
        }
        String by = move.string("by");
        if (!by.equals(LinkGround.ITSELF) && !watched.has(by)) {
            moved.field(move, by, faults);
        }
        String id = move.string("move");
        if (!moved.acts().contains(id)) {
            faults.add(PackFault.of(move.place(), "link-move", id, String.join(", ", moved.acts()), id));
        }
        set(move, watched, moved);
    }

    private void made(PackItem made, LinkGround watched) {
        LinkGround register = grounds.registers().get(made.string("register"));
        if (register != null) {
            made.list("once").forEach(once -> register.field(once, once.node().asString(), faults));
            set(made, watched, register);
        }
    }

    /** What is filled in: fields there, with what the cause says. */
    private void set(PackItem owner, LinkGround watched, LinkGround register) {
        owner.entries("set").forEach(entry -> {
            register.field(entry.value(), entry.key(), faults);
            watched.text(entry.value(), entry.value().node().asString(), Words.BESIDES, faults);
        });
    }

    private void opening(PackItem opening, LinkGround watched) {
        LinkGround opened = grounds.procedures().get(opening.string("procedure"));
        if (opened == null) {
            return;
        }
        Set<String> said = new LinkedHashSet<>();
        opening.entries("values").forEach(entry -> {
            said.add(entry.key());
            if (opened.opening().find(entry.key()).isEmpty()) {
                faults.add(opened.unknown(entry.value(), entry.key()));
            }
            watched.text(entry.value(), entry.value().node().asString(), Words.BESIDES, faults);
        });
        opened.opening().fields().stream()
                .filter(field -> field.required() && !said.contains(field.id()))
                .forEach(field -> faults.add(PackFault.of(opening.place(), "link-unsaid", null, null, field.id())));
        opening.findString("again").ifPresent(again -> watched.text(opening, again, Words.BESIDES, faults));
    }

    // --- whether it ends

    /** Moves, new records and new cases that set each other off for ever. */
    private void circles(List<PackItem> triggers) {
        Map<String, Set<String>> next = new HashMap<>();
        List<PackItem> byItself = triggers.stream()
                .filter(trigger ->
                        BY_ITSELF.contains(trigger.find("on").orElseThrow().string("event")))
                .toList();
        for (PackItem trigger : byItself) {
            Set<String> follows = next.computeIfAbsent(start(trigger), _ -> new LinkedHashSet<>());
            PackItem then = trigger.find("then").orElseThrow();
            then.find("move").ifPresent(move -> follows.add(node(Trigger.Kind.REGISTER, move, false)));
            then.find("record").ifPresent(made -> follows.add(node(Trigger.Kind.REGISTER, made, true)));
            then.find("open_case").ifPresent(opening -> follows.add(node(Trigger.Kind.PROCEDURE, opening, true)));
        }
        for (PackItem trigger : byItself) {
            String start = start(trigger);
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

    private static String start(PackItem trigger) {
        PackItem on = trigger.find("on").orElseThrow();
        boolean added = Set.of("created", "opened").contains(on.string("event"));
        return kinds(on).stream().map(kind -> node(kind, on, added)).findFirst().orElse("");
    }

    /** What may set a trigger off: a record of the register as it is, or a new record or case. */
    private static String node(Trigger.Kind kind, PackItem named, boolean added) {
        return (added ? "+" : "") + name(kind) + " " + named.string(name(kind));
    }
}
