package io.qingyuan.links.internal;

import io.qingyuan.fields.Condition;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.links.LinksProblem;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.registry.RecordId;
import io.qingyuan.registry.Records;
import io.qingyuan.registry.Records.Seen;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import io.qingyuan.registry.RegistryProblem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What links there are, what a gate answers, and what is held against each other. */
@RestController
@RequestMapping("/api/links")
class LinkController {

    private static final String KIND = "links.link";

    private final PackLinks links;
    private final RegisterGates gates;
    private final Registers registers;
    private final Records records;
    private final LinkFills fills;
    private final Joining joining;
    private final Policy policy;

    LinkController(
            PackLinks links,
            RegisterGates gates,
            Registers registers,
            Records records,
            LinkFills fills,
            Joining joining,
            Policy policy) {
        this.links = links;
        this.gates = gates;
        this.registers = registers;
        this.records = records;
        this.fills = fills;
        this.joining = joining;
        this.policy = policy;
    }

    /** A gate: what it asks for is named by {@code asks}. */
    record GateView(String id, String title, String of, List<String> asks, String says) {}

    /** A trigger: {@code then} says what it does, {@code todo}, {@code move}, {@code record}, {@code open_case} or {@code circumstance}. */
    record TriggerView(String id, Trigger.Kind of, String source, Trigger.Event event, String then, String what) {}

    /** A join: {@code left} and {@code right} are a register or a procedure. */
    record JoinView(String id, String title, String left, String right, boolean with) {}

    /** All links in force. */
    record LinkList(List<GateView> gates, List<TriggerView> triggers, List<JoinView> joins) {}

    @GetMapping
    @Permit(kind = KIND, verb = Verb.READ)
    LinkList list(Actor actor) {
        Locale locale = actor.language();
        Links all = links.now();
        return new LinkList(
                all.gates().values().stream()
                        .map(gate -> new GateView(
                                gate.id(),
                                gate.title().in(locale),
                                gate.ask().of(),
                                gate.ask().words().stream()
                                        .flatMap(word -> Words.fields(word).stream())
                                        .map(Words.Named::field)
                                        .distinct()
                                        .sorted()
                                        .toList(),
                                gate.says().in(locale)))
                        .toList(),
                all.triggers().stream().map(trigger -> view(trigger, locale)).toList(),
                all.joins().values().stream()
                        .map(join -> new JoinView(
                                join.id(),
                                join.title().in(locale),
                                join.left().of(),
                                join.right().of(),
                                join.with()))
                        .toList());
    }

    private TriggerView view(Trigger trigger, Locale locale) {
        return switch (trigger.then()) {
            case Trigger.ToDo toDo -> view(trigger, "todo", toDo.title().in(locale));
            case Trigger.Move move ->
                view(
                        trigger,
                        "move",
                        registers
                                .get(move.register())
                                .move(move.move())
                                .map(how -> how.title().in(locale))
                                .orElse(move.move()));
            case Trigger.Make make ->
                view(trigger, "record", registers.get(make.register()).title().in(locale));
            case Trigger.Circumstance noted -> view(trigger, "circumstance", noted.circumstance());
            case Trigger.OpenCase opening -> view(trigger, "open_case", opening.procedure());
        };
    }

    private static TriggerView view(Trigger trigger, String then, String what) {
        return new TriggerView(trigger.id(), trigger.kind(), trigger.source(), trigger.event(), then, what);
    }

    /** Whether a gate lets through; {@code says} is why not. {@code counting} records were found. */
    record GateAnswer(String gate, boolean passes, @Nullable String says, long counting) {}

    /** Asks a gate: every query parameter is a field of what asks, such as {@code ?parcel_no=…}; {@code @id} is itself. */
    @GetMapping("/gates/{id}")
    @Permit(kind = KIND, verb = Verb.READ)
    GateAnswer ask(Actor actor, @PathVariable String id, @RequestParam Map<String, String> values) {
        Gate gate = gates.gate(id);
        ObjectNode said = JsonNodeFactory.instance.objectNode();
        values.forEach(said::put);
        long counting = gates.counting(gate, said);
        boolean passes = RegisterGates.passes(gate, counting);
        return new GateAnswer(id, passes, passes ? null : gate.says().in(actor.language()), counting);
    }

    /** A record or case of the left; {@code partners} are how many of the right belong to it. */
    record JoinedRecord(String id, String name, String state, String link, int partners) {}

    /** A page; {@code next} is the {@code after} of the next page. It holds what the reader may read. */
    record JoinPage(List<JoinedRecord> items, @Nullable String next) {}

    @GetMapping("/joins/{id}")
    @Permit(kind = KIND, verb = Verb.READ)
    JoinPage join(Actor actor, @PathVariable String id, @RequestParam @Nullable UUID after) {
        Join join = links.now().joins().get(id);
        if (join == null) {
            throw new ProblemException(LinksProblem.NO_JOIN, id);
        }
        Joining.Page page = joining.page(join.left(), Condition.always(), after == null ? null : after.toString());
        Map<String, Integer> partners = joining.partners(join, page.items());
        List<JoinedRecord> found = page.items().stream()
                .filter(item -> (partners.getOrDefault(item.key(join.leftField()), 0) > 0) == join.with())
                .filter(item -> joining.mayRead(actor, join.left(), item))
                .map(item -> new JoinedRecord(
                        item.id(),
                        item.name(),
                        state(join.left(), item.state(), actor.language()),
                        item.link(),
                        partners.getOrDefault(item.key(join.leftField()), 0)))
                .toList();
        return new JoinPage(found, page.last());
    }

    /** A decision of a table that a record took over; {@code fields} are what it gave, in words. */
    record DecidedView(String table, List<String> fields, String receipt) {}

    /** What decision tables decided for a record, each with its receipt. */
    @GetMapping("/decided/{register}/{record}")
    @Permit(kind = KIND, verb = Verb.READ)
    List<DecidedView> decided(Actor actor, @PathVariable String register, @PathVariable RecordId record) {
        Register known = registers.get(register);
        Seen seen = records.find(register, record)
                .filter(found -> policy.allows(actor, Verb.READ, thing(known, found)))
                .orElseThrow(() -> new ProblemException(RegistryProblem.NO_RECORD, record));
        return fills.decided(seen).stream()
                .map(decided -> new DecidedView(
                        ((Fill.OfTable) decided.fill().ask()).table(),
                        known.form().fields().stream()
                                .filter(field -> decided.fill().ask().set().containsKey(field.id()))
                                .map(field -> field.title().in(actor.language()))
                                .toList(),
                        decided.receipt().toString()))
                .toList();
    }

    private static String key(String field, Seen record) {
        if (field.equals("id")) {
            return record.id().toString();
        }
        JsonNode value = record.values().get(field);
        return value == null || value.isNull() ? "" : value.asString();
    }

    private static Thing thing(Register register, Seen record) {
        Thing thing = Thing.of("registry." + register.id()).id(record.id().toString());
        String unit = register.unit() == null ? "" : key(register.unit(), record);
        String area = register.area() == null ? "" : key(register.area(), record);
        return thing.unit(unit.isEmpty() ? null : new UnitId(unit)).area(area.isEmpty() ? null : new AreaId(area));
    }

    private String state(Join.Side side, String state, Locale locale) {
        String register = side.register();
        return register == null
                ? state
                : registers
                        .get(register)
                        .state(state)
                        .map(known -> known.title().in(locale))
                        .orElse(state);
    }
}
