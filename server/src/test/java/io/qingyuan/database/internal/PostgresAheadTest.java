package io.qingyuan.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.database.DataDirectory;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** What becomes of a server whose application does not come up. */
class PostgresAheadTest {

    /** A start that was interrupted may still be unpacking when the test has ended. */
    @TempDir(cleanup = CleanupMode.NEVER)
    private Path folder;

    @Test
    void aServerThatNobodyTookIsStoppedWithTheApplication() {
        GenericApplicationContext context = application();
        new PostgresAhead().initialize(context);
        context.refresh();
        context.close();

        assertThat(pidFile()).doesNotExist();
    }

    @Test
    void aServerIsStoppedAlsoWhereTheStartWasInterruptedWhileItWasWaitedFor() {
        GenericApplicationContext context = application();
        new PostgresAhead().initialize(context);
        context.refresh();
        PostgresAhead.Start start = context.getBean(PostgresAhead.Start.class);
        Thread.currentThread().interrupt();
        assertThatThrownBy(start::take)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("interrupted");

        context.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(pidFile()).doesNotExist();
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
