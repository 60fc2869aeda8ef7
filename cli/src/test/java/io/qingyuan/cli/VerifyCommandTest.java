package io.qingyuan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.qingyuan.proof.Finding;
import io.qingyuan.proof.ProofFile;
import io.qingyuan.proof.claim.Claim;
import io.qingyuan.proof.claim.Salt;
import io.qingyuan.proof.note.Checkpoint;
import io.qingyuan.proof.note.Cosigner;
import io.qingyuan.proof.note.Ed25519Key;
import io.qingyuan.proof.note.NoteSigner;
import io.qingyuan.proof.note.SignedNote;
import io.qingyuan.proof.note.Sm2Key;
import io.qingyuan.proof.tiles.DirectoryTiles;
import io.qingyuan.proof.tiles.LogAppender;
import io.qingyuan.proof.tiles.TileTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    private static final String ORIGIN = "wujiang.example/evidence";

    @TempDir
    private Path folder;

    private final SecureRandom random = new SecureRandom();
    private final NoteSigner signer = Ed25519Key.generate(random).log(ORIGIN);
    private final Sm2Key sm2 = Sm2Key.of(ORIGIN, Sm2Key.newSecret(random));
    private final Cosigner witness = Ed25519Key.generate(random).witness("witness.example/w1");
    private final Claim claim = new Claim(
            "receipt.published",
            Instant.parse("2026-01-31T08:00:00Z"),
            "receipt/7",
            "{\"value\":\"98.50\"}",
            Salt.generate(random));
    private Path log;
    private Path proof;
    private String key;

    @BeforeEach
    void build() throws IOException {
        log = folder.resolve("log");
        DirectoryTiles tiles = new DirectoryTiles(log);
        LogAppender appender = LogAppender.empty();
        appender.append(claim.leaf().entry());
        grow(tiles, appender, 300, "earlier");
        SignedNote note = grow(tiles, appender, 700, "checkpoint");
        proof = folder.resolve("7.qyproof");
        Files.write(
                proof,
                ProofFile.of(claim, new TileTree(tiles, 700).inclusion(0), note).bytes());
        key = signer.key().toString();
    }

    private SignedNote grow(DirectoryTiles tiles, LogAppender appender, int size, String name) throws IOException {
        while (appender.size() < size) {
            appender.append(("entry " + appender.size()).getBytes(StandardCharsets.UTF_8));
        }
        LogAppender.Batch batch = appender.batch();
        tiles.write(batch.changed());
        String text = new Checkpoint(ORIGIN, size, batch.root()).text();
        SignedNote note = SignedNote.sign(text, List.of(signer, sm2, witness));
        Files.write(log.resolve(name), note.bytes());
        return note;
    }

    private record Result(int status, String out, String err) {}

    private static Result run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = new VerifyCommand(Map.of())
                .run(
                        List.of(words),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aProofHoldsAndSaysWhatItProvesAndWhatNot() {
        Result zh = run(proof.toString(), "--key", key, "--key", witness.key().toString(), "--witnesses", "1");
        assertThat(zh.status()).as(zh.err()).isZero();
        assertThat(zh.out())
                .contains("✓ 日志的签名有效", "✓ 见证人 witness.example/w1", "结论：成立", "已证明：", "未证明：")
                .contains("{\"value\":\"98.50\"}");

        Result en = run(proof.toString(), "--key", key, "--key", sm2.key().toString(), "--lang", "en");
        assertThat(en.status()).isZero();
        assertThat(en.out())
                .contains("(ED25519)", "(SM2)", "Result: it holds", "no trusted witness vouches")
                .contains("receipt.published", "2026-01-31T08:00:00Z", "receipt/7");
    }

    @Test
    void keysComeFromAFileAsWell() throws IOException {
        Path keys = folder.resolve("keys");
        Files.writeString(keys, "# published in the gazette\n" + key + "\n\n" + witness.key() + "\n");

        assertThat(run(proof.toString(), "--key", keys.toString(), "--witnesses", "1")
                        .status())
                .isZero();
    }

    @Test
    void withoutAKeyNothingIsProven() {
        Result result = run(proof.toString());
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("没有给出受信任的密钥", ORIGIN, "witness.example/w1");
        assertThat(run(log.toString()).status()).isEqualTo(2);
    }

    @Test
    void anotherKeyOrAnAlteredFileDoesNotHold() throws IOException {
        String other = Ed25519Key.generate(random).log(ORIGIN).key().toString();
        assertThat(run(proof.toString(), "--key", other, "--lang", "en"))
                .satisfies(result -> assertThat(result.status()).isEqualTo(1))
                .satisfies(result -> assertThat(result.out()).contains("✗ no trusted key signed for " + ORIGIN));

        Claim altered = new Claim(claim.kind(), claim.time(), claim.subject(), "{\"value\":\"99.50\"}", claim.salt());
        ProofFile good = ProofFile.parse(Files.readAllBytes(proof));
        Files.write(proof, new ProofFile(altered, good.leaf(), 0, good.path(), good.note()).bytes());
        Result result = run(proof.toString(), "--key", key);
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).contains("✗ 内容或盐与叶所承诺的不符", "结论：不成立").doesNotContain("99.50");

        Files.writeString(proof, "c2sp.org/tlog-proof@v1\nextra ???\n\n");
        assertThat(run(proof.toString(), "--key", key).status()).isEqualTo(1);
    }

    @Test
    void aFolderIsAuditedAndComparedWithAnEarlierCheckpoint() throws IOException {
        String earlier = log.resolve("earlier").toString();
        Result good = run(
                log.toString(),
                "--key",
                key,
                "--audit",
                "--since",
                earlier,
                "--since",
                proof.toString(),
                "--lang",
                "en");
        assertThat(good.status()).as(good.out() + good.err()).isZero();
        assertThat(good.out())
                .contains("✓ all 700 entries", "✓ the log kept everything of the earlier checkpoint (300");

        Path bundle = log.resolve("tile/entries/001");
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[bytes.length - 1] ^= 64;
        Files.write(bundle, bytes);
        assertThat(run(log.toString(), "--key", key).status()).isZero();
        Result bad = run(log.toString(), "--key", key, "--audit", "--lang", "en");
        assertThat(bad.status()).isEqualTo(1);
        assertThat(bad.out()).contains("✗ entry 511 was changed [place: tile/entries/001#255]");

        Files.copy(log.resolve("checkpoint"), folder.resolve("kept"));
        Files.copy(log.resolve("earlier"), log.resolve("checkpoint"), StandardCopyOption.REPLACE_EXISTING);
        Result back = run(
                log.toString(), "--key", key, "--since", folder.resolve("kept").toString());
        assertThat(back.status()).isEqualTo(1);
        assertThat(back.out()).contains("日志被退回：原有 700 条，现只有 300 条");
    }

    @Test
    void anAddressIsReadOverHttp() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/evidence/", exchange -> serve(exchange, log));
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/evidence";
            String earlier = log.resolve("earlier").toString();
            Result result = run(address, "--key", key, "--audit", "--since", earlier);
            assertThat(result.status()).as(result.out() + result.err()).isZero();
            assertThat(run(proof.toString(), "--key", key, "--log", address).out())
                    .contains("日志保留了较早检查点（700 条）");
            assertThat(run(address + "/nothing", "--key", key).status()).isEqualTo(2);
        } finally {
            server.stop(0);
        }
    }

    private static void serve(HttpExchange exchange, Path log) throws IOException {
        try (exchange) {
            Path file = log.resolve(exchange.getRequestURI().getPath().substring("/evidence/".length()));
            if (Files.isRegularFile(file)) {
                byte[] bytes = Files.readAllBytes(file);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    @Test
    void wrongWordsAreExplained() {
        assertThat(run().status()).isEqualTo(2);
        assertThat(run("a", "b", "--key", key).err()).contains("one file, folder or address");
        assertThat(run(proof.toString(), "--key").err()).contains("needs a value");
        assertThat(run(proof.toString(), "--key", "nonsense").err()).contains("name+id+base64");
        assertThat(run(proof.toString(), "--key", key, "--witnesses", "2").status())
                .isEqualTo(2);
        assertThat(run(proof.toString(), "--key", key, "--audit").status()).isEqualTo(2);
        assertThat(run(folder.resolve("none").toString(), "--key", key).err()).contains("no such file");
    }

    @Test
    void everyFindingHasItsTextInBothLanguages() {
        TreeSet<String> zh = new TreeSet<>(
                ResourceBundle.getBundle("io.qingyuan.cli.verify", Locale.ROOT).keySet());
        TreeSet<String> en = new TreeSet<>(ResourceBundle.getBundle("io.qingyuan.cli.verify", Locale.ENGLISH)
                .keySet());

        assertThat(en).isEqualTo(zh);
        assertThat(zh)
                .containsAll(Stream.of(Finding.Code.values()).map(Enum::name).toList());
    }
}
