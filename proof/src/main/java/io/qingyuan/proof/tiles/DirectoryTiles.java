package io.qingyuan.proof.tiles;

import io.qingyuan.proof.files.DurableFile;
import io.qingyuan.proof.merkle.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tiles as files below a folder, by the paths under which they are served: any web server can serve the folder. */
public final class DirectoryTiles implements TileStore {
    private final Path folder;

    public DirectoryTiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<byte[]> read(TileId id) throws IOException {
        Optional<byte[]> exact = file(id);
        if (exact.isPresent() || !id.partial()) {
            return exact;
        }
        Optional<byte[]> whole = file(id.whole()); // partial tiles may go once the full one is there
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

    private Optional<byte[]> file(TileId id) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(id.path())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void write(List<Tile> tiles) throws IOException {
        for (Tile tile : tiles) {
            Optional<byte[]> before = file(tile.id());
            if (before.isPresent()) {
                if (!Arrays.equals(before.get(), tile.bytes())) {
                    throw new BrokenTileException(tile.id(), "is there already, with other bytes");
                }
                continue;
            }
            new DurableFile(folder.resolve(tile.id().path())).write(tile.bytes());
        }
    }
}
