package io.qingyuan.cli;

import io.qingyuan.backup.BackupFault;
import io.qingyuan.backup.BackupManifest;
import io.qingyuan.backup.Release;
import io.qingyuan.backup.Restore;
import io.qingyuan.backup.Restored;
import io.qingyuan.database.DataDirectory;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Replay;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code rehearse DIR}: restores a backup in a folder that is thrown away, starts this version on it, which migrates it, and
 * replays every receipt. {@code upgrade} asks for it before anything installed is touched.
 */
final class RehearseCommand implements Command {

    private static final String USAGE = "usage: qingyuan rehearse DIR [--lang zh|en]";

    private final Map<String, String> environment;
    private final Clock clock;

    RehearseCommand(Map<String, String> environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) throws Exception {
        Options options;
        try {
            options = Options.parse(arguments, environment);
        } catch (Options.Wrong e) {
            err.println(e.getMessage());
            return 2;
        }
        if (options.names().size() != 1) {
            err.println(USAGE);
            return 2;
        }
        boolean english = options.english();
        Path backup = Path.of(options.names().getFirst()).toAbsolutePath();
        PrintedProgress progress = new PrintedProgress(err, english);
        try {
            String from = BackupManifest.read(backup).release();
            Restored restored = new Restore(backup, environment, clock, progress).rehearse(data -> {
                progress.step("在副本上启动本版本", "starting this version on the copy");
                start(data, progress);
            });
            progress.end();
            out.println(BackupTexts.rehearsed(restored, english));
            if (restored.tables() > 0) {
                out.println(
                        english
                                ? "upgrade from " + from + " to " + Release.version()
                                        + " rehearsed: it started, and every receipt replays to the same bytes"
                                : "从 " + from + " 升级到 " + Release.version() + " 的演练通过：能启动，全部凭证重算结果一字不差");
            }
            return 0;
        } catch (BackupFault e) {
            progress.end();
            err.println(english ? e.getMessage() : e.chinese());
            return 1;
        }
    }

    private void start(DataDirectory data, PrintedProgress progress) throws BackupFault {
        long began = clock.millis();
        try (ConfigurableApplicationContext started = TrialStart.on(data.root())) {
            Duration took = Duration.ofMillis(clock.millis() - began);
            progress.step(
                    "已启动，用了 " + took.toSeconds() + " 秒；重算全部凭证",
                    "started within " + took.toSeconds() + " s; replaying every receipt");
            List<Replay.Differs> differing = started.getBean(Receipts.class).verifyAll();
            if (!differing.isEmpty()) {
                throw new BackupFault(
                        "本版本对 " + differing.size() + " 个凭证算出了不同的结果，第一个：" + differing.getFirst(),
                        "this version computes " + differing.size() + " receipts differently, the first: "
                                + differing.getFirst());
            }
        } catch (RuntimeException e) {
            throw new BackupFault("本版本在副本上启动不了：" + rootOf(e), "this version does not start on the copy: " + rootOf(e));
        }
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
