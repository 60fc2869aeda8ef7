package io.qingyuan.decisions.internal;

import io.qingyuan.decisions.DecisionId;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackText;
import io.qingyuan.rules.DmnDecision;
import io.qingyuan.rules.FeelType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A decision of a pack: its words and its editions.
 *
 * @param complete whether every allowed input meets a row
 * @param reason why not
 * @param open whether anybody may read it and ask it without signing in
 */
record Definition(
        PackItem item,
        DecisionId id,
        PackText title,
        @Nullable PackText note,
        List<Edition> editions,
        List<Term> inputs,
        List<Term> outputs,
        boolean complete,
        @Nullable PackText reason,
        boolean open,
        List<Example> examples) {

    Definition {
        editions = List.copyOf(editions);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        examples = List.copyOf(examples);
    }

    /**
     * An edition.
     *
     * @param to the last day it is in force; null while it is open
     * @param sample whether its rows are an example (示例)
     */
    record Edition(
            String file,
            LocalDate from,
            @Nullable LocalDate to,
            PackText source,
            boolean sample,
            DmnDecision decision) {

        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    /**
     * The words for an input or output.
     *
     * @param type of an input; an output has the type its table gives
     */
    record Term(
            String id,
            @Nullable FeelType type,
            PackText title,
            @Nullable PackText unit,
            @Nullable PackText note,
            List<Value> values) {

        Term {
            values = List.copyOf(values);
        }
    }

    record Value(String value, PackText title, @Nullable PackText note) {}

    /**
     * A case with what must come out.
     *
     * @param on the day of the fact; null for the latest edition
     */
    record Example(
            PackItem item,
            @Nullable PackText title,
            @Nullable LocalDate on,
            JsonNode in,
            @Nullable JsonNode out,
            @Nullable String fault) {}

    Optional<Edition> findEdition(LocalDate day) {
        return editions.stream().filter(edition -> edition.holdsOn(day)).findFirst();
    }

    Edition latest() {
        return editions.getLast();
    }

    /** Of an example the edition that decides it. */
    Optional<Edition> editionOf(Example example) {
        LocalDate day = example.on();
        return day == null ? Optional.of(latest()) : findEdition(day);
    }

    /** The output that is the result. */
    Term result() {
        return outputs.getFirst();
    }

    Optional<Term> findInput(String name) {
        return inputs.stream().filter(term -> term.id().equals(name)).findFirst();
    }

    Optional<Term> findOutput(String name) {
        return outputs.stream().filter(term -> term.id().equals(name)).findFirst();
    }
}
