package io.qingyuan.backup;

import io.qingyuan.backup.BackupManifest.Kind;
import io.qingyuan.database.DataDirectory;
import io.qingyuan.database.EmbeddedDatabase;
import io.qingyuan.database.LiveCopy;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Makes a backup (备份): one folder with the database as of one moment, attachments, keys and passwords, and a manifest of
 * every file with its digest. The server goes on working meanwhile.
 */
public final class Backup {

    static final String DATA = "data";
    static final String DUMP = "database.dump";
    static final String CLUSTER = DATA + "/postgres/cluster";

    /** Made anew by the program, or of one run only. The cluster is copied by itself. */
    private static final Set<String> NOT_KEPT =
            Set.of("postgres", "logs", "imports", "intake", "files/incoming", "last-backup.json");

    private static final String CHECKPOINT = RestoredCheck.EVIDENCE + "/newest.checkpoint";

    private static final String PASSWORDS = "postgres/passwords";

    private final DataDirectory data;
    private final OutsideDatabase outside;
    private final String release;
    private final Clock clock;
    private final Progress progress;

    /**
     * Of the installation in a data directory.
     *
     * @param environment names an outside database, if there is one; see {@code docs/operations.md}
     */
    public Backup(DataDirectory data, Map<String, String> environment, String release, Clock clock, Progress progress) {
        this.data = data;
        this.outside = new OutsideDatabase(environment);
        this.release = release;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Writes the backup. The folder appears under its name when it is whole and on the disk, and not before.
     *
     * @param target must not exist
     * @throws BackupFault when there is nothing to back up, no room, or no place; then nothing is left behind
     */
    public BackupManifest to(Path target) throws IOException, BackupFault {
        Path folder = target.toAbsolutePath().normalize();
        refuseWrongPlace(folder);
        Path draft = folder.resolveSibling(folder.getFileName() + ".part");
        Folders.delete(draft);
        Folders.makePrivate(draft);
        boolean whole = false;
        try {
            refuseLackOfRoom(draft);
            BackupManifest manifest = write(draft);
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
            force(draft.resolveSibling("."));
            whole = true;
            return manifest;
        } finally {
            if (!whole) {
                Folders.delete(draft);
            }
        }
    }

    private void refuseWrongPlace(Path folder) throws IOException, BackupFault {
        if (Files.exists(folder)) {
            throw new BackupFault(
                    "“" + folder + "”已经存在。请给一个新的目录名；旧的备份不会被覆盖。",
                    folder + " exists. Name a folder that does not; no backup is written over another.");
        }
        if (folder.startsWith(data.root())) {
            throw new BackupFault(
                    "备份目录在数据目录之内。请放到别处，最好在另一块磁盘上。",
                    "the folder lies inside the data directory. Put it elsewhere, best on another disk.");
        }
        if (!outside.isNamed() && !Files.isDirectory(data.root().resolve("postgres/cluster"))) {
            throw new BackupFault(
                    "“" + data.root() + "”里没有数据库。请用 QINGYUAN_DATA 指出数据目录。",
                    data.root() + " holds no database. Name the data directory with QINGYUAN_DATA.");
        }
    }

    private void refuseLackOfRoom(Path draft) throws IOException, BackupFault {
        long needed = bytesToCopy();
        long room = Files.getFileStore(draft).getUsableSpace();
        if (room < needed) {
            throw new BackupFault(
                    "磁盘空间不够：需要约 " + Folders.megabytes(needed) + " MB，只剩 " + Folders.megabytes(room) + " MB。",
                    "no room: about " + Folders.megabytes(needed) + " MB are needed, " + Folders.megabytes(room)
                            + " MB are free.");
        }
    }

    private long bytesToCopy() throws IOException {
        Path cluster = data.root().resolve("postgres/cluster");
        long database = outside.isNamed() || !Files.isDirectory(cluster) ? 0 : Folders.bytes(cluster, path -> true);
        return database + Folders.bytes(data.root(), Backup::isKept);
    }

    private BackupManifest write(Path draft) throws IOException, BackupFault {
        var made = clock.instant();
        Path root = Files.createDirectory(draft.resolve(DATA));
        long total = bytesToCopy();
        long[] done = {0};
        LongConsumer copied = bytes -> progress.bytes(done[0] += bytes, total);
        // the newest checkpoint before the database: a log that is behind its checkpoint counts as taken back
        Path checkpoint = data.root().resolve(CHECKPOINT);
        byte[] newest = Files.exists(checkpoint) ? Files.readAllBytes(checkpoint) : new byte[0];
        String server;
        String end = "";
        // the database first: a file is on the disk before a row names it, so every file that a row names is copied
        // after
        if (outside.isNamed()) {
            progress.step("导出外部数据库", "dumping the outside database");
            server = outside.dump(draft.resolve(DUMP));
        } else {
            progress.step("复制数据库", "copying the database");
            Files.createDirectory(root.resolve("postgres"));
            LiveCopy.Copied copy = copyCluster(root.resolve("postgres/cluster"), copied);
            Files.copy(data.root().resolve(PASSWORDS), root.resolve(PASSWORDS), StandardCopyOption.COPY_ATTRIBUTES);
            server = copy.server();
            end = copy.end();
        }
        progress.step("复制附件和密钥", "copying attachments and keys");
        Folders.copy(data.root(), root, Backup::isKept, copied);
        if (newest.length > 0) {
            Files.write(root.resolve(CHECKPOINT), newest);
        } else {
            Files.deleteIfExists(root.resolve(CHECKPOINT));
        }
        progress.step("计算校验值", "computing digests");
        BackupManifest manifest = new BackupManifest(
                BackupManifest.FORMAT,
                release,
                made,
                outside.isNamed() ? Kind.DUMP : Kind.CLUSTER,
                server,
                end,
                Digests.of(draft));
        manifest.write(draft);
        force(draft);
        return manifest;
    }

    /** Copies beside a running Qingyuan; where none runs, the database is started for as long as it takes. */
    private LiveCopy.Copied copyCluster(Path target, LongConsumer copied) throws IOException {
        try (EmbeddedDatabase _ = EmbeddedDatabase.start(data)) {
            return LiveCopy.to(target, data, copied);
        } catch (EmbeddedDatabase.AlreadyRunning running) {
            return LiveCopy.to(target, data, copied);
        }
    }

    private static boolean isKept(Path path) {
        return !NOT_KEPT.contains(path.toString())
                && !path.getFileName().toString().endsWith(".new");
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
