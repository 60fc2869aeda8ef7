package io.qingyuan.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Copies the embedded cluster while the server works on it (在线物理备份): the files as they are found, and the WAL written
 * from the copy's first moment to its last, which makes them one state when a server starts on the copy.
 */
public final class LiveCopy {

    /** What the server makes anew at a start, or what is only of this run; named in PostgreSQL's manual on base backups. */
    private static final Set<String> OF_THIS_RUN = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> NEVER = Set.of("postmaster.pid", "postmaster.opts", "pg_internal.init");

    /** A file of the WAL is named by timeline, log and segment. */
    private static final String WAL_NAME = "[0-9A-F]{24}";

    private final EmbeddedCluster cluster;

    private LiveCopy(EmbeddedCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * A copy that is whole.
     *
     * @param server version of PostgreSQL
     * @param end the position in the WAL (LSN) up to which the copy has everything
     */
    public record Copied(String server, String end) {}

    /**
     * Copies the cluster to a folder that does not exist yet. Whatever was committed before the call began is in the copy.
     *
     * @param copied told the bytes of each file that was copied
     * @throws IllegalStateException when no embedded server runs on the data directory, or it refuses
     */
    public static Copied to(Path target, DataDirectory data, LongConsumer copied) throws IOException {
        EmbeddedCluster cluster = EmbeddedCluster.find(data)
                .orElseThrow(() -> new IllegalStateException("no PostgreSQL runs in " + data.root()));
        try {
            return new LiveCopy(cluster).copy(target, copied);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused the copy: " + e.getMessage(), e);
        }
    }

    private Copied copy(Path target, LongConsumer copied) throws IOException, SQLException {
        // the connection must live from start to stop; its slot keeps the WAL until it ends
        try (Connection connection = cluster.administer();
                Statement statement = connection.createStatement()) {
            String slot = "copy_" + ProcessHandle.current().pid();
            one(statement, "select pg_create_physical_replication_slot('" + slot + "', true, true)::text");
            one(statement, "select pg_backup_start('" + slot + "', true)::text");
            copyFiles(target, copied);
            String end;
            String last;
            try (ResultSet stopped = statement.executeQuery("""
                    select labelfile, lsn::text, pg_walfile_name(lsn) from pg_backup_stop(false)
                    """)) {
                stopped.next();
                Files.writeString(target.resolve("backup_label"), stopped.getString(1), StandardCharsets.UTF_8);
                end = stopped.getString(2);
                last = stopped.getString(3);
            }
            one(statement, "select pg_switch_wal()::text");
            copyWal(target, last, copied);
            return new Copied(one(statement, "show server_version"), end);
        }
    }

    private static String one(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void copyFiles(Path target, LongConsumer copied) throws IOException {
        Path source = cluster.folder();
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                String relative = source.relativize(folder).toString();
                if (folder.getFileName().toString().startsWith("pgsql_tmp")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                // with the permissions of the original: PostgreSQL refuses a cluster that others may read
                Files.copy(folder, target.resolve(relative), StandardCopyOption.COPY_ATTRIBUTES);
                if (OF_THIS_RUN.contains(relative)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!NEVER.contains(file.getFileName().toString())) {
                    copyOne(file, target.resolve(source.relativize(file).toString()), copied);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE; // a table dropped meanwhile; the WAL tells of it
                }
                throw failure;
            }
        });
        Files.createDirectories(target.resolve("pg_wal/archive_status"));
        Files.createDirectories(target.resolve("pg_wal/summaries"));
    }

    private static void copyOne(Path file, Path copy, LongConsumer copied) throws IOException {
        try {
            Files.copy(file, copy);
            copied.accept(Files.size(copy));
        } catch (NoSuchFileException gone) {
            Files.deleteIfExists(copy);
        }
    }

    private void copyWal(Path target, String last, LongConsumer copied) throws IOException {
        String first = Files.readAllLines(target.resolve("backup_label"), StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith("START WAL LOCATION"))
                .map(line -> line.substring(line.indexOf("(file ") + "(file ".length(), line.indexOf(')')))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("backup_label names no start of the WAL"));
        for (String name : segments(cluster.folder().resolve("pg_wal"))) {
            if (name.compareTo(first) >= 0 && name.compareTo(last) <= 0) {
                copyOne(
                        cluster.folder().resolve("pg_wal").resolve(name),
                        target.resolve("pg_wal").resolve(name),
                        copied);
            }
        }
        if (!Files.exists(target.resolve("pg_wal").resolve(last))) {
            throw new IllegalStateException("the WAL file " + last + " is missing; the copy is of no use");
        }
    }

    private static List<String> segments(Path wal) throws IOException {
        try (Stream<Path> files = Files.list(wal)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(WAL_NAME))
                    .sorted()
                    .toList();
        }
    }
}
