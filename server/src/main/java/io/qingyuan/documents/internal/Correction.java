package io.qingyuan.documents.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A correction (更正) of what is sealed.
 *
 * @param asks the seats that countersign
 */
record Correction(int ordinal, String reason, List<String> asks, Given given, List<Counter> counters) {

    Correction {
        asks = List.copyOf(asks);
        counters = List.copyOf(counters);
    }

    /** What a countersigner said. */
    record Counter(boolean agrees, @Nullable String reason, Given given) {}

    enum State {
        OPEN,
        DONE,
        REFUSED
    }

    State state() {
        if (counters.stream().anyMatch(counter -> !counter.agrees())) {
            return State.REFUSED;
        }
        Set<String> agreed = new HashSet<>();
        counters.forEach(counter -> agreed.add(counter.given().seat()));
        return agreed.containsAll(asks) ? State.DONE : State.OPEN;
    }

    List<String> open() {
        if (state() != State.OPEN) {
            return List.of();
        }
        Set<String> said = new HashSet<>();
        counters.forEach(counter -> said.add(counter.given().seat()));
        return asks.stream().filter(seat -> !said.contains(seat)).toList();
    }
}
