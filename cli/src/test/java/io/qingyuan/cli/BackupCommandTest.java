package io.qingyuan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.database.DataDirectory;
import io.qingyuan.database.EmbeddedDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void wrongWordsShowTheRightOnes() throws Exception {
        assertThat(backup(List.of())).isEqualTo(2);
        assertThat(restore(List.of("a", "b"))).isEqualTo(2);
        assertThat(restore(List.of("a", "--force"))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("usage: qingyuan backup DIR")
                .contains("usage: qingyuan restore DIR")
                .contains("unknown option --force")
                .contains("--replace");
    }

    @Test
    void whatCannotBeDoneIsToldInTheLanguageAskedFor() throws Exception {
        assertThat(backup(List.of(folder.resolve("b").toString(), "--lang", "zh")))
                .isEqualTo(1);
        assertThat(backup(List.of(folder.resolve("b").toString(), "--lang", "en")))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("里没有数据库").contains("holds no database");
    }

    @Test
    void aBackupIsTriedAndRestored() throws Exception {
        DataDirectory data = new DataDirectory(folder.resolve("data"));
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data);
                var connection = DriverManager.getConnection(
                        database.access().url(),
                        database.access().owner().user(),
                        database.access().owner().password());
                var statement = connection.createStatement()) {
            statement.execute("create schema files; create table files.content (sha256 text)");
        }
        String target = folder.resolve("backup").toString();
        assertThat(backup(List.of(target, "--lang", "en"))).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("restored on trial and read through: 1 tables")
                .contains("backup written: " + target);

        assertThat(restore(List.of(target, "--lang", "en"))).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--replace");
        assertThat(restore(List.of(target, "--replace", "--lang", "en"))).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("what was there before: ");
    }

    private int backup(List<String> words) throws Exception {
        return new BackupCommand(environment(), Clock.systemUTC()).run(words, print(out), print(err));
    }

    private int restore(List<String> words) throws Exception {
        return new RestoreCommand(environment(), Clock.systemUTC()).run(words, print(out), print(err));
    }

    private Map<String, String> environment() {
        return Map.of("QINGYUAN_DATA", folder.resolve("data").toString());
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
