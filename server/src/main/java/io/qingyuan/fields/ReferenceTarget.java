package io.qingyuan.fields;

import org.jspecify.annotations.Nullable;

/**
 * What a reference points at.
 *
 * @param kind {@code unit}, {@code area}, {@code person}, {@code indicator}, {@code record}
 * @param register in which register, of a record
 */
public record ReferenceTarget(String kind, @Nullable String register) {

    @Override
    public String toString() {
        return register == null ? kind : kind + ":" + register;
    }
}
