package io.qingyuan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.proof.note.Checkpoint;
import io.qingyuan.proof.note.Ed25519Key;
import io.qingyuan.proof.note.NoteSigner;
import io.qingyuan.proof.note.SignedNote;
import io.qingyuan.proof.note.VerifierKey;
import io.qingyuan.proof.tiles.DirectoryTiles;
import io.qingyuan.proof.tiles.LogAppender;
import io.qingyuan.proof.witness.WitnessClient;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessCommandTest {
    private static final String ORIGIN = "wujiang.example/evidence";

    @TempDir
    private Path folder;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... words) throws InterruptedException {
        return new WitnessCommand(stop)
                .run(
                        List.of(words),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void aKeyIsMadeThatOnlyItsOwnerReads() throws Exception {
        Path file = folder.resolve("key");
        assertThat(run("key", "witness.example/w1", file.toString())).isZero();

        VerifierKey key = VerifierKey.parse(out.toString(StandardCharsets.UTF_8).strip());
        assertThat(Ed25519Key.parse(Files.readString(file)).key()).isEqualTo(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(run("key", "witness.example/w1", file.toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("left alone");
    }

    @Test
    void itServesUntilStopped() throws Exception {
        Path file = folder.resolve("key");
        run("key", "witness.example/w1", file.toString());
        VerifierKey key = VerifierKey.parse(out.toString(StandardCharsets.UTF_8).strip());
        NoteSigner log = Ed25519Key.generate(new SecureRandom()).log(ORIGIN);
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        AtomicInteger status = new AtomicInteger(-1);
        Thread server = Thread.ofPlatform().start(() -> {
            try (PrintStream print = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
                @Override
                public void println(String line) {
                    lines.add(line);
                }
            }) {
                status.set(new WitnessCommand(stop)
                        .run(
                                List.of(
                                        "serve",
                                        "--key",
                                        file.toString(),
                                        "--log",
                                        log.key().toString(),
                                        "--state",
                                        folder.resolve("state").toString(),
                                        "--port",
                                        "0"),
                                print,
                                print));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(lines.poll(30, TimeUnit.SECONDS)).contains(key.toString());
        String address = String.valueOf(lines.poll(30, TimeUnit.SECONDS)).substring("at ".length());
        DirectoryTiles tiles = new DirectoryTiles(folder.resolve("log"));
        LogAppender appender = LogAppender.empty();
        appender.append(new byte[] {1});
        LogAppender.Batch batch = appender.batch();
        tiles.write(batch.changed());
        SignedNote note = SignedNote.sign(new Checkpoint(ORIGIN, 1, batch.root()).text(), List.of(log));
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(new WitnessClient(http, URI.create(address), key).cosign(note, tiles))
                    .hasSize(1);
        }
        stop.countDown();
        server.join();
        assertThat(status).hasValue(0);
    }

    @Test
    void wrongWordsAreExplained() throws Exception {
        assertThat(run()).isEqualTo(2);
        assertThat(run("serve", "--port", "x")).isEqualTo(2);
        assertThat(run("serve", "--key")).isEqualTo(2);
        assertThat(run("serve", "--colour", "red")).isEqualTo(2);
        assertThat(run("serve", "--key", "none", "--state", "s", "--log", "none"))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--port is a number", "needs a value", "unknown option");
    }
}
