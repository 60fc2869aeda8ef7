package io.qingyuan.sheets;

import io.qingyuan.time.Zone;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * Writes a list as an Excel workbook: the rows on the first sheet, what they are and how they were asked for on the
 * second. Rows are streamed, so the length of the list does not matter to memory.
 */
public final class Sheets {

    public static final String CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** What a sheet of the format can hold, less the header. */
    private static final int MOST_ROWS = 1_048_575;

    private static final int ROWS_IN_MEMORY = 200;
    private static final int CHARACTER = 256;
    private static final int MOST_CHARACTERS = 255;
    private static final DateTimeFormatter FILE_TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm");
    private static final DateTimeFormatter SHOWN_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Sheets() {}

    /** Answers a request with the workbook, under a name of title and time. */
    public static <T> void send(
            HttpServletResponse response, Locale locale, SheetNote note, List<Column<T>> columns, Stream<T> rows)
            throws IOException {
        String name = title(note, locale) + "-" + FILE_TIME.format(note.at().atZone(Zone.BEIJING)) + ".xlsx";
        try (SXSSFWorkbook book = build(locale, note, columns, rows)) {
            // only now that every row was read: a failure before this is still answered as a problem
            response.setContentType(CONTENT_TYPE);
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(name, StandardCharsets.UTF_8)
                            .build()
                            .toString());
            book.write(response.getOutputStream());
        }
    }

    /** Writes the workbook. The rows are read to their end and closed. */
    public static <T> void write(
            OutputStream out, Locale locale, SheetNote note, List<Column<T>> columns, Stream<T> rows)
            throws IOException {
        try (SXSSFWorkbook book = build(locale, note, columns, rows)) {
            book.write(out);
        }
    }

    private static <T> SXSSFWorkbook build(Locale locale, SheetNote note, List<Column<T>> columns, Stream<T> rows) {
        SXSSFWorkbook book = new SXSSFWorkbook(ROWS_IN_MEMORY);
        book.setCompressTempFiles(true);
        Cells cells = new Cells(book, locale);
        Sheet sheet = book.createSheet(WorkbookUtil.createSafeSheetName(title(note, locale)));
        long count;
        boolean cut;
        try (rows) {
            header(sheet, cells.header(), columns, locale);
            Iterator<T> remaining = rows.iterator();
            int line = 1;
            while (remaining.hasNext() && line <= MOST_ROWS) {
                T value = remaining.next();
                Row row = sheet.createRow(line++);
                for (int i = 0; i < columns.size(); i++) {
                    cells.fill(row.createCell(i), columns.get(i).value().apply(value));
                }
            }
            count = line - 1L;
            cut = remaining.hasNext();
        }
        if (!columns.isEmpty()) {
            sheet.setAutoFilter(new CellRangeAddress(0, (int) count, 0, columns.size() - 1));
        }
        explain(book, cells, note, locale, count, cut);
        return book;
    }

    private static <T> void header(Sheet sheet, CellStyle style, List<Column<T>> columns, Locale locale) {
        sheet.createFreezePane(1, 1);
        Row row = sheet.createRow(0);
        for (int i = 0; i < columns.size(); i++) {
            Cell cell = row.createCell(i);
            cell.setCellValue(columns.get(i).header(locale));
            cell.setCellStyle(style);
            sheet.setColumnWidth(i, Math.min(columns.get(i).widthCharacters(), MOST_CHARACTERS) * CHARACTER);
        }
    }

    private static void explain(
            SXSSFWorkbook book, Cells cells, SheetNote note, Locale locale, long count, boolean cut) {
        boolean english = locale.getLanguage().equals("en");
        Sheet sheet = book.createSheet(english ? "About" : "说明");
        sheet.setColumnWidth(0, 20 * CHARACTER);
        sheet.setColumnWidth(1, 60 * CHARACTER);
        int line = 0;
        line = pair(sheet, cells, line, english ? "List" : "列表", title(note, locale));
        line = pair(
                sheet,
                cells,
                line,
                english ? "Time (Beijing)" : "时间（北京时间）",
                SHOWN_TIME.format(note.at().atZone(Zone.BEIJING)));
        line = pair(sheet, cells, line, english ? "Exported by" : "导出人", note.by());
        line = pair(sheet, cells, line, english ? "Rows" : "行数", count);
        if (cut) {
            line = pair(
                    sheet,
                    cells,
                    line,
                    english ? "Not complete" : "不完整",
                    english ? "The list is longer than a sheet; narrow the filters." : "列表超出一张表的行数，请缩小筛选范围。");
        }
        if (note.filters().isEmpty()) {
            pair(sheet, cells, line, english ? "Filters" : "筛选条件", english ? "none" : "无");
        }
        for (var filter : note.filters().entrySet()) {
            line = pair(sheet, cells, line, filter.getKey(), filter.getValue());
        }
    }

    private static int pair(Sheet sheet, Cells cells, int line, String label, Object value) {
        Row row = sheet.createRow(line);
        Cell cell = row.createCell(0);
        cell.setCellValue(label);
        cell.setCellStyle(cells.header());
        cells.fill(row.createCell(1), value);
        return line + 1;
    }

    private static String title(SheetNote note, Locale locale) {
        return locale.getLanguage().equals("en") ? note.en() : note.zh();
    }
}
