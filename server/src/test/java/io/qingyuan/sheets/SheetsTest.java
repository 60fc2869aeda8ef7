package io.qingyuan.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class SheetsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final SheetNote NOTE =
            SheetNote.of("指标", "Indicators", NOON, "示例·规划办").filter("年份", 2025).filter("单位", null);

    private record Line(String name, BigDecimal value, LocalDate day, Instant at) {}

    private static final List<Column<Line>> COLUMNS = List.of(
            Column.of("名称", "Name", Line::name),
            Column.of("数值", "Value", Line::value),
            Column.of("日期", "Day", Line::day),
            Column.of("时间", "Time", Line::at));

    @Test
    void cellsKeepTheirTypesAndTheDigitsOfTheirNumbers() throws IOException {
        Line line = new Line("=1+1", new BigDecimal("31.70"), LocalDate.of(2025, 12, 31), NOON);

        Sheet sheet = written(Locale.SIMPLIFIED_CHINESE, Stream.of(line)).getSheetAt(0);

        var row = sheet.getRow(1);
        assertThat(row.getCell(0).getCellType()).isEqualTo(CellType.STRING);
        assertThat(row.getCell(0).getStringCellValue()).isEqualTo("'=1+1");
        assertThat(row.getCell(1).getCellType()).isEqualTo(CellType.NUMERIC);
        assertThat(new DataFormatter(Locale.ROOT).formatCellValue(row.getCell(1)))
                .isEqualTo("31.70");
        assertThat(row.getCell(2).getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.of(2025, 12, 31, 0, 0));
        assertThat(row.getCell(3).getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.of(2026, 11, 23, 12, 0));
    }

    @Test
    void aNumberLongerThanACellKeepsIsWrittenAsText() throws IOException {
        Line line = new Line("long", new BigDecimal("123456789012345678.9"), LocalDate.MAX, NOON);

        var row = written(Locale.ENGLISH, Stream.of(line)).getSheetAt(0).getRow(1);

        assertThat(row.getCell(1).getStringCellValue()).isEqualTo("123456789012345678.9");
        assertThat(row.getCell(2).getCellType()).isEqualTo(CellType.BLANK);
    }

    @Test
    void headersAndNamesFollowTheLanguage() throws IOException {
        var chinese = written(Locale.SIMPLIFIED_CHINESE, Stream.of());
        var english = written(Locale.ENGLISH, Stream.of());

        assertThat(chinese.getSheetName(0)).isEqualTo("指标");
        assertThat(chinese.getSheetAt(0).getRow(0).getCell(1).getStringCellValue())
                .isEqualTo("数值");
        assertThat(english.getSheetName(0)).isEqualTo("Indicators");
        assertThat(english.getSheetAt(0).getRow(0).getCell(1).getStringCellValue())
                .isEqualTo("Value");
    }

    @Test
    void theSecondSheetSaysWhatWasAskedWhenAndByWhom() throws IOException {
        Sheet about = written(Locale.SIMPLIFIED_CHINESE, Stream.of()).getSheetAt(1);

        StringBuilder text = new StringBuilder();
        about.forEach(row ->
                text.append(row.getCell(0)).append('=').append(row.getCell(1)).append('\n'));
        assertThat(text.toString())
                .contains("时间（北京时间）=2026-11-23 12:00:00", "导出人=示例·规划办", "年份=2025")
                .doesNotContain("单位");
    }

    @Test
    void manyRowsAreWrittenAndTheStreamIsClosed() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        Stream<Line> rows = IntStream.range(0, 5000)
                .mapToObj(i -> new Line("row " + i, BigDecimal.valueOf(i), LocalDate.EPOCH, NOON))
                .onClose(() -> closed.set(true));

        Sheet sheet = written(Locale.ENGLISH, rows).getSheetAt(0);

        assertThat(sheet.getLastRowNum()).isEqualTo(5000);
        assertThat(sheet.getRow(5000).getCell(0).getStringCellValue()).isEqualTo("row 4999");
        assertThat(closed).isTrue();
    }

    private static XSSFWorkbook written(Locale locale, Stream<Line> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Sheets.write(out, locale, NOTE, COLUMNS, rows);
        return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
    }
}
