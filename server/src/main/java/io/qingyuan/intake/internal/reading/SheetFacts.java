package io.qingyuan.intake.internal.reading;

import java.util.List;
import java.util.SortedSet;

/**
 * What is known of a sheet before its rows are taken.
 *
 * @param name empty for a text file
 * @param hidden whether the program does not show it
 * @param rows how many rows are written
 * @param hiddenRows how many of them are not shown
 * @param hiddenColumns from 0
 * @param formulas how many cells hold one
 * @param external places of the first formulas that reach into other files
 * @param externals how many do
 * @param merges merged areas in the order of their first row
 * @param head the first rows, merged areas filled
 */
public record SheetFacts(
        String name,
        boolean hidden,
        long rows,
        int columns,
        long hiddenRows,
        SortedSet<Integer> hiddenColumns,
        long formulas,
        List<String> external,
        long externals,
        List<Merge> merges,
        List<RawRow> head) {

    /** How many rows of a sheet are looked at to find its header. */
    public static final int HEAD_ROWS = 60;
}
