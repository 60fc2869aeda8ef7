package io.qingyuan.links.internal;

import io.qingyuan.fields.Condition;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Title;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackText;
import io.qingyuan.registry.Register;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The links of the packs in force. */
record Links(Map<String, Gate> gates, List<Trigger> triggers, Map<String, Join> joins, List<Fill> fills) {

    static final String FILES = "links/*.yaml";

    static Links read(PackContent content, Function<String, Register> registers) {
        Map<String, Gate> gates = new LinkedHashMap<>();
        content.items(FILES, "gates").forEach(item -> gates.put(item.id(), gate(item, registers)));
        Map<String, Join> joins = new LinkedHashMap<>();
        content.items(FILES, "joins").forEach(item -> joins.put(item.id(), join(item)));
        List<Trigger> triggers = content.items(FILES, "triggers").stream()
                .map(item -> trigger(item, registers))
                .toList();
        List<Fill> fills = content.items(FILES, "fills").stream()
                .map(item -> fill(item, registers))
                .toList();
        return new Links(gates, triggers, joins, fills);
    }

    private static Fill fill(PackItem item, Function<String, Register> registers) {
        PackItem ask = item.find("ask").orElseThrow();
        Register register = registers.apply(item.string("register"));
        Map<String, String> set = words(item, "set");
        Fill.Ask asked = ask.findString("table")
                .<Fill.Ask>map(table -> new Fill.OfTable(table, ask.string("on"), words(ask, "inputs"), set))
                .orElseGet(() -> {
                    String other = ask.string("register");
                    return new Fill.OfRegister(
                            other, words(ask, "match"), condition(ask, "where", registers.apply(other)), set);
                });
        return new Fill(
                item.id(), register.id(), asked, item.has("unless") ? condition(item, "unless", register) : null);
    }

    private static Gate gate(PackItem item, Function<String, Register> registers) {
        PackItem ask = item.find("ask").orElseThrow();
        String register = ask.string("register");
        return new Gate(
                item.id(),
                title(item.text("title")),
                register,
                words(ask, "match"),
                condition(ask, "where", registers.apply(register)),
                item.findString("passes").orElse("when-none").equals("when-none"),
                title(item.text("says")));
    }

    private static Trigger trigger(PackItem item, Function<String, Register> registers) {
        PackItem on = item.find("on").orElseThrow();
        String register = on.string("register");
        return new Trigger(
                item.id(),
                register,
                Trigger.Event.valueOf(
                        on.string("event").toUpperCase(Locale.ROOT).replace('-', '_')),
                on.findString("to").orElse(null),
                condition(item, "when", registers.apply(register)),
                then(item.find("then").orElseThrow()));
    }

    private static Trigger.Then then(PackItem then) {
        return then.find("todo")
                .<Trigger.Then>map(todo -> new Trigger.ToDo(
                        Role.valueOf(todo.string("role")), todo.string("unit"), title(todo.text("title"))))
                .or(() -> then.find("move")
                        .map(move -> new Trigger.Move(
                                move.string("register"), move.string("by"), move.string("move"), words(move, "set"))))
                .orElseGet(() -> {
                    PackItem made = then.find("record").orElseThrow();
                    return new Trigger.Make(made.string("register"), made.strings("once"), words(made, "set"));
                });
    }

    private static Join join(PackItem item) {
        PackItem.Entry on = item.entries("on").getFirst();
        return new Join(
                item.id(),
                title(item.text("title")),
                item.string("left"),
                item.string("right"),
                on.key(),
                on.value().node().asString(),
                item.string("kind").equals("with"));
    }

    private static Condition condition(PackItem item, String name, Register register) {
        return item.find(name)
                .map(condition -> Condition.read(condition.node(), register.ground(), ""))
                .orElse(Condition.always());
    }

    private static Map<String, String> words(PackItem item, String name) {
        Map<String, String> words = new LinkedHashMap<>();
        item.entries(name)
                .forEach(entry -> words.put(entry.key(), entry.value().node().asString()));
        return words;
    }

    private static Title title(PackText text) {
        return Title.of(text.preferChinese(), text.en());
    }
}
