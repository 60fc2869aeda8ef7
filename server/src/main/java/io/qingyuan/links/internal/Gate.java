package io.qingyuan.links.internal;

import io.qingyuan.fields.Condition;
import io.qingyuan.identity.Title;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A question that must be answered before a step is taken (卡口).
 *
 * @param whenNone whether it lets through when nothing counts; else when something does
 * @param says what is said when it stops somebody
 */
record Gate(String id, Title title, Ask ask, boolean whenNone, Title says) {

    sealed interface Ask {

        /** The words it compares: what stands for a field of what asks is written {@code {field}}. */
        List<String> words();

        /** What is asked: a register, a procedure or a decision table. */
        String of();
    }

    /**
     * Records of a register.
     *
     * @param match field there → a word, or {@code {field}} of what asks
     * @param where which of the matching records count
     */
    record OfRecords(String register, Map<String, String> match, Condition where) implements Ask {
        public OfRecords {
            match = Map.copyOf(match);
        }

        @Override
        public List<String> words() {
            return List.copyOf(match.values());
        }

        @Override
        public String of() {
            return register;
        }
    }

    /**
     * Cases of a procedure.
     *
     * @param match field of theirs → a word, or {@code {field}} of what asks
     * @param states the states that count; none for open and closed ones
     * @param done steps that must have been done
     */
    record OfCases(String procedure, Map<String, String> match, List<String> states, List<String> done) implements Ask {
        public OfCases {
            match = Map.copyOf(match);
            states = states.isEmpty() ? List.of("open", "suspended", "closed") : List.copyOf(states);
            done = List.copyOf(done);
        }

        @Override
        public List<String> words() {
            return List.copyOf(match.values());
        }

        @Override
        public String of() {
            return procedure;
        }
    }

    /**
     * What a decision table says.
     *
     * @param inputs input → a word, or {@code {field}} of what asks
     * @param counts input → records that are counted for it
     * @param result the output that is looked at
     * @param is what it must be to count
     */
    record OfTable(
            String table, Map<String, String> inputs, Map<String, OfRecords> counts, String result, List<String> is)
            implements Ask {
        public OfTable {
            inputs = Map.copyOf(inputs);
            counts = Map.copyOf(counts);
            is = List.copyOf(is);
        }

        @Override
        public List<String> words() {
            List<String> words = new ArrayList<>(inputs.values());
            counts.values().forEach(count -> words.addAll(count.words()));
            return words;
        }

        @Override
        public String of() {
            return table;
        }
    }
}
