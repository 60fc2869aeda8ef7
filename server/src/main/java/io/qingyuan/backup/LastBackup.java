package io.qingyuan.backup;

import io.qingyuan.database.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The last backup that was made of an installation, as its data directory remembers it.
 *
 * @param rehearsed whether it was restored on trial and read through
 */
public record LastBackup(Instant made, boolean rehearsed) {

    private static final String FILE = "last-backup.json";
    private static final JsonMapper JSON = new JsonMapper();

    public static Optional<LastBackup> of(DataDirectory data) {
        Path file = data.root().resolve(FILE);
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(Files.readString(file), LastBackup.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Remembers it in place of the one before; the owner of the directory can read it whoever made the backup. */
    public void keepIn(DataDirectory data) throws IOException {
        Path file = data.writeSecret(FILE, JSON.writeValueAsString(this));
        Files.setOwner(file, Files.getOwner(data.root()));
    }
}
