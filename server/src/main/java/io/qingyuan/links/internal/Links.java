package io.qingyuan.links.internal;

import io.qingyuan.fields.Condition;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.figures.Figure;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Title;
import io.qingyuan.packs.CanonicalJson;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackText;
import io.qingyuan.registry.Register;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The links of the packs in force. */
record Links(
        Map<String, Gate> gates,
        Map<String, Choosing> choices,
        List<Trigger> triggers,
        Map<String, Join> joins,
        List<Fill> fills,
        Map<String, Ledger> ledgers) {

    static final String FILES = "links/*.yaml";
    private static final Set<String> CASE_STATES = Set.of("open", "suspended", "closed", "cancelled");

    static Links read(PackContent content, Function<String, Register> registers) {
        Map<String, Gate> gates = new LinkedHashMap<>();
        content.items(FILES, "gates").forEach(item -> gates.put(item.id(), gate(item, registers)));
        Map<String, Choosing> choices = new LinkedHashMap<>();
        content.items(FILES, "choices").forEach(item -> choices.put(item.id(), choice(item, registers)));
        Map<String, Join> joins = new LinkedHashMap<>();
        content.items(FILES, "joins").forEach(item -> joins.put(item.id(), join(item, content, registers)));
        List<Trigger> triggers = content.items(FILES, "triggers").stream()
                .map(item -> trigger(item, content, registers))
                .toList();
        List<Fill> fills = content.items(FILES, "fills").stream()
                .map(item -> fill(item, registers))
                .toList();
        Map<String, Ledger> ledgers = new LinkedHashMap<>();
        content.items(FILES, "ledgers").forEach(item -> ledgers.put(item.id(), ledger(item, registers)));
        return new Links(gates, choices, triggers, joins, fills, ledgers);
    }

    private static Gate gate(PackItem item, Function<String, Register> registers) {
        PackItem ask = item.find("ask").orElseThrow();
        return new Gate(
                item.id(),
                title(item.text("title")),
                ask(ask, registers),
                item.findString("passes").orElse("when-none").equals("when-none"),
                title(item.text("says")));
    }

    private static Gate.Ask ask(PackItem ask, Function<String, Register> registers) {
        return ask.findString("register")
                .<Gate.Ask>map(register -> records(ask, register, registers))
                .or(() -> ask.findString("procedure")
                        .map(procedure -> new Gate.OfCases(
                                procedure, words(ask, "match"), ask.strings("states"), ask.strings("done"))))
                .orElseGet(() -> {
                    Map<String, Gate.OfRecords> counts = new LinkedHashMap<>();
                    Map<String, String> words = new LinkedHashMap<>();
                    ask.entries("inputs")
                            .forEach(entry -> entry.value()
                                    .find("count")
                                    .ifPresentOrElse(
                                            count -> counts.put(
                                                    entry.key(), records(count, count.string("register"), registers)),
                                            () -> words.put(
                                                    entry.key(),
                                                    entry.value().node().asString())));
                    return new Gate.OfTable(
                            ask.string("table"), words, counts, ask.string("result"), ask.strings("is"));
                });
    }

    private static Gate.OfRecords records(PackItem ask, String register, Function<String, Register> registers) {
        return new Gate.OfRecords(register, words(ask, "match"), condition(ask, "where", registers.apply(register)));
    }

    private static Choosing choice(PackItem item, Function<String, Register> registers) {
        String register = item.string("register");
        return new Choosing(
                item.id(),
                title(item.text("title")),
                register,
                item.string("chosen"),
                condition(item, "where", registers.apply(register)),
                lists(item, "covers"),
                item.find("day")
                        .map(day -> new Choosing.Day(
                                day.string("asked"),
                                day.findString("from").orElse(null),
                                day.findString("until").orElse(null)))
                        .orElse(null));
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

    private static Ledger ledger(PackItem item, Function<String, Register> registers) {
        List<Ledger.Flow> flows = new ArrayList<>();
        item.list("in").forEach(flow -> flows.add(flow(flow, true, registers)));
        item.list("out").forEach(flow -> flows.add(flow(flow, false, registers)));
        List<Ledger.Key> keys = keys(item);
        return new Ledger(
                item.id(),
                title(item.text("title")),
                item.findString("unit").orElse(null),
                keys,
                flows,
                item.find("oldest")
                        .flatMap(oldest -> oldest.findInteger("days"))
                        .orElse(null),
                item.find("oldest").map(oldest -> title(oldest.text("says"))).orElse(null),
                item.list("figures").stream()
                        .map(figure -> Figure.read(figure, new Condition.Ground(Ledger.form(keys), Set.of()), List.of())
                                .usually(Ledger.DAY))
                        .toList(),
                CanonicalJson.sha256(item.node()),
                item.document().path());
    }

    static List<Ledger.Key> keys(PackItem ledger) {
        return ledger.list("keys").stream()
                .map(key -> new Ledger.Key(key.id(), title(key.text("title"))))
                .toList();
    }

    private static Ledger.Flow flow(PackItem item, boolean in, Function<String, Register> registers) {
        String register = item.findString("register").orElse(null);
        return new Ledger.Flow(
                in,
                register,
                item.findString("document").orElse(null),
                register == null ? Condition.always() : condition(item, "where", registers.apply(register)),
                item.findString("signed").orElse(null),
                item.string("day"),
                item.string("amount"),
                lists(item, "keys"));
    }

    /** Names with lists of texts. */
    private static Map<String, List<String>> lists(PackItem item, String name) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        item.find(name)
                .ifPresent(its -> its.node()
                        .properties()
                        .forEach(entry -> lists.put(
                                entry.getKey(),
                                entry.getValue()
                                        .valueStream()
                                        .map(JsonNode::asString)
                                        .toList())));
        return lists;
    }

    private static Trigger trigger(PackItem item, PackContent content, Function<String, Register> registers) {
        PackItem on = item.find("on").orElseThrow();
        Trigger.Kind kind = on.findString("register").isPresent()
                ? Trigger.Kind.REGISTER
                : on.findString("document").isPresent() ? Trigger.Kind.DOCUMENT : Trigger.Kind.PROCEDURE;
        String source = on.string(kind.name().toLowerCase(Locale.ROOT));
        Condition.Ground ground = switch (kind) {
            case REGISTER -> registers.apply(source).ground();
            case DOCUMENT -> new Condition.Ground(document(content, source), Set.of());
            case PROCEDURE -> cases(content, source);
        };
        return new Trigger(
                item.id(),
                kind,
                source,
                ground.form(),
                Trigger.Event.valueOf(
                        on.string("event").toUpperCase(Locale.ROOT).replace('-', '_')),
                on.findString("to").orElse(null),
                item.find("when")
                        .map(when -> Condition.read(when.node(), ground, ""))
                        .orElse(Condition.always()),
                item.findString("each").orElse(null),
                then(item.find("then").orElseThrow()));
    }

    /** The form of a kind of document. */
    static FieldSet document(PackContent content, String kind) {
        return content.documents("documents/*.yaml").stream()
                .map(PackDocument::item)
                .filter(item -> item.id().equals(kind))
                .findFirst()
                .map(FieldSet::read)
                .orElseThrow();
    }

    /** What conditions on cases of a procedure speak of: the fields of all its forms, and the states of cases. */
    static Condition.Ground cases(PackContent content, String procedure) {
        return content.documents("processes/*.yaml").stream()
                .map(PackDocument::item)
                .filter(item -> item.id().equals(procedure))
                .findFirst()
                .map(Links::cases)
                .orElseThrow();
    }

    static Condition.Ground cases(PackItem procedure) {
        Map<String, Field> fields = new LinkedHashMap<>();
        procedure
                .list("forms")
                .forEach(form -> FieldSet.read(form).fields().forEach(field -> fields.putIfAbsent(field.id(), field)));
        return new Condition.Ground(new FieldSet(List.of(), List.copyOf(fields.values())), CASE_STATES);
    }

    private static Trigger.Then then(PackItem then) {
        return then.find("todo")
                .<Trigger.Then>map(todo -> new Trigger.ToDo(
                        Role.valueOf(todo.string("role")), todo.string("unit"), title(todo.text("title"))))
                .or(() -> then.find("open_case")
                        .map(opening -> new Trigger.OpenCase(
                                opening.string("procedure"),
                                words(opening, "values"),
                                opening.findString("again").orElse(null))))
                .or(() -> then.find("record")
                        .map(made ->
                                new Trigger.Make(made.string("register"), made.strings("once"), words(made, "set"))))
                .or(() -> then.find("circumstance")
                        .map(its -> new Trigger.Circumstance(
                                its.string("circumstance"), its.string("on"), its.string("summary"))))
                .orElseGet(() -> {
                    PackItem move = then.find("move").orElseThrow();
                    return new Trigger.Move(
                            move.string("register"), move.string("by"), move.string("move"), words(move, "set"));
                });
    }

    private static Join join(PackItem item, PackContent content, Function<String, Register> registers) {
        PackItem.Entry on = item.entries("on").getFirst();
        return new Join(
                item.id(),
                title(item.text("title")),
                side(item, "left", content, registers),
                side(item, "right", content, registers),
                on.key(),
                on.value().node().asString(),
                item.string("kind").equals("with"));
    }

    /** A register by its name, or a register or procedure of which not all counts. */
    private static Join.Side side(
            PackItem join, String name, PackContent content, Function<String, Register> registers) {
        Optional<String> register = join.findString(name);
        if (register.isPresent()) {
            return new Join.Side(register.get(), null, null, Condition.always(), List.of());
        }
        PackItem side = join.find(name).orElseThrow();
        Optional<String> procedure = side.findString("procedure");
        if (procedure.isPresent()) {
            Condition.Ground ground = cases(content, procedure.get());
            return new Join.Side(
                    null,
                    procedure.get(),
                    ground.form(),
                    side.find("where")
                            .map(where -> Condition.read(where.node(), ground, ""))
                            .orElse(Condition.always()),
                    side.strings("done"));
        }
        String id = side.string("register");
        return new Join.Side(id, null, null, condition(side, "where", registers.apply(id)), List.of());
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
