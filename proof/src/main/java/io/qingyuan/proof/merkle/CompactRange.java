package io.qingyuan.proof.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a growing tree: the roots of the whole subtrees that make it up, largest first. It is all that
 * appending and the root need. Not safe for several threads.
 */
public final class CompactRange {

    /** Hears of every subtree that became whole, leaves included. */
    @FunctionalInterface
    public interface Whole {
        /**
         * A subtree is whole from now on.
         *
         * @param height 0 for a leaf; the subtree spans {@code 2^height} leaves
         */
        void completed(int height, Hash root);
    }

    private final List<Hash> subtrees;
    private long size;

    /** The edge of an empty tree. */
    public CompactRange() {
        this(0, List.of());
    }

    /**
     * The edge of a tree of a size.
     *
     * @param subtrees one for each bit set in the size, largest first
     */
    public CompactRange(long size, List<Hash> subtrees) {
        if (size < 0 || Long.bitCount(size) != subtrees.size()) {
            throw new IllegalArgumentException(
                    "a tree of " + size + " leaves has another edge than " + subtrees.size() + " subtrees");
        }
        this.size = size;
        this.subtrees = new ArrayList<>(subtrees);
    }

    public long size() {
        return size;
    }

    /** Adds the hash of a leaf at the right. */
    public void append(Hash leaf, Whole whole) {
        Hash hash = leaf;
        whole.completed(0, hash);
        int height = 0;
        for (long below = size; (below & 1) == 1; below >>>= 1) {
            hash = Hash.ofNode(subtrees.removeLast(), hash);
            height++;
            whole.completed(height, hash);
        }
        subtrees.add(hash);
        size++;
    }

    /** The root of the tree, as section 2.1 of RFC 6962 defines it. */
    public Hash root() {
        if (subtrees.isEmpty()) {
            return Hash.EMPTY_ROOT;
        }
        Hash root = subtrees.getLast();
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            root = Hash.ofNode(subtrees.get(i), root);
        }
        return root;
    }
}
