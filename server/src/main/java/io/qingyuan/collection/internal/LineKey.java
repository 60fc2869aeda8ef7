package io.qingyuan.collection.internal;

import io.qingyuan.statistics.ElementCode;
import io.qingyuan.statistics.Extent;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.Period;

/** Names a cell within a round: which element, about what. */
record LineKey(ElementCode element, Extent extent) {

    static LineKey of(FigureKey figure) {
        return new LineKey(figure.element(), figure.extent());
    }

    static LineKey of(String element, String extent) {
        return new LineKey(new ElementCode(element), Extent.parse(extent));
    }

    FigureKey in(Period period) {
        return new FigureKey(element, extent, period);
    }

    /** {@code ind-24|area:area-wujiang}. */
    String text() {
        return element + "|" + extent.text();
    }
}
