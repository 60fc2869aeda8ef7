package io.qingyuan.registry;

import io.qingyuan.fields.Condition;
import io.qingyuan.identity.UnitId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The records of registers for other modules: what holds of them now, whoever may read it. */
public interface Records {

    Optional<Known> find(RecordId id);

    /** At most so many records that the condition holds of, the newest first. */
    List<Known> find(String register, Condition where, int limit);

    long count(String register, Condition where);

    /**
     * Moves a record because a pack declares that it follows from something, in the caller's transaction: nobody's rights are asked,
     * everything else that the move asks for is.
     *
     * @throws io.qingyuan.problem.ProblemException what keeps the record from it
     */
    Known follow(RecordId id, String move, String because);

    /**
     * A record as it is now.
     *
     * @param unit whose it is
     */
    record Known(
            String register,
            RecordId id,
            int version,
            @Nullable String number,
            String name,
            String state,
            @Nullable UnitId unit,
            boolean sample,
            JsonNode values) {}
}
