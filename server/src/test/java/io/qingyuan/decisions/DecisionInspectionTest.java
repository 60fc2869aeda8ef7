package io.qingyuan.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackFolder;
import io.qingyuan.packs.PackId;
import io.qingyuan.rules.DmnTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DecisionInspectionTest {

    private static final String HEADER = """
            id: grade
            title: {zh: 等级, en: Grade}
            editions:
              - {file: grade.dmn, from: 2020-01-01, source: {zh: 测试, en: test}}
            inputs:
              - {id: amount, type: number, title: {zh: 数量, en: Amount}}
              - id: kind
                type: text
                title: {zh: 种类, en: Kind}
                values:
                  - {value: a, title: {zh: 甲, en: A}}
                  - {value: b, title: {zh: 乙, en: B}}
            outputs:
              - id: grade
                title: {zh: 等级, en: Grade}
                values:
                  - {value: high, title: {zh: 高, en: high}}
                  - {value: middle, title: {zh: 中, en: middle}}
                  - {value: low, title: {zh: 低, en: low}}
            complete: true
            examples:
              - {in: {amount: 3, kind: a}, out: {grade: low}}
            """;

    private static final String TABLE =
            DmnTexts.table("hitPolicy=\"UNIQUE\"", "<10|\"a\"|\"low\"", "<10|\"b\"|\"middle\"", ">=10|-|\"high\"");

    @Test
    void aSoundDecisionHasNoFault() {
        assertThat(texts(HEADER, TABLE)).isEmpty();
    }

    @Test
    void aGapIsAFaultUnlessItIsMeant() {
        String gap = DmnTexts.table("hitPolicy=\"UNIQUE\"", "<10|\"a\"|\"low\"", ">=10|-|\"high\"");
        assertThat(faults(HEADER, gap)).hasSize(1).allSatisfy(fault -> {
            assertThat(fault.place().file()).isEqualTo("decisions/grade.dmn");
            assertThat(fault.place().line()).isPositive();
            assertThat(fault.what(Locale.CHINESE)).contains("有空缺", "amount < 10，kind = \"b\"");
            assertThat(fault.what(Locale.ENGLISH)).contains("has a gap", "amount < 10, kind = \"b\"");
            assertThat(fault.mend(Locale.CHINESE)).isNotBlank();
        });
        assertThat(texts(
                        HEADER.replace("complete: true", "complete: false\nreason: {zh: 乙类未作规定, en: not regulated}"),
                        gap))
                .isEmpty();
    }

    @Test
    void anOverlapIsAFault() {
        assertThat(texts(HEADER, DmnTexts.table("hitPolicy=\"UNIQUE\"", "<=10|-|\"low\"", ">=10|-|\"high\"")))
                .singleElement()
                .asString()
                .contains("第 1, 2 行重叠", "amount = 10");
    }

    @Test
    void externalJavaIsRefused() {
        String external = TABLE.replace(
                "<10]]></text></inputEntry><inputEntry><text><![CDATA[\"a\"",
                "<10]]></text></inputEntry><inputEntry><text><![CDATA[function(x) external { java: { class: \"java.lang.Runtime\","
                        + " method signature: \"exec(java.lang.String)\" } }");
        assertThat(texts(HEADER, external)).singleElement().asString().contains("external", "不可用");
    }

    @Test
    void anExampleThatFailsIsAFault() {
        assertThat(texts(HEADER.replace("out: {grade: low}", "out: {grade: high}"), TABLE))
                .singleElement()
                .asString()
                .contains("grade = high", "grade = low");
        assertThat(texts(HEADER.replace("out: {grade: low}", "fault: no-rule"), TABLE))
                .singleElement()
                .asString()
                .contains("no-rule", "grade = low");
    }

    @Test
    void wordsThatDoNotFitTheTableAreFaults() {
        assertThat(texts(HEADER.replace("id: amount", "id: quantity"), TABLE))
                .anyMatch(text -> text.contains("“amount”在 inputs 中没有说明"))
                .anyMatch(text -> text.contains("“quantity”没有哪个版本用到"));
        assertThat(texts(
                        HEADER.replace("{value: b, title: {zh: 乙, en: B}}", "{value: c, title: {zh: 丙, en: C}}"),
                        TABLE))
                .singleElement()
                .asString()
                .contains("a, b", "a, c");
        assertThat(texts(HEADER.replace("type: number", "type: text"), TABLE))
                .anyMatch(text -> text.contains("number"));
        assertThat(texts(HEADER.replace("file: grade.dmn", "file: other.dmn"), TABLE))
                .anyMatch(text -> text.contains("other.dmn"))
                .anyMatch(text -> text.contains("decisions/grade.dmn"));
        assertThat(texts(
                        HEADER.replace(
                                "inputs:",
                                "  - {file: grade.dmn, from: 2021-01-01, source: {zh: 测试, en: test}}\ninputs:"),
                        TABLE))
                .anyMatch(text -> text.contains("有效期重叠"));
    }

    private static List<String> texts(String header, String table) {
        return faults(header, table).stream()
                .map(fault -> fault.what(Locale.CHINESE))
                .toList();
    }

    private static List<PackFault> faults(String header, String table) {
        PackId pack = new PackId("trial");
        List<PackDocument> documents = new ArrayList<>();
        documents.add(PackFolder.parse(pack, "pack.yaml", "id: trial\nversion: '1'\ntitle: {zh: 试, en: trial}\n"));
        documents.add(PackFolder.parse(pack, "decisions/grade.yaml", header));
        documents.add(PackFolder.parse(pack, "decisions/grade.dmn", table));
        return new DecisionInspection().inspect(PackContent.of(List.of(PackContent.Pack.of(pack, documents))));
    }
}
