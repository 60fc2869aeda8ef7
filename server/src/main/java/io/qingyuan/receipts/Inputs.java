package io.qingyuan.receipts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The inputs of a receipt with what stands in them, by name and in order. */
public final class Inputs {

    private final Map<String, Resolved> byName = new LinkedHashMap<>();

    public Inputs(List<Resolved> inputs) {
        inputs.forEach(input -> byName.put(input.input().name(), input));
    }

    /**
     * One input with what stands in it.
     *
     * @param content of a fact, a range or a definition itself; of a receipt its outcome
     */
    public record Resolved(Input input, Canonical content, boolean sample) {}

    public List<Resolved> all() {
        return List.copyOf(byName.values());
    }

    public Optional<JsonNode> find(String name) {
        return Optional.ofNullable(byName.get(name))
                .map(input -> input.content().tree());
    }

    /** The content of an input the rule cannot do without. */
    public JsonNode get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("rule has no input " + name));
    }

    /** The outcome of an input that is a receipt. */
    public Optional<Outcome> findOutcome(String name) {
        return Optional.ofNullable(byName.get(name)).map(input -> new Outcome(input.content()));
    }
}
