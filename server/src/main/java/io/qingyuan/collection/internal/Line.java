package io.qingyuan.collection.internal;

import io.qingyuan.statistics.Element;
import io.qingyuan.statistics.FigureKey;

/** One figure that a form asks for. */
record Line(Element element, FigureKey figure) {

    LineKey key() {
        return LineKey.of(figure);
    }
}
