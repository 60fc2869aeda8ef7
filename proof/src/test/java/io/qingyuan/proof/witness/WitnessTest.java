package io.qingyuan.proof.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.qingyuan.proof.SampleLog;
import io.qingyuan.proof.merkle.Hash;
import io.qingyuan.proof.note.Checkpoint;
import io.qingyuan.proof.note.SignedNote;
import io.qingyuan.proof.tiles.MemoryTiles;
import io.qingyuan.proof.tiles.TileTree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {
    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

    @TempDir
    private Path folder;

    private final MemoryTiles tiles = new MemoryTiles();
    private final SampleLog log = new SampleLog(tiles);
    private FileWitnessState state;
    private Witness witness;

    @BeforeEach
    void open() throws IOException {
        state = FileWitnessState.open(folder);
        witness = witness();
    }

    @AfterEach
    void close() throws IOException {
        state.close();
    }

    private Witness witness() {
        return new Witness(List.of(log.signer().key()), log.witness(), state, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private byte[] request(long old, SignedNote note) throws IOException {
        TileTree tree = new TileTree(tiles, Checkpoint.parse(note.text()).size());
        return new AddCheckpoint(old, tree.consistency(old).path(), note).body();
    }

    @Test
    void itCosignsALogThatOnlyGrows() throws IOException {
        for (int[] step : new int[][] {{0, 5}, {5, 5}, {5, 300}, {300, 700}}) {
            SignedNote note = log.grow(step[1]);
            Answer answer = witness.add(request(step[0], note));

            assertThat(answer).isInstanceOfSatisfying(Answer.Cosigned.class, cosigned -> {
                assertThat(log.trust().check(note.with(cosigned.lines())))
                        .noneMatch(finding -> finding.bad())
                        .anyMatch(finding -> finding.values().contains(NOW.toString()));
                assertThat(new String(answer.body(), StandardCharsets.UTF_8)).startsWith("— witness.example/w1 ");
            });
            assertThat(answer.status()).isEqualTo(200);
        }
    }

    @Test
    void itRemembersAcrossARestartAndSaysWhere() throws IOException {
        witness.add(request(0, log.grow(5)));
        state.close();
        state = FileWitnessState.open(folder);
        witness = witness();

        Answer answer = witness.add(request(0, log.grow(9)));
        assertThat(answer).isEqualTo(new Answer.OtherSize(5));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.contentType()).isEqualTo("text/x.tlog.size");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("5\n");
    }

    @Test
    void itCosignsNoFork() throws IOException {
        witness.add(request(0, log.grow(300)));
        MemoryTiles forkTiles = new MemoryTiles();
        SampleLog fork = new SampleLog(forkTiles, 7);
        SignedNote same = fork.grow(300);
        SignedNote longer = fork.grow(400);
        TileTree tree = new TileTree(forkTiles, 400);

        assertThat(witness.add(new AddCheckpoint(300, List.of(), same).body())).isEqualTo(new Answer.OtherRoot(300));
        Answer answer = witness.add(new AddCheckpoint(300, tree.consistency(300).path(), longer).body());
        assertThat(answer).isEqualTo(new Answer.NotConsistent(300, 400));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(witness.add(new AddCheckpoint(0, List.of(), longer).body())).isEqualTo(new Answer.OtherSize(300));
        assertThat(witness.add(request(300, log.grow(400)))).isInstanceOf(Answer.Cosigned.class);
    }

    @Test
    void whatIsWrongHasTheStatusOfTheSpecification() throws IOException {
        SignedNote note = log.grow(5);
        String good = new String(request(0, note), StandardCharsets.UTF_8);
        for (String wrong : List.of(
                "",
                good.replace("old 0", "old 00"),
                good.replace("old 0", "new 0"),
                good.replace("old 0\n", "old 0\nAAAA\n"),
                good.replace("\n5\n", "\n05\n"),
                good.replace("\n\n", "\n"),
                good.replace("old 0", "old 6"))) {
            assertThat(witness.add(wrong.getBytes(StandardCharsets.UTF_8)).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        String proof = good.replace("old 0\n", "old 0\n" + Hash.EMPTY_ROOT.base64() + "\n");
        assertThat(witness.add(proof.getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(422);
        String other = good.replace(SampleLog.ORIGIN, "other.example");
        assertThat(witness.add(other.getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(404);
        String altered = good.replace("\n5\n", "\n6\n");
        assertThat(witness.add(altered.getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(403);
        SignedNote unsigned =
                SignedNote.sign(note.text(), List.of(SampleLog.key(9).log(SampleLog.ORIGIN)));
        assertThat(witness.add(request(0, unsigned)).status()).isEqualTo(403);
        assertThat(state.latest(SampleLog.ORIGIN)).isEmpty();
    }

    @Test
    void nothingIsCosignedThatCannotBeKept() throws IOException {
        WitnessState full = new WitnessState() {
            @Override
            public java.util.Optional<SignedNote> latest(String origin) {
                return java.util.Optional.empty();
            }

            @Override
            public void keep(String origin, SignedNote note) throws IOException {
                throw new IOException("no space left");
            }
        };
        Witness forgetful = new Witness(List.of(log.signer().key()), log.witness(), full, Clock.systemUTC());
        byte[] request = request(0, log.grow(5));

        assertThatIOException().isThrownBy(() -> forgetful.add(request));
    }

    @Test
    void aDamagedMemoryIsNotTakenForAnEmptyOne() throws IOException {
        witness.add(request(0, log.grow(5)));
        String name =
                Hash.sha256(SampleLog.ORIGIN.getBytes(StandardCharsets.UTF_8)).hex();
        Files.write(folder.resolve(name), new byte[0]);
        byte[] request = request(0, log.grow(6));

        assertThatIOException().isThrownBy(() -> witness.add(request)).withMessageContaining("damaged");
    }

    @Test
    void twoWitnessesDoNotShareAFolder() {
        assertThatIOException()
                .isThrownBy(() -> FileWitnessState.open(folder))
                .withMessageContaining("another witness");
    }

    @Test
    void overHttpTheClientFindsItsWay() throws Exception {
        List<String> lines = new ArrayList<>();
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (WitnessServer server = WitnessServer.start(witness, any, lines::add);
                HttpClient http = HttpClient.newHttpClient()) {
            URI prefix = URI.create("http://127.0.0.1:" + server.address().getPort());
            SignedNote first = log.grow(300);
            assertThat(new WitnessClient(http, prefix, witness.key()).cosign(first, tiles))
                    .hasSize(1);
            WitnessClient later = new WitnessClient(http, prefix, witness.key());
            SignedNote second = log.grow(700);
            assertThat(later.cosign(second, tiles)).hasSize(1);
            assertThat(lines).hasSize(3).element(1).asString().contains("409");

            MemoryTiles forkTiles = new MemoryTiles();
            SignedNote fork = new SampleLog(forkTiles, 7).grow(800);
            assertThatIOException()
                    .isThrownBy(() -> later.cosign(fork, forkTiles))
                    .withMessageContaining("422");
            assertThatIOException().isThrownBy(() -> later.cosign(first, tiles)).withMessageContaining("beyond 300");

            String origin = Hash.sha256(SampleLog.ORIGIN.getBytes(StandardCharsets.UTF_8))
                    .hex();
            HttpResponse<byte[]> latest = http.send(
                    HttpRequest.newBuilder(URI.create(prefix + "/" + origin + "/checkpoint"))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(latest.body()).isEqualTo(second.bytes());
            assertThat(status(http, prefix + "/nothing", "GET", 0)).isEqualTo(404);
            assertThat(status(http, prefix + "/add-checkpoint", "GET", 0)).isEqualTo(405);
            assertThat(status(http, prefix + "/add-checkpoint", "POST", 70_000)).isEqualTo(413);
        }
    }

    private static int status(HttpClient http, String uri, String method, int bytes) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create(uri))
                                .method(method, HttpRequest.BodyPublishers.ofByteArray(new byte[bytes]))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
