package io.qingyuan.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.database.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    @TempDir
    private Path folder;

    @Test
    void theServerIsDurableAndItsSecretsArePrivate() throws Exception {
        DataDirectory data = new DataDirectory(folder);
        try (PostgresServer server = PostgresServer.start(data, Map.of())) {
            assertThat(setting(server, "fsync")).isEqualTo("on");
            assertThat(setting(server, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(server, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(value(server, "select datlocale from pg_database where datname = 'qingyuan'"))
                    .isEqualTo("C.UTF-8");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("postgres/passwords"))))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() -> PostgresServer.start(data, Map.of()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("QINGYUAN_DATA");
        }
    }

    @Test
    void whatWasCommittedSurvivesTheServersSuddenDeath() throws Exception {
        DataDirectory data = new DataDirectory(folder);
        PostgresServer killed = PostgresServer.start(data, Map.of());
        execute(killed, "create table kept (id int); insert into kept select generate_series(1, 1000)");
        postmaster().destroyForcibly();
        postmaster().onExit().get(20, TimeUnit.SECONDS);
        killed.close();

        try (PostgresServer restarted = PostgresServer.start(data, Map.of())) {
            assertThat(value(restarted, "select count(*) from kept")).isEqualTo("1000");
        }
    }

    @Test
    void aServerLeftBehindByAKilledProcessIsAdopted() throws Exception {
        Process first = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeavesServerBehind.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();
        assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
        ProcessHandle orphan = postmaster();
        assertThat(orphan.isAlive()).isTrue();

        try (PostgresServer adopting = PostgresServer.start(new DataDirectory(folder), Map.of())) {
            assertThat(postmaster().pid()).isEqualTo(orphan.pid());
            assertThat(value(adopting, "select 1")).isEqualTo("1");
        }
        orphan.onExit().get(20, TimeUnit.SECONDS);
    }

    /** Starts a server and dies at once, as under kill -9. */
    static final class LeavesServerBehind {
        public static void main(String[] arguments) throws Exception {
            PostgresServer.start(new DataDirectory(Path.of(arguments[0])), Map.of());
            Runtime.getRuntime().halt(137);
        }
    }

    private ProcessHandle postmaster() throws Exception {
        String pid = Files.readAllLines(folder.resolve("postgres/cluster/postmaster.pid"))
                .getFirst();
        return ProcessHandle.of(Long.parseLong(pid.trim())).orElseThrow();
    }

    private static String setting(PostgresServer server, String name) throws SQLException {
        return value(server, "show " + name);
    }

    private static String value(PostgresServer server, String query) throws SQLException {
        try (var connection = server.administer();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (var connection = server.administer();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
