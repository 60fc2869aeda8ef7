package io.qingyuan.database.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL server's programs, unpacked once from the class path into the data directory. */
record PostgresBinaries(Path home) {

    private static final int OWNER_EXECUTE = 0100;

    /** Unpacks the server for this processor unless an earlier run did; a half-done unpacking is never taken. */
    static PostgresBinaries unpack(Path folder) throws IOException {
        String archive = "postgres-linux-" + architecture() + ".txz";
        URL url = PostgresBinaries.class.getClassLoader().getResource(archive);
        if (url == null) {
            throw new IllegalStateException("no PostgreSQL for this machine: " + System.getProperty("os.name") + " "
                    + System.getProperty("os.arch") + ". Point QINGYUAN_DB_URL at a PostgreSQL 18 server instead.");
        }
        // the archive's size tells one release's binaries from another's
        Path home = folder.resolve(
                "server-" + architecture() + "-" + url.openConnection().getContentLengthLong());
        if (Files.isDirectory(home)) {
            return new PostgresBinaries(home);
        }
        try (InputStream in = url.openStream()) {
            Path draft = folder.resolve(home.getFileName() + ".new");
            deleteTree(draft);
            Files.createDirectories(draft);
            extract(in, draft);
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
            return new PostgresBinaries(home);
        }
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> System.getProperty("os.arch");
        };
    }

    private static void extract(InputStream archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("entry leaves the archive's folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(path.getParent());
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
                    if ((entry.getMode() & OWNER_EXECUTE) != 0) {
                        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
                        permissions.add(PosixFilePermission.OWNER_EXECUTE);
                        Files.setPosixFilePermissions(path, permissions);
                    }
                }
            }
        }
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
