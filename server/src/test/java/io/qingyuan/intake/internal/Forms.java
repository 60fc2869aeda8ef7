package io.qingyuan.intake.internal;

import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Title;
import io.qingyuan.intake.IntakeField;
import io.qingyuan.intake.IntakeField.Choice;
import io.qingyuan.intake.IntakeField.Type;
import io.qingyuan.intake.IntakeForm;
import io.qingyuan.sheets.Absence;
import java.math.BigDecimal;
import java.util.List;

/** Two forms to import into: figures by element, place and period, and a list of enterprises. Made up (示例). */
final class Forms {

    private Forms() {}

    static final List<Choice> ELEMENTS = List.of(
            Choice.of("cod", "化学需氧量排放量", "COD").unit("吨").also("化学需氧量", "COD排放量"),
            Choice.of("nh3", "氨氮排放量", "Ammonia").unit("吨").also("氨氮"),
            Choice.of("tp", "总磷排放量", "Phosphorus").unit("吨").also("总磷"),
            Choice.of("water", "用水总量", "Water used").unit("万立方米"),
            Choice.of("gdp", "地区生产总值", "GDP").unit("亿元").also("GDP"),
            Choice.of("green", "绿地面积", "Green area").unit("公顷"),
            Choice.of("rate", "污水集中处理率", "Treatment rate").unit("%"),
            Choice.of("all-dust", "颗粒物合计", "All dust").unit("吨"));

    static final List<Choice> PLACES = List.of(
            Choice.of("wujiang", "吴江区", "Wujiang").also("全区"),
            Choice.of("pingwang", "平望镇", "Pingwang").also("平望"),
            Choice.of("shengze", "盛泽镇", "Shengze").also("盛泽"),
            Choice.of("zhenze", "震泽镇", "Zhenze").also("震泽"),
            Choice.of("lili", "黎里镇", "Lili").also("黎里"));

    static IntakeForm figures() {
        return new IntakeForm(
                "figures",
                Title.of("示例数据", "Sample figures"),
                Thing.of("test.figure"),
                List.of(
                        IntakeField.of("element", Type.CHOICE, "指标名称", "Element")
                                .needed()
                                .oneOf(ELEMENTS)
                                .also("指标", "项目", "数据元"),
                        IntakeField.of("place", Type.CHOICE, "地区", "Place")
                                .needed()
                                .oneOf(PLACES)
                                .also("乡镇", "镇名", "区镇", "单位名称"),
                        IntakeField.of("period", Type.PERIOD, "期间", "Period")
                                .needed()
                                .also("时间", "年份", "月份", "报告期"),
                        IntakeField.of("value", Type.NUMBER, "数值", "Value")
                                .needed()
                                .between(BigDecimal.ZERO, null)
                                .accepting(Absence.values())
                                .also("本期数", "本年", "指标值", "排放量"),
                        IntakeField.of("remark", Type.TEXT, "备注", "Remark")),
                List.of("element", "place", "period"),
                "value",
                IntakeForm.Formulas.CACHED);
    }

    static IntakeForm enterprises() {
        return new IntakeForm(
                "enterprises",
                Title.of("示例企业", "Sample enterprises"),
                Thing.of("test.enterprise"),
                List.of(
                        IntakeField.of("code", Type.TEXT, "统一社会信用代码", "Credit code")
                                .needed()
                                .also("信用代码"),
                        IntakeField.of("name", Type.TEXT, "企业名称", "Name")
                                .needed()
                                .also("单位名称"),
                        IntakeField.of("since", Type.DAY, "投产日期", "In use since")
                                .also("投产时间"),
                        IntakeField.of("output", Type.NUMBER, "工业总产值", "Output").unit("万元"),
                        IntakeField.of("discharge", Type.NUMBER, "废水排放量", "Waste water")
                                .unit("吨")
                                .accepting(Absence.UNAVAILABLE, Absence.NONE),
                        IntakeField.of("staff", Type.NUMBER, "从业人数", "Staff")),
                List.of("code"),
                null,
                IntakeForm.Formulas.CACHED);
    }
}
