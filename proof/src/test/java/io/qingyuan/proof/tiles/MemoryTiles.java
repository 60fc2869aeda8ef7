package io.qingyuan.proof.tiles;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tiles in memory, every width that was ever written. */
public final class MemoryTiles implements TileStore {
    private final Map<TileId, byte[]> tiles = new HashMap<>();

    @Override
    public Optional<byte[]> read(TileId id) {
        return Optional.ofNullable(tiles.get(id));
    }

    @Override
    public void write(List<Tile> written) {
        written.forEach(tile -> tiles.put(tile.id(), tile.bytes()));
    }

    public int count() {
        return tiles.size();
    }
}
