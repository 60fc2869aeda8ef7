package io.qingyuan.statistics;

import io.qingyuan.receipts.Interval;
import io.qingyuan.receipts.Subject;

/** Names a figure (数据): which element, about what, for when. */
public record FigureKey(ElementCode element, Extent extent, Period period) {

    /** The kind of the receipts that say which value is judged. */
    public static final String JUDGED = "statistics.judged";

    /** The kind of the receipts of values computed by formula. */
    public static final String COMPUTED = "statistics.computed";

    public static FigureKey of(String element, Extent extent, int year) {
        return new FigureKey(new ElementCode(element), extent, Period.year(year));
    }

    /** The figure of a series for the period that fills the interval. */
    public static FigureKey of(String series, Interval interval) {
        return of(series, Period.filling(interval));
    }

    /** The figure a receipt of one of the kinds above is about. */
    public static FigureKey of(Subject subject) {
        return of(subject.key(), Period.parse(subject.period()));
    }

    private static FigureKey of(String series, Period period) {
        int bar = series.indexOf('|');
        return new FigureKey(
                new ElementCode(series.substring(0, bar)), Extent.parse(series.substring(bar + 1)), period);
    }

    /** {@code ind-24|area:area-wujiang}: the figure's series. */
    public String series() {
        return element + "|" + extent.text();
    }

    public Subject judged() {
        return new Subject(JUDGED, series(), period.toString());
    }

    public Subject computed() {
        return new Subject(COMPUTED, series(), period.toString());
    }
}
