package io.qingyuan.links.internal;

import io.qingyuan.fields.Condition;
import io.qingyuan.figures.Figure;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackInspection;
import io.qingyuan.packs.PackItem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether links speak of fields, states and moves that their registers, documents and procedures have. */
public final class LinkInspection implements PackInspection {

    @Override
    public List<PackFault> inspect(PackContent content) {
        List<PackFault> faults = new ArrayList<>();
        Round round = new Round(content, LinkGround.All.of(content), faults);
        content.items(Links.FILES, "gates").forEach(round::gate);
        content.items(Links.FILES, "choices").forEach(round::choice);
        content.items(Links.FILES, "joins").forEach(round::join);
        content.items(Links.FILES, "fills").forEach(round::fill);
        content.items(Links.FILES, "ledgers").forEach(round::ledger);
        new TriggerInspection(round.grounds, faults).inspect(content.items(Links.FILES, "triggers"));
        return faults;
    }

    private record Round(PackContent content, LinkGround.All grounds, List<PackFault> faults) {

        // --- gates

        void gate(PackItem gate) {
            PackItem ask = gate.find("ask").orElseThrow();
            List<String> ways = Stream.of("register", "procedure", "table")
                    .filter(way -> ask.findString(way).isPresent())
                    .toList();
            if (ways.size() != 1) {
                faults.add(PackFault.of(
                        ask.place(), "not-allowed", String.join(", ", ways), "register, procedure, table"));
                return;
            }
            asked(ask);
            ask.findString("table").ifPresent(table -> {
                ask.entries("inputs")
                        .forEach(entry -> entry.value().find("count").ifPresent(this::asked));
                table(ask, table, ask.findString("result").stream().toList());
            });
        }

        /** Records or cases that count. */
        private void asked(PackItem ask) {
            counted(ask).ifPresent(asked -> {
                ask.entries("match").forEach(entry -> asked.field(entry.value(), entry.key(), faults));
                asked.when(ask, "where", faults);
                ask.strings("done").stream()
                        .filter(step -> !asked.acts().contains(step))
                        .forEach(step -> faults.add(
                                PackFault.of(ask.place(), "link-move", step, String.join(", ", asked.acts()), step)));
            });
        }

        private Optional<LinkGround> counted(PackItem ask) {
            return ask.findString("register")
                    .map(grounds.registers()::get)
                    .or(() -> ask.findString("procedure").map(grounds.procedures()::get));
        }

        /** A decision table is asked with all its inputs, for outputs it has. */
        private void table(PackItem ask, String table, List<String> outputs) {
            content.documents("decisions/*.yaml").stream()
                    .map(PackDocument::item)
                    .filter(decision -> decision.id().equals(table))
                    .findFirst()
                    .ifPresent(decision -> {
                        Set<String> needed = LinkGround.ids(decision, "inputs");
                        Set<String> given = ask.entries("inputs").stream()
                                .map(PackItem.Entry::key)
                                .collect(Collectors.toSet());
                        if (!needed.equals(given)) {
                            faults.add(PackFault.of(
                                    ask.place(),
                                    "link-inputs",
                                    String.join(", ", given),
                                    String.join(", ", needed),
                                    table));
                        }
                        Set<String> known = LinkGround.ids(decision, "outputs");
                        outputs.stream()
                                .filter(output -> !known.contains(output))
                                .forEach(output -> faults.add(PackFault.of(
                                        ask.place(), "link-inputs", output, String.join(", ", known), table)));
                    });
        }

        // --- choices

        void choice(PackItem choice) {
            LinkGround asked = grounds.registers().get(choice.string("register"));
            if (asked == null) {
                return;
            }
            asked.field(choice, choice.string("chosen"), faults);
            asked.when(choice, "where", faults);
            choice.find("day")
                    .ifPresent(day -> Stream.of("from", "until")
                            .flatMap(name -> day.findString(name).stream())
                            .forEach(name -> asked.field(day, name, faults)));
            choice.entries("covers").forEach(entry -> asked.path(entry.value(), entry.key(), faults));
        }

        // --- joins

        void join(PackItem join) {
            LinkGround left = side(join, "left").orElse(null);
            LinkGround right = side(join, "right").orElse(null);
            if (left != null && right != null) {
                join.entries("on").forEach(entry -> {
                    left.field(entry.value(), entry.key(), faults);
                    right.field(entry.value(), entry.value().node().asString(), faults);
                });
            }
        }

        /** A register by its name, or a register or procedure of which not all counts. */
        private Optional<LinkGround> side(PackItem join, String name) {
            Optional<String> register = join.findString(name);
            if (register.isPresent()) {
                return register.map(grounds.registers()::get);
            }
            PackItem side = join.find(name).orElseThrow();
            asked(side);
            return counted(side);
        }

        // --- fills

        void fill(PackItem fill) {
            LinkGround filled = grounds.registers().get(fill.string("register"));
            PackItem ask = fill.find("ask").orElseThrow();
            if (filled == null) {
                return;
            }
            filled.when(fill, "unless", faults);
            fill.entries("set").forEach(entry -> filled.field(entry.value(), entry.key(), faults));
            Stream.concat(ask.entries("match").stream(), ask.entries("inputs").stream())
                    .forEach(entry -> said(filled, entry.value()));
            ask.find("on").ifPresent(on -> said(filled, on));
            ask.findString("table")
                    .ifPresent(table -> table(
                            ask,
                            table,
                            fill.entries("set").stream()
                                    .map(entry -> entry.value().node().asString())
                                    .toList()));
            ask.findString("register").map(grounds.registers()::get).ifPresent(asked -> {
                asked(ask);
                fill.entries("set")
                        .forEach(entry ->
                                asked.field(entry.value(), entry.value().node().asString(), faults));
            });
        }

        private void said(LinkGround filled, PackItem text) {
            filled.text(text, text.node().asString(), Set.of(), faults);
        }

        // --- ledgers

        void ledger(PackItem ledger) {
            Set<String> keys = LinkGround.ids(ledger, "keys");
            Stream.of("in", "out").flatMap(way -> ledger.list(way).stream()).forEach(flow -> {
                Set<String> said = flow.entries("keys").stream()
                        .map(PackItem.Entry::key)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
                if (!said.equals(keys)) {
                    faults.add(PackFault.of(
                            flow.place(), "link-keys", null, null, String.join(", ", said), String.join(", ", keys)));
                }
                Optional<String> register = flow.findString("register");
                Optional<String> document = flow.findString("document");
                if (register.isPresent() == document.isPresent()) {
                    faults.add(
                            PackFault.of(flow.place(), "not-allowed", "register + document", "register, document", 1));
                    return;
                }
                register.map(grounds.registers()::get)
                        .or(() -> document.map(grounds.documents()::get))
                        .ifPresent(ground -> flow(flow, ground));
            });
            Condition.Ground ground = new Condition.Ground(Ledger.form(Links.keys(ledger)), Set.of());
            faults.addAll(Figure.twice(ledger.list("figures")));
            for (PackItem figure : ledger.list("figures")) {
                faults.addAll(Figure.inspect(figure, ground));
                faults.addAll(Figure.ofTheWhole(figure));
            }
        }

        private void flow(PackItem flow, LinkGround ground) {
            ground.when(flow, "where", faults);
            flow.findString("signed")
                    .filter(signed -> !ground.acts().contains(signed))
                    .ifPresent(signed -> faults.add(PackFault.of(
                            flow.place(), "link-signature", null, null, signed, String.join(", ", ground.acts()))));
            ground.path(flow, flow.string("day"), faults);
            ground.path(flow, flow.string("amount"), faults);
            flow.entries("keys")
                    .forEach(key ->
                            key.value().node().forEach(path -> ground.path(key.value(), path.asString(), faults)));
        }
    }
}
