package io.qingyuan.proof.tiles;

import io.qingyuan.proof.files.DurableFile;
import io.qingyuan.proof.note.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tiles as files below a folder, by the paths under which they are served: any web server can serve the folder. */
public final class DirectoryTiles implements TileStore, PublishedLog {
    private final Path folder;

    public DirectoryTiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<byte[]> read(TileId id) throws IOException {
        Optional<byte[]> exact = file(id.path());
        if (exact.isPresent() || !id.partial()) {
            return exact;
        }
        return PartialTile.of(id, file(id.whole().path()));
    }

    private Optional<byte[]> file(String path) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(path)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<byte[]> checkpoint() throws IOException {
        return file("checkpoint");
    }

    /** Shows a checkpoint; its tiles were written before. */
    public void publish(SignedNote checkpoint) throws IOException {
        new DurableFile(folder.resolve("checkpoint")).write(checkpoint.bytes());
    }

    @Override
    public void write(List<Tile> tiles) throws IOException {
        for (Tile tile : tiles) {
            Optional<byte[]> before = file(tile.id().path());
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
