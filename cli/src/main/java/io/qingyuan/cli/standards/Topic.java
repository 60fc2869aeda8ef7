package io.qingyuan.cli.standards;

import java.util.List;

/** A subject of the batch command: the columns it reads and the columns it adds. */
interface Topic {
    /** The word on the command line, such as {@code aqi-hour}. */
    String name();

    /** What it evaluates, in one line. */
    String about();

    /** The columns it reads; others pass through unread. */
    List<Column> columns();

    /** The columns it adds. The column {@code fault} is added after them by itself. */
    List<String> results();

    /** The years of the editions that {@code --edition} may force; empty where the standard has one edition only. */
    default List<Integer> editions() {
        return List.of();
    }

    /** Whether its results are about many rows: then the rows do not pass through, and the results stand alone. */
    default boolean summarizes() {
        return false;
    }

    /**
     * Begins a run.
     *
     * @param edition what {@code --edition} said, checked against {@link #editions()}
     */
    Evaluation begin(EditionChoice edition);

    /** Evaluates the rows of one run, one after the other. */
    @FunctionalInterface
    interface Evaluation {
        /**
         * The results of a row (none from a topic that summarizes), in the order of {@link Topic#results()}; {@link #NONE} where the standard gives none.
         *
         * @throws RowFault naming the column that is wrong
         * @throws IllegalArgumentException or {@code NotInStandardException} of the library, for the row as a whole
         */
        List<String> evaluate(Row row);

        /** What there is to write after the last row; the results of a topic that summarizes. */
        default List<List<String>> finish() {
            return List.of();
        }
    }

    /** Stands for a result that the standard does not give. */
    String NONE = "NA";
}
