package io.qingyuan.casework;

import io.qingyuan.identity.Actor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Cases for other modules, which ask no policy: what they show of them is theirs to answer for. */
public interface Cases {

    /**
     * A case as it stands.
     *
     * @param state {@code open}, {@code suspended}, {@code closed} or {@code cancelled}
     * @param done the steps that were done
     * @param values of every field what was filled in last
     */
    record Seen(
            String procedure,
            CaseId id,
            String number,
            String subject,
            String state,
            Set<String> done,
            ObjectNode values,
            boolean sample) {
        public Seen {
            done = Set.copyOf(done);
        }
    }

    Optional<Seen> find(CaseId id);

    /** Whether somebody may read of the case at all. */
    boolean mayRead(Actor actor, CaseId id);

    /** Cases of a procedure, in the order of their ids; {@code after} is the last id of the page before. */
    List<Seen> of(String procedure, @Nullable CaseId after, int limit);

    /**
     * Opens a case because something else happened, in the name of the system and of the procedure's unit.
     *
     * @param cause what it is opened for: for the same cause it is opened once
     * @param values of the form it is opened with
     * @param sample whether what it comes from is made up
     * @throws io.qingyuan.problem.ProblemException where the form is not filled in as it must be
     */
    CaseId open(String procedure, String cause, String reason, ObjectNode values, boolean sample);
}
