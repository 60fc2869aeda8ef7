package io.qingyuan.intake.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** A workbook as people make them, cell by cell. Its names and figures are made up (示例). */
final class Book {

    private final Workbook book;
    private Sheet sheet;
    private int next;

    private Book(Workbook book, String name) {
        this.book = book;
        sheet = book.createSheet(name);
    }

    static Book xlsx(String sheet) {
        return new Book(new XSSFWorkbook(), sheet);
    }

    static Book xls(String sheet) {
        return new Book(new HSSFWorkbook(), sheet);
    }

    /** A number shown in a format. */
    record Shown(double number, String format) {}

    /** A formula; the program that saved it had computed the value. */
    record Formula(String formula, double value) {}

    Book sheet(String name) {
        sheet = book.createSheet(name);
        next = 0;
        return this;
    }

    Book row(@Nullable Object... cells) {
        Row row = sheet.createRow(next++);
        for (int i = 0; i < cells.length; i++) {
            fill(row.createCell(i), cells[i]);
        }
        return this;
    }

    Book blank() {
        next++;
        return this;
    }

    /** Merges an area of the sheet: {@code A1:F1}. */
    Book merge(String area) {
        sheet.addMergedRegion(CellRangeAddress.valueOf(area));
        return this;
    }

    Book hideRow(int number) {
        sheet.getRow(number - 1).setZeroHeight(true);
        return this;
    }

    Book hideColumn(int column) {
        sheet.setColumnHidden(column, true);
        return this;
    }

    Book hideSheet() {
        book.setSheetHidden(book.getSheetIndex(sheet), true);
        return this;
    }

    Workbook workbook() {
        return book;
    }

    private void fill(Cell cell, @Nullable Object value) {
        switch (value) {
            case null -> cell.setBlank();
            case String text -> cell.setCellValue(text);
            case Integer number -> cell.setCellValue(number);
            case Double number -> cell.setCellValue(number);
            case LocalDate day -> {
                cell.setCellValue(day);
                cell.setCellStyle(style("yyyy/m/d"));
            }
            case Shown shown -> {
                cell.setCellValue(shown.number());
                cell.setCellStyle(style(shown.format()));
            }
            case Formula formula -> {
                cell.setCellFormula(formula.formula());
                cell.setCellValue(formula.value());
            }
            default -> throw new IllegalArgumentException(value.toString());
        }
    }

    private CellStyle style(String format) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(format));
        return style;
    }

    Path save(Path folder, String name) {
        Path path = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(path)) {
            book.write(out);
            book.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return path;
    }
}
