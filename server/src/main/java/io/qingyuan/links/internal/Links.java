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
import tools.jackson.databind.JsonNode;

/** The links of the packs in force. */
record Links(Map<String, Gate> gates, Map<String, Choosing> choices, List<Trigger> triggers, Map<String, Join> joins) {

    static final String FILES = "links/*.yaml";

    static Links read(PackContent content, Function<String, Register> registers) {
        Map<String, Gate> gates = new LinkedHashMap<>();
        content.items(FILES, "gates").forEach(item -> gates.put(item.id(), gate(item, registers)));
        Map<String, Choosing> choices = new LinkedHashMap<>();
        content.items(FILES, "choices").forEach(item -> choices.put(item.id(), choice(item, registers)));
        Map<String, Join> joins = new LinkedHashMap<>();
        content.items(FILES, "joins").forEach(item -> joins.put(item.id(), join(item)));
        List<Trigger> triggers = content.items(FILES, "triggers").stream()
                .map(item -> trigger(item, registers))
                .toList();
        return new Links(gates, choices, triggers, joins);
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

    private static Choosing choice(PackItem item, Function<String, Register> registers) {
        String register = item.string("register");
        Map<String, List<String>> covers = new LinkedHashMap<>();
        item.find("covers")
                .ifPresent(its -> its.node()
                        .properties()
                        .forEach(entry -> covers.put(
                                entry.getKey(),
                                entry.getValue()
                                        .valueStream()
                                        .map(JsonNode::asString)
                                        .toList())));
        return new Choosing(
                item.id(),
                title(item.text("title")),
                register,
                item.string("chosen"),
                condition(item, "where", registers.apply(register)),
                covers,
                item.find("day")
                        .map(day -> new Choosing.Day(
                                day.string("asked"),
                                day.findString("from").orElse(null),
                                day.findString("until").orElse(null)))
                        .orElse(null));
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
                .orElseGet(() -> {
                    PackItem move = then.find("move").orElseThrow();
                    return new Trigger.Move(
                            move.string("register"), move.string("by"), move.string("move"), words(move, "set"));
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
