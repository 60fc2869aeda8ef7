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
                List.of("auditor", "--days", "400"),
                List.of("auditor", "--read-only", "yes"),
                List.of("auditor", "--only"),
                List.of("auditor", "--only", "plan,everything"),
                List.of("auditor", "--only", ""))) {
            assertThat(run(words)).as("%s", words).isEqualTo(2);
        }
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("usage: qingyuan token USER [--days N] [--read-only] [--only MODULE,MODULE…]")
                .contains("from 1 to 366", " plan ", " statistics ");
        assertThat(out.size()).isZero();
    }

    @Test
    void theLongestLifeIsASetting() throws Exception {
        var command = new TokenCommand(Map.of("QINGYUAN_DATA", data.toString(), "QINGYUAN_TOKEN_DAYS", "30"));

        assertThat(command.run(List.of("auditor", "--days", "31"), print(out), print(err)))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("from 1 to 30");
        assertThat(command.run(
                        List.of("auditor", "--only", "plan,statistics", "--read-only", "--days", "30"),
                        print(out),
                        print(err)))
                .as("the words are right; no server runs")
                .isEqualTo(1);
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
        return new TokenCommand(Map.of("QINGYUAN_DATA", data.toString())).run(words, print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
