package io.qingyuan.statistics.internal;

import io.qingyuan.identity.UnitId;
import io.qingyuan.packs.PackText;
import io.qingyuan.statistics.Element;
import io.qingyuan.statistics.Extent;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.Period;
import java.util.ArrayList;
import java.util.List;

/**
 * What one unit reports for one year: a row for each figure. The template and the import of a file follow it.
 *
 * @param rows in the order of the packs
 */
record Form(UnitId unit, PackText unitTitle, int year, List<Line> rows) {

    record Line(Element element, FigureKey figure, PackText extentTitle, PackText unitTitle) {}

    static Form of(UnitId unit, int year, FigureTitles.Names names) {
        List<Line> lines = new ArrayList<>();
        for (Element element : names.model().all()) {
            if (!FigureController.isOf(element, unit.value())) {
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
