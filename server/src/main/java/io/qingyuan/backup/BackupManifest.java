package io.qingyuan.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup holds: {@code backup.json} in its folder.
 *
 * @param format of the folder; this program reads {@value #FORMAT}
 * @param release version of Qingyuan that made it
 * @param database whether the cluster was copied or an outside database dumped
 * @param server version of PostgreSQL
 * @param end of a copied cluster, the position in the WAL up to which it has everything; empty for a dump
 * @param files every file but this one, by path
 */
public record BackupManifest(
        int format, String release, Instant made, Kind database, String server, String end, List<Entry> files) {

    public static final int FORMAT = 1;

    static final String FILE = "backup.json";
    private static final JsonMapper JSON = new JsonMapper();

    public BackupManifest {
        files = List.copyOf(files);
    }

    /** How the database is kept in a backup. */
    public enum Kind {
        CLUSTER,
        DUMP
    }

    /**
     * One file.
     *
     * @param path from the backup's folder, with {@code /}
     * @param sha256 of the file's bytes, hexadecimal
     */
    public record Entry(String path, long bytes, String sha256) {}

    /** Of all files together. */
    public long bytes() {
        return files.stream().mapToLong(Entry::bytes).sum();
    }

    void write(Path folder) throws IOException {
        Files.writeString(
                folder.resolve(FILE), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
    }

    /**
     * Reads the manifest of a backup.
     *
     * @throws BackupFault when the folder holds no backup that this program can read
     */
    public static BackupManifest read(Path folder) throws IOException, BackupFault {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new BackupFault(
                    "“" + folder + "”里没有 " + FILE + "，不是备份目录。请指出 ./qingyuan backup 写成的目录。",
                    folder + " has no " + FILE + ": it is no backup. Name a folder that ./qingyuan backup wrote.");
        }
        BackupManifest manifest;
        try {
            manifest = JSON.readValue(Files.readString(file), BackupManifest.class);
        } catch (JacksonException e) {
            throw new BackupFault(
                    file + " 读不懂：" + e.getOriginalMessage() + "。请换一份备份。",
                    file + " cannot be read: " + e.getOriginalMessage() + ". Take another backup.");
        }
        if (manifest.format() != FORMAT) {
            throw new BackupFault(
                    "备份格式为 " + manifest.format() + "，本程序只读格式 " + FORMAT + "。请用版本 " + manifest.release() + " 恢复。",
                    "the backup has format " + manifest.format() + "; this program reads " + FORMAT
                            + ". Restore it with version " + manifest.release() + ".");
        }
        return manifest;
    }
}
