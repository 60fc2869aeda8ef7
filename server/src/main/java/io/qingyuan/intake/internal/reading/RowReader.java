package io.qingyuan.intake.internal.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the rows of one sheet of an .xlsx, one after another. */
final class RowReader {

    /** {@code [2]表1!A5}: a cell of another file, by its number among the linked ones; or by its name, quoted. */
    private static final Pattern ELSEWHERE =
            Pattern.compile("\\[\\d+\\]|\\[[^\\]]+\\.xl[a-z]*\\]", Pattern.CASE_INSENSITIVE);

    private final String sheet;
    private final List<String> texts;
    private final List<CellFormat> formats;
    private final boolean since1904;
    private final Limits limits;
    private final Set<String> sharedElsewhere = new HashSet<>();
    private int row;
    private int column;

    RowReader(String sheet, List<String> texts, List<CellFormat> formats, boolean since1904, Limits limits) {
        this.sheet = sheet;
        this.texts = texts;
        this.formats = formats;
        this.since1904 = since1904;
        this.limits = limits;
    }

    /** The row whose element has just begun; leaves the reader at its end. */
    RawRow read(XMLStreamReader reader) throws XMLStreamException {
        row = XlsxFile.number(XlsxFile.attribute(reader, "r"), row + 1);
        boolean hidden = XlsxFile.isTrue(XlsxFile.attribute(reader, "hidden"));
        List<RawCell> cells = new ArrayList<>();
        column = -1;
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("row")) {
                return new RawRow(row, hidden, cells);
            }
            if (event == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("c")) {
                cell(reader, cells);
            }
        }
    }

    private void cell(XMLStreamReader reader, List<RawCell> cells) throws XMLStreamException {
        String address = XlsxFile.attribute(reader, "r");
        column = address.isEmpty() ? column + 1 : address(address)[1];
        String type = XlsxFile.attribute(reader, "t");
        int style = XlsxFile.number(XlsxFile.attribute(reader, "s"), 0);
        boolean inline = type.equals("inlineStr");
        String value = "";
        boolean computed = false;
        boolean elsewhere = false;
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("c")) {
                break;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (reader.getLocalName()) {
                case "v" -> {
                    String text = reader.getElementText();
                    value = inline ? value : text;
                }
                case "is" -> {
                    // programs leave it behind in cells that hold a number since
                    String text = text(reader, "is");
                    value = inline ? text : value;
                }
                case "f" -> {
                    computed = true;
                    elsewhere = reachesOut(reader);
                }
                default -> {
                    // extensions say nothing about the value
                }
            }
        }
        RawCell cell = cell(type, style, value);
        if (computed) {
            cell = cell.with(RawCell.Mark.COMPUTED);
        }
        if (elsewhere) {
            cell = cell.with(RawCell.Mark.EXTERNAL);
        }
        put(cells, cell);
    }

    private boolean reachesOut(XMLStreamReader reader) throws XMLStreamException {
        String shared = XlsxFile.attribute(reader, "si");
        boolean out = ELSEWHERE.matcher(reader.getElementText()).find();
        if (!shared.isEmpty()) {
            if (out) {
                sharedElsewhere.add(shared);
            }
            return sharedElsewhere.contains(shared);
        }
        return out;
    }

    private RawCell cell(String type, int style, String value) {
        if (value.isEmpty()) {
            return RawCell.EMPTY;
        }
        return switch (type) {
            case "s" -> {
                int index = XlsxFile.number(value, -1);
                yield index >= 0 && index < texts.size() ? RawCell.of(texts.get(index)) : RawCell.EMPTY;
            }
            case "str", "inlineStr" -> RawCell.of(value);
            case "d" -> RawCell.of(value.length() > 10 && value.charAt(10) == 'T' ? value.substring(0, 10) : value);
            case "b" -> RawCell.of(value.equals("1") ? "TRUE" : "FALSE");
            case "e" -> RawCell.of(value).with(RawCell.Mark.ERROR);
            default -> (style < formats.size() ? formats.get(style) : CellFormat.GENERAL).show(value, since1904);
        };
    }

    private void put(List<RawCell> cells, RawCell cell) {
        if (cell.text().isEmpty() && cell.marks().isEmpty()) {
            return;
        }
        if (column >= limits.columns()) {
            throw Workbooks.tooMuch("列 columns " + Place.of(sheet, row, column), column + 1L, limits.columns());
        }
        if (cell.text().length() > limits.cellCharacters()) {
            throw Workbooks.tooMuch(
                    "单元格字数 characters of " + Place.of(sheet, row, column),
                    cell.text().length(),
                    limits.cellCharacters());
        }
        while (cells.size() < column) {
            cells.add(RawCell.EMPTY);
        }
        if (cells.size() == column) {
            cells.add(cell);
        } else {
            cells.set(column, cell);
        }
    }

    /** All text within an element, without the readings (拼音) written above it. */
    static String text(XMLStreamReader reader, String element) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int readings = 0;
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (reader.getLocalName().equals("rPh")) {
                    readings++;
                } else if (reader.getLocalName().equals("t") && readings == 0) {
                    text.append(reader.getElementText());
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (reader.getLocalName().equals(element)) {
                    return text.toString();
                }
                if (reader.getLocalName().equals("rPh")) {
                    readings--;
                }
            }
        }
    }

    /** Row from 1 and column from 0 of {@code B7}. */
    static int[] address(String text) {
        int column = 0;
        int row = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z' && column < 100_000) {
                column = column * 26 + (c - 'A' + 1);
            } else if (c >= '0' && c <= '9' && row < 100_000_000) {
                row = row * 10 + (c - '0');
            }
        }
        return new int[] {row, Math.max(column - 1, 0)};
    }
}
