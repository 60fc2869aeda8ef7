package io.qingyuan.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.People;
import io.qingyuan.identity.PersonId;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a browser and an attacker see over a real socket; shares its context with the test of the application. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class DoorTest {

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Test
    void cookiesGoToThisSiteAloneAndTheSessionsIsHiddenFromScripts() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            Cookies cookies = signIn(client, "cookie-reader");
            String token = cookies.token();
            String session = cookies.session();

            assertThat(session).contains("Path=/", "HttpOnly", "Secure", "SameSite=Strict");
            assertThat(session).as("it ends with the browser").doesNotContain("Max-Age", "Expires", "Domain");
            assertThat(token)
                    .as("our own scripts read it")
                    .contains("Path=/", "Secure", "SameSite=Strict")
                    .doesNotContain("HttpOnly", "Domain");
        }
    }

    @Test
    void aSessionInTheAddressIsNoSession() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String session = signIn(client, "address-reader").session();
            String id = session.substring(session.indexOf('=') + 1, session.indexOf(';'));

            assertThat(status(client, request("/api/account").header("Cookie", "SESSION=" + id)))
                    .isEqualTo(200);
            for (String address : List.of(
                    "/api/account;jsessionid=" + id,
                    "/api/account;SESSION=" + id,
                    "/api/account?SESSION=" + id,
                    "/api/account?jsessionid=" + id)) {
                assertThat(status(client, request(address))).as(address).isBetween(400, 499);
            }
        }
    }

    /** Sent as bytes: a client of good manners would tidy such addresses up itself. */
    @Test
    void addressesLeadOutOfNoFolder() throws Exception {
        for (String address : List.of(
                "/../../../../etc/passwd",
                "/assets/../../../../../etc/passwd",
                "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
                "/..%2f..%2f..%2fetc%2fpasswd",
                "/assets/..%5c..%5c..%5cetc%5cpasswd",
                "/assets/%252e%252e%252f%252e%252e%252fetc/passwd",
                "/static/..;/..;/application.yaml",
                "/application.yaml",
                "/policy/identity.csv",
                "/WEB-INF/web.xml",
                "//etc/passwd")) {
            String answer = raw(address);
            assertThat(answer)
                    .as(address)
                    .startsWith("HTTP/1.1 ")
                    .doesNotContain("root:x:", "QINGYUAN_DB", "SECURITY_ADMIN,any");
        }
    }

    private String raw(String address) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET " + address + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** As a proxy in front sends it on that the browser speaks TLS with. */
    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("X-Forwarded-Proto", "https");
    }

    private static int status(HttpClient client, HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString()).statusCode();
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response;
    }

    private static String cookieSet(HttpResponse<String> response, String name) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    /** What the server sets, attributes and all. */
    private record Cookies(String token, String session) {}

    private Cookies signIn(HttpClient client, String login) throws Exception {
        PersonId person = people.register(Actor.system(), login, "示例", false);
        String password = people.resetPassword(Actor.system(), person);
        String token = cookieSet(send(client, request("/api/session").GET()), "XSRF-TOKEN");
        String value = token.substring(token.indexOf('=') + 1, token.indexOf(';'));
        String session = cookieSet(
                send(
                        client,
                        request("/api/session")
                                .header("Content-Type", "application/json")
                                .header("Cookie", "XSRF-TOKEN=" + value)
                                .header("X-XSRF-TOKEN", value)
                                .POST(BodyPublishers.ofString(
                                        "{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}"))),
                "SESSION");
        return new Cookies(token, session);
    }
}
