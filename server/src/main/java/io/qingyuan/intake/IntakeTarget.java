package io.qingyuan.intake;

import io.qingyuan.files.FileId;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.Verb;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What rows can be imported into. An upper module declares one as a bean; the pipeline does everything up to the typed
 * row and calls back with batches.
 */
public interface IntakeTarget {

    /** The kind of thing that is written, as policy tables name it. Unique among targets. */
    String kind();

    Title title();

    /** What the policy must allow on {@link IntakeForm#thing()} to whoever imports. */
    default Verb verb() {
        return Verb.IMPORT;
    }

    /** Into what of it the person may import now, in the order it should be offered in: a unit, a register, a round. */
    List<Context> contexts(Actor actor);

    /**
     * What a row of the context looks like now.
     *
     * @throws io.qingyuan.problem.ProblemException when there is no such context
     */
    IntakeForm form(String context);

    /**
     * What the template of a context (模板) holds when it is handed out: its rows with what is known of them now. Taken
     * back as they are they change nothing.
     *
     * @return values by field code, in the order of the sheet; none for a target whose templates are handed out empty
     */
    default List<Map<String, IntakeValue>> template(String context) {
        return List.of();
    }

    /** The same, one by one, for a context with more rows than memory should hold. The template closes the stream. */
    default Stream<Map<String, IntakeValue>> templateRows(String context) {
        return template(context).stream();
    }

    /**
     * What is wrong with rows whose fields are all well formed. Writes nothing; called again whenever a row was corrected.
     */
    List<Fault> check(Batch batch);

    /** How many rows {@link #take} is given at once. A target for which each call costs takes more. */
    default int takenAtOnce() {
        return 500;
    }

    /**
     * Writes the rows, in the caller's transaction, which also notes them as taken: a row comes again only if that was
     * rolled back. A row that is refused here waits with its fault; the others are taken all the same.
     */
    Result take(Batch batch);

    /** A part of the target that is imported into by itself; imports of one context run one after another. */
    record Context(String id, Title title) {}

    /**
     * Rows on their way.
     *
     * @param job the import they belong to
     * @param file the file they come from, for evidence
     * @param actor on whose behalf
     */
    record Batch(IntakeForm form, UUID job, FileId file, Actor actor, List<IntakeRow> rows) {
        public Batch {
            rows = List.copyOf(rows);
        }
    }

    /** A fault of one row. */
    record Fault(long row, IntakeFault fault) {}

    /**
     * What came of a batch.
     *
     * @param unchanged numbers of the rows that say what was known already, so that nothing was written
     * @param refused rows that were not taken; the others were
     */
    record Result(List<Long> unchanged, List<Fault> refused) {
        public Result {
            unchanged = List.copyOf(unchanged);
            refused = List.copyOf(refused);
        }

        public static Result allTaken() {
            return new Result(List.of(), List.of());
        }
    }
}
