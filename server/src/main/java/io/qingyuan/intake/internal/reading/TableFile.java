package io.qingyuan.intake.internal.reading;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/** A file that holds tables. Every method may refuse with a {@link io.qingyuan.problem.ProblemException}. */
public interface TableFile extends AutoCloseable {

    /** Looks at every sheet once, in their order. */
    List<SheetFacts> survey() throws IOException;

    /**
     * Hands over the rows of a sheet in order, merged areas filled, until the sink has enough.
     *
     * @param sheet position among the surveyed
     * @param sink says whether it wants more
     */
    void read(int sheet, SheetFacts facts, Predicate<RawRow> sink) throws IOException;

    @Override
    void close() throws IOException;
}
