package io.qingyuan.registry.internal.records;

import io.qingyuan.fields.Condition;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.registry.Gates;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.RegistryProblem;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether a new record may come straight into a state, as an import would have it: only where every move on some way from the first
 * state lets it through. So no import goes around what moves ask for.
 */
@Component
public class StateWays {

    private final ObjectProvider<Gates> gates;
    private final Clock clock;

    StateWays(ObjectProvider<Gates> gates, Clock clock) {
        this.gates = gates;
        this.clock = clock;
    }

    /** What is lacking on the shortest way, in words; empty where the record may come in, or where no move leads to the state at all. */
    public Optional<String> lacking(Register register, String state, ObjectNode values) {
        List<Register.Move> shortest = way(register, state, _ -> true);
        if (shortest.isEmpty()
                || !way(register, state, move -> open(register, move, values)).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(shortest.stream()
                .filter(move -> !open(register, move, values))
                .map(move -> {
                    String fields = unfilled(register, move, values)
                            .map(field -> register.field(field).title().zh())
                            .collect(Collectors.joining("、"));
                    return move.title().zh() + (fields.isEmpty() ? "" : "（" + fields + "）");
                })
                .collect(Collectors.joining("；")));
    }

    /** Faults where something is emptied that a move into the state of the record asked for: what was shown then stays to be seen. */
    public static List<Fault> emptied(Register register, RecordRow before, ObjectNode values) {
        return register.moves().stream()
                .filter(move -> move.to().equals(before.state()))
                .flatMap(move -> Stream.concat(move.needs().stream(), Stream.ofNullable(move.files())))
                .distinct()
                .filter(field -> before.values().hasNonNull(field) && !values.hasNonNull(field))
                .map(field -> Fault.at(
                        "/" + field,
                        RegistryProblem.KEPT,
                        RecordDesk.stateTitle(register, before.state()).zh(),
                        register.field(field).title().zh()))
                .toList();
    }

    /** The shortest way from the first state over moves that are open; none for the first state itself. */
    private static List<Register.Move> way(Register register, String to, Predicate<Register.Move> open) {
        Map<String, List<Register.Move>> ways = new HashMap<>();
        Deque<String> waiting = new ArrayDeque<>();
        String first = register.first().id();
        ways.put(first, List.of());
        waiting.add(first);
        Set<Register.Move> closed = new HashSet<>();
        while (!waiting.isEmpty() && !ways.containsKey(to)) {
            String from = waiting.remove();
            for (Register.Move move : register.moves()) {
                if (move.from().contains(from) && !ways.containsKey(move.to()) && !closed.contains(move)) {
                    if (open.test(move)) {
                        List<Register.Move> way = new ArrayList<>(ways.getOrDefault(from, List.of()));
                        way.add(move);
                        ways.put(move.to(), List.copyOf(way));
                        waiting.add(move.to());
                    } else {
                        closed.add(move);
                    }
                }
            }
        }
        return ways.getOrDefault(to, List.of());
    }

    private boolean open(Register register, Register.Move move, ObjectNode values) {
        if (unfilled(register, move, values).findAny().isPresent()) {
            return false;
        }
        boolean fits = move.from().stream()
                .anyMatch(from -> move.when()
                        .holds(new Condition.Known(
                                register.form(), values, register.words(from), Zone.dayOf(clock.instant()))));
        return fits && passes(move, values);
    }

    /** What the move asks to be filled in. The documents of a mirror lie with the system that keeps the truth. */
    private static Stream<String> unfilled(Register register, Register.Move move, ObjectNode values) {
        String files = move.files();
        return Stream.concat(
                        move.needs().stream(),
                        files == null || register.mirror() != null ? Stream.empty() : Stream.of(files))
                .filter(field -> !values.hasNonNull(field));
    }

    private boolean passes(Register.Move move, ObjectNode values) {
        String gate = move.gate();
        if (gate == null) {
            return true;
        }
        try {
            return gates.stream().allMatch(each -> each.closed(gate, values).isEmpty());
        } catch (ProblemException _) {
            // the gate asks for something that the record does not say
            return false;
        }
    }
}
