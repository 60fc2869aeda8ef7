package io.qingyuan.proof.tiles;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a tile (瓦片): a row of up to 256 neighbouring hashes of one height, or of 256 entries.
 *
 * @param level 0 for hashes of leaves, each further level 8 heights higher; {@link #ENTRIES} for entries
 * @param index place of the tile in its level, from 0
 * @param width how many hashes or entries it holds, 1 to 256; below 256 the tile is partial
 */
public record TileId(int level, long index, int width) {
    /** Level of the bundles of entries. */
    public static final int ENTRIES = -1;

    /** Heights a tile spans. */
    public static final int HEIGHT = 8;

    /** Width of a full tile. */
    public static final int FULL = 1 << HEIGHT;

    /** The highest level a name can have; a tree of longs needs 7. */
    public static final int HIGHEST_LEVEL = 63;

    private static final Pattern PATH = Pattern.compile(
            "tile/(entries|[0-9]|[1-5][0-9]|6[0-3])/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");
    private static final int THOUSAND = 1000;

    public TileId {
        if (level < ENTRIES || level > HIGHEST_LEVEL || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("no tile: level " + level + ", index " + index + ", width " + width);
        }
    }

    /** The full tile at a place. */
    public static TileId full(int level, long index) {
        return new TileId(level, index, FULL);
    }

    /** The tile in which the position of a level lies, in a tree of a size: full, or partial at the right edge. */
    public static TileId at(int level, long position, long treeSize) {
        long count = count(level, treeSize);
        if (position < 0 || position >= count) {
            throw new IllegalArgumentException(
                    "level " + level + " of a tree of " + treeSize + " has no position " + position);
        }
        long index = position >>> HEIGHT;
        return new TileId(level, index, (int) Math.min(FULL, count - (index << HEIGHT)));
    }

    /** How many hashes (or entries) a level of a tree of a size has: only those of whole subtrees. */
    public static long count(int level, long treeSize) {
        int heights = Math.max(level, 0) * HEIGHT;
        return heights >= Long.SIZE ? 0 : treeSize >>> heights;
    }

    /** Reads a path as {@link #path()} writes it; none if it is not the one way to write a tile. */
    public static Optional<TileId> parse(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int level = parts.group(1).equals("entries") ? ENTRIES : Integer.parseInt(parts.group(1));
        String digits = parts.group(2).replaceAll("[x/]", "");
        String width = parts.group(3);
        try {
            long index = Long.parseLong(digits);
            TileId id = new TileId(level, index, width == null ? FULL : Integer.parseInt(width));
            return id.path().equals(path) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether this tile is short of 256. */
    public boolean partial() {
        return width < FULL;
    }

    /** The same place, full. */
    public TileId whole() {
        return partial() ? full(level, index) : this;
    }

    /** Position of the tile's first hash in its level; for level 0 and bundles the number of an entry. */
    public long first() {
        return index << HEIGHT;
    }

    /** The path below the log's prefix, such as {@code tile/0/x001/x234/067.p/5}. */
    public String path() {
        StringBuilder number = new StringBuilder(String.format("%03d", index % THOUSAND));
        for (long rest = index / THOUSAND; rest > 0; rest /= THOUSAND) {
            number.insert(0, String.format("x%03d/", rest % THOUSAND));
        }
        return "tile/" + (level == ENTRIES ? "entries" : level) + "/" + number + (partial() ? ".p/" + width : "");
    }

    @Override
    public String toString() {
        return path();
    }
}
