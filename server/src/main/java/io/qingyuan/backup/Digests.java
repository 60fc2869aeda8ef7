package io.qingyuan.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The files of a backup with their digests. */
final class Digests {

    private static final int BUFFER_BYTES = 1 << 20;

    private Digests() {}

    /** Every file below the folder, read back from the disk after it was forced there. */
    static List<BackupManifest.Entry> of(Path folder) throws IOException {
        List<BackupManifest.Entry> entries = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                try (FileChannel written = FileChannel.open(path, StandardOpenOption.WRITE)) {
                    written.force(true);
                }
                entries.add(new BackupManifest.Entry(
                        folder.relativize(path).toString().replace('\\', '/'), Files.size(path), sha256(path)));
            }
        }
        return entries;
    }

    /** @throws BackupFault naming the first file that is missing or another than it was */
    static void verify(Path folder, BackupManifest manifest) throws IOException, BackupFault {
        for (BackupManifest.Entry entry : manifest.files()) {
            Path file = folder.resolve(entry.path()).normalize();
            if (!file.startsWith(folder.normalize())) {
                throw new BackupFault(
                        "清单里的路径“" + entry.path() + "”指到备份之外，已拒绝。",
                        "the manifest names \"" + entry.path() + "\", which lies outside the backup: refused.");
            }
            if (!Files.isRegularFile(file)) {
                throw new BackupFault(
                        "备份里缺少文件 " + entry.path() + "。请换一份备份。",
                        "the backup lacks the file " + entry.path() + ". Take another backup.");
            }
            if (Files.size(file) != entry.bytes() || !sha256(file).equals(entry.sha256())) {
                throw new BackupFault(
                        "备份里的文件 " + entry.path() + " 与清单不符，已被改动或损坏。请换一份备份。",
                        "the file " + entry.path()
                                + " of the backup is not what was written: changed or damaged. Take another backup.");
            }
        }
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (channel.read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.clear();
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
