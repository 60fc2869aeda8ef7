package io.qingyuan.packs;

/**
 * A place in a pack's source.
 *
 * @param file path inside the pack, with {@code /}
 * @param line from 1; 0 where the file itself is meant
 * @param pointer JSON pointer into the file
 */
public record PackPlace(PackId pack, String file, int line, String pointer) {

    @Override
    public String toString() {
        return pack + "/" + file + (line > 0 ? ":" + line : "");
    }
}
