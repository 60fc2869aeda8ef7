package io.qingyuan.intake.internal.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Writes the text of a merged area into every cell it covers, row by row, knowing the areas from before. */
final class MergeFiller {

    private final List<Merge> byRow;
    private int next;
    private final List<Merge> open = new ArrayList<>();
    private final Map<Merge, RawCell> texts = new HashMap<>();

    MergeFiller(List<Merge> merges) {
        byRow = merges.stream().sorted(Comparator.comparingInt(Merge::firstRow)).toList();
    }

    RawRow fill(RawRow row) {
        while (next < byRow.size() && byRow.get(next).firstRow() <= row.number()) {
            open.add(byRow.get(next++));
        }
        close(row.number());
        if (open.isEmpty()) {
            return row;
        }
        List<RawCell> cells = new ArrayList<>(row.cells());
        for (Merge merge : open) {
            if (merge.firstRow() == row.number()) {
                texts.put(merge, row.cell(merge.firstColumn()));
            }
            RawCell text = texts.getOrDefault(merge, RawCell.EMPTY);
            if (!text.isBlank()) {
                spread(cells, merge, row.number(), text.with(RawCell.Mark.MERGED));
            }
        }
        return new RawRow(row.number(), row.hidden(), cells);
    }

    private static void spread(List<RawCell> cells, Merge merge, int row, RawCell text) {
        for (int column = merge.firstColumn(); column <= merge.lastColumn(); column++) {
            if (row == merge.firstRow() && column == merge.firstColumn()) {
                continue;
            }
            while (cells.size() <= column) {
                cells.add(RawCell.EMPTY);
            }
            cells.set(column, text);
        }
    }

    private void close(int row) {
        for (Iterator<Merge> all = open.iterator(); all.hasNext(); ) {
            Merge merge = all.next();
            if (merge.lastRow() < row) {
                all.remove();
                texts.remove(merge);
            }
        }
    }
}
