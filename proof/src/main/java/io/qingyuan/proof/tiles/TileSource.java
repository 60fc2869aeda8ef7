package io.qingyuan.proof.tiles;

import java.io.IOException;
import java.util.Optional;

/** Where tiles are read: a folder, a web server, a table. */
@FunctionalInterface
public interface TileSource {

    /**
     * The bytes of a tile, of exactly the width asked for, or none if it is not there. A source that keeps only the
     * widest tile of a place cuts it ({@link EntryBundle#cut} for entries).
     */
    Optional<byte[]> read(TileId id) throws IOException;
}
