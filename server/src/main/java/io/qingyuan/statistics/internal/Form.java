package io.qingyuan.statistics.internal;

import io.qingyuan.identity.UnitId;
import io.qingyuan.packs.PackText;
import io.qingyuan.statistics.Element;
import io.qingyuan.statistics.Extent;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one unit reports for one year: a row for each figure. The template and the import of a file follow it.
 *
 * @param rows in the order of the packs
 */
record Form(UnitId unit, PackText unitTitle, int year, List<Line> rows) {

    record Line(Element element, FigureKey figure, PackText extentTitle, PackText unitTitle) {}

    static Form of(UnitId unit, int year, FigureTitles.Names names, LocalDate today) {
        List<Line> lines = new ArrayList<>();
        for (Element element : names.model().all()) {
            if (!FigureController.isOf(element, unit.value(), names)) {
                continue;
            }
            Set<UnitId> self = names.withFormer(unit);
            Map<Period, List<Extent>> asked = new LinkedHashMap<>();
            Period.of(element.periodType(), year)
                    .forEach(period ->
                            asked.put(period, EntryCheck.extents(element, names, EntryCheck.lastDay(period, today))));
            Set<Extent> all = new LinkedHashSet<>();
            asked.values().forEach(all::addAll);
            for (Extent extent : all) {
                boolean theirs = self.contains(element.owner())
                        || (extent instanceof Extent.OfUnit(UnitId of) && self.contains(of));
                asked.forEach((period, extents) -> {
                    if (theirs && extents.contains(extent)) {
                        lines.add(new Line(
                                element,
                                new FigureKey(element.code(), extent, period),
                                names.extent(extent),
                                names.model().measure(element.unit())));
                    }
                });
            }
        }
        return new Form(unit, names.extent(new Extent.OfUnit(unit)), year, List.copyOf(lines));
    }
}
