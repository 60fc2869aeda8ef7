package io.qingyuan.evidence.internal;

import io.qingyuan.proof.Finding;
import io.qingyuan.proof.Trust;
import io.qingyuan.proof.audit.LogAudit;
import io.qingyuan.proof.files.DurableFile;
import io.qingyuan.proof.note.Checkpoint;
import io.qingyuan.proof.note.SignedNote;
import io.qingyuan.proof.tiles.TileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The newest checkpoint that this node signed, in a file outside the database: whoever takes the database back or rewrites it
 * cannot make this forget.
 */
final class KeptCheckpoint {

    /** Name of the file. */
    static final String FILE = "newest.checkpoint";

    private final Path file;
    private final Trust trust;

    KeptCheckpoint(Path folder, Trust trust) {
        file = folder.resolve(FILE);
        this.trust = trust;
    }

    void write(SignedNote note) throws IOException {
        new DurableFile(file).write(note.bytes());
    }

    /** Whether the log in the database goes on from what is kept; none if nothing is kept. */
    Optional<Finding> holdsAgainst(Checkpoint now, TileSource tiles) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            SignedNote kept = SignedNote.parse(Files.readAllBytes(file));
            Optional<Finding> bad =
                    trust.check(kept).stream().filter(Finding::bad).findFirst();
            Finding found = bad.isPresent() ? bad.get() : LogAudit.since(Checkpoint.parse(kept.text()), now, tiles);
            return Optional.of(new Finding(found.code(), FILE, found.values()));
        } catch (IllegalArgumentException e) {
            return Optional.of(Finding.of(Finding.Code.NO_CHECKPOINT, FILE, String.valueOf(e.getMessage())));
        }
    }
}
