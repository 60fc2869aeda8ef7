package io.qingyuan.figures.internal;

import io.qingyuan.figures.FigureGround;
import io.qingyuan.receipts.Interval;
import io.qingyuan.statistics.Period;

/** What figures are called in receipts: {@code kilns/finished-share}, for a period where a data element asks for one. */
public final class FigureKeys {

    private FigureKeys() {}

    public static String key(String owner, String figure) {
        return owner + "/" + figure;
    }

    public static String owner(String key) {
        return key.substring(0, key.indexOf('/'));
    }

    public static String figure(String key) {
        return key.substring(key.indexOf('/') + 1);
    }

    public static Interval interval(String period) {
        return period.isEmpty() ? FigureGround.ALWAYS : Period.parse(period).interval();
    }
}
