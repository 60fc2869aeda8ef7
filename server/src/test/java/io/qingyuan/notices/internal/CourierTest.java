package io.qingyuan.notices.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import io.qingyuan.notices.internal.NoticesProperties.Smtp;
import io.qingyuan.notices.internal.NoticesProperties.Webhook;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import tools.jackson.databind.json.JsonMapper;

/** How receivers' answers are taken, by real sockets. */
class CourierTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Instant NOW = Instant.parse("2026-11-28T04:00:00Z");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Letter letter = new Letter(
            UUID.fromString("0190a1b2-0000-7000-8000-000000000001"),
            "zhang@example.gov.cn",
            "https://qy.example.cn/notices/1",
            null);
    private final List<String> called = new ArrayList<>();
    private final AtomicInteger status = new AtomicInteger(200);
    private HttpServer http;

    @BeforeEach
    void start() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            called.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst(WebhookCourier.TIMESTAMP) + " "
                    + exchange.getRequestHeaders().getFirst(WebhookCourier.SIGNATURE) + " " + body);
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        http.start();
    }

    @AfterEach
    void stop() {
        http.stop(0);
    }

    /** The signature was made with {@code printf '%s' "$ts.$body" | openssl dgst -sha256 -hmac "$secret"}. */
    @Test
    void theSignatureIsThatOfOtherTools() {
        assertThat(WebhookCourier.sign(SECRET, "1764302400", "{\"id\":\"1\"}"))
                .isEqualTo("795d832c4244aa104d2f179114b004303e293756a433b76a4247017050a942cf");
    }

    @Test
    void aCallIsSignedOverItsTimeAndItsBody() {
        assertThat(webhook(http.getAddress().getPort()).deliver(letter)).isEqualTo(new Outcome.Delivered());

        String body = "{\"id\":\"0190a1b2-0000-7000-8000-000000000001\",\"link\":\"https://qy.example.cn/notices/1\","
                + "\"recipient\":\"zhang@example.gov.cn\"}";
        String timestamp = Long.toString(NOW.getEpochSecond());
        assertThat(called)
                .containsExactly(
                        "/hook " + timestamp + " sha256=" + WebhookCourier.sign(SECRET, timestamp, body) + " " + body);
    }

    @ParameterizedTest
    @CsvSource({"500,false", "503,false", "429,false", "408,false", "400,true", "404,true", "410,true"})
    void anAnswerSaysWhetherTryingAgainHelps(int code, boolean forGood) {
        status.set(code);

        assertThat(webhook(http.getAddress().getPort()).deliver(letter))
                .isEqualTo(new Outcome.Failed("the gateway answered " + code, forGood));
    }

    @Test
    void aCallNeverGoesWhereTheGatewaySendsIt() {
        status.set(307);

        assertThat(webhook(http.getAddress().getPort()).deliver(letter))
                .isEqualTo(new Outcome.Failed("the gateway answered 307", false));
        assertThat(called).hasSize(1);
    }

    @Test
    void aGatewayThatIsDownIsTriedAgain() {
        int port = http.getAddress().getPort();
        http.stop(0);

        assertThat(webhook(port).deliver(letter))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.forGood()).isFalse());
    }

    @Test
    void anAddressTheMailServerRefusesIsGivenUpAndNotNamed() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> refuseReceivers(server));

            Outcome outcome = mail(server.getLocalPort()).deliver(letter);

            assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.forGood()).isTrue();
                assertThat(failed.reason()).doesNotContain("zhang@");
            });
        }
    }

    @Test
    void nothingIsSaidInClearToAServerWithoutTheTlsThatIsDemanded() throws IOException {
        List<String> said = new CopyOnWriteArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> listen(server, said));

            Outcome outcome = mail(new Smtp(
                            "127.0.0.1",
                            server.getLocalPort(),
                            "starttls",
                            "qingyuan",
                            "secret",
                            "qingyuan@example.cn"))
                    .deliver(letter);

            assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.reason()).contains("STARTTLS");
                assertThat(failed.forGood()).isFalse();
            });
        }
        assertThat(said).isNotEmpty().noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
    }

    @Test
    void aHalfConfiguredChannelStopsTheStartAndSaysWhatIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Webhook("https://gw.example.cn/hook", "short"))
                .withMessageContaining("QINGYUAN_WEBHOOK_SECRET");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Webhook("file:///etc/passwd", SECRET))
                .withMessageContaining("QINGYUAN_WEBHOOK_URL");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Smtp("mail.example.cn", 25, "none", "", "", ""))
                .withMessageContaining("QINGYUAN_SMTP_FROM");
        assertThat(new Webhook("https://gw.example.cn/hook", SECRET).toString()).doesNotContain(SECRET);
    }

    private WebhookCourier webhook(int port) {
        return new WebhookCourier(
                properties(
                        new Smtp("", 25, "none", "", "", ""),
                        new Webhook("http://127.0.0.1:" + port + "/hook", SECRET)),
                JsonMapper.shared(),
                clock);
    }

    private MailCourier mail(int port) {
        return mail(new Smtp("127.0.0.1", port, "none", "", "", "qingyuan@example.cn"));
    }

    private MailCourier mail(Smtp smtp) {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasename("messages/notices");
        texts.setDefaultEncoding("UTF-8");
        return new MailCourier(properties(smtp, new Webhook("", "")), texts, clock);
    }

    private static NoticesProperties properties(Smtp smtp, Webhook webhook) {
        return new NoticesProperties("https://qy.example.cn", smtp, webhook);
    }

    private static void refuseReceivers(ServerSocket server) {
        try (Socket socket = server.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                OutputStream out = socket.getOutputStream()) {
            say(out, "220 ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                say(out, line.startsWith("RCPT") ? "550 5.1.1 <zhang@example.gov.cn> unknown" : "250 fine");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Offers signing in, but no TLS. */
    private static void listen(ServerSocket server, List<String> said) {
        try (Socket socket = server.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                OutputStream out = socket.getOutputStream()) {
            say(out, "220 ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                said.add(line);
                if (line.startsWith("EHLO")) {
                    say(out, "250-mail.example.cn");
                    say(out, "250 AUTH PLAIN LOGIN");
                } else {
                    say(out, "250 fine");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
