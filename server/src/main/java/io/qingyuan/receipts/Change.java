package io.qingyuan.receipts;

/** Something a receipt may stand on is not what it was. */
public sealed interface Change {

    String source();

    /** A version of a fact was superseded. */
    record FactChange(String source, String id) implements Change {}

    /** A row was added to, changed in or taken from a key. */
    record RangeChange(String source, String key, Interval interval) implements Change {}
}
