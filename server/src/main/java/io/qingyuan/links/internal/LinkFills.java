package io.qingyuan.links.internal;

import io.qingyuan.decisions.DecisionId;
import io.qingyuan.decisions.Decisions;
import io.qingyuan.decisions.Decisions.Question;
import io.qingyuan.fields.Condition;
import io.qingyuan.fields.Lookup;
import io.qingyuan.packs.PackText;
import io.qingyuan.receipts.ReceiptId;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Subject;
import io.qingyuan.registry.Fills;
import io.qingyuan.registry.RecordId;
import io.qingyuan.registry.Records;
import io.qingyuan.registry.Records.Seen;
import io.qingyuan.registry.RecordsChanged;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import io.qingyuan.rules.DmnResult;
import io.qingyuan.time.Zone;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills in what records take over from other registers and from decision tables. A decision is made again with its receipt once the
 * record is written, so that whoever reads the record can ask which rows gave it.
 */
@Component
class LinkFills implements Fills {

    /** The kind of the subject of these receipts; the key is {@code FILL|RECORD}. */
    static final String SUBJECT = "links.decided";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final PackLinks links;
    private final Registers registers;
    private final Records records;
    private final Decisions decisions;
    private final Receipts receipts;
    private final Clock clock;

    LinkFills(
            PackLinks links,
            Registers registers,
            Records records,
            Decisions decisions,
            Receipts receipts,
            Clock clock) {
        this.links = links;
        this.registers = registers;
        this.records = records;
        this.decisions = decisions;
        this.receipts = receipts;
        this.clock = clock;
    }

    @Override
    public Filling of(Register register) {
        List<Fill> fills = links.now().fills().stream()
                .filter(fill -> fill.register().equals(register.id()))
                .toList();
        return (state, given) -> filled(register, fills, state, given);
    }

    private JsonNode filled(Register register, List<Fill> fills, String state, JsonNode given) {
        if (fills.isEmpty() || !given.isObject()) {
            return given;
        }
        ObjectNode filled = ((ObjectNode) given).deepCopy();
        for (Fill fill : fills) {
            // numbers and days as they are once checked, computed fields from what is written now; faults are told by
            // the check itself
            ObjectNode values =
                    register.form().check(filled, Lookup.TRUSTING, false).values();
            if (!stays(fill, register, state, values)) {
                fill.ask().set().keySet().forEach(filled::remove);
                answer(fill, values).forEach(filled::set);
            }
        }
        return filled;
    }

    private boolean stays(Fill fill, Register register, String state, ObjectNode values) {
        Condition unless = fill.unless();
        return unless != null
                && unless.holds(new Condition.Known(
                        register.form(), values, register.words(state), Zone.dayOf(clock.instant())));
    }

    private Map<String, JsonNode> answer(Fill fill, ObjectNode values) {
        return switch (fill.ask()) {
            case Fill.OfRegister ask -> answer(ask, values);
            case Fill.OfTable ask -> answer(ask, values);
        };
    }

    private Map<String, JsonNode> answer(Fill.OfRegister ask, ObjectNode values) {
        Map<String, JsonNode> answer = new HashMap<>();
        match(ask, values)
                .ifPresent(found -> ask.set().forEach((field, there) -> {
                    JsonNode value = there.equals("id")
                            ? NODES.stringNode(found.id().toString())
                            : found.values().get(there);
                    if (value != null && !value.isNull()) {
                        answer.put(field, value);
                    }
                }));
        return answer;
    }

    private Optional<Seen> match(Fill.OfRegister ask, ObjectNode values) {
        List<Condition> all = new ArrayList<>(List.of(ask.where()));
        for (Map.Entry<String, String> match : ask.match().entrySet()) {
            JsonNode value = Words.value(match.getValue(), values);
            if (value == null || value.isNull()) {
                return Optional.empty();
            }
            if (match.getKey().equals("id")) {
                return records.find(ask.register(), RecordId.of(value.asString()));
            }
            all.add(new Condition.In(match.getKey(), List.of(value.asString())));
        }
        List<Seen> found = records.where(ask.register(), new Condition.All(all), null, 2);
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private Map<String, JsonNode> answer(Fill.OfTable ask, ObjectNode values) {
        Asked asked = asked(ask, values).orElse(null);
        if (asked == null
                || !(decisions
                                .evaluate(asked.table(), asked.on(), asked.inputs())
                                .result()
                        instanceof DmnResult.Decided decided)) {
            return Map.of();
        }
        Map<String, JsonNode> answer = new HashMap<>();
        ask.set().forEach((field, output) -> {
            Object value = decided.outputs().get(output);
            if (value != null) {
                answer.put(field, node(value, decisions.titles(asked.table(), output)));
            }
        });
        return answer;
    }

    /** Several values are told in words: a field holds one code. */
    private static JsonNode node(Object value, Map<String, PackText> titles) {
        return switch (value) {
            case Boolean truth -> NODES.booleanNode(truth);
            case BigDecimal number -> NODES.stringNode(number.toPlainString());
            case List<?> several ->
                NODES.stringNode(several.stream()
                        .map(String::valueOf)
                        .map(one -> Optional.ofNullable(titles.get(one))
                                .map(PackText::preferChinese)
                                .orElse(one))
                        .collect(Collectors.joining("；")));
            default -> NODES.stringNode(value.toString());
        };
    }

    /** What a table is asked. */
    private record Asked(DecisionId table, LocalDate on, Map<String, Object> inputs) {}

    private static Optional<Asked> asked(Fill.OfTable ask, ObjectNode values) {
        String day = text(Words.value(ask.on(), values));
        Map<String, Object> inputs = new LinkedHashMap<>();
        ask.inputs().forEach((input, word) -> {
            JsonNode value = Words.value(word, values);
            if (value != null && !value.isNull()) {
                inputs.put(input, value.isBoolean() ? (Object) value.booleanValue() : value.asString());
            }
        });
        return day == null || inputs.size() < ask.inputs().size()
                ? Optional.empty()
                : Optional.of(new Asked(new DecisionId(ask.table()), LocalDate.parse(day), inputs));
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        return value == null || value.isNull() ? null : value.asString();
    }

    /** Issues the receipts of what was decided. */
    @EventListener
    void follow(RecordsChanged changed) {
        for (Fill fill : links.now().fills()) {
            if (fill.register().equals(changed.register()) && fill.ask() instanceof Fill.OfTable ask) {
                for (RecordsChanged.One one : changed.records()) {
                    if (one.from() == null || touched(ask, one.fields())) {
                        records.find(changed.register(), one.id())
                                .ifPresent(record -> decide(fill, ask, record, changed.by()));
                    }
                }
            }
        }
    }

    /** What a table decided for a record, by its receipt. */
    record Decided(Fill fill, ReceiptId receipt) {}

    /** The receipts behind what tables decided for a record, where what is there still comes from them. */
    List<Decided> decided(Seen record) {
        Register register = registers.get(record.register());
        return links.now().fills().stream()
                .filter(fill -> fill.register().equals(record.register()) && fill.ask() instanceof Fill.OfTable)
                .filter(fill -> !stays(fill, register, record.state(), record.values()))
                .filter(fill -> fill.ask().set().keySet().stream()
                        .anyMatch(field -> record.values().hasNonNull(field)))
                .flatMap(fill -> receipts.history(subject(fill, record)).stream()
                        .limit(1)
                        .map(receipt -> new Decided(fill, receipt.id())))
                .toList();
    }

    private static Subject subject(Fill fill, Seen record) {
        return new Subject(SUBJECT, fill.id() + "|" + record.id(), "");
    }

    private static boolean touched(Fill.OfTable ask, Set<String> fields) {
        return ask.set().keySet().stream().anyMatch(fields::contains)
                || ask.inputs().values().stream()
                        .flatMap(word -> Words.field(word).stream())
                        .anyMatch(fields::contains);
    }

    private void decide(Fill fill, Fill.OfTable ask, Seen record, String by) {
        Register register = registers.get(record.register());
        if (stays(fill, register, record.state(), record.values())) {
            return;
        }
        asked(ask, record.values())
                .ifPresent(asked -> decisions.decide(
                        Question.declared(asked.table(), asked.on(), subject(fill, record), asked.inputs()), by));
    }
}
