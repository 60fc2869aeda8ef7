package io.qingyuan.intake.internal.reading;

import org.apache.poi.ss.util.CellReference;

/** Where something stands in a file, as a spreadsheet program calls it. */
public final class Place {

    private Place() {}

    /**
     * A cell: {@code 表1!B5}; of a text file {@code B5}.
     *
     * @param row from 1
     * @param column from 0
     */
    public static String of(String sheet, int row, int column) {
        return (sheet.isEmpty() ? "" : sheet + "!") + column(column) + row;
    }

    /** A row: {@code 表1!5}; of a text file its line. */
    public static String of(String sheet, int row) {
        return (sheet.isEmpty() ? "" : sheet + "!") + row;
    }

    /** The letters of a column. */
    public static String column(int column) {
        return CellReference.convertNumToColString(column);
    }
}
