package io.qingyuan.cli;

import io.qingyuan.backup.BackupFault;
import io.qingyuan.backup.Restore;
import io.qingyuan.database.DataDirectory;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** {@code restore DIR}: makes the data directory what a backup holds; one that is there is kept under another name. */
final class RestoreCommand implements Command {

    private static final String USAGE = "usage: qingyuan restore DIR [--replace] [--lang zh|en]";

    private final Map<String, String> environment;
    private final Clock clock;

    RestoreCommand(Map<String, String> environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) throws Exception {
        Options options;
        try {
            options = Options.parse(arguments, environment, "--replace");
        } catch (Options.Wrong e) {
            err.println(e.getMessage());
            return 2;
        }
        if (options.names().size() != 1) {
            err.println(USAGE);
            return 2;
        }
        DataDirectory data = new DataDirectory(Path.of(environment.getOrDefault("QINGYUAN_DATA", "data")));
        PrintedProgress progress = new PrintedProgress(err, options.english());
        try {
            Restore.Done done = new Restore(Path.of(options.names().getFirst()), environment, clock, progress)
                    .into(data, options.flags().contains("--replace"));
            progress.end();
            out.println(BackupTexts.restored(data.root(), done, options.english()));
            return 0;
        } catch (BackupFault e) {
            progress.end();
            err.println(options.english() ? e.getMessage() : e.chinese());
            return 1;
        }
    }
}
