package io.qingyuan.webapp.internal;

import io.qingyuan.database.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the person who started the platform where to point the browser, and the service manager that it is ready. */
// not where a command uses the application for itself
@ConditionalOnProperty(name = "qingyuan.announce", havingValue = "true", matchIfMissing = true)
@Component
class Announcement {

    private static final Logger LOG = LoggerFactory.getLogger(Announcement.class);

    private final DataDirectory data;

    Announcement(DataDirectory data) {
        this.data = data;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (!(event.getApplicationContext() instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
            return;
        }
        boolean tls = !event.getApplicationContext()
                .getEnvironment()
                .getProperty("qingyuan.tls.certificate", "")
                .isBlank();
        String address =
                (tls ? "https" : "http") + "://127.0.0.1:" + web.getWebServer().getPort() + "/";
        StringBuilder text = new StringBuilder("\n清源已就绪  Qingyuan is ready:  " + address + "\n");
        Path passwords = data.resolve("first-login.txt");
        if (Files.exists(passwords)) {
            text.append("首次登录的用户名和密码  First passwords:  ").append(passwords).append('\n');
        }
        System.out.println(text);
        tellServiceManager();
    }

    /** A unit of {@code Type=notify} waits for this word before it says that the service runs. */
    private static void tellServiceManager() {
        if (System.getenv("NOTIFY_SOCKET") == null) {
            return;
        }
        try {
            int status = new ProcessBuilder("systemd-notify", "--ready")
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                LOG.warn("systemd-notify ended with status {}", status);
            }
        } catch (IOException e) {
            LOG.warn(
                    "systemd-notify could not be called; the service manager does not learn that the server is ready",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
