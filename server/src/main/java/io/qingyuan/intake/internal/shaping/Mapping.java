package io.qingyuan.intake.internal.shaping;

import java.util.List;
import java.util.Map;

/**
 * How the columns of a source's tables become the fields of a target. Applied by the headings, not by the positions: a
 * column that moved is found again, one that is new is asked about.
 *
 * @param headerRow number of the header's first row, from 1
 * @param headerRows how many rows the header has
 * @param columns every column of the table, in its order
 * @param constants what the file does not say, by field: the year of a table that has it only in its title
 * @param hidden whether rows that the program does not show are taken as well
 */
public record Mapping(
        String sheet, int headerRow, int headerRows, List<Use> columns, Map<String, String> constants, boolean hidden) {

    public Mapping {
        columns = List.copyOf(columns);
        constants = Map.copyOf(constants);
    }

    /** What a column is for. */
    public enum Role {
        /** Its cells are the values of a field. */
        FIELD,
        /**
         * Each of its cells makes a row of its own: the cell is the measure, the heading says the rest (an element, a
         * period, a place across the table).
         */
        SPREAD,
        /** Its cells say the unit of the row's measure. */
        UNIT,
        IGNORED
    }

    /**
     * One column.
     *
     * @param heading its headings from top to bottom, joined by {@code " / "}
     * @param field of a {@link Role#FIELD}; empty otherwise
     * @param sets of a {@link Role#SPREAD}: the fields its heading settles, as they would be written in a cell
     * @param unit the unit its numbers are in; empty where it is the field's own
     */
    public record Use(String heading, Role role, String field, Map<String, String> sets, String unit) {
        public Use {
            sets = Map.copyOf(sets);
        }

        public static Use ignored(String heading) {
            return new Use(heading, Role.IGNORED, "", Map.of(), "");
        }
    }
}
