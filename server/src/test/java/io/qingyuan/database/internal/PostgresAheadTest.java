package io.qingyuan.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.database.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** What becomes of a server whose application does not come up. */
class PostgresAheadTest {

    @TempDir
    private Path folder;

    @Test
    void aServerThatNobodyTookIsStoppedWithTheApplication() {
        GenericApplicationContext context = application();
        new PostgresAhead().initialize(context);
        context.refresh();
        context.close();

        assertThat(pidFile()).doesNotExist();
    }

    /** As in the application: what is interrupted is the bean that takes the server, and the refresh around it gives up. */
    @Test
    void aServerIsStoppedAlsoWhereTheStartWasInterruptedWhileItWasWaitedFor() {
        GenericApplicationContext context = application();
        new PostgresAhead().initialize(context);
        context.registerBean(PostgresServer.class, () -> {
            Thread.currentThread().interrupt();
            return taken(context.getBean(PostgresAhead.Start.class));
        });

        assertThatThrownBy(context::refresh).hasRootCauseInstanceOf(InterruptedException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(pidFile().resolveSibling("PG_VERSION"))
                .as("the start was waited for")
                .exists();
        assertThat(pidFile()).doesNotExist();
    }

    private static PostgresServer taken(PostgresAhead.Start start) {
        try {
            return start.take();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whoTakesTheServerClosesIt() throws Exception {
        GenericApplicationContext context = application();
        new PostgresAhead().initialize(context);
        context.refresh();
        try (PostgresServer server = context.getBean(PostgresAhead.Start.class).take()) {
            context.close();
            assertThat(server.administer().isValid(5)).isTrue();
        }
        assertThat(pidFile()).doesNotExist();
        PostgresServer.start(new DataDirectory(folder), Map.of()).close();
    }

    private GenericApplicationContext application() {
        GenericApplicationContext context = new GenericApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("qingyuan.data", folder.toString())));
        return context;
    }

    private Path pidFile() {
        return folder.resolve("postgres/cluster/postmaster.pid");
    }
}
