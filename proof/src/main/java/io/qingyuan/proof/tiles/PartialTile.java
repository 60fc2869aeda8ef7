package io.qingyuan.proof.tiles;

import io.qingyuan.proof.merkle.Hash;
import java.util.Arrays;
import java.util.Optional;

/** A partial tile that is gone because the full one is there: its beginning. */
final class PartialTile {

    private PartialTile() {}

    static Optional<byte[]> of(TileId id, Optional<byte[]> whole) throws BrokenTileException {
        if (whole.isEmpty()) {
            return whole;
        }
        try {
            return Optional.of(
                    id.level() == TileId.ENTRIES
                            ? EntryBundle.cut(whole.get(), id.width())
                            : Arrays.copyOf(whole.get(), id.width() * Hash.BYTES));
        } catch (IllegalArgumentException e) {
            throw new BrokenTileException(id.whole(), String.valueOf(e.getMessage()));
        }
    }
}
