package io.qingyuan.documents.internal.engine;

import org.jspecify.annotations.Nullable;

/**
 * A field of a document, or a field of the items of a list.
 *
 * @param list the list; null for a field of the document itself
 */
public record FieldPath(@Nullable String list, String field) {

    public static FieldPath parse(String text) {
        int dot = text.indexOf('.');
        return dot < 0 ? new FieldPath(null, text) : new FieldPath(text.substring(0, dot), text.substring(dot + 1));
    }

    /** Where its value stands: {@code /carriers/0/vehicle}. */
    public String pointer(@Nullable Integer item) {
        return list == null ? "/" + field : "/" + list + "/" + (item == null ? "-" : item) + "/" + field;
    }

    @Override
    public String toString() {
        return list == null ? field : list + "." + field;
    }
}
