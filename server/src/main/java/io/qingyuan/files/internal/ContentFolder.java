package io.qingyuan.files.internal;

import io.qingyuan.database.DataDirectory;
import io.qingyuan.files.FilesProblem;
import io.qingyuan.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The folder of contents: {@code files/ab/cd/<sha256>}, readable by the owner alone, executable by nobody. */
@Component
class ContentFolder {

    private static final String FOLDER = "files/";

    private final DataDirectory data;

    ContentFolder(DataDirectory data) {
        this.data = data;
    }

    /** Bytes on the disk that have no place yet. */
    record Draft(Path path, String sha256, long sizeBytes) {}

    /** Writes a stream to the disk and forces it there; a stream longer than allowed is refused and nothing stays. */
    Draft receive(InputStream in, String name, long mostBytes) throws IOException {
        Path draft = data.resolve(FOLDER + "incoming/" + UUID.randomUUID());
        MessageDigest digest = sha256();
        long size = 0;
        boolean whole = false;
        try (FileChannel channel = FileChannel.open(
                draft,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest);
            byte[] buffer = new byte[64 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                if (size > mostBytes) {
                    throw new ProblemException(FilesProblem.TOO_LARGE, name, Long.toString(mostBytes / (1024 * 1024)));
                }
                out.write(buffer, 0, n);
            }
            channel.force(true);
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(draft);
            }
        }
        return new Draft(draft, HexFormat.of().formatHex(digest.digest()), size);
    }

    /** Puts a draft in its place; the same content may be there already. */
    void keep(Draft draft) throws IOException {
        Path place = path(draft.sha256());
        Files.move(draft.path(), place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(place.getParent());
    }

    void discard(Draft draft) throws IOException {
        Files.deleteIfExists(draft.path());
    }

    InputStream open(String sha256) throws IOException {
        return new CheckedContent(Files.newInputStream(path(sha256)), sha256(), sha256);
    }

    private Path path(String sha256) {
        return data.resolve(FOLDER + sha256.substring(0, 2) + "/" + sha256.substring(2, 4) + "/" + sha256);
    }

    /** Makes the new name in a folder durable. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
