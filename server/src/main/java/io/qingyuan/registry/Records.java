package io.qingyuan.registry;

import io.qingyuan.fields.Condition;
import io.qingyuan.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The current records of registers for other modules, which ask no policy: what they show of them is theirs to answer for. */
public interface Records {

    /**
     * A record as it stands.
     *
     * @param values by field, as {@link io.qingyuan.fields.Checked} has them
     */
    record Seen(
            String register, RecordId id, int version, String state, String name, ObjectNode values, boolean sample) {}

    Optional<Seen> find(String register, RecordId id);

    /** Records that fulfil a condition, in the order of their ids; {@code after} is the last id of the page before. */
    List<Seen> where(String register, Condition condition, @Nullable RecordId after, int limit);

    /** The same as it was known at a moment, of what held then. */
    List<Seen> at(String register, Condition condition, Instant asOf, @Nullable RecordId after, int limit);

    long count(String register, Condition condition);

    /**
     * Moves a record because something else happened, in the name of the system.
     *
     * @param values fields that are filled in with it
     * @throws ProblemException whatever keeps a person from it keeps this from it
     */
    Seen move(String register, RecordId id, String move, String reason, ObjectNode values);

    /**
     * Makes a record in the first state because something happened, in the name of the system.
     *
     * @param sample whether what it comes from is made up
     * @throws ProblemException whatever keeps a person from it keeps this from it
     */
    Seen create(String register, String reason, ObjectNode values, boolean sample);
}
