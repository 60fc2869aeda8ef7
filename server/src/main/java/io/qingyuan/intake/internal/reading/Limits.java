package io.qingyuan.intake.internal.reading;

/**
 * What a file may demand. Beyond it the file is refused; nothing is cut off silently.
 *
 * @param unpackedBytes of any one part of an archive
 * @param textCharacters of all texts of a workbook that are kept while it is read
 * @param cellCharacters of one cell
 * @param oldWorkbookBytes of an .xls, which can only be read whole
 */
public record Limits(
        long unpackedBytes,
        long textCharacters,
        int cellCharacters,
        int columns,
        int sheets,
        int merges,
        long oldWorkbookBytes) {

    public static final Limits USUAL = new Limits(2L << 30, 48_000_000, 32_767, 1024, 200, 200_000, 20L << 20);
}
