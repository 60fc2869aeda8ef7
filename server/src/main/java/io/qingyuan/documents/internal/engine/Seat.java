package io.qingyuan.documents.internal.engine;

import org.jspecify.annotations.Nullable;

/**
 * A place at the document: a party, and which one of a list.
 *
 * @param item from 0; null for a party of which there is one
 */
public record Seat(String party, @Nullable Integer item) {

    public static Seat of(String party) {
        return new Seat(party, null);
    }

    /** {@code carrier}, {@code carrier[0]}. */
    @Override
    public String toString() {
        return item == null ? party : party + "[" + item + "]";
    }

    public static Seat parse(String text) {
        int bracket = text.indexOf('[');
        return bracket < 0
                ? new Seat(text, null)
                : new Seat(text.substring(0, bracket), Integer.valueOf(text.substring(bracket + 1, text.length() - 1)));
    }
}
