package io.qingyuan.links.internal;

import io.qingyuan.fields.Condition;
import io.qingyuan.identity.Title;
import io.qingyuan.links.LinksProblem;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.registry.Gates;
import io.qingyuan.registry.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Answers gates by asking registers: the same answer for a move of a record and for whoever asks by the API. */
@Component
class RegisterGates implements Gates {

    private final PackLinks links;
    private final Records records;

    RegisterGates(PackLinks links, Records records) {
        this.links = links;
        this.records = records;
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

    /** How many records count. What is not said cannot be compared, and nobody passes by keeping silent. */
    long counting(Gate gate, JsonNode values) {
        List<Condition> all = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        gate.match().forEach((field, word) -> {
            JsonNode value = Words.value(word, values);
            if (value == null || value.isNull()) {
                faults.add(Fault.at("/" + Words.field(word).orElse(word), LinksProblem.NOT_SAID, word));
            } else {
                all.add(new Condition.In(field, List.of(value.asString())));
            }
        });
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    LinksProblem.NOT_SAID, faults, gate.title().zh());
        }
        all.add(gate.where());
        return records.count(gate.register(), new Condition.All(all));
    }
}
