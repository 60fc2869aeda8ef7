package io.qingyuan.proof.tiles;

import java.io.IOException;
import java.util.List;

/** Where tiles are kept. */
public interface TileStore extends TileSource {

    /**
     * Keeps the tiles of one batch, all of them before it returns. Nothing that is there may be replaced by anything
     * else; writing the same again is harmless.
     */
    void write(List<Tile> tiles) throws IOException;
}
