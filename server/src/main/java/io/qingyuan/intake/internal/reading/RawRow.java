package io.qingyuan.intake.internal.reading;

import java.util.List;

/**
 * A row of a sheet, or a record of a text file.
 *
 * @param number from 1; of a text file the line it begins at
 * @param cells from the first column; those that are not written are {@link RawCell#EMPTY}
 */
public record RawRow(int number, boolean hidden, List<RawCell> cells) {

    public RawRow {
        cells = List.copyOf(cells);
    }

    /** The cell of a column, from 0; empty beyond the last. */
    public RawCell cell(int column) {
        return column < cells.size() ? cells.get(column) : RawCell.EMPTY;
    }

    public boolean isBlank() {
        return cells.stream().allMatch(RawCell::isBlank);
    }
}
