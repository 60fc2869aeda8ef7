package io.qingyuan.receipts;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a receipt is asked for: which rule, on which inputs. The outcome is not part of it, for {@link Receipts} runs the
 * rule itself.
 *
 * @param inputs their names are unique
 * @param parameters constants the rule is called with
 */
public record Draft(Subject subject, Rule rule, List<Ref> inputs, Canonical parameters) {

    public Draft {
        inputs = List.copyOf(inputs);
        if (inputs.stream().map(Ref::name).distinct().count() != inputs.size()) {
            throw new IllegalArgumentException("two inputs of " + subject + " have the same name");
        }
    }

    public static Draft of(Subject subject, Rule rule, List<Ref> inputs) {
        return new Draft(subject, rule, inputs, Canonical.EMPTY);
    }

    public Draft with(Map<String, ?> constants) {
        return new Draft(subject, rule, inputs, Canonical.of(constants));
    }

    /** A reference to an input; what stands there is read when the receipt is issued. */
    public sealed interface Ref {
        String name();
    }

    public record FactRef(String name, String source, String id) implements Ref {}

    public record RangeRef(String name, String source, String key, Interval interval, Instant asOf) implements Ref {}

    public record ReceiptRef(String name, ReceiptId id) implements Ref {}

    public record DefinitionRef(String name, String path, String code, Canonical content) implements Ref {}
}
