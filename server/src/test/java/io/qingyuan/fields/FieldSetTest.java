package io.qingyuan.fields;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.packs.FormulaCheck;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackFolder;
import io.qingyuan.packs.PackId;
import io.qingyuan.packs.PackItem;
import io.qingyuan.problem.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class FieldSetTest {

    private static final String FORM = """
            sections:
              - {id: basics, title: {zh: 基本情况, en: Basics}}
            fields:
              - {id: name, title: {zh: 名称, en: Name}, type: text, required: true, section: basics, most: 10}
              - {id: number, title: {zh: 编号}, type: text, pattern: '[A-Z]{2}-[0-9]{3}', form: {zh: 两个大写字母、短横、三位数字}}
              - {id: capacity, title: {zh: 容量}, type: number, unit: t/h, decimals: 2, min: 0, max: 100}
              - {id: started, title: {zh: 投运}, type: date, from: '1949-10-01'}
              - {id: gas, title: {zh: 燃气}, type: truth}
              - {id: place, title: {zh: 位置}, type: geometry, shape: point}
              - id: wastes
                title: {zh: 废物}
                type: rows
                most: 2
                fields:
                  - {id: what, title: {zh: 名称}, type: text, required: true}
                  - {id: amount, title: {zh: 数量}, type: number, unit: t}
              - {id: total, title: {zh: 合计}, type: computed, feel: sum_wastes_amount, gives: number, unit: t}
              - {id: load, title: {zh: 负荷}, type: computed, feel: total / capacity * 100, gives: number, unit: '%', decimals: 1}
              - {id: old, title: {zh: 老旧}, type: computed, feel: 'started < date("2000-01-01")', gives: truth}
            """;

    private static PackDocument document(String source) {
        return PackFolder.parse(new PackId("small"), "form.yaml", source);
    }

    private static Checked check(String values, boolean complete) {
        return FieldSet.read(document(FORM).item())
                .check(JsonMapper.shared().readTree(values), Lookup.TRUSTING, complete);
    }

    private static List<String> faults(Checked checked) {
        return checked.faults().stream()
                .map(fault -> fault.pointer() + " " + fault.code().code())
                .toList();
    }

    @Test
    void whatIsWellFormedIsKeptWithItsDigitsAndWhatFollowsFromIt() {
        Checked checked = check("""
                {"name": " 一号炉 ", "number": "AB-123", "capacity": "20.50", "started": "1999-12-31", "gas": false,
                 "place": {"type": "Point", "coordinates": [120.64, 31.16]},
                 "wastes": [{"what": "灰", "amount": 1.5}, {"what": "渣", "amount": "0.55"}], "total": "999"}
                """, true);

        assertThat(faults(checked)).isEmpty();
        assertThat(checked.values().toString()).isEqualTo("""
                {"name":"一号炉","number":"AB-123","capacity":"20.50","started":"1999-12-31","gas":false,\
                "place":{"type":"Point","coordinates":[120.64,31.16]},\
                "wastes":[{"what":"灰","amount":"1.5"},{"what":"渣","amount":"0.55"}],\
                "total":"2.05","load":"10.0","old":true}""");
    }

    @Test
    void everyFaultIsReportedTogetherWithItsPlace() {
        Checked checked = check("""
                {"number": "ab", "capacity": "1e3", "started": "2026-02-30", "gas": "yes", "colour": "red",
                 "place": {"type": "Polygon", "coordinates": [[[120, 31], [121, 31], [121, 32]]]},
                 "wastes": [{"amount": "x"}]}
                """, true);

        assertThat(faults(checked))
                .containsExactlyInAnyOrder(
                        "/colour fields.unknown-field",
                        "/name fields.required",
                        "/number fields.form",
                        "/capacity fields.not-a-number",
                        "/started fields.not-a-day",
                        "/gas fields.not-a-truth",
                        "/place fields.not-a-place",
                        "/wastes/0/what fields.required",
                        "/wastes/0/amount fields.not-a-number");
    }

    @Test
    void aDraftMayLackWhatIsRequiredButNotSayNonsense() {
        assertThat(faults(check("{}", false))).isEmpty();
        assertThat(faults(check("{}", true))).containsExactly("/name fields.required");
        assertThat(faults(check("{\"capacity\": \"-1\"}", false))).containsExactly("/capacity fields.too-small");
    }

    @Test
    void aFormulaWithoutItsInputsGivesNothing() {
        Checked checked = check("{\"name\": \"a\", \"capacity\": \"0\"}", true);

        assertThat(checked.values().has("load")).isFalse();
        assertThat(checked.values().has("old")).isFalse();
        assertThat(checked.values().get("total").asString()).isEqualTo("0");
    }

    @Test
    void aUnitIsGivenInTheReadersLanguage() {
        FieldSet form = FieldSet.read(document("""
                fields:
                  - {id: area, title: {zh: 面积, en: Area}, type: number, unit: {zh: 亩, en: mu}}
                  - {id: places, title: {zh: 位数, en: Places}, type: number, unit: {zh: 个, en: ''}}
                  - {id: weight, title: {zh: 重量, en: Weight}, type: number, unit: kg}
                  - {id: double, title: {zh: 两倍, en: Double}, type: computed, feel: area * 2, gives: number, unit: {zh: 亩, en: mu}}
                """).item());

        assertThat(FieldView.of(form, Locale.CHINESE).fields())
                .extracting(FieldView::unit)
                .containsExactly("亩", "个", "kg", "亩");
        assertThat(FieldView.of(form, Locale.ENGLISH).fields())
                .extracting(FieldView::unit)
                .containsExactly("mu", null, "kg", "mu");
    }

    @Test
    void noShippedFormHasAChineseUnitInEnglish() {
        PackContent content =
                PackFolder.readAll(Path.of("../packs"), FormulaCheck.NONE).content();
        Stream<PackItem> owners = Stream.concat(
                Stream.of("registers/*.yaml", "documents/*.yaml")
                        .flatMap(files -> content.documents(files).stream())
                        .map(PackDocument::item),
                content.items("processes/*.yaml", "forms").stream());

        List<String> units = owners.flatMap(
                        owner -> FieldView.of(FieldSet.read(owner), Locale.ENGLISH).fields().stream())
                .flatMap(field -> Stream.concat(Stream.of(field), field.fields().stream()))
                .map(FieldView::unit)
                .filter(Objects::nonNull)
                .distinct()
                .toList();

        assertThat(units)
                .contains("mu", "mg/L")
                .noneMatch(Pattern.compile("\\p{IsHan}").asPredicate());
    }

    @Test
    void aFormulaMayGiveADay() {
        FieldSet form = FieldSet.read(document("""
                fields:
                  - {id: last, title: {zh: 上次}, type: date}
                  - {id: months, title: {zh: 周期}, type: number, decimals: 0}
                  - {id: next, title: {zh: 下次}, type: computed, feel: 'last + months * duration("P1M")', gives: date}
                  - {id: late, title: {zh: 逾期}, type: computed, feel: 'next < date("2026-01-01")', gives: truth}
                """).item());
        assertThat(form.check(
                                JsonMapper.shared().readTree("{\"last\": \"2025-08-31\", \"months\": \"6\"}"),
                                Lookup.TRUSTING,
                                true)
                        .values()
                        .toString())
                .isEqualTo("{\"last\":\"2025-08-31\",\"months\":\"6\",\"next\":\"2026-02-28\",\"late\":false}");
        assertThat(form.check(JsonMapper.shared().readTree("{\"months\": \"6\"}"), Lookup.TRUSTING, true)
                        .values()
                        .has("next"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            capacity | "100.001"          | fields.too-many-decimals
            capacity | "100.01"           | fields.too-large
            capacity | "１２"              | fields.not-a-number
            capacity | ["1"]              | fields.not-a-number
            name     | "一二三四五六七八九十一" | fields.too-long
            name     | "一\\n二"           | fields.one-line
            name     | 5                  | fields.not-a-text
            started  | "1949-09-30"       | fields.too-early
            place    | {"type": "Point", "coordinates": [31.16, 120.64]} | fields.not-a-place
            place    | {"type": "LineString", "coordinates": [[120, 31], [121, 31]]} | fields.wrong-shape
            place    | "here"             | fields.not-a-place
            wastes   | [{"what": "a"}, {"what": "b"}, {"what": "c"}] | fields.too-many
            wastes   | {"what": "a"}      | fields.not-rows
            """)
    void aValueThatDoesNotFitIsRefusedBySayingWhy(String field, String value, String code) {
        Checked checked = check("{\"" + field + "\": " + value + "}", false);

        assertThat(checked.faults()).extracting(Fault::code).extracting("code").containsExactly(code);
        assertThat(checked.values().has(field)).isFalse();
    }

    @Test
    void whatIsWrongWithADefinitionIsSaidWithItsLine() {
        List<PackFault> found = FieldSet.inspect(document("""
                fields:
                  - {id: a, title: {zh: 甲}, type: number, min: 5, max: 1, lines: true}
                  - {id: a, title: {zh: 甲}, type: text, pattern: '['}
                  - {id: b, title: {zh: 乙}, type: computed, feel: c + 1, gives: number, section: none}
                  - {id: c, title: {zh: 丙}, type: computed, feel: b + 1, gives: number}
                  - {id: d, title: {zh: 丁}, type: computed, feel: 'a + x(', gives: number}
                  - {id: e, title: {zh: 戊}, type: computed, feel: 'now()', gives: number}
                  - {id: f, title: {zh: 己}, type: rows, fields: [{id: g, title: {zh: 庚}, type: geometry, shape: point}]}
                """).item());

        assertThat(found)
                .extracting(fault -> fault.place().line() + " " + fault.code())
                .contains(
                        "2 field-range",
                        "2 field-word",
                        "3 field-twice",
                        "3 field-pattern",
                        "4 field-section",
                        "6 formula",
                        "7 formula",
                        "8 field-in-rows")
                .anyMatch(text -> text.endsWith("circle"));
        assertThat(found).allSatisfy(fault -> {
            assertThat(fault.what(Locale.CHINESE)).doesNotContain("{0}");
            assertThat(fault.mend(Locale.ENGLISH)).isNotBlank();
        });
    }
}
