package io.qingyuan.statistics.internal;

import io.qingyuan.statistics.SourceDocument;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One value as somebody wrote it, not checked yet.
 *
 * @param pointer where it stands: {@code /values/3}, or {@code 填报!D7} of a workbook
 * @param said the number, or the id of a state
 * @param text words about a state
 * @param evidence ids of attached files; null keeps those that are there
 * @param correction why a sealed value is corrected
 * @param seen the version the writer saw in this place; null where nothing was there, {@link #ANY} to write in any case
 */
record Entry(
        Place pointer,
        String element,
        @Nullable String extent,
        String period,
        String origin,
        String finality,
        @Nullable String said,
        @Nullable String text,
        @Nullable SourceDocument document,
        @Nullable List<String> evidence,
        @Nullable String comment,
        @Nullable String correction,
        @Nullable UUID seen) {

    /** Writes whatever was there before. */
    static final UUID ANY = new UUID(0, 0);

    /** Where the parts of a value stand. */
    interface Place {

        String of(String part);

        static Place json(int index) {
            return part -> "/values/" + index + (part.isEmpty() ? "" : "/" + part);
        }
    }
}
