package io.qingyuan.statistics.internal;

import io.qingyuan.packs.PackText;
import io.qingyuan.statistics.Content;
import io.qingyuan.statistics.Element;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.SourceDocument;
import io.qingyuan.statistics.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Writes the template of a form, with what was reported already, so that it reads back without difference. */
final class FormWriter {

    private static final int CHARACTER = 256;
    private static final int[] WIDTHS = {22, 36, 14, 24, 10, 16, 14, 14, 12, 30, 18, 14, 30};

    private final XSSFWorkbook book = new XSSFWorkbook();
    private final Map<String, CellStyle> styles = new HashMap<>();

    private FormWriter() {}

    static void write(Form form, Map<FigureKey, Value> reported, OutputStream out) throws IOException {
        FormWriter writer = new FormWriter();
        try (XSSFWorkbook book = writer.book) {
            writer.fill(form, reported);
            writer.about(form);
            book.write(out);
        }
    }

    private void fill(Form form, Map<FigureKey, Value> reported) {
        Sheet sheet = book.createSheet(Form.SHEET);
        sheet.createFreezePane(2, 1);
        Row header = sheet.createRow(0);
        for (int i = 0; i < Form.HEADERS.size(); i++) {
            Cell cell = header.createCell(i);
            cell.setCellValue(Form.HEADERS.get(i));
            cell.setCellStyle(bold());
            sheet.setColumnWidth(i, WIDTHS[i] * CHARACTER);
        }
        int line = 1;
        for (Form.Line row : form.rows()) {
            line(sheet.createRow(line++), row, reported.get(row.figure()));
        }
    }

    private void line(Row row, Form.Line line, @Nullable Value value) {
        Element element = line.element();
        row.createCell(Form.CODE).setCellValue(element.code().value());
        row.createCell(1).setCellValue(element.title().preferChinese());
        row.createCell(2).setCellValue(line.extentTitle().preferChinese());
        row.createCell(Form.EXTENT).setCellValue(line.figure().extent().text());
        row.createCell(Form.PERIOD).setCellValue(line.figure().period().toString());
        row.createCell(5).setCellValue(line.unitTitle().preferChinese());
        row.createCell(6).setCellValue(allowed(element));
        Cell said = row.createCell(Form.VALUE);
        said.setCellStyle(style(element.kind() == Element.Kind.STATE ? "@" : "General"));
        if (value != null) {
            said(said, element, value.content());
            row.createCell(Form.FINALITY).setCellValue(Form.word(value.finality()));
            document(row, value.document());
            String comment = value.comment();
            if (comment != null) {
                row.createCell(Form.COMMENT).setCellValue(comment);
            }
        }
    }

    private static String allowed(Element element) {
        return element.kind() == Element.Kind.STATE
                ? element.states().stream()
                        .map(state -> state.title().preferChinese())
                        .collect(Collectors.joining(" / "))
                : EntryCheck.range(element.min(), element.max());
    }

    private void said(Cell cell, Element element, Content content) {
        switch (content) {
            case Content.Numeric(BigDecimal number) -> {
                cell.setCellValue(number.doubleValue());
                cell.setCellStyle(style(number.scale() <= 0 ? "0" : "0." + "0".repeat(number.scale())));
            }
            case Content.State state ->
                cell.setCellValue(element.findState(state.state())
                        .map(Element.State::title)
                        .map(PackText::preferChinese)
                        .orElse(state.state()));
            case Content.Absent(var absence) -> cell.setCellValue(absence.mark());
            case Content.Text _ -> cell.setBlank(); // words are no state yet
        }
    }

    private void document(Row row, @Nullable SourceDocument document) {
        if (document == null) {
            return;
        }
        row.createCell(Form.DOCUMENT).setCellValue(document.title());
        String number = document.number();
        if (number != null) {
            row.createCell(Form.NUMBER).setCellValue(number);
        }
        LocalDate date = document.date();
        if (date != null) {
            row.createCell(Form.DATE).setCellValue(date.toString());
        }
    }

    private void about(Form form) {
        Sheet sheet = book.createSheet(Form.ABOUT);
        sheet.setColumnWidth(0, 16 * CHARACTER);
        sheet.setColumnWidth(1, 80 * CHARACTER);
        List<String[]> lines = List.of(
                new String[] {"单位编码", form.unit().value()},
                new String[] {"单位", form.unitTitle().preferChinese()},
                new String[] {"年份", Integer.toString(form.year())},
                new String[] {"怎样填", "只填“上报数”及其右边各列；没有数据请留空，不要填零；缺数填“—”，不适用填“/”，没有此项填“无”。不要移动、增减列和行，不要改编码。"},
                new String[] {"初步/最终", "填“快报”“初步”或“最终”；留空按“最终”。"},
                new String[] {"定性项", "在“上报数”填允许范围中的一个状态，并写明来源文件。"});
        for (int i = 0; i < lines.size(); i++) {
            Row row = sheet.createRow(i);
            Cell label = row.createCell(0);
            label.setCellValue(lines.get(i)[0]);
            label.setCellStyle(bold());
            row.createCell(1).setCellValue(lines.get(i)[1]);
        }
    }

    private CellStyle bold() {
        return styles.computeIfAbsent("bold", _ -> {
            Font font = book.createFont();
            font.setBold(true);
            CellStyle style = book.createCellStyle();
            style.setFont(font);
            return style;
        });
    }

    private CellStyle style(String format) {
        return styles.computeIfAbsent("format " + format, _ -> {
            CellStyle style = book.createCellStyle();
            style.setDataFormat(book.createDataFormat().getFormat(format));
            return style;
        });
    }
}
