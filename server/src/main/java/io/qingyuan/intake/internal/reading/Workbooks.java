package io.qingyuan.intake.internal.reading;

import io.qingyuan.intake.IntakeProblem;
import io.qingyuan.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Gathers what a survey of a sheet finds. */
final class Workbooks {

    private static final int PLACES = 20;

    private Workbooks() {}

    static ProblemException tooMuch(String what, long found, long most) {
        return new ProblemException(IntakeProblem.TOO_MUCH, what, Long.toString(found), Long.toString(most));
    }

    /** Facts of one sheet while its rows pass by. */
    static final class Gathering {
        private final String name;
        private final boolean hidden;
        private final List<RawRow> head = new ArrayList<>();
        private final List<Merge> merges = new ArrayList<>();
        private final SortedSet<Integer> hiddenColumns = new TreeSet<>();
        private final List<String> external = new ArrayList<>();
        private long externals;
        private long formulas;
        private long rows;
        private long hiddenRows;
        private int columns;

        Gathering(String name, boolean hidden) {
            this.name = name;
            this.hidden = hidden;
        }

        boolean row(RawRow row) {
            if (row.isBlank()) {
                return true;
            }
            rows++;
            if (row.hidden()) {
                hiddenRows++;
            }
            if (head.size() < SheetFacts.HEAD_ROWS) {
                head.add(row);
            }
            columns = Math.max(columns, row.cells().size());
            for (int column = 0; column < row.cells().size(); column++) {
                RawCell cell = row.cells().get(column);
                if (cell.is(RawCell.Mark.COMPUTED)) {
                    formulas++;
                }
                if (cell.is(RawCell.Mark.EXTERNAL)) {
                    externals++;
                    if (external.size() < PLACES) {
                        external.add(Place.of(name, row.number(), column));
                    }
                }
            }
            return true;
        }

        void hiddenColumn(int column) {
            hiddenColumns.add(column);
        }

        void merge(Merge merge, int most) {
            if (merges.size() >= most) {
                throw tooMuch("合并单元格 merged cells", merges.size() + 1L, most);
            }
            merges.add(merge);
        }

        SheetFacts facts() {
            MergeFiller filler = new MergeFiller(merges);
            return new SheetFacts(
                    name,
                    hidden,
                    rows,
                    columns,
                    hiddenRows,
                    hiddenColumns,
                    formulas,
                    List.copyOf(external),
                    externals,
                    List.copyOf(merges),
                    head.stream().map(filler::fill).toList());
        }
    }
}
