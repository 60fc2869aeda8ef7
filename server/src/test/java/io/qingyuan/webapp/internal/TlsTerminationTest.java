package io.qingyuan.webapp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

/** Real handshakes with a server that serves nothing. */
class TlsTerminationTest {

    private static final char[] PASSWORD = "only-for-this-test".toCharArray();

    @TempDir
    private static Path folder;

    private static Path certificate;
    private static Path key;
    private static SSLContext trusting;

    @BeforeAll
    static void makeACertificate() throws Exception {
        Path store = folder.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "tls",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes());
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        Certificate made = keys.getCertificate("tls");
        certificate = Files.writeString(folder.resolve("tls.crt"), pem("CERTIFICATE", made.getEncoded()));
        key = Files.writeString(
                folder.resolve("tls.key"),
                pem("PRIVATE KEY", keys.getKey("tls", PASSWORD).getEncoded()));
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("tls", made);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        trusting = SSLContext.getInstance("TLS");
        trusting.init(null, trust.getTrustManagers(), null);
    }

    @Test
    void thePortSpeaksTlsAndPlainRequestsAreSentThere() throws Exception {
        int port = free();
        int plain = free();
        WebServer server = server(port, plain);
        try (HttpClient client = HttpClient.newBuilder().sslContext(trusting).build()) {
            var secure = client.send(
                    HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/x"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(secure.statusCode()).isEqualTo(404);
            assertThat(secure.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");

            var sent = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + plain + "/plan?year=2024"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(sent.statusCode()).isEqualTo(308);
            assertThat(sent.headers().firstValue("Location")).contains("https://localhost:" + port + "/plan?year=2024");
        } finally {
            server.stop();
        }
    }

    @Test
    void whoOffersAnOldProtocolOrDoesNotTrustTheCertificateGetsNoConnection() throws Exception {
        int port = free();
        WebServer server = server(port, 0);
        var request = HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/"))
                .build();
        SSLParameters old = new SSLParameters();
        old.setProtocols(new String[] {"TLSv1.1"});
        try (HttpClient stranger = HttpClient.newHttpClient();
                HttpClient veteran = HttpClient.newBuilder()
                        .sslContext(trusting)
                        .sslParameters(old)
                        .build()) {
            assertThatThrownBy(() -> stranger.send(request, BodyHandlers.ofString()))
                    .isInstanceOf(SSLHandshakeException.class);
            assertThatThrownBy(() -> veteran.send(request, BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        } finally {
            server.stop();
        }
    }

    @Test
    void aFileThatIsMissingIsNamedBeforeTheStart() {
        for (var files : List.of(
                List.of("", key.toString()), List.of(folder.resolve("none.crt").toString(), ""))) {
            assertThatThrownBy(() -> new TlsTermination(files.get(0), files.get(1), 0)
                            .customize(new TomcatServletWebServerFactory(0)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("QINGYUAN_TLS_CERTIFICATE");
        }
    }

    private static WebServer server(int port, int plain) {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(port);
        new TlsTermination(certificate.toString(), key.toString(), plain).customize(factory);
        WebServer server = factory.getWebServer();
        server.start();
        return server;
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + what
                + "-----\n";
    }
}
