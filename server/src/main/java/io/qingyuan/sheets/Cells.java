package io.qingyuan.sheets;

import io.qingyuan.time.Zone;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Workbook;
import org.jspecify.annotations.Nullable;

/** Writes values as typed cells, with one style a format. */
final class Cells {

    /** A number cell is a double and keeps no more digits; longer numbers are written as text. */
    private static final int DIGITS_OF_A_CELL = 15;

    private static final int MOST_TEXT = 32_767;

    private final Workbook book;
    private final boolean english;
    private final CellStyle header;
    private final Map<String, CellStyle> styles = new HashMap<>();

    Cells(Workbook book, Locale locale) {
        this.book = book;
        english = locale.getLanguage().equals("en");
        Font bold = book.createFont();
        bold.setBold(true);
        header = book.createCellStyle();
        header.setFont(bold);
        header.setWrapText(true);
    }

    CellStyle header() {
        return header;
    }

    void fill(Cell cell, @Nullable Object value) {
        switch (value) {
            case null -> cell.setBlank();
            case BigDecimal number
            when number.precision() <= DIGITS_OF_A_CELL -> {
                cell.setCellValue(number.doubleValue());
                int scale = Math.max(number.scale(), 0);
                cell.setCellStyle(style(scale == 0 ? "0" : "0." + "0".repeat(scale)));
            }
            case BigDecimal number -> cell.setCellValue(number.toPlainString());
            case Number number -> {
                cell.setCellValue(number.doubleValue());
                cell.setCellStyle(style("0"));
            }
            case LocalDate day when day.equals(LocalDate.MAX) || day.equals(LocalDate.MIN) -> cell.setBlank();
            case LocalDate day -> {
                cell.setCellValue(day);
                cell.setCellStyle(style("yyyy-mm-dd"));
            }
            case Instant instant -> {
                cell.setCellValue(LocalDateTime.ofInstant(instant, Zone.BEIJING));
                cell.setCellStyle(style("yyyy-mm-dd hh:mm:ss"));
            }
            case Boolean truth -> cell.setCellValue(english ? (truth ? "yes" : "no") : (truth ? "是" : "否"));
            default -> {
                String text = FormulaSigns.escaped(value.toString());
                cell.setCellValue(text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text);
            }
        }
    }

    private CellStyle style(String format) {
        return styles.computeIfAbsent(format, wanted -> {
            CellStyle style = book.createCellStyle();
            style.setDataFormat(book.createDataFormat().getFormat(wanted));
            return style;
        });
    }
}
