package io.qingyuan.cli;

import io.qingyuan.backup.Backup;
import io.qingyuan.backup.BackupFault;
import io.qingyuan.backup.BackupManifest;
import io.qingyuan.backup.LastBackup;
import io.qingyuan.backup.Release;
import io.qingyuan.backup.Restore;
import io.qingyuan.backup.Restored;
import io.qingyuan.database.DataDirectory;
import io.qingyuan.database.EmbeddedDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** {@code backup DIR}: backs up a running or stopped installation, and proves the backup by restoring it elsewhere. */
final class BackupCommand implements Command {

    private static final String USAGE = "usage: qingyuan backup DIR [--stopped] [--no-rehearsal] [--lang zh|en]";

    private final Map<String, String> environment;
    private final Clock clock;

    BackupCommand(Map<String, String> environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) throws Exception {
        Options options;
        try {
            options = Options.parse(arguments, environment, "--no-rehearsal", "--stopped");
        } catch (Options.Wrong e) {
            err.println(e.getMessage());
            return 2;
        }
        if (options.names().size() != 1) {
            err.println(USAGE);
            return 2;
        }
        Path target = Path.of(options.names().getFirst()).toAbsolutePath();
        DataDirectory data = new DataDirectory(Path.of(environment.getOrDefault("QINGYUAN_DATA", "data")));
        PrintedProgress progress = new PrintedProgress(err, options.english());
        try {
            if (options.flags().contains("--stopped")) {
                refuseRunning(data);
            }
            BackupManifest made = new Backup(data, environment, Release.version(), clock, progress).to(target);
            boolean rehearsing = !options.flags().contains("--no-rehearsal");
            if (rehearsing) {
                Restored restored = new Restore(target, environment, clock, progress).rehearse();
                progress.end();
                out.println(BackupTexts.rehearsed(restored, options.english()));
            }
            new LastBackup(made.made(), rehearsing).keepIn(data);
            progress.end();
            out.println(BackupTexts.made(target, made, options.english()));
            return 0;
        } catch (BackupFault e) {
            progress.end();
            err.println(options.english() ? e.getMessage() : e.chinese());
            return 1;
        }
    }

    /** What is written between a backup and the end of the server is in no backup; an upgrade may not lose it. */
    private static void refuseRunning(DataDirectory data) throws IOException, BackupFault {
        if (EmbeddedDatabase.isInUse(data)) {
            throw new BackupFault(
                    "“" + data.root() + "”上的清源正在运行。请先停止它。", "a Qingyuan runs on " + data.root() + ". Stop it first.");
        }
    }
}
