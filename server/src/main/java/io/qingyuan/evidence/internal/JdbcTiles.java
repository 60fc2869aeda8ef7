package io.qingyuan.evidence.internal;

import io.qingyuan.proof.merkle.Hash;
import io.qingyuan.proof.tiles.BrokenTileException;
import io.qingyuan.proof.tiles.EntryBundle;
import io.qingyuan.proof.tiles.Tile;
import io.qingyuan.proof.tiles.TileId;
import io.qingyuan.proof.tiles.TileStore;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tiles of the log, each at its widest: a narrower one is its beginning, because a log only grows. */
@Component
class JdbcTiles implements TileStore {

    private final JdbcClient jdbc;

    JdbcTiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A tile as it is stored. */
    @SuppressWarnings("ArrayRecordComponent") // carries a row; never compared
    record Kept(int width, byte[] bytes) {}

    /** The tile of a place, however wide. */
    Optional<Kept> widest(int level, long place) {
        return jdbc.sql("select width, bytes from evidence.tile where level = :level and place = :place")
                .param("level", level)
                .param("place", place)
                .query((row, _) -> new Kept(row.getInt("width"), row.getBytes("bytes")))
                .optional();
    }

    @Override
    public Optional<byte[]> read(TileId id) throws BrokenTileException {
        Optional<Kept> kept = widest(id.level(), id.index()).filter(tile -> tile.width() >= id.width());
        try {
            return kept.map(tile -> cut(id, tile));
        } catch (IllegalArgumentException e) {
            throw new BrokenTileException(id, String.valueOf(e.getMessage()));
        }
    }

    private static byte[] cut(TileId id, Kept kept) {
        if (kept.width() == id.width()) {
            return kept.bytes();
        }
        return id.level() == TileId.ENTRIES
                ? EntryBundle.cut(kept.bytes(), id.width())
                : Arrays.copyOf(kept.bytes(), id.width() * Hash.BYTES);
    }

    @Override
    public void write(List<Tile> tiles) {
        for (Tile tile : tiles) {
            jdbc.sql("""
                    insert into evidence.tile as kept (level, place, width, bytes)
                    values (:level, :place, :width, :bytes)
                        on conflict (level, place) do update
                       set width = excluded.width, bytes = excluded.bytes
                     where kept.width < excluded.width
                    """)
                    .param("level", tile.id().level())
                    .param("place", tile.id().index())
                    .param("width", tile.id().width())
                    .param("bytes", tile.bytes())
                    .update();
        }
    }
}
