package io.qingyuan.proof.witness;

import io.qingyuan.proof.files.DurableFile;
import io.qingyuan.proof.merkle.Hash;
import io.qingyuan.proof.note.SignedNote;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One file a log in a folder that only this process uses while it is open. */
public final class FileWitnessState implements WitnessState, AutoCloseable {
    private final Path folder;
    private final FileChannel lock;

    private FileWitnessState(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Opens the folder and makes it if need be.
     *
     * @throws IOException if another witness has it open: two would not see what the other cosigned
     */
    public static FileWitnessState open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new IOException("another witness works in " + folder);
        }
        return new FileWitnessState(folder, channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private Path file(String origin) {
        return folder.resolve(
                Hash.sha256(origin.getBytes(StandardCharsets.UTF_8)).hex());
    }

    @Override
    public Optional<SignedNote> latest(String origin) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file(origin));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        try {
            return Optional.of(SignedNote.parse(bytes));
        } catch (IllegalArgumentException e) {
            throw new IOException("what was remembered of " + origin + " is damaged: " + file(origin), e);
        }
    }

    @Override
    public void keep(String origin, SignedNote note) throws IOException {
        new DurableFile(file(origin)).write(note.bytes());
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
