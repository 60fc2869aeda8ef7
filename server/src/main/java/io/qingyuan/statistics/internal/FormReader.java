package io.qingyuan.statistics.internal;

import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.Finality;
import io.qingyuan.statistics.Origin;
import io.qingyuan.statistics.SourceDocument;
import io.qingyuan.statistics.StatisticsProblem;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.ss.util.NumberToTextConverter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Reads a filled template. Every fault is collected with its cell; formulas are never run. */
final class FormReader {

    private static final Pattern DECIMALS = Pattern.compile("0\\.(0+)");

    private final Form form;
    private final String fileName;
    private final Map<String, Form.Line> lines = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private int rows;

    private FormReader(Form form, String fileName) {
        this.form = form;
        this.fileName = fileName;
        form.rows().forEach(line -> lines.put(key(line.figure()), line));
    }

    /**
     * What stands in a workbook.
     *
     * @param rows how many rows were looked at, with empty ones
     */
    record Read(int rows, List<Entry> entries, List<Fault> faults) {}

    static Read read(Form form, String fileName, InputStream content) throws IOException {
        FormReader reader = new FormReader(form, fileName);
        try (OPCPackage file = OPCPackage.open(content);
                Workbook book = new XSSFWorkbook(file)) {
            reader.read(book);
        } catch (InvalidFormatException | POIXMLException | OpenXML4JRuntimeException | IOException e) {
            throw new ProblemException(StatisticsProblem.WORKBOOK_UNREADABLE, fileName, reason(e));
        } catch (IllegalArgumentException | IllegalStateException e) {
            // what POI throws for files that are something else, or that unpack to far more than they are
            throw new ProblemException(StatisticsProblem.WORKBOOK_UNREADABLE, fileName, reason(e));
        }
        return new Read(reader.rows, List.copyOf(reader.entries), List.copyOf(reader.faults));
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    private void read(Workbook book) {
        Optional<Sheet> about = sheet(book, Form.ABOUT);
        Optional<Sheet> sheet = sheet(book, Form.SHEET);
        if (about.isEmpty() || sheet.isEmpty()) {
            return;
        }
        String unit = text(cell(about.get(), 0, 1)).orElse("");
        String year = text(cell(about.get(), 2, 1)).orElse("");
        if (!unit.equals(form.unit().value()) || !year.equals(Integer.toString(form.year()))) {
            faults.add(Fault.at(
                    Form.ABOUT + "!B1",
                    StatisticsProblem.WRONG_FORM,
                    unit,
                    year,
                    form.unit().value(),
                    Integer.toString(form.year())));
            return;
        }
        if (headersStand(sheet.get())) {
            for (int i = 1; i <= sheet.get().getLastRowNum(); i++) {
                Row row = sheet.get().getRow(i);
                if (row != null && text(row.getCell(Form.CODE)).isPresent()) {
                    rows++;
                    line(row);
                }
            }
        }
    }

    private Optional<Sheet> sheet(Workbook book, String name) {
        Sheet sheet = book.getSheet(name);
        if (sheet == null) {
            faults.add(Fault.at(fileName, StatisticsProblem.SHEET_MISSING, name));
        }
        return Optional.ofNullable(sheet);
    }

    private boolean headersStand(Sheet sheet) {
        int before = faults.size();
        for (int i = 0; i < Form.HEADERS.size(); i++) {
            String found = text(cell(sheet, 0, i)).orElse("");
            if (!found.equals(Form.HEADERS.get(i))) {
                faults.add(Fault.at(place(0, i), StatisticsProblem.COLUMN_HEADER, Form.HEADERS.get(i), found));
            }
        }
        return faults.size() == before;
    }

    private void line(Row row) {
        int before = faults.size();
        for (int i = 0; i < Form.HEADERS.size(); i++) {
            Cell cell = row.getCell(i);
            if (cell != null && cell.getCellType() == CellType.FORMULA) {
                faults.add(Fault.at(place(row.getRowNum(), i), StatisticsProblem.FORMULA_CELL, cell.getCellFormula()));
            }
        }
        String code = text(row.getCell(Form.CODE)).orElse("");
        String extent = text(row.getCell(Form.EXTENT)).orElse("");
        String period = text(row.getCell(Form.PERIOD)).orElse("");
        Form.Line line = lines.get(code + "|" + extent + "|" + period);
        if (line == null) {
            faults.add(Fault.at(
                    place(row.getRowNum(), Form.CODE),
                    StatisticsProblem.ROW_UNKNOWN,
                    "%s %s %s".formatted(code, extent, period).strip()));
        }
        Optional<String> said = text(row.getCell(Form.VALUE));
        SourceDocument document = document(row);
        if (line != null && faults.size() == before && said.isPresent()) {
            entries.add(new Entry(
                    part -> place(row.getRowNum(), column(part)),
                    code,
                    extent,
                    period,
                    Origin.REPORTED.word(),
                    finality(row),
                    said.get(),
                    null,
                    document,
                    null,
                    text(row.getCell(Form.COMMENT)).orElse(null),
                    null,
                    Entry.ANY));
        }
    }

    private static String finality(Row row) {
        return text(row.getCell(Form.FINALITY))
                .map(word -> Form.finality(word).map(Finality::word).orElse(word))
                .orElse(Finality.FINAL.word());
    }

    private @Nullable SourceDocument document(Row row) {
        Optional<String> title = text(row.getCell(Form.DOCUMENT));
        if (title.isEmpty()) {
            return null;
        }
        LocalDate date = null;
        Cell cell = row.getCell(Form.DATE);
        Optional<String> written = text(cell);
        if (cell != null && cell.getCellType() == CellType.NUMERIC && DateUtil.isCellDateFormatted(cell)) {
            date = cell.getLocalDateTimeCellValue().toLocalDate();
        } else if (written.isPresent()) {
            try {
                date = LocalDate.parse(written.get());
            } catch (DateTimeException e) {
                faults.add(Fault.at(place(row.getRowNum(), Form.DATE), StatisticsProblem.DATE, written.get()));
            }
        }
        return new SourceDocument(title.get(), text(row.getCell(Form.NUMBER)).orElse(null), date);
    }

    private static int column(String part) {
        return switch (part) {
            case "element" -> Form.CODE;
            case "extent" -> Form.EXTENT;
            case "period" -> Form.PERIOD;
            case "finality" -> Form.FINALITY;
            case "document" -> Form.DOCUMENT;
            case "document/date" -> Form.DATE;
            default -> Form.VALUE;
        };
    }

    private static @Nullable Cell cell(Sheet sheet, int row, int column) {
        Row found = sheet.getRow(row);
        return found == null ? null : found.getCell(column);
    }

    /** What the cell shows, a number with the digits its format asks for; empty for blank cells. */
    private static Optional<String> text(@Nullable Cell cell) {
        if (cell == null) {
            return Optional.empty();
        }
        return switch (cell.getCellType()) {
            case NUMERIC -> Optional.of(number(cell));
            case STRING -> Optional.of(cell.getStringCellValue().strip()).filter(text -> !text.isEmpty());
            case BOOLEAN -> Optional.of(Boolean.toString(cell.getBooleanCellValue()));
            case ERROR -> Optional.of("#");
            case FORMULA, BLANK, _NONE -> Optional.empty();
        };
    }

    private static String number(Cell cell) {
        BigDecimal number = new BigDecimal(NumberToTextConverter.toText(cell.getNumericCellValue()));
        Matcher format = DECIMALS.matcher(cell.getCellStyle().getDataFormatString());
        int decimals = format.matches() ? format.group(1).length() : 0;
        return (number.scale() < decimals ? number.setScale(decimals) : number).toPlainString();
    }

    private static String place(int row, int column) {
        return Form.SHEET + "!" + CellReference.convertNumToColString(column) + (row + 1);
    }

    private static String key(FigureKey figure) {
        return figure.series() + "|" + figure.period();
    }
}
