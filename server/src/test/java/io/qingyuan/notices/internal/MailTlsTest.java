package io.qingyuan.notices.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.qingyuan.notices.internal.NoticesProperties.Smtp;
import io.qingyuan.notices.internal.NoticesProperties.Webhook;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The handshake of STARTTLS with a server whose certificate it signed itself, over real sockets. */
class MailTlsTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    static Path folder;

    private static SSLContext own;
    private static Path ownPem;
    private static Path otherPem;

    private final Letter letter = new Letter(
            UUID.fromString("0190a1b2-0000-7000-8000-000000000002"),
            "li@example.gov.cn",
            "https://qy.example.cn/notices/2",
            null);
    private final List<String> clear = new CopyOnWriteArrayList<>();
    private final List<String> covered = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void certificates() throws Exception {
        KeyStore store = made("server", "ip:127.0.0.1,dns:localhost");
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        own = SSLContext.getInstance("TLS");
        own.init(keys.getKeyManagers(), null, null);
        ownPem = pem("server", store);
        otherPem = pem("other", made("other", "ip:127.0.0.1"));
    }

    @Test
    void aMailGoesOutUnderTlsToAServerWhoseCertificateIsTrusted() throws IOException {
        try (ServerSocket server = server()) {
            Outcome outcome = mail(server, ownPem.toString()).deliver(letter);

            assertThat(outcome).isEqualTo(new Outcome.Delivered());
        }
        assertThat(clear).hasSize(2).element(0).asString().startsWith("EHLO");
        assertThat(clear).last().isEqualTo("STARTTLS");
        assertThat(covered)
                .anyMatch(line -> line.startsWith("AUTH"))
                .anyMatch(line -> line.startsWith("RCPT TO:<li@example.gov.cn>"))
                .anyMatch(line -> line.contains("https://qy.example.cn/notices/2"));
    }

    @Test
    void nothingIsSaidToAServerWhoseCertificateNobodyVouchesFor() throws IOException {
        for (String ca : List.of("", otherPem.toString())) {
            clear.clear();
            covered.clear();
            try (ServerSocket server = server()) {
                Outcome outcome = mail(server, ca).deliver(letter);

                assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                    assertThat(failed.forGood()).isFalse();
                    assertThat(failed.reason()).doesNotContain("li@example.gov.cn");
                });
            }
            assertThat(clear).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
            assertThat(covered).isEmpty();
        }
    }

    @Test
    void aFileThatIsNoCertificateStopsTheStart() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        for (Path wrong : List.of(empty, folder.resolve("nowhere.pem"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MailTrust.only(wrong))
                    .withMessageContaining("QINGYUAN_SMTP_CA");
        }
    }

    private MailCourier mail(ServerSocket server, String ca) {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasename("messages/notices");
        texts.setDefaultEncoding("UTF-8");
        Smtp smtp = new Smtp(
                "127.0.0.1", server.getLocalPort(), "starttls", "qingyuan", "secret", "qingyuan@example.cn", ca);
        return new MailCourier(
                new NoticesProperties("https://qy.example.cn", smtp, new Webhook("", "")),
                texts,
                Clock.fixed(Instant.parse("2026-11-28T04:00:00Z"), ZoneOffset.UTC));
    }

    /** A mail server for one conversation. */
    private ServerSocket server() throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try (Socket socket = server.accept()) {
                say(socket.getOutputStream(), "220 ready");
                if (talk(socket, clear)) {
                    SSLSocket tls = (SSLSocket) own.getSocketFactory().createSocket(socket, null, true);
                    tls.setUseClientMode(false);
                    talk(tls, covered);
                }
            } catch (IOException e) {
                // the other side hung up
            }
        });
        return server;
    }

    /** Notes what is said; true where TLS shall begin now. */
    private static boolean talk(Socket socket, List<String> said) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = socket.getOutputStream();
        boolean writing = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            said.add(line);
            if (writing) {
                writing = !line.equals(".");
                if (!writing) {
                    say(out, "250 taken");
                }
            } else if (line.startsWith("EHLO")) {
                say(out, socket instanceof SSLSocket ? "250-here\r\n250 AUTH PLAIN" : "250-here\r\n250 STARTTLS");
            } else if (line.equals("STARTTLS")) {
                say(out, "220 go on");
                return true;
            } else if (line.equals("DATA")) {
                writing = true;
                say(out, "354 go on");
            } else {
                say(out, line.startsWith("AUTH") ? "235 welcome" : "250 fine");
            }
        }
        return false;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** A key and the certificate it signed itself, made by the JDK's own tool. */
    private static KeyStore made(String name, String names) throws Exception {
        Path file = folder.resolve(name + ".p12");
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=" + names,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        try (InputStream words = tool.getInputStream()) {
            String said = new String(words.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(tool.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(tool.exitValue()).describedAs(said).isZero();
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static Path pem(String name, KeyStore store) throws Exception {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(store.getCertificate(name).getEncoded());
        return Files.writeString(
                folder.resolve(name + ".pem"),
                "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    }
}
