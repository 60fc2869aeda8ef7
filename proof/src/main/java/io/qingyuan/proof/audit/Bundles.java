package io.qingyuan.proof.audit;

import io.qingyuan.proof.merkle.Hash;
import io.qingyuan.proof.tiles.BrokenTileException;
import io.qingyuan.proof.tiles.EntryBundle;
import io.qingyuan.proof.tiles.TileId;
import io.qingyuan.proof.tiles.TileSource;
import java.io.IOException;
import java.util.Optional;

/** Bundles of entries as hashes of leaves. */
final class Bundles {

    private Bundles() {}

    /** The hashes of a bundle's entries, however many there are; none if it is missing or cannot be read. */
    static Optional<Hash[]> leaves(TileSource source, TileId id) throws IOException {
        try {
            return source.read(id)
                    .map(bytes -> EntryBundle.entries(bytes).stream()
                            .map(Hash::ofLeaf)
                            .toArray(Hash[]::new));
        } catch (BrokenTileException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
