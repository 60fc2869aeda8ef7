package io.qingyuan.fields;

import org.jspecify.annotations.Nullable;

/**
 * What a reference points at.
 *
 * @param kind {@code unit}, {@code area}, {@code person}, {@code indicator}, {@code record}, {@code document}, {@code case}
 * @param register in which register, of a record; of which kind or procedure, of a document or a case, null for any
 */
public record ReferenceTarget(String kind, @Nullable String register) {

    @Override
    public String toString() {
        return register == null ? kind : kind + ":" + register;
    }
}
