package io.qingyuan.proof.tiles;

import io.qingyuan.proof.merkle.CompactRange;
import io.qingyuan.proof.merkle.ConsistencyProof;
import io.qingyuan.proof.merkle.Hash;
import io.qingyuan.proof.merkle.InclusionProof;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tree of one size, read out of tiles: roots and proofs. It keeps the tiles it read last, so one object serves many
 * proofs of a checkpoint. Not safe for several threads.
 */
public final class TileTree {
    private static final int KEPT_TILES = 256;

    private final TileSource source;
    private final long size;
    private final Map<TileId, Hash[]> tiles = new LinkedHashMap<>(KEPT_TILES, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TileId, Hash[]> eldest) {
            return size() > KEPT_TILES;
        }
    };

    public TileTree(TileSource source, long size) {
        if (size < 0) {
            throw new IllegalArgumentException("a tree has no " + size + " leaves");
        }
        this.source = source;
        this.size = size;
    }

    public long size() {
        return size;
    }

    /** Hash of the leaf with a number. */
    public Hash leaf(long index) throws IOException {
        return subtree(0, index);
    }

    /** Root of the whole tree. */
    public Hash root() throws IOException {
        return size == 0 ? Hash.EMPTY_ROOT : range(0, size);
    }

    /** Root of the tree as it was at an earlier size. */
    public Hash rootAt(long earlier) throws IOException {
        checkEarlier(earlier);
        return earlier == 0 ? Hash.EMPTY_ROOT : range(0, earlier);
    }

    /** The right edge at this size, to go on appending. */
    public CompactRange edge() throws IOException {
        List<Hash> subtrees = new ArrayList<>();
        long from = 0;
        for (long rest = size; rest > 0; rest -= Long.highestOneBit(rest)) {
            int height = Long.SIZE - 1 - Long.numberOfLeadingZeros(rest);
            subtrees.add(subtree(height, from >>> height));
            from += Long.highestOneBit(rest);
        }
        return new CompactRange(size, subtrees);
    }

    /** Proof that the leaf with this number is in the tree. */
    public InclusionProof inclusion(long index) throws IOException {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("the tree has " + size + " leaves and no index " + index);
        }
        List<Hash> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + split(to - from);
            if (index < middle) {
                path.add(range(middle, to));
                to = middle;
            } else {
                path.add(range(from, middle));
                from = middle;
            }
        }
        return new InclusionProof(index, size, path.reversed());
    }

    /** Proof that this tree begins with the tree of an earlier size. */
    public ConsistencyProof consistency(long earlier) throws IOException {
        checkEarlier(earlier);
        List<Hash> path = new ArrayList<>();
        if (earlier > 0 && earlier < size) {
            long from = 0;
            long to = size;
            while (to != earlier) { // SUBPROOF of RFC 6962, from the root downwards
                long middle = from + split(to - from);
                if (earlier <= middle) {
                    path.add(range(middle, to));
                    to = middle;
                } else {
                    path.add(range(from, middle));
                    from = middle;
                }
            }
            if (from > 0) {
                path.add(range(from, to));
            }
        }
        return new ConsistencyProof(earlier, size, path.reversed());
    }

    private void checkEarlier(long earlier) {
        if (earlier < 0 || earlier > size) {
            throw new IllegalArgumentException("a tree of " + size + " leaves was never one of " + earlier);
        }
    }

    /** The largest power of two below a count of two or more. */
    private static long split(long count) {
        return Long.highestOneBit(count - 1);
    }

    private Hash range(long from, long to) throws IOException {
        long count = to - from;
        if (Long.bitCount(count) == 1) {
            int height = Long.numberOfTrailingZeros(count);
            return subtree(height, from >>> height);
        }
        long middle = from + split(count);
        return Hash.ofNode(range(from, middle), range(middle, to));
    }

    private Hash subtree(int height, long index) throws IOException {
        int level = height / TileId.HEIGHT;
        int above = height % TileId.HEIGHT;
        long position = index << above;
        Hash[] hashes = tile(TileId.at(level, position, size));
        return node(hashes, (int) (position & (TileId.FULL - 1)), 1 << above);
    }

    private static Hash node(Hash[] hashes, int from, int count) {
        if (count == 1) {
            return hashes[from];
        }
        int half = count / 2;
        return Hash.ofNode(node(hashes, from, half), node(hashes, from + half, half));
    }

    private Hash[] tile(TileId id) throws IOException {
        Hash[] known = tiles.get(id);
        if (known == null) {
            known = hashes(id, source.read(id).orElseThrow(() -> new BrokenTileException(id, "missing")));
            tiles.put(id, known);
        }
        return known;
    }

    private static Hash[] hashes(TileId id, byte[] bytes) throws BrokenTileException {
        if (bytes.length != id.width() * Hash.BYTES) {
            throw new BrokenTileException(
                    id, "has " + bytes.length + " bytes, not " + id.width() + " hashes of " + Hash.BYTES);
        }
        Hash[] hashes = new Hash[id.width()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = Hash.of(bytes, i * Hash.BYTES, Hash.BYTES);
        }
        return hashes;
    }
}
