package io.qingyuan.backup;

import org.jspecify.annotations.Nullable;

/**
 * What was found in a restored installation when it was read through.
 *
 * @param attachments contents named by the database, each found on the disk
 * @param log of the evidence log, recomputed; none where its keys are not in the backup
 */
public record Restored(
        int tables, long rows, int attachments, @Nullable Log log) {

    /**
     * The evidence log, every entry and tile of which was recomputed.
     *
     * @param size entries
     * @param root Base64, as the signed checkpoint says it; empty for a log without one
     */
    public record Log(long size, String root) {}
}
