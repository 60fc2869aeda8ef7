package io.qingyuan.cli;

import io.qingyuan.Qingyuan;
import io.qingyuan.database.DataDirectory;
import io.qingyuan.database.DatabaseAccess;
import io.qingyuan.database.RunningDatabase;
import io.qingyuan.packs.PackActivations;
import io.qingyuan.packs.PackChange;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Activates the packs beside a folder. A running server goes on and answers by the new packs from its next request:
 * its database is joined. Where none runs, the embedded database is started for this alone.
 */
final class PackActivation {

    private final Options options;
    private final Map<String, String> environment;
    private final InputStream in;

    PackActivation(Options options, Map<String, String> environment, InputStream in) {
        this.options = options;
        this.environment = environment;
        this.in = in;
    }

    int run(Path folder, PrintStream out, PrintStream err) throws IOException {
        Locale.setDefault(options.language());
        try (ConfigurableApplicationContext context =
                SpringApplication.run(Qingyuan.class, settings(folder).toArray(String[]::new))) {
            return run(context.getBean(PackActivations.class), out, err);
        }
    }

    private int run(PackActivations activations, PrintStream out, PrintStream err) throws IOException {
        PackChange change = activations.preview();
        if (!change.faults().isEmpty()) {
            PackCommand.print(change.faults(), options, out);
            return 1;
        }
        if (change.isEmpty()) {
            out.println(options.english() ? "nothing to activate: this content holds already" : "无需启用：内容未变");
            return 0;
        }
        PackCommand.print(change.diff(), options, out);
        change.impacts()
                .forEach(impact -> out.println((impact.grave() ? "! " : "  ") + impact.module() + ": "
                        + (options.english()
                                ? impact.text().preferEnglish()
                                : impact.text().preferChinese())
                        + " (" + impact.count() + ")"));
        if (!options.yes() && !confirmed(out)) {
            err.println(options.english() ? "not activated" : "未启用");
            return 1;
        }
        activations.activate("command", Optional.of(change.after().hash()));
        out.println(options.english() ? "activated" : "已启用");
        return 0;
    }

    private List<String> settings(Path folder) throws IOException {
        DataDirectory data = new DataDirectory(Path.of(environment.getOrDefault("QINGYUAN_DATA", "data")));
        List<String> settings = new ArrayList<>(List.of(
                "--qingyuan.packs=" + folder.toAbsolutePath().normalize().getParent(),
                "--qingyuan.data=" + data.root(),
                "--qingyuan.packs-at-start=false",
                "--qingyuan.announce=false",
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--logging.level.root=error",
                "--logging.level.io.qingyuan=error"));
        RunningDatabase.find(data, environment).filter(PackActivation::answers).ifPresent(running -> {
            settings.add("--qingyuan.db.url=" + running.url());
            settings.add("--qingyuan.db.user=" + running.owner().user());
            settings.add("--qingyuan.db.password=" + running.owner().password());
            settings.add("--qingyuan.db.app-user=" + running.application().user());
            settings.add("--qingyuan.db.app-password=" + running.application().password());
        });
        return settings;
    }

    /** A server that was killed leaves its files behind. */
    private static boolean answers(DatabaseAccess access) {
        try (Connection connection = DriverManager.getConnection(
                access.url(), access.application().user(), access.application().password())) {
            return connection.isValid(5);
        } catch (SQLException _) {
            return false;
        }
    }

    private boolean confirmed(PrintStream out) throws IOException {
        out.print(options.english() ? "activate? (yes) " : "启用吗？（yes） ");
        out.flush();
        byte[] typed = new byte[16];
        int length = in.read(typed);
        return length > 0
                && new String(typed, 0, length, StandardCharsets.UTF_8).strip().equals("yes");
    }
}
