package io.qingyuan.links.internal;

import io.qingyuan.fields.Condition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the records of a register take over (带入) whenever they are written.
 *
 * @param unless where it holds, what is written stays
 */
record Fill(String id, String register, Ask ask, @Nullable Condition unless) {

    sealed interface Ask {

        /** Fields of the register → where they come from. */
        Map<String, String> set();
    }

    /**
     * One record of another register; nothing is taken over where none or several match.
     *
     * @param match field there, or {@code id}, → a word, or {@code {field}} of what asks
     * @param set field → field there, or {@code id} for the record itself
     */
    record OfRegister(String register, Map<String, String> match, Condition where, Map<String, String> set)
            implements Ask {
        OfRegister {
            match = Map.copyOf(match);
            set = Map.copyOf(set);
        }
    }

    /**
     * A decision table; nothing is taken over before all inputs are there.
     *
     * @param on the day of the fact, by which the edition is picked
     * @param inputs input → a word, or {@code {field}} of what asks
     * @param set field → output
     */
    record OfTable(String table, String on, Map<String, String> inputs, Map<String, String> set) implements Ask {
        OfTable {
            inputs = Map.copyOf(inputs);
            set = Map.copyOf(set);
        }
    }
}
