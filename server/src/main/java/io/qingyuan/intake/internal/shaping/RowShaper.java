package io.qingyuan.intake.internal.shaping;

import io.qingyuan.intake.IntakeField;
import io.qingyuan.intake.IntakeForm;
import io.qingyuan.intake.internal.reading.Place;
import io.qingyuan.intake.internal.reading.RawCell;
import io.qingyuan.intake.internal.reading.RawRow;
import io.qingyuan.intake.internal.shaping.Mapping.Role;
import io.qingyuan.intake.internal.shaping.Mapping.Use;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes rows of a target out of the rows of a sheet, as a mapping says; leaves out what is no row, saying why. */
public final class RowShaper {

    /** A column's number never reaches this: a row's number is its line times this, plus the column it came from. */
    public static final int NUMBERS_A_LINE = 1024;

    private static final int LONGEST_TOTAL = 12;
    private static final Pattern NOTE = Pattern.compile("^(?:附?注\\d*|说明|备注|资料来源|数据来源|填[表报]说明|指标解释|补充资料)[:.、\\d].*"
            + "|^(?:填[表报]人|制表人?|审核人?|复核人?|经办人|(?:单位|统计|部门)?负责人|联系电话|联系人|填报日期|报出日期|填报单位)"
            + "(?:\\(.{1,6}\\))?:.*");
    private static final String COUNTING = "甲乙丙丁戊己庚辛壬癸";

    private final IntakeForm form;
    private final Mapping mapping;
    private final ValueReader reader;
    private final List<Integer> positions;
    private final Map<String, Written> constants = new HashMap<>();
    private final List<String> headings;
    private boolean rowsSeen;
    private boolean notesBegun;

    /** Why something of a sheet is no row. */
    public enum Reason {
        TOTAL,
        NOTE,
        /** The line of column numbers under a header (甲 乙 1 2 3), or the header once more. */
        HEADER,
        /** A heading across the table. */
        SECTION,
        HIDDEN,
        /** An empty cell of a column that spreads. */
        EMPTY
    }

    /** What became of one row of the sheet. */
    public record Shaped(List<Row> rows, List<Reason> left) {}

    /**
     * A row of the target.
     *
     * @param cells what is written for each field that the mapping knows
     */
    public record Row(long number, String place, Map<String, Written> cells) {}

    /** @param headings of the sheet at hand, found by the mapping's header rows */
    public RowShaper(IntakeForm form, Mapping mapping, List<String> headings) {
        this.form = form;
        this.mapping = mapping;
        this.headings = List.copyOf(headings);
        reader = new ValueReader(form);
        positions = mapping.columns().stream()
                .map(use -> position(headings, use.heading()))
                .toList();
        mapping.constants().forEach((field, text) -> constants.put(field, new Written(text, Set.of(), "", "")));
    }

    private static int position(List<String> headings, String heading) {
        String wanted = Folding.name(heading);
        for (int i = 0; i < headings.size(); i++) {
            if (Folding.name(headings.get(i)).equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    /** Headings that the mapping uses and the sheet does not have. */
    public static List<String> missing(Mapping mapping, List<String> headings) {
        return mapping.columns().stream()
                .filter(use -> use.role() != Role.IGNORED && position(headings, use.heading()) < 0)
                .map(Use::heading)
                .toList();
    }

    /** Headings of the sheet that the mapping has never seen. */
    public static List<String> unknown(Mapping mapping, List<String> headings) {
        Set<String> known = new HashSet<>();
        mapping.columns().forEach(use -> known.add(Folding.name(use.heading())));
        return headings.stream()
                .filter(heading -> !heading.startsWith("#") && !known.contains(Folding.name(heading)))
                .toList();
    }

    /** Rows must come in their order: what follows the notes under a table is told by what came before. */
    public Shaped shape(RawRow row) {
        if (row.number() < mapping.headerRow() + mapping.headerRows() || row.isBlank()) {
            return new Shaped(List.of(), List.of());
        }
        if (row.hidden() && !mapping.hidden()) {
            return new Shaped(List.of(), List.of(Reason.HIDDEN));
        }
        Reason left = left(row);
        if (left != null) {
            return new Shaped(List.of(), List.of(left));
        }
        rowsSeen = true;
        return rows(row);
    }

    private @Nullable Reason left(RawRow row) {
        String first = "";
        int texts = 0;
        boolean merged = false;
        for (RawCell cell : row.cells()) {
            if (cell.isBlank()) {
                continue;
            }
            if (texts == 0) {
                first = bare(cell);
            }
            if (cell.is(RawCell.Mark.MERGED) && texts == 1 && bare(cell).equals(first)) {
                merged = true;
                continue;
            }
            texts++;
        }
        if (rowsSeen && NOTE.matcher(first).matches()) {
            notesBegun = true;
            return Reason.NOTE;
        }
        if (texts == 1 && notesBegun) {
            return Reason.NOTE;
        }
        if (texts == 1 && merged) {
            return Reason.SECTION;
        }
        if (isTotal(row)) {
            return Reason.TOTAL;
        }
        return (!rowsSeen && isCounting(row)) || isHeaderAgain(row) ? Reason.HEADER : null;
    }

    private static String bare(RawCell cell) {
        return Folding.fold(cell.text()).replace(" ", "");
    }

    private boolean isTotal(RawRow row) {
        boolean labelled = false;
        for (int i = 0; i < positions.size(); i++) {
            Use use = mapping.columns().get(i);
            int position = positions.get(i);
            if (use.role() != Role.FIELD || position < 0) {
                continue;
            }
            IntakeField field = form.find(use.field()).orElse(null);
            if (field == null || (field.type() != IntakeField.Type.CHOICE && field.type() != IntakeField.Type.TEXT)) {
                continue;
            }
            String text = row.cell(position).text();
            if (!text.isEmpty()) {
                labelled = true;
                if (saysTotal(text) && reader.choice(field.code(), text).isEmpty()) {
                    return true;
                }
            }
        }
        return !labelled
                && row.cells().stream()
                        .filter(cell -> !cell.isBlank())
                        .findFirst()
                        .filter(cell -> saysTotal(cell.text()))
                        .isPresent();
    }

    private static boolean saysTotal(String text) {
        if (text.length() > LONGEST_TOTAL * 3) {
            return false;
        }
        String name = Folding.name(text);
        String word = name.endsWith(":") || name.endsWith("：") ? name.substring(0, name.length() - 1) : name;
        return word.length() <= LONGEST_TOTAL
                && (word.endsWith("合计")
                        || word.endsWith("小计")
                        || word.endsWith("总计")
                        || word.equals("共计")
                        || word.equals("total"));
    }

    /** {@code 甲 乙 1 2 3}: letters and numbers counted up. */
    private static boolean isCounting(RawRow row) {
        int count = 0;
        int letters = 0;
        int numbers = 0;
        for (RawCell cell : row.cells()) {
            if (cell.isBlank()) {
                continue;
            }
            String text = Folding.fold(cell.text());
            count++;
            if (text.length() == 1 && COUNTING.indexOf(text) == letters) {
                letters++;
            } else if (text.equals(Integer.toString(numbers + 1))) {
                numbers++;
            } else {
                return false;
            }
        }
        return count >= 2 && (letters > 0 || numbers >= 3);
    }

    private boolean isHeaderAgain(RawRow row) {
        int same = 0;
        for (int column = 0; column < headings.size(); column++) {
            String text = Folding.name(row.cell(column).text());
            if (text.isEmpty()) {
                continue;
            }
            String heading = Folding.name(headings.get(column));
            if (!heading.equals(text) && !heading.endsWith("/" + text) && !heading.startsWith(text + "/")) {
                return false;
            }
            same++;
        }
        return same >= 2;
    }

    private Shaped rows(RawRow row) {
        Map<String, Written> shared = new LinkedHashMap<>(constants);
        String unit = "";
        List<Integer> spreads = new ArrayList<>();
        for (int i = 0; i < positions.size(); i++) {
            int position = positions.get(i);
            if (position < 0) {
                continue;
            }
            Use use = mapping.columns().get(i);
            switch (use.role()) {
                case FIELD -> shared.put(use.field(), written(row, position, use.unit()));
                case UNIT -> {
                    String text = row.cell(position).text();
                    unit = Measure.find(text).isPresent() ? Folding.fold(text) : "";
                }
                case SPREAD -> spreads.add(i);
                case IGNORED -> {
                    // not wanted
                }
            }
        }
        String measure = form.measure();
        if (measure == null || spreads.isEmpty()) {
            Written value = measure == null ? null : shared.get(measure);
            if (measure != null && value != null && !unit.isEmpty()) {
                shared.put(measure, new Written(value.text(), value.marks(), unit, value.place()));
            }
            long number = (long) row.number() * NUMBERS_A_LINE;
            return new Shaped(List.of(new Row(number, Place.of(mapping.sheet(), row.number()), shared)), List.of());
        }
        return spread(row, shared, unit, measure, spreads);
    }

    private Shaped spread(RawRow row, Map<String, Written> shared, String unit, String measure, List<Integer> spreads) {
        List<Row> rows = new ArrayList<>();
        List<Reason> left = new ArrayList<>();
        for (int i : spreads) {
            int position = positions.get(i);
            Use use = mapping.columns().get(i);
            if (row.cell(position).isBlank() && !row.cell(position).is(RawCell.Mark.EXTERNAL)) {
                left.add(Reason.EMPTY);
                continue;
            }
            Map<String, Written> cells = new LinkedHashMap<>(shared);
            use.sets().forEach((field, text) -> cells.put(field, new Written(text, Set.of(), "", "")));
            cells.put(measure, written(row, position, unit.isEmpty() ? use.unit() : unit));
            rows.add(new Row(
                    (long) row.number() * NUMBERS_A_LINE + position,
                    Place.of(mapping.sheet(), row.number(), position),
                    cells));
        }
        return new Shaped(rows, left);
    }

    private Written written(RawRow row, int position, String unit) {
        RawCell cell = row.cell(position);
        return new Written(cell.text(), cell.marks(), unit, Place.of(mapping.sheet(), row.number(), position));
    }
}
