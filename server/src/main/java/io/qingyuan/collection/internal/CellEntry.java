package io.qingyuan.collection.internal;

import io.qingyuan.statistics.SourceDocument;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote into a cell. Parts that are null stay as they are.
 *
 * @param said a number, a state or one of the marks — / 无; empty to empty the cell
 * @param evidence ids of files
 * @param excuses what is said to checks, by check; an empty text takes it back
 * @param seen the version the writer saw in the cell; null where it was never filled
 */
record CellEntry(
        String element,
        String extent,
        @Nullable String said,
        @Nullable String finality,
        @Nullable SourceDocument document,
        @Nullable List<String> evidence,
        @Nullable String comment,
        @Nullable Map<String, String> excuses,
        @Nullable UUID seen) {}
