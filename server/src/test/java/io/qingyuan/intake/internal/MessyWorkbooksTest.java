package io.qingyuan.intake.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as departments and towns send them, each with what must come of it without anybody's help. */
class MessyWorkbooksTest {

    @TempDir
    private Path folder;

    @Test
    void aTitleAndTwoHeaderRowsWithMergedGroups() throws IOException {
        Taking taking = read(Book.xlsx("一季度")
                .row("2024年第一季度主要污染物排放情况表")
                .row("地区", "期间", "水污染物", null, "备注")
                .row(null, null, "化学需氧量（吨）", "氨氮（吨）")
                .row("平望镇", "2024年第一季度", 120.5, 8.25, "自测")
                .row("盛泽镇", "2024年第一季度", 310, 21)
                .merge("A1:E1")
                .merge("A2:A3")
                .merge("B2:B3")
                .merge("C2:D2")
                .merge("E2:E3"));

        assertThat(taking.rows)
                .containsExactly(
                        "cod|pingwang|2024-Q1|120.5|自测",
                        "nh3|pingwang|2024-Q1|8.25|自测",
                        "cod|shengze|2024-Q1|310|",
                        "nh3|shengze|2024-Q1|21|");
        assertThat(taking.faults).isEmpty();
    }

    @Test
    void groupsThatNobodyMerged() throws IOException {
        Taking taking = read(Book.xlsx("Sheet1")
                .row("乡镇", "2023年", null, "2024年", null)
                .row(null, "化学需氧量", "氨氮", "化学需氧量", "氨氮")
                .row("震泽", 90, 7, 88, 6));

        assertThat(taking.rows)
                .containsExactly(
                        "cod|zhenze|2023|90|", "nh3|zhenze|2023|7|", "cod|zhenze|2024|88|", "nh3|zhenze|2024|6|");
    }

    @Test
    void totalsOfAllKindsAreLeftOutUnlessTheyAreAnElement() throws IOException {
        Taking taking = read(Book.xlsx("汇总")
                .row("指标名称", "地区", "年份", "数值")
                .row("颗粒物合计", "平望镇", "2024年", 12)
                .row("氨氮", "平望镇", "2024年", 3)
                .row("小　计", null, null, 15)
                .row("氨氮", "盛泽镇", "2024年", 4)
                .row("合 计：", null, "2024年", 19)
                .row("全区总计", null, null, 19));

        assertThat(taking.rows)
                .containsExactly("all-dust|pingwang|2024|12|", "nh3|pingwang|2024|3|", "nh3|shengze|2024|4|");
        assertThat(taking.left).containsExactly("4 TOTAL", "6 TOTAL", "7 TOTAL");
    }

    @Test
    void theThreeAbsencesAndZeroAndNothingAreFiveThings() throws IOException {
        Taking taking = read(Book.xlsx("月报")
                .row("指标名称", "地区", "月份", "数值")
                .row("氨氮", "平望镇", "2024年3月", "—")
                .row("氨氮", "盛泽镇", "2024年3月", "／")
                .row("氨氮", "震泽镇", "2024年3月", "无")
                .row("氨氮", "黎里镇", "2024年3月", 0)
                .row("总磷", "黎里镇", "2024年3月", null));

        assertThat(taking.rows)
                .containsExactly(
                        "nh3|pingwang|2024-03|UNAVAILABLE|",
                        "nh3|shengze|2024-03|NOT_APPLICABLE|",
                        "nh3|zhenze|2024-03|NONE|",
                        "nh3|lili|2024-03|0|");
        assertThat(taking.faults).containsExactly("月报!6 value intake.missing ");
    }

    @Test
    void fullWidthDigitsSpacesAndThousands() throws IOException {
        Taking taking = read(Book.xlsx("报表")
                .row("指标名称", "地区", "年份", "数值")
                .row("氨　氮", "平 望 镇", "２０２４年", "１，２３４．５０")
                .row("总磷", "盛泽镇", "2024", " 12 345.6 ")
                .row("化学需氧量", "震泽镇", "2024年度", "1,234,567")
                .row("化学需氧量", "黎里镇", "2024年", "12,34")
                .row("总磷", "黎里镇", "2024年", "120①"));

        assertThat(taking.rows)
                .containsExactly("nh3|pingwang|2024|1234.50|", "tp|shengze|2024|12345.6|", "cod|zhenze|2024|1234567|");
        assertThat(taking.faults)
                .containsExactly("报表!5 value intake.not-a-number 12,34", "报表!6 value intake.not-a-number 120①");
    }

    @Test
    void unitsInHeadingsAreReadAndConverted() throws IOException {
        Taking taking = read(Book.xlsx("年报")
                .row("镇名", "年份", "化学需氧量（万吨）", "用水总量(立方米)", "GDP/万元", "绿地面积（亩）", "污水集中处理率（‰）")
                .row("盛泽镇", 2024, 0.0123, 1234500, 4567800, 300, 985));

        assertThat(taking.rows)
                .containsExactly(
                        "cod|shengze|2024|123|",
                        "water|shengze|2024|123.45|",
                        "gdp|shengze|2024|456.78|",
                        "green|shengze|2024|20|",
                        "rate|shengze|2024|98.5|");
    }

    @Test
    void oneUnitAboveTheWholeTable() throws IOException {
        Taking taking = read(Book.xlsx("年报")
                .row("吴江区工业企业排放情况（示例）")
                .row("填报单位：示例镇", null, null, "单位：千克")
                .row("指标名称", "地区", "年份", "数值")
                .row("氨氮", "平望镇", "2024年", 8500));

        assertThat(taking.rows).containsExactly("nh3|pingwang|2024|8.5|");
    }

    @Test
    void aColumnOfUnits() throws IOException {
        Taking taking = read(Book.xlsx("年报")
                .row("指标名称", "计量单位", "地区", "年份", "本年")
                .row("一、化学需氧量", "千克", "平望镇", "2024", 1500)
                .row("二、用水总量", "亿立方米", "平望镇", "2024", 0.5)
                .row("其中：氨氮", "吨", "平望镇", "2024", 3));

        assertThat(taking.rows)
                .containsExactly("cod|pingwang|2024|1.5|", "water|pingwang|2024|5000|", "nh3|pingwang|2024|3|");
    }

    @Test
    void aUnitThatDoesNotConvertStopsTheRow() throws IOException {
        Taking taking = read(Book.xlsx("年报").row("镇名", "年份", "化学需氧量（毫克/升）").row("盛泽镇", 2024, 35));

        assertThat(taking.faults).containsExactly("年报!C2 value intake.unit 毫克/升");
    }

    @Test
    void datesInEveryHandwriting() throws IOException {
        Taking taking = read(
                Book.xlsx("企业")
                        .row("统一社会信用代码", "企业名称", "投产日期")
                        .row("91320509TEST00001A", "示例一厂", "2024.3.5")
                        .row("91320509TEST00002A", "示例二厂", "2024/03/05")
                        .row("91320509TEST00003A", "示例三厂", "2024年3月5日")
                        .row("91320509TEST00004A", "示例四厂", "20240305")
                        .row("91320509TEST00005A", "示例五厂", 45356)
                        .row("91320509TEST00006A", "示例六厂", LocalDate.of(2024, 3, 5))
                        .row("91320509TEST00007A", "示例七厂", "24.3.5")
                        .row("91320509TEST00008A", "示例八厂", "2024-02-30"),
                Forms.enterprises());

        assertThat(taking.rows).hasSize(6).allMatch(row -> row.contains("|2024-03-05|"));
        assertThat(taking.faults)
                .containsExactly("企业!8 since intake.not-a-day 24.3.5", "企业!9 since intake.not-a-day 2024-02-30");
    }

    @Test
    void periodsAcrossAndElementsDown() throws IOException {
        Taking taking = of(
                Book.xlsx("时间序列")
                        .row("项目", "2022年", "2023年", "2024年")
                        .row("化学需氧量（吨）", 101, 99.5, "—")
                        .row("氨氮（千克）", 5000, null, 4000)
                        .save(folder, "series.xlsx"),
                Map.of("place", "吴江区"));

        assertThat(taking.rows)
                .containsExactly(
                        "cod|wujiang|2022|101|",
                        "cod|wujiang|2023|99.5|",
                        "cod|wujiang|2024|UNAVAILABLE|",
                        "nh3|wujiang|2022|5|",
                        "nh3|wujiang|2024|4|");
        assertThat(taking.left).containsExactly("3 EMPTY");
    }

    @Test
    void placesAcrossAndElementsDown() throws IOException {
        Taking taking = of(
                Book.xlsx("分镇")
                        .row("指标", "平望镇", "盛泽镇", "合计")
                        .row("化学需氧量", 10, 20, 30)
                        .row("总磷", 1, "无", 1)
                        .save(folder, "places.xlsx"),
                Map.of("period", "2024"));

        assertThat(taking.rows)
                .containsExactly(
                        "cod|pingwang|2024|10|",
                        "cod|shengze|2024|20|",
                        "tp|pingwang|2024|1|",
                        "tp|shengze|2024|NONE|");
    }

    @Test
    void notesAndSignaturesUnderTheTable() throws IOException {
        Taking taking = read(Book.xlsx("年报")
                .row("指标名称", "地区", "年份", "数值")
                .row("甲", "乙", "丙", 1)
                .row("氨氮", "平望镇", "2024年", 3)
                .row("注：1.数据为快报数")
                .row("2.不含农业源")
                .blank()
                .row("单位负责人：示例甲", null, "填表人：示例乙", "填报日期：2024年12月1日"));

        assertThat(taking.rows).containsExactly("nh3|pingwang|2024|3|");
        assertThat(taking.left).containsExactly("2 HEADER", "4 NOTE", "5 NOTE", "7 NOTE");
        assertThat(taking.faults).isEmpty();
    }

    @Test
    void namesMergedDownAndSectionsAcross() throws IOException {
        Taking taking = read(Book.xlsx("年报")
                .row("地区", "指标名称", "年份", "数值")
                .row("一、沿湖片区")
                .row("平望镇", "氨氮", "2024年", 3)
                .row(null, "总磷", "2024年", 0.4)
                .row("盛泽镇", "氨氮", "2024年", 5)
                .merge("A2:D2")
                .merge("A3:A4"));

        assertThat(taking.rows).containsExactly("nh3|pingwang|2024|3|", "tp|pingwang|2024|0.4|", "nh3|shengze|2024|5|");
        assertThat(taking.left).containsExactly("2 SECTION");
    }

    @Test
    void theDigitsShownAreTaken() throws IOException {
        Taking taking = read(Book.xlsx("年报")
                .row("指标名称", "地区", "年份", "数值")
                .row("氨氮", "平望镇", "2024年", new Book.Shown(12.3456, "0.00"))
                .row("氨氮", "盛泽镇", "2024年", new Book.Shown(98.5, "#,##0.000"))
                .row("氨氮", "震泽镇", "2024年", 0.1 + 0.2)
                .row("污水集中处理率", "震泽镇", "2024年", new Book.Shown(0.985, "0.0%"))
                .row("用水总量", "震泽镇", "2024年", new Book.Shown(123456, "0!.0,")));

        assertThat(taking.rows)
                .containsExactly(
                        "nh3|pingwang|2024|12.35|",
                        "nh3|shengze|2024|98.500|",
                        "nh3|zhenze|2024|0.3|",
                        "rate|zhenze|2024|98.5|",
                        "water|zhenze|2024|123456|");
    }

    @Test
    void formulasGiveWhatTheyLastGaveAndNeverReachElsewhere() throws IOException {
        Taking taking = read(Book.xlsx("年报")
                .row("指标名称", "地区", "年份", "数值", "备注")
                .row("氨氮", "平望镇", "2024年", new Book.Formula("1+2", 3), "本表公式"));

        assertThat(taking.rows).containsExactly("nh3|pingwang|2024|3|本表公式 (computed)");
    }

    @Test
    void anOldWorkbookReadsTheSame() throws IOException {
        Taking taking = of(
                Book.xls("一季度")
                        .row("主要污染物排放情况表")
                        .row("地区", "期间", "水污染物", null)
                        .row(null, null, "化学需氧量（万吨）", "氨氮（吨）")
                        .row("平望镇", "2024年一季度", new Book.Shown(0.01205, "0.00000"), "—")
                        .row("合计", null, 0.01205, 0)
                        .merge("A1:D1")
                        .merge("A2:A3")
                        .merge("B2:B3")
                        .merge("C2:D2")
                        .save(folder, "old.xls"),
                Map.of());

        assertThat(taking.rows).containsExactly("cod|pingwang|2024-Q1|120.5|", "nh3|pingwang|2024-Q1|UNAVAILABLE|");
        assertThat(taking.left).containsExactly("5 TOTAL");
    }

    @Test
    void textFilesInChineseEncodingAndWithOtherSeparators() throws IOException {
        String text = "指标名称;地区;年份;数值\r\n氨氮;平望镇;2024年;1.50\r\n\"总磷\";盛泽镇;2024年;\"1,234\"\r\n";
        Path chinese = Files.write(folder.resolve("gbk.csv"), text.getBytes(Charset.forName("GBK")));
        Path marked = Files.write(
                folder.resolve("utf8.csv"), ("\uFEFF" + text.replace(';', '\t')).getBytes(StandardCharsets.UTF_8));
        Path plain = Files.writeString(folder.resolve("plain.csv"), text.replace(';', ','));

        for (Path path : new Path[] {chinese, marked, plain}) {
            assertThat(of(path, Map.of()).rows)
                    .as(path.toString())
                    .containsExactly("nh3|pingwang|2024|1.50|", "tp|shengze|2024|1234|");
        }
    }

    @Test
    void hiddenSheetsAndRowsAreNotTakenSilently() throws IOException {
        Taking taking = read(Book.xlsx("封面")
                .row("示例单位统计报表")
                .sheet("表1")
                .row("指标名称", "地区", "年份", "数值")
                .row("氨氮", "平望镇", "2024年", 3)
                .row("氨氮", "盛泽镇", "2024年", 4)
                .hideRow(3)
                .sheet("旧表")
                .row("指标名称", "地区", "年份", "数值", "备注")
                .row("氨氮", "平望镇", "2023年", 9, "去年")
                .hideSheet());

        assertThat(taking.mapping.sheet()).isEqualTo("表1");
        assertThat(taking.rows).containsExactly("nh3|pingwang|2024|3|");
        assertThat(taking.left).containsExactly("3 HIDDEN");
        assertThat(taking.sheets.get(2).hidden()).isTrue();
        assertThat(taking.sheets.get(1).hiddenRows()).isEqualTo(1);
    }

    @Test
    void aListOfEnterprisesWithRemarksInItsNumbers() throws IOException {
        Taking taking = read(
                Book.xlsx("名单")
                        .row("序号", "单位名称", "信用代码", "工业总产值（亿元）", "废水排放量", "从业人数（人）")
                        .row(1, "示例印染厂", "91320509TEST00001A", 1.25, "3.2万吨", 120)
                        .row(2, "示例水泥厂", "91320509TEST00002A", "约2", "无", "85人")
                        .row(3, "示例电镀厂", "91320509TEST00001A", "—", 100, 30)
                        .row(null, "合计", null, 3.25, null, 235),
                Forms.enterprises());

        assertThat(taking.rows).containsExactly("91320509TEST00001A|示例印染厂||12500|32000|120");
        assertThat(taking.faults).containsExactly("名单!3 output intake.not-a-number 约2", "名单!4 output intake.absent —");
        assertThat(taking.left).containsExactly("5 TOTAL");
    }

    @Test
    void errorsOfTheSpreadsheetAndUnknownNamesWait() throws IOException {
        Book book = Book.xlsx("年报")
                .row("指标名称", "地区", "年份", "数值")
                .row("氨氮", "不存在镇", "2024年", 3)
                .row("氨氮", "平望镇", 2024.1, 3)
                .row("氨氮", "平望镇", "2024年", -3)
                .row("氨氮", "平望镇", "2024年", null);
        book.workbook().getSheetAt(0).getRow(4).createCell(3).setCellErrorValue((byte) 7);

        assertThat(read(book).faults)
                .containsExactly(
                        "年报!2 place intake.not-a-choice 不存在镇",
                        "年报!3 period intake.not-a-period 2024.1",
                        "年报!4 value intake.out-of-range -3",
                        "年报!5 value intake.error-cell #DIV/0!");
    }

    @Test
    void theHeaderOnceMoreOnEveryPrintedPage() throws IOException {
        Taking taking = read(Book.xlsx("年报")
                .row("指标名称", "地区", "年份", "数值")
                .row("氨氮", "平望镇", "2024年", 3)
                .row("指标名称", "地区", "年份", "数值")
                .row("氨氮", "盛泽镇", "2024年", 4));

        assertThat(taking.rows).containsExactly("nh3|pingwang|2024|3|", "nh3|shengze|2024|4|");
        assertThat(taking.left).containsExactly("3 HEADER");
    }

    private Taking read(Book book) throws IOException {
        return of(book.save(folder, "book.xlsx"), Map.of());
    }

    private Taking read(Book book, io.qingyuan.intake.IntakeForm form) throws IOException {
        return Taking.of(book.save(folder, "book.xlsx"), form);
    }

    private static Taking of(Path path, Map<String, String> constants) throws IOException {
        return Taking.of(path, Forms.figures(), constants);
    }
}
