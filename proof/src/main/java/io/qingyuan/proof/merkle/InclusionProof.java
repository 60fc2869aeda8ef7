package io.qingyuan.proof.merkle;

import java.util.List;
import java.util.Optional;

/**
 * Shows that a leaf stands at a place of a tree (RFC 6962, section 2.1.1).
 *
 * @param index place of the leaf, from 0
 * @param size leaves of the tree
 * @param path hashes from the leaf's sibling up to the root's child
 */
public record InclusionProof(long index, long size, List<Hash> path) {

    public InclusionProof {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("index " + index + " is outside a tree of " + size + " leaves");
        }
        path = List.copyOf(path);
    }

    /** The root that follows from the leaf, or none where the path is too short or too long for the place. */
    public Optional<Hash> root(Hash leaf) {
        Hash hash = leaf;
        long at = index;
        long last = size - 1;
        for (Hash sibling : path) {
            if (last == 0) {
                return Optional.empty();
            }
            if ((at & 1) == 1 || at == last) {
                hash = Hash.ofNode(sibling, hash);
                int risen = (at & 1) == 1 ? 0 : Long.numberOfTrailingZeros(at);
                at >>>= risen;
                last >>>= risen;
            } else {
                hash = Hash.ofNode(hash, sibling);
            }
            at >>>= 1;
            last >>>= 1;
        }
        return last == 0 ? Optional.of(hash) : Optional.empty();
    }

    /** Whether the leaf stands at the index of the tree with this root. */
    public boolean shows(Hash leaf, Hash root) {
        return root(leaf).filter(root::equals).isPresent();
    }
}
