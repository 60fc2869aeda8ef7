package io.qingyuan.backup;

/**
 * What was found in a restored installation when it was read through.
 *
 * @param attachments contents named by the database, each found on the disk
 */
public record Restored(int tables, long rows, int attachments) {}
