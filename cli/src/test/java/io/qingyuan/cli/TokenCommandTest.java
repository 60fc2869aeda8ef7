package io.qingyuan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path data;

    @Test
    void wrongWordsShowTheRightOnes() throws Exception {
        for (List<String> words : List.of(
                List.<String>of(),
                List.of("--days", "3"),
                List.of("auditor", "--days", "0"),
                List.of("auditor", "--days", "many"),
                List.of("auditor", "--days", "400"))) {
            assertThat(run(words)).as("%s", words).isEqualTo(2);
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("usage: qingyuan token USER [--days N]");
        assertThat(out.size()).isZero();
    }

    @Test
    void whereNoServerRunsItSaysSoAndWhatToDo() throws Exception {
        assertThat(run(List.of("auditor"))).isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(data.toAbsolutePath().toString())
                .contains("./qingyuan run")
                .contains("QINGYUAN_DATA");
    }

    private int run(List<String> words) throws Exception {
        return new TokenCommand(Map.of("QINGYUAN_DATA", data.toString()))
                .run(
                        words,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
