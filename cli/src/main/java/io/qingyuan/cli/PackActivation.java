package io.qingyuan.cli;

import io.qingyuan.Qingyuan;
import io.qingyuan.packs.PackActivations;
import io.qingyuan.packs.PackChange;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Activates the packs beside a folder, against the same database as the server, which may be running. */
final class PackActivation {

    private final Options options;

    PackActivation(Options options) {
        this.options = options;
    }

    int run(Path folder, PrintStream out, PrintStream err) throws IOException {
        Path packs = folder.toAbsolutePath().normalize().getParent();
        Locale.setDefault(options.language());
        try (ConfigurableApplicationContext context = SpringApplication.run(
                Qingyuan.class,
                "--qingyuan.packs=" + packs,
                "--qingyuan.packs-at-start=false",
                "--server.port=0",
                "--logging.level.root=error")) {
            PackActivations activations = context.getBean(PackActivations.class);
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
    }

    private boolean confirmed(PrintStream out) throws IOException {
        out.print(options.english() ? "activate? (yes) " : "启用吗？（yes） ");
        out.flush();
        byte[] typed = new byte[16];
        int length = System.in.read(typed);
        return length > 0
                && new String(typed, 0, length, StandardCharsets.UTF_8).strip().equals("yes");
    }
}
