package io.qingyuan.statistics.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.UnitId;
import io.qingyuan.identity.Verb;
import io.qingyuan.packs.PackText;
import io.qingyuan.statistics.Element;
import io.qingyuan.statistics.Extent;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.Finality;
import io.qingyuan.statistics.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What one unit reports for one year: a row for each figure. The workbook's template and its import follow it.
 *
 * @param rows in the order of the packs
 */
record Form(UnitId unit, PackText unitTitle, int year, List<Line> rows) {

    /** The sheet that is filled in. */
    static final String SHEET = "填报";

    /** The sheet that says which form it is. */
    static final String ABOUT = "说明";

    /** The columns in their order; moved columns are refused. */
    static final List<String> HEADERS =
            List.of("编码", "数据元", "填报对象", "对象编码", "期间", "计量单位", "允许范围", "上报数", "初步/最终", "来源文件", "文号", "文件日期", "说明");

    static final int CODE = 0;
    static final int EXTENT = 3;
    static final int PERIOD = 4;
    static final int VALUE = 7;
    static final int FINALITY = 8;
    static final int DOCUMENT = 9;
    static final int NUMBER = 10;
    static final int DATE = 11;
    static final int COMMENT = 12;

    private static final Map<Finality, String> FINALITIES =
            Map.of(Finality.FLASH, "快报", Finality.PRELIMINARY, "初步", Finality.FINAL, "最终");

    static String word(Finality finality) {
        return Objects.requireNonNull(FINALITIES.get(finality));
    }

    /** What a form calls so; empty where it is none of the words. */
    static Optional<Finality> finality(String word) {
        return FINALITIES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(word))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    record Line(Element element, FigureKey figure, PackText extentTitle, PackText unitTitle) {}

    static Form of(UnitId unit, int year, FigureTitles.Names names, Policy policy, Actor actor) {
        List<Line> lines = new ArrayList<>();
        for (Element element : names.model().all()) {
            if (!FigureController.isOf(element, unit.value())
                    || !policy.allows(
                            actor, Verb.READ, Thing.of(EntryCheck.KIND).unit(element.owner()))) {
                continue;
            }
            for (Extent extent : EntryCheck.extents(element, names)) {
                boolean theirs = element.owner().equals(unit) || extent.equals(new Extent.OfUnit(unit));
                if (theirs) {
                    Period.of(element.periodType(), year)
                            .forEach(period -> lines.add(new Line(
                                    element,
                                    new FigureKey(element.code(), extent, period),
                                    names.extent(extent),
                                    names.model().measure(element.unit()))));
                }
            }
        }
        return new Form(unit, names.extent(new Extent.OfUnit(unit)), year, List.copyOf(lines));
    }
}
