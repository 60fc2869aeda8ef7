package io.qingyuan.cli;

import io.qingyuan.Qingyuan;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the whole application where nobody reaches it and no mail leaves it. */
final class TrialStart {

    private TrialStart() {}

    /** @param data whose embedded database it works on */
    static ConfigurableApplicationContext on(Path data) {
        return SpringApplication.run(
                Qingyuan.class,
                "--qingyuan.data=" + data,
                "--qingyuan.db.url=embedded",
                "--qingyuan.tls.certificate=",
                "--qingyuan.tls.key=",
                "--qingyuan.tls.plain-port=0",
                "--qingyuan.oidc.issuer=",
                // a checkpoint signed over a copy would be a fork of the log
                "--qingyuan.evidence.sequencer=false",
                "--qingyuan.evidence.witnesses=",
                "--qingyuan.evidence.folder=" + data.resolve("evidence"),
                "--qingyuan.notices.smtp.host=",
                "--qingyuan.notices.webhook.url=",
                "--qingyuan.announce=false",
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--logging.level.root=error",
                "--logging.level.io.qingyuan=error");
    }
}
