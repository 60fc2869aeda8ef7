package io.qingyuan.cli.standards;

import io.qingyuan.standards.ecology.EcologicalIndex;
import io.qingyuan.standards.ecology.Ei;
import io.qingyuan.standards.ecology.Eqi;
import io.qingyuan.standards.ecology.RegionalEcologicalQuality;
import io.qingyuan.standards.ecology.SubIndices;
import java.util.List;

/** Ecology: EI of HJ 192-2015, EQI of 环监测〔2021〕99号. */
final class EcologyTopics {
    private static final String EI_SINCE = "2015-03-13";
    private static final int EQI_SINCE = 2021;

    private EcologyTopics() {}

    static List<Topic> all() {
        return List.of(ei(), eiChange(), eqi());
    }

    private static Topic ei() {
        Dated<EcologicalIndex> rules = new Dated<>(EI_SINCE, EcologicalIndex::inForceOn);
        Column richness = Column.required("biological_richness", "生物丰度指数, 0 to 100");
        Column vegetation = Column.required("vegetation", "植被覆盖指数");
        Column water = Column.required("water", "水网密度指数");
        Column stress = Column.required("land_stress", "土地胁迫指数");
        Column load = Column.required("pollution_load", "污染负荷指数");
        return new RowTopic(
                "ei",
                "ecological index from its five sub-indices, HJ 192-2015 生态环境状况指数",
                List.of(rules.date(), richness, vegetation, water, stress, load),
                List.of("edition", "ei", "grade_zh", "verified"),
                row -> {
                    Ei ei = rules.of(row)
                            .index(SubIndices.given(
                                    row.number(richness),
                                    row.number(vegetation),
                                    row.number(water),
                                    row.number(stress),
                                    row.number(load)));
                    return List.of(
                            rules.of(row).edition().standard().toString(),
                            ei.value().stripTrailingZeros().toPlainString(),
                            ei.grade().zh(),
                            ei.verified().code());
                });
    }

    private static Topic eiChange() {
        Dated<EcologicalIndex> rules = new Dated<>(EI_SINCE, EcologicalIndex::inForceOn);
        Column before = Column.required("ei_before", "the earlier index");
        Column after = Column.required("ei_after", "the later index");
        return new RowTopic(
                "ei-change",
                "change between two ecological indices and the grade of the later, HJ 192-2015 生态环境状况变化度",
                List.of(rules.date(), before, after),
                List.of("edition", "grade_after_zh", "change_zh"),
                row -> List.of(
                        rules.of(row).edition().standard().toString(),
                        rules.of(row).graded(row.number(after)).grade().zh(),
                        rules.of(row)
                                .change(row.number(before), row.number(after))
                                .zh()));
    }

    private static Topic eqi() {
        Column year = Column.optional("year", "the year judged; without it the rules of 2021");
        Column eqi = Column.required("eqi", "a published regional ecological quality index, 0 to 100");
        return new RowTopic(
                "eqi",
                "class of a published EQI, 环监测〔2021〕99号 区域生态质量类型",
                List.of(year, eqi),
                List.of("edition", "class_zh", "verified"),
                row -> {
                    RegionalEcologicalQuality rules = RegionalEcologicalQuality.ofYear(
                            row.findNumber(year).isPresent() ? row.integer(year) : EQI_SINCE);
                    Eqi found = rules.classified(row.number(eqi));
                    return List.of(
                            rules.rules(), found.type().zh(), found.verified().code());
                });
    }
}
