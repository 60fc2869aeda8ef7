package io.qingyuan.proof.tiles;

import java.io.IOException;

/** A tile that should be there is missing or has the wrong form. */
public final class BrokenTileException extends IOException {
    private static final long serialVersionUID = 1;

    private final String path;

    public BrokenTileException(TileId tile, String what) {
        super(tile.path() + ": " + what);
        path = tile.path();
    }

    /** Path of the tile below the log's prefix. */
    public String path() {
        return path;
    }
}
