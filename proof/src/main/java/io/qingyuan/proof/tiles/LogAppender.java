package io.qingyuan.proof.tiles;

import io.qingyuan.proof.merkle.CompactRange;
import io.qingyuan.proof.merkle.Hash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Appends entries to a log and says which tiles changed. It keeps the right edge only: at most 255 hashes a level and
 * 255 entries. Not safe for several threads; a sequencer has one.
 */
public final class LogAppender {

    /**
     * What a batch made of the log.
     *
     * @param size leaves of the log now
     * @param root root of the tree of that size
     * @param changed the tiles that are new or grew, full ones first; kept before a checkpoint is shown to anyone
     */
    public record Batch(long size, Hash root, List<Tile> changed) {
        public Batch {
            changed = List.copyOf(changed);
        }
    }

    /** The row of hashes at the right end of a level. */
    private static final class Row {
        private final ByteArrayOutputStream hashes = new ByteArrayOutputStream(TileId.FULL * Hash.BYTES);
        private long index;
        private int width;
        private boolean grown;
    }

    private final CompactRange edge;
    private final List<Row> rows = new ArrayList<>();
    private final ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    private final List<Tile> full = new ArrayList<>();

    private LogAppender(CompactRange edge) {
        this.edge = edge;
    }

    /** A new log. */
    public static LogAppender empty() {
        return new LogAppender(new CompactRange());
    }

    /**
     * Goes on where a log stands.
     *
     * @param root what the tree of this size must have; a log whose edge gives another root is not continued
     * @throws BrokenTileException if tiles are missing, or the edge does not give the root
     */
    public static LogAppender resume(TileSource source, long size, Hash root) throws IOException {
        LogAppender appender = new LogAppender(new TileTree(source, size).edge());
        if (!appender.edge.root().equals(root)) {
            TileId first = size == 0 ? TileId.full(0, 0) : TileId.at(0, size - 1, size);
            throw new BrokenTileException(first, "the right edge gives another root than the checkpoint of " + size);
        }
        for (int level = 0; TileId.count(level, size) > 0; level++) {
            Row row = appender.row(level);
            row.index = TileId.count(level, size) >>> TileId.HEIGHT;
            row.width = (int) (TileId.count(level, size) & (TileId.FULL - 1));
            if (row.width > 0) {
                row.hashes.writeBytes(read(source, new TileId(level, row.index, row.width)));
            }
        }
        int entries = (int) (size & (TileId.FULL - 1));
        if (entries > 0) {
            appender.bundle.writeBytes(read(source, new TileId(TileId.ENTRIES, size >>> TileId.HEIGHT, entries)));
        }
        return appender;
    }

    private static byte[] read(TileSource source, TileId id) throws IOException {
        return source.read(id).orElseThrow(() -> new BrokenTileException(id, "missing"));
    }

    public long size() {
        return edge.size();
    }

    /** Adds one entry; its number is the size before. */
    public void append(byte[] entry) {
        EntryBundle.append(bundle, entry);
        long index = edge.size();
        edge.append(Hash.ofLeaf(entry), this::take);
        if (edge.size() % TileId.FULL == 0) {
            full.add(new Tile(TileId.full(TileId.ENTRIES, index >>> TileId.HEIGHT), bundle.toByteArray()));
            bundle.reset();
        }
    }

    private void take(int height, Hash root) {
        if (height % TileId.HEIGHT != 0) {
            return;
        }
        int level = height / TileId.HEIGHT;
        Row row = row(level);
        row.hashes.writeBytes(root.bytes());
        row.width++;
        row.grown = true;
        if (row.width == TileId.FULL) {
            full.add(new Tile(TileId.full(level, row.index), row.hashes.toByteArray()));
            row.hashes.reset();
            row.index++;
            row.width = 0;
            row.grown = false;
        }
    }

    private Row row(int level) {
        while (rows.size() <= level) {
            rows.add(new Row());
        }
        return rows.get(level);
    }

    /** Ends a batch: everything that changed since the one before. */
    public Batch batch() {
        List<Tile> changed = new ArrayList<>(full);
        full.clear();
        int entries = (int) (edge.size() % TileId.FULL);
        boolean entriesGrown = !rows.isEmpty() && rows.getFirst().grown;
        for (int level = 0; level < rows.size(); level++) {
            Row row = rows.get(level);
            if (row.grown && row.width > 0) {
                changed.add(new Tile(new TileId(level, row.index, row.width), row.hashes.toByteArray()));
            }
            row.grown = false;
        }
        if (entriesGrown && entries > 0) {
            TileId id = new TileId(TileId.ENTRIES, edge.size() >>> TileId.HEIGHT, entries);
            changed.add(new Tile(id, bundle.toByteArray()));
        }
        return new Batch(edge.size(), edge.root(), changed);
    }
}
