package io.qingyuan.links.internal;

import io.qingyuan.casework.CaseId;
import io.qingyuan.casework.Cases;
import io.qingyuan.decisions.DecisionId;
import io.qingyuan.decisions.Decisions;
import io.qingyuan.fields.Condition;
import io.qingyuan.identity.Title;
import io.qingyuan.links.LinksProblem;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.registry.Gates;
import io.qingyuan.registry.Records;
import io.qingyuan.rules.DmnResult;
import io.qingyuan.time.Zone;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Answers gates by asking registers, cases and decision tables: the same answer for a move of a record and for whoever asks by the API. */
@Component
class RegisterGates implements Gates {

    private static final int PAGE = 500;

    private final PackLinks links;
    private final Records records;
    private final Cases cases;
    private final Decisions decisions;
    private final Clock clock;

    RegisterGates(PackLinks links, Records records, Cases cases, Decisions decisions, Clock clock) {
        this.links = links;
        this.records = records;
        this.cases = cases;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public Optional<Title> closed(String gate, JsonNode values) {
        Gate asked = gate(gate);
        return passes(asked, counting(asked, values)) ? Optional.empty() : Optional.of(asked.says());
    }

    Gate gate(String id) {
        Gate gate = links.now().gates().get(id);
        if (gate == null) {
            throw new ProblemException(LinksProblem.NO_GATE, id);
        }
        return gate;
    }

    static boolean passes(Gate gate, long counting) {
        return (counting == 0) == gate.whenNone();
    }

    /** How much counts. What is not said cannot be compared, and nobody passes by keeping silent. */
    long counting(Gate gate, JsonNode values) {
        List<Fault> faults = gate.ask().words().stream()
                .flatMap(word -> Words.fields(word).stream())
                .map(Words.Named::field)
                .distinct()
                .filter(field -> !values.hasNonNull(field))
                .map(field -> Fault.at("/" + field, LinksProblem.NOT_SAID, field))
                .toList();
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    LinksProblem.NOT_SAID, faults, gate.title().zh());
        }
        return switch (gate.ask()) {
            case Gate.OfRecords asked -> count(asked, values);
            case Gate.OfCases asked -> count(asked, values);
            case Gate.OfTable asked -> decided(asked, values) ? 1 : 0;
        };
    }

    private static String text(String word, JsonNode values) {
        return Objects.requireNonNull(Words.value(word, values)).asString();
    }

    private long count(Gate.OfRecords asked, JsonNode values) {
        List<Condition> all = new ArrayList<>();
        asked.match().forEach((field, word) -> all.add(new Condition.In(field, List.of(text(word, values)))));
        all.add(asked.where());
        return records.count(asked.register(), new Condition.All(all));
    }

    private long count(Gate.OfCases asked, JsonNode values) {
        long counting = 0;
        CaseId after = null;
        List<Cases.Seen> page;
        do {
            page = cases.of(asked.procedure(), after, PAGE);
            for (Cases.Seen found : page) {
                boolean matches = asked.match().entrySet().stream()
                        .allMatch(entry -> found.values()
                                .path(entry.getKey())
                                .asString("")
                                .equals(text(entry.getValue(), values)));
                if (matches
                        && asked.states().contains(found.state())
                        && found.done().containsAll(asked.done())) {
                    counting++;
                }
                after = found.id();
            }
        } while (page.size() == PAGE);
        return counting;
    }

    private boolean decided(Gate.OfTable asked, JsonNode values) {
        Map<String, Object> inputs = new HashMap<>();
        asked.inputs().forEach((input, word) -> inputs.put(input, text(word, values)));
        asked.counts().forEach((input, count) -> inputs.put(input, BigDecimal.valueOf(count(count, values))));
        Decisions.Trial trial = decisions.evaluate(new DecisionId(asked.table()), Zone.dayOf(clock.instant()), inputs);
        return trial.result() instanceof DmnResult.Decided result
                && asked.is().contains(String.valueOf(result.outputs().get(asked.result())));
    }
}
