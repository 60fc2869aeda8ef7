package io.qingyuan.intake.internal.shaping;

import io.qingyuan.intake.internal.reading.Place;
import io.qingyuan.intake.internal.reading.RawRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The header of a table, its rows made one.
 *
 * @param row number of the first row, from 1
 * @param rows how many rows of the sheet it reaches over
 * @param headings of each column, joined by {@code " / "}; a column without one is called by its letter
 */
public record Header(int row, int rows, List<String> headings) {

    public static final String JOIN = " / ";

    public Header {
        headings = List.copyOf(headings);
    }

    /** The last row that belongs to it. */
    public int lastRow() {
        return row + rows - 1;
    }

    /** The rows from the position on as one header; merged areas must be filled. */
    public static Header of(List<RawRow> head, int position, int count) {
        List<List<String>> lines = lines(head, position, count);
        int columns = lines.stream().mapToInt(List::size).max().orElse(0);
        List<String> headings = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            List<String> parts = new ArrayList<>();
            for (List<String> line : lines) {
                String part = column < line.size() ? line.get(column) : "";
                if (!part.isEmpty() && !parts.contains(part)) {
                    parts.add(part);
                }
            }
            headings.add(String.join(JOIN, parts));
        }
        while (!headings.isEmpty() && headings.getLast().isEmpty()) {
            headings.removeLast();
        }
        int first = head.get(position).number();
        int last = head.get(position + count - 1).number();
        return new Header(first, last - first + 1, distinct(headings));
    }

    /** The texts of header rows; a group's heading is carried over the columns it stands above. */
    static List<List<String>> lines(List<RawRow> head, int position, int count) {
        List<List<String>> lines = new ArrayList<>();
        for (int i = position; i < position + count; i++) {
            lines.add(head.get(i).cells().stream()
                    .map(cell -> Folding.fold(cell.text()).replace(" ", ""))
                    .toList());
        }
        List<List<String>> carried = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            carried.add(i == lines.size() - 1 ? lines.get(i) : carry(lines.get(i), lines.get(i + 1)));
        }
        return carried;
    }

    private static List<String> carry(List<String> upper, List<String> lower) {
        List<String> carried = new ArrayList<>();
        String group = "";
        for (int column = 0; column < Math.max(upper.size(), lower.size()); column++) {
            String text = column < upper.size() ? upper.get(column) : "";
            boolean below = column < lower.size() && !lower.get(column).isEmpty();
            if (!text.isEmpty()) {
                group = below ? text : "";
            }
            carried.add(text.isEmpty() && below ? group : text);
        }
        return carried;
    }

    /** Two columns of the same name are told apart by their count. */
    private static List<String> distinct(List<String> headings) {
        Set<String> named = new HashSet<>();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            String name = headings.get(i).isEmpty() ? "#" + Place.column(i) : headings.get(i);
            String candidate = name;
            for (int again = 2; !named.add(candidate); again++) {
                candidate = name + " (" + again + ")";
            }
            all.add(candidate);
        }
        return all;
    }
}
