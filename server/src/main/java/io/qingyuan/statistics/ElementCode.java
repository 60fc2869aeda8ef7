package io.qingyuan.statistics;

/** The code of a data element (数据元), such as {@code ind-24} or {@code air-good-days}. */
public record ElementCode(String value) {

    @Override
    public String toString() {
        return value;
    }
}
