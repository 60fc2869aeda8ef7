package io.qingyuan.intake.internal.reading;

/** A merged area of a sheet: rows from 1, columns from 0, both ends included. */
public record Merge(int firstRow, int lastRow, int firstColumn, int lastColumn) {

    public boolean covers(int row, int column) {
        return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
    }
}
