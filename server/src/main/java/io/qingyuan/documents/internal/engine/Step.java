package io.qingyuan.documents.internal.engine;

import org.jspecify.annotations.Nullable;

/**
 * One signature to be given: of a party in a list, one for every item.
 *
 * @param item from 0; null for a signature that is given once
 */
public record Step(String signature, @Nullable Integer item) {

    public static Step of(String signature) {
        return new Step(signature, null);
    }

    /** {@code send}, {@code load[0]}. */
    @Override
    public String toString() {
        return item == null ? signature : signature + "[" + item + "]";
    }

    public static Step parse(String text) {
        Seat same = Seat.parse(text);
        return new Step(same.party(), same.item());
    }
}
