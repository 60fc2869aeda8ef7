package io.qingyuan.intake.internal.shaping;

import io.qingyuan.intake.internal.reading.RawCell;
import java.util.Set;

/**
 * What is written for a field of a row, before it is read.
 *
 * @param text as shown, or as somebody corrected it
 * @param marks what the file says of the cell; none of a correction
 * @param unit the unit its column is in; empty for the field's own
 * @param place {@code 表1!B5}; empty for what the mapping says for all rows
 */
public record Written(String text, Set<RawCell.Mark> marks, String unit, String place) {

    public Written {
        marks = Set.copyOf(marks);
    }

    public boolean is(RawCell.Mark mark) {
        return marks.contains(mark);
    }

    /** The same cell, as somebody writes it anew. */
    public Written corrected(String anew) {
        return new Written(anew, Set.of(), unit, place);
    }
}
