package io.qingyuan.proof.merkle;

import java.util.List;

/**
 * Shows that a later tree only added leaves to an earlier one (RFC 6962, section 2.1.2).
 *
 * @param oldSize leaves of the earlier tree
 * @param newSize leaves of the later tree
 * @param path hashes in the order of RFC 6962; none where the sizes are equal or the earlier tree is empty
 */
public record ConsistencyProof(long oldSize, long newSize, List<Hash> path) {

    public ConsistencyProof {
        if (oldSize < 0 || oldSize > newSize) {
            throw new IllegalArgumentException("no later tree: from " + oldSize + " leaves to " + newSize);
        }
        path = List.copyOf(path);
    }

    /** Whether the tree with the new root begins with the whole tree of the old root. */
    public boolean shows(Hash oldRoot, Hash newRoot) {
        if (oldSize == 0) {
            return path.isEmpty() && oldRoot.equals(Hash.EMPTY_ROOT);
        }
        if (oldSize == newSize) {
            return path.isEmpty() && oldRoot.equals(newRoot);
        }
        if (path.isEmpty()) {
            return false;
        }
        int rising = Long.numberOfTrailingZeros(oldSize);
        long at = (oldSize - 1) >>> rising;
        long last = (newSize - 1) >>> rising;
        boolean whole = Long.bitCount(oldSize) == 1; // the old tree is a subtree of the new one: its root is known
        Hash before = whole ? oldRoot : path.getFirst();
        Hash after = before;
        for (Hash sibling : whole ? path : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                before = Hash.ofNode(sibling, before);
                after = Hash.ofNode(sibling, after);
                while ((at & 1) == 0 && at != 0) {
                    at >>>= 1;
                    last >>>= 1;
                }
            } else {
                after = Hash.ofNode(after, sibling);
            }
            at >>>= 1;
            last >>>= 1;
        }
        return last == 0 && before.equals(oldRoot) && after.equals(newRoot);
    }
}
