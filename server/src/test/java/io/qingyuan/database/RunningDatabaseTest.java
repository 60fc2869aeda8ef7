package io.qingyuan.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningDatabaseTest {

    @TempDir
    private Path folder;

    @Test
    void theEmbeddedServerIsFoundByItsFiles() throws IOException {
        DataDirectory data = new DataDirectory(folder);
        Files.writeString(
                data.resolve("postgres/cluster/postmaster.pid"), "4711\n/data\n1700000000\n54321\n\n127.0.0.1\n");
        data.writeSecret("postgres/passwords", "aaa\nbbb\nccc\n");

        DatabaseAccess access = RunningDatabase.find(data, Map.of()).orElseThrow();

        assertThat(access.url()).isEqualTo("jdbc:postgresql://127.0.0.1:54321/qingyuan");
        assertThat(access.application().password()).isEqualTo("ccc");
    }

    @Test
    void noServerIsFoundWhereNoneRuns() throws IOException {
        assertThat(RunningDatabase.find(new DataDirectory(folder), Map.of())).isEmpty();
    }

    @Test
    void theEnvironmentNamesAnOutsideServer() throws IOException {
        DatabaseAccess access = RunningDatabase.find(
                        new DataDirectory(folder),
                        Map.of("QINGYUAN_DB_URL", "jdbc:postgresql://db/q", "QINGYUAN_DB_APP_PASSWORD", "secret"))
                .orElseThrow();

        assertThat(access.url()).isEqualTo("jdbc:postgresql://db/q");
        assertThat(access.application()).hasToString("Login[qingyuan_app]");
    }
}
