package io.qingyuan.intake.internal;

import io.qingyuan.intake.internal.reading.RawCell;
import io.qingyuan.intake.internal.reading.RawRow;
import io.qingyuan.intake.internal.reading.SheetFacts;
import java.util.ArrayList;
import java.util.List;

/** What is kept of a file's first look, to be shown while its columns are settled. */
record Survey(List<Sheet> sheets, int chosen) {

    private static final int CHARACTERS = 200;
    private static final int COLUMNS = 100;

    Survey {
        sheets = List.copyOf(sheets);
    }

    /** @param head the first rows, their texts cut to what a table can show */
    record Sheet(
            String name,
            boolean hidden,
            long rows,
            int columns,
            long hiddenRows,
            List<Integer> hiddenColumns,
            long formulas,
            long externals,
            List<String> external,
            List<Line> head) {}

    record Line(int number, boolean hidden, List<String> cells) {}

    static Survey of(List<SheetFacts> facts, int chosen) {
        return new Survey(facts.stream().map(Survey::sheet).toList(), chosen);
    }

    private static Sheet sheet(SheetFacts facts) {
        return new Sheet(
                facts.name(),
                facts.hidden(),
                facts.rows(),
                facts.columns(),
                facts.hiddenRows(),
                new ArrayList<>(facts.hiddenColumns()),
                facts.formulas(),
                facts.externals(),
                facts.external(),
                facts.head().stream().map(Survey::line).toList());
    }

    private static Line line(RawRow row) {
        return new Line(
                row.number(),
                row.hidden(),
                row.cells().stream()
                        .limit(COLUMNS)
                        .map(RawCell::text)
                        .map(Survey::cut)
                        .toList());
    }

    private static String cut(String text) {
        return text.length() <= CHARACTERS ? text : text.substring(0, CHARACTERS) + "…";
    }
}
