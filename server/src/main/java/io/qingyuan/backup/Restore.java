package io.qingyuan.backup;

import io.qingyuan.backup.BackupManifest.Kind;
import io.qingyuan.database.DataDirectory;
import io.qingyuan.database.DatabaseAccess;
import io.qingyuan.database.EmbeddedDatabase;
import io.qingyuan.database.RunningDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Restores a backup (恢复) into a data directory, or only tries whether that would go well (演练). */
public final class Restore {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path backup;
    private final Map<String, String> environment;
    private final Clock clock;
    private final Progress progress;

    /**
     * Of one backup.
     *
     * @param environment names an outside database, if there is one
     */
    public Restore(Path backup, Map<String, String> environment, Clock clock, Progress progress) {
        this.backup = backup.toAbsolutePath().normalize();
        this.environment = environment;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * A restored installation.
     *
     * @param aside where the data directory lies that was there before, if there was one: the way back
     */
    public record Done(Restored restored, @Nullable Path aside) {}

    /**
     * Restores the backup as the given data directory. Nothing of the directory is touched before the restored
     * installation was read through.
     *
     * @param replace whether a data directory that is there may be moved aside
     * @throws BackupFault when the backup is damaged, a Qingyuan runs there, or the directory is in use
     */
    public Done into(DataDirectory target, boolean replace) throws IOException, BackupFault {
        Path root = target.root();
        boolean occupied = Files.isDirectory(root) && !Folders.isEmpty(root);
        if (occupied && !replace) {
            throw new BackupFault(
                    "数据目录“" + root + "”不是空的。加 --replace 时，原目录改名保留，再恢复。",
                    "the data directory " + root
                            + " is not empty. With --replace it is kept under another name first.");
        }
        refuseRunning(target);
        Path draft = root.resolveSibling(root.getFileName() + ".restoring");
        Folders.delete(draft);
        boolean whole = false;
        try {
            Restored restored = unfold(draft);
            Path aside = null;
            if (occupied) {
                aside = root.resolveSibling(root.getFileName() + ".before-" + STAMP.format(clock.instant()));
                Files.move(root, aside, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.deleteIfExists(root);
            }
            Files.move(draft, root, StandardCopyOption.ATOMIC_MOVE);
            whole = true;
            return new Done(restored, aside);
        } finally {
            if (!whole) {
                Folders.delete(draft);
            }
        }
    }

    /** What is tried on a restored installation before it is thrown away. */
    public interface Trial {
        void on(DataDirectory restored) throws IOException, BackupFault;
    }

    /**
     * Restores into a folder beside the backup that is thrown away afterwards. A dump of an outside database is only
     * checked by its digests: that needs a database of its own.
     *
     * @param trial is not made with a dump
     * @return empty counts for a dump
     */
    public Restored rehearse(Trial trial) throws IOException, BackupFault {
        Path draft = backup.resolveSibling(backup.getFileName() + ".rehearsal");
        Folders.delete(draft);
        try {
            if (BackupManifest.read(backup).database() == Kind.DUMP) {
                progress.step("核对校验值", "checking digests");
                Digests.verify(backup, BackupManifest.read(backup));
                return new Restored(0, 0, 0, null);
            }
            Restored restored = unfold(draft);
            trial.on(new DataDirectory(draft));
            return restored;
        } finally {
            Folders.delete(draft);
        }
    }

    /** Restores and reads through, and tries nothing else. */
    public Restored rehearse() throws IOException, BackupFault {
        return rehearse(_ -> {});
    }

    /** Checks, copies, starts and reads through. */
    private Restored unfold(Path draft) throws IOException, BackupFault {
        BackupManifest manifest = BackupManifest.read(backup);
        progress.step("核对校验值", "checking digests");
        Digests.verify(backup, manifest);
        progress.step("复制", "copying");
        Folders.makePrivate(draft);
        long[] done = {0};
        Folders.copy(
                backup.resolve(Backup.DATA),
                draft,
                path -> true,
                bytes -> progress.bytes(done[0] += bytes, manifest.bytes()));
        DataDirectory data = new DataDirectory(draft);
        return switch (manifest.database()) {
            case CLUSTER -> readThroughCluster(data);
            case DUMP -> restoreOutside(data);
        };
    }

    private Restored readThroughCluster(DataDirectory data) throws IOException, BackupFault {
        progress.step("启动恢复出的数据库并逐表读一遍", "starting the restored database and reading every table");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            return new RestoredCheck(database.access(), data).run();
        } catch (IllegalStateException e) {
            throw new BackupFault(
                    "恢复出的数据库启动不了：" + e.getMessage(), "the restored database does not start: " + e.getMessage());
        }
    }

    private Restored restoreOutside(DataDirectory data) throws IOException, BackupFault {
        OutsideDatabase outside = new OutsideDatabase(environment);
        DatabaseAccess access = RunningDatabase.find(data, environment)
                .filter(_ -> outside.isNamed())
                .orElseThrow(
                        () -> new BackupFault(
                                "这是外部数据库的备份。请用 QINGYUAN_DB_URL 等指出一个空的数据库。",
                                "this is a backup of an outside database. Name an empty one with QINGYUAN_DB_URL and its user."));
        progress.step("导入外部数据库", "filling the outside database");
        outside.restore(backup.resolve(Backup.DUMP));
        progress.step("逐表读一遍", "reading every table");
        return new RestoredCheck(access, data).run();
    }

    private static void refuseRunning(DataDirectory target) throws IOException, BackupFault {
        if (!Files.isDirectory(target.root().resolve("postgres"))) {
            return;
        }
        if (EmbeddedDatabase.isInUse(target)) {
            throw new BackupFault(
                    "“" + target.root() + "”上的清源正在运行。请先停止它。",
                    "a Qingyuan runs on " + target.root() + ". Stop it first.");
        }
    }
}
