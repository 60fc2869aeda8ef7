package io.qingyuan.intake.internal.reading;

import java.util.EnumSet;
import java.util.Set;

/**
 * A cell as it is shown.
 *
 * @param text the digits shown; a date as {@code 2024-03-05}, or as much of it as its format shows ({@code 2024年3月})
 */
public record RawCell(String text, Set<Mark> marks) {

    public static final RawCell EMPTY = new RawCell("", Set.of());

    /** What a reader must know of a cell beside its text. */
    public enum Mark {
        /** Held as a number, not as text. */
        NUMERIC,
        /** What a formula gave when the file was last saved. */
        COMPUTED,
        /** A formula that reaches into another file. */
        EXTERNAL,
        /** The format shows fewer digits than the cell holds. */
        ROUNDED,
        /** An error of the spreadsheet program, such as {@code #REF!}. */
        ERROR,
        /** Stands in the first cell of a merged area that covers this one. */
        MERGED
    }

    public RawCell {
        marks = marks.isEmpty() ? Set.of() : Set.copyOf(marks);
    }

    public static RawCell of(String text) {
        return text.isEmpty() ? EMPTY : new RawCell(text, Set.of());
    }

    public static RawCell number(String text) {
        return new RawCell(text, Set.of(Mark.NUMERIC));
    }

    public RawCell with(Mark mark) {
        Set<Mark> all = EnumSet.of(mark);
        all.addAll(marks);
        return new RawCell(text, all);
    }

    public boolean is(Mark mark) {
        return marks.contains(mark);
    }

    public boolean isBlank() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                return false;
            }
        }
        return true;
    }
}
