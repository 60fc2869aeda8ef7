package io.qingyuan.collection.internal;

import io.qingyuan.collection.internal.CollectionBody.CellBody;
import io.qingyuan.collection.internal.CollectionBody.FormBody;
import io.qingyuan.collection.internal.CollectionBody.LineBody;
import io.qingyuan.collection.internal.CollectionBody.SaidBody;
import io.qingyuan.collection.internal.CollectionBody.StepBody;
import io.qingyuan.sheets.FormulaSigns;
import io.qingyuan.statistics.Absence;
import io.qingyuan.time.Zone;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * The form as it is filed on paper (正式报表): title, form number, unit with place for its stamp, who answers and who filled
 * it in, and a second sheet that proves the seal. Cells hold values only, never formulas.
 */
final class OfficialForm {

    private static final int COLUMNS = 7;
    private static final int CHARACTER = 256;
    private static final int[] WIDTHS = {6, 40, 20, 12, 16, 16, 30};
    private static final List<String> HEADERS = List.of("序号", "指标名称", "填报对象", "计量单位", "本期数", "上年同期", "说明");

    private final XSSFWorkbook book = new XSSFWorkbook();
    private final FormBody form;

    private OfficialForm(FormBody form) {
        this.form = form;
    }

    static void write(FormBody form, OutputStream out) throws IOException {
        OfficialForm official = new OfficialForm(form);
        try (XSSFWorkbook book = official.book) {
            official.figures();
            official.proof();
            book.write(out);
        }
    }

    private void figures() {
        Sheet sheet = book.createSheet("报表");
        for (int i = 0; i < WIDTHS.length; i++) {
            sheet.setColumnWidth(i, WIDTHS[i] * CHARACTER);
        }
        sheet.getPrintSetup().setLandscape(true);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
        int row = 0;
        String sample = form.round().sample() ? "（示例）" : "";
        Cell title = line(sheet, row++, form.round().title().preferChinese() + sample);
        title.setCellStyle(title());
        line(
                sheet,
                row++,
                "表    号：" + form.round().formNumber() + "        报告期："
                        + form.round().period());
        line(sheet, row++, "填报单位（盖章）：" + form.form().unitTitle().preferChinese());
        Row header = sheet.createRow(row++);
        CellStyle boxed = boxed(true);
        for (int i = 0; i < COLUMNS; i++) {
            cell(header, i, HEADERS.get(i), boxed);
        }
        sheet.setRepeatingRows(new CellRangeAddress(row - 1, row - 1, -1, -1));
        CellStyle plain = boxed(false);
        int number = 1;
        for (LineBody line : form.lines()) {
            figure(sheet.createRow(row++), number++, line, plain);
        }
        row++;
        line(
                sheet,
                row,
                "单位负责人：" + who("pass", "unit-head").orElse("") + "        填表人：" + author().orElse("") + "        报出日期："
                        + submitted().map(LocalDate::toString).orElse(""));
    }

    private static void figure(Row row, int number, LineBody line, CellStyle style) {
        cell(row, 0, Integer.toString(number), style);
        cell(row, 1, line.title().preferChinese(), style);
        cell(row, 2, line.extentTitle().preferChinese(), style);
        cell(row, 3, line.unitTitle().preferChinese(), style);
        CellBody cell = line.cell();
        said(row, 4, line, cell == null ? null : cell.said(), style);
        said(row, 5, line, line.lastYear().said(), style);
        cell(row, 6, cell == null ? "" : Optional.ofNullable(cell.comment()).orElse(""), style);
    }

    private static void said(Row row, int column, LineBody line, @Nullable SaidBody said, CellStyle style) {
        String value = said == null ? null : said.value();
        if (value != null) {
            Cell cell = row.createCell(column);
            cell.setCellStyle(style);
            cell.setCellValue(new BigDecimal(value).toPlainString());
            return;
        }
        cell(row, column, said == null ? "" : words(line, said), style);
    }

    private static String words(LineBody line, SaidBody said) {
        String absence = said.absence();
        if (absence != null) {
            return Absence.parse(absence).mark();
        }
        return line.states().stream()
                .filter(state -> state.id().equals(said.state()))
                .map(state -> state.title().preferChinese())
                .findFirst()
                .orElse("");
    }

    /** Who did an act last when the form left a level. */
    private Optional<String> who(String act, String level) {
        String before = "";
        String found = null;
        for (StepBody step : form.steps()) {
            boolean passed = step.act().equals(act) || step.act().equals("seal");
            if (passed && before.equals(level)) {
                found = step.actor();
            }
            before = step.state();
        }
        return Optional.ofNullable(found);
    }

    private Optional<String> author() {
        return form.steps().stream()
                .filter(step -> step.act().equals("submit") || step.act().equals("zero-report"))
                .map(StepBody::actor)
                .reduce((_, last) -> last);
    }

    private Optional<LocalDate> submitted() {
        return Optional.ofNullable(form.form().submittedAt()).map(Zone::dayOf);
    }

    private void proof() {
        Sheet sheet = book.createSheet("封存证明");
        sheet.setColumnWidth(0, 20 * CHARACTER);
        sheet.setColumnWidth(1, 90 * CHARACTER);
        var seal = form.seal();
        int row = 0;
        pair(
                sheet,
                row++,
                "报表",
                form.round().title().preferChinese() + " " + form.round().period());
        pair(sheet, row++, "填报单位", form.form().unitTitle().preferChinese());
        pair(sheet, row++, "报表编号", form.form().form().toString());
        if (seal == null) {
            pair(sheet, row, "封存", "尚未封存，本表不是正式报表。");
            return;
        }
        pair(sheet, row++, "封存人", seal.sealedBy());
        pair(sheet, row++, "封存时间", shown(seal.sealedAt()));
        pair(sheet, row++, "SHA-256", seal.sha256());
        pair(
                sheet,
                row++,
                "怎样核对",
                "从系统取得封存内容（/api/collection/forms/" + form.form().form()
                        + "/seal 中的 content），按 UTF-8 逐字节计算 SHA-256，应与上面的值一致。");
        for (StepBody step : form.steps()) {
            pair(
                    sheet,
                    row++,
                    shown(step.at()),
                    called(step.act()) + " · " + step.actor() + (step.reason() == null ? "" : " · " + step.reason()));
        }
    }

    private static String shown(Instant at) {
        return at.atZone(Zone.BEIJING).toLocalDateTime().withNano(0).toString().replace('T', ' ');
    }

    /** What acts are called on paper. */
    private static String called(String act) {
        return switch (Act.parse(act)) {
            case OPEN -> "下达";
            case SUBMIT -> "提交";
            case ZERO_REPORT -> "零报告";
            case RECALL -> "撤回";
            case PASS -> "通过";
            case RETURN -> "退回";
            case SEAL -> "审定封存";
            case REMIND -> "催报";
            case REMIND_AHEAD -> "到期提醒";
            case ASK_EXTENSION -> "申请延期";
            case EXTEND -> "同意延期";
            case REFUSE_EXTENSION -> "不同意延期";
            case REOPEN -> "重新开放";
            case ASSIGN -> "指派查看";
            case SUCCEED -> "承接";
        };
    }

    private Cell line(Sheet sheet, int row, String text) {
        Cell cell = sheet.createRow(row).createCell(0);
        cell.setCellValue(FormulaSigns.escaped(text));
        sheet.addMergedRegion(new CellRangeAddress(row, row, 0, COLUMNS - 1));
        return cell;
    }

    private static void pair(Sheet sheet, int row, String name, String text) {
        Row line = sheet.createRow(row);
        line.createCell(0).setCellValue(name);
        line.createCell(1).setCellValue(FormulaSigns.escaped(text));
    }

    private static void cell(Row row, int column, String text, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellValue(FormulaSigns.escaped(text));
        cell.setCellStyle(style);
    }

    private CellStyle title() {
        Font font = book.createFont();
        font.setBold(true);
        font.setFontHeightInPoints((short) 16);
        CellStyle style = book.createCellStyle();
        style.setFont(font);
        style.setAlignment(HorizontalAlignment.CENTER);
        return style;
    }

    private CellStyle boxed(boolean bold) {
        CellStyle style = book.createCellStyle();
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        style.setWrapText(true);
        if (bold) {
            Font font = book.createFont();
            font.setBold(true);
            style.setFont(font);
        }
        return style;
    }
}
