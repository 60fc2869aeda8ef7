package io.qingyuan.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.People;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.internal.MiniProvider.Fault;
import io.qingyuan.identity.internal.factor.Authenticator;
import io.qingyuan.identity.internal.factor.SecondFactors;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Logging in by a provider of identities, over real sockets from end to end. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class OidcTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final MiniProvider PROVIDER = provider();

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private SecondFactors factors;

    @Autowired
    private Credentials credentials;

    @Autowired
    private JdbcClient jdbc;

    private final CookieManager jar = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(jar).build();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("qingyuan.oidc.issuer", PROVIDER::issuer);
        settings.add("qingyuan.oidc.client-id", () -> MiniProvider.CLIENT);
        settings.add("qingyuan.oidc.client-secret", () -> MiniProvider.SECRET);
        settings.add("qingyuan.oidc.name", () -> "统一身份认证");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @Test
    void whomTheProviderVouchesForEntersAsThePersonOfThatNameHere() throws Exception {
        String login = "oidc-" + COUNT.incrementAndGet();
        PersonId person = people.register(Actor.system(), login, "示例", false);
        PROVIDER.vouchesFor("subject-" + login, login.toUpperCase());
        assertThat(session().get("provider").asString()).isEqualTo("统一身份认证");

        assertThat(logIn()).isEqualTo("/");

        assertThat(session().at("/person/id").asString()).isEqualTo(person.toString());
        assertThat(events()).startsWith("SIGNED_IN");
    }

    @Test
    void theCookieThatComesBackFromTheProviderIsShortLivedAndForThatPathAlone() throws Exception {
        HttpResponse<String> start = send(get("/api/oidc/start/provider"));

        assertThat(start.statusCode()).isEqualTo(302);
        assertThat(start.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("OIDC="))
                .singleElement()
                .asString()
                .contains("Path=/api/oidc", "HttpOnly", "SameSite=Lax", "Max-Age=600");
        assertThat(start.headers().firstValue("Location").orElseThrow())
                .contains("code_challenge=", "code_challenge_method=S256", "nonce=", "state=")
                .doesNotContain("code_verifier");
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void whatTheProviderMustNotSendIsRefused(Fault fault) throws Exception {
        String login = "oidc-" + COUNT.incrementAndGet();
        people.register(Actor.system(), login, "示例", false);
        PROVIDER.vouchesFor("subject-" + login, login);
        PROVIDER.does(fault);

        assertThat(logIn()).isEqualTo("/login?provider=refused");

        assertThat(session().get("person").isNull()).isTrue();
        assertThat(events()).startsWith("PROVIDER_REFUSED");
    }

    @Test
    void anAnswerOpensOnceAndOnlyInTheBrowserThatAskedForIt() throws Exception {
        String login = "oidc-" + COUNT.incrementAndGet();
        people.register(Actor.system(), login, "示例", false);
        PROVIDER.vouchesFor("subject-" + login, login);
        URI stolen = toTheProvider();
        try (HttpClient thief =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            var reply = thief.send(HttpRequest.newBuilder(stolen).build(), BodyHandlers.ofString());
            assertThat(reply.headers().firstValue("Location")).hasValue(base() + "/login?provider=refused");
        }

        assertThat(path(send(HttpRequest.newBuilder(stolen).build()))).isEqualTo("/");
        assertThat(path(send(HttpRequest.newBuilder(stolen).build()))).isEqualTo("/login?provider=refused");
    }

    @Test
    void aForgedStateIsRefused() throws Exception {
        String login = "oidc-" + COUNT.incrementAndGet();
        people.register(Actor.system(), login, "示例", false);
        PROVIDER.vouchesFor("subject-" + login, login);
        URI answer = toTheProvider();

        URI forged = URI.create(answer.toString().replaceAll("state=[^&]*", "state=forged"));

        assertThat(path(send(HttpRequest.newBuilder(forged).build()))).isEqualTo("/login?provider=refused");
        assertThat(session().get("person").isNull()).isTrue();
    }

    @Test
    void aNameThatIsNobodyHereAndALockedAccountStayOutside() throws Exception {
        PROVIDER.vouchesFor("subject-of-nobody", "oidc-nobody-here");
        assertThat(logIn()).isEqualTo("/login?provider=unknown");

        String login = "oidc-" + COUNT.incrementAndGet();
        PersonId locked = people.register(Actor.system(), login, "示例", false);
        people.resetPassword(Actor.system(), locked);
        credentials.lock(locked, "离岗");
        PROVIDER.vouchesFor("subject-" + login, login);
        assertThat(logIn()).isEqualTo("/login?provider=unknown");
    }

    @Test
    void aNameGivenAnewAtTheProviderOpensNothingOfItsFormerBearer() throws Exception {
        String login = "oidc-" + COUNT.incrementAndGet();
        PersonId person = people.register(Actor.system(), login, "示例", false);
        PROVIDER.vouchesFor("first-" + login, login);
        assertThat(logIn()).isEqualTo("/");

        PROVIDER.vouchesFor("second-" + login, login);
        assertThat(logIn()).isEqualTo("/login?provider=unknown");

        PROVIDER.vouchesFor("first-" + login, "renamed-" + login);
        assertThat(logIn()).as("the subject counts, not the name").isEqualTo("/");
        assertThat(session().at("/person/id").asString()).isEqualTo(person.toString());
    }

    @Test
    void whoHasASecondFactorHereGivesItsCodeAsWell() throws Exception {
        String login = "oidc-" + COUNT.incrementAndGet();
        PersonId person = people.register(Actor.system(), login, "示例", false);
        Authenticator authenticator =
                new Authenticator(factors.begin(person, login).secret(), jdbc, person);
        assertThat(factors.confirm(person, authenticator.next())).isPresent();
        PROVIDER.vouchesFor("subject-" + login, login);

        assertThat(logIn()).isEqualTo("/login");
        assertThat(session().get("secondFactor").asString()).isEqualTo("CODE");
        assertThat(session().get("person").isNull()).isTrue();

        String token = jar.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
        assertThat(send(HttpRequest.newBuilder(URI.create(base() + "/api/session/code"))
                                .header("Content-Type", "application/json")
                                .header("X-XSRF-TOKEN", token)
                                .POST(BodyPublishers.ofString("{\"code\":\"" + authenticator.next() + "\"}"))
                                .build())
                        .statusCode())
                .isEqualTo(200);
        assertThat(session().at("/person/id").asString()).isEqualTo(person.toString());
    }

    @Test
    void aProviderThatDoesNotAnswerIsToldOnTheLoginPage() throws Exception {
        MiniProvider gone = new MiniProvider();
        OidcProvider asking =
                new OidcProvider(new OidcSettings(gone.issuer(), MiniProvider.CLIENT, "", "preferred_username", "x"));
        gone.close();

        assertThat(asking.findByRegistrationId(OidcProvider.ID)).isNull();
        assertThat(path(send(get("/api/oidc/start/another")))).isEqualTo("/login?provider=refused");
    }

    @Test
    void nothingOfTheProvidersTokensIsKept() throws Exception {
        String login = "oidc-" + COUNT.incrementAndGet();
        people.register(Actor.system(), login, "示例", false);
        PROVIDER.vouchesFor("subject-" + login, login);
        jdbc.sql("delete from identity.oidc_attempt").update();
        logIn();

        assertThat(jdbc.sql("select count(*) from identity.oidc_attempt")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select distinct attribute_name from identity.session_attributes")
                        .query(String.class)
                        .list())
                .noneMatch(name -> name.contains("SPRING_SECURITY") || name.contains("oauth"));
    }

    /** Goes to the provider and back, as a browser does, and tells where it ends up. */
    private String logIn() throws Exception {
        return path(send(HttpRequest.newBuilder(toTheProvider()).build()));
    }

    /** The address the provider sends the browser back to. */
    private URI toTheProvider() throws Exception {
        HttpResponse<String> start = send(get("/api/oidc/start/provider"));
        assertThat(start.statusCode()).as(start.body()).isEqualTo(302);
        HttpResponse<String> there = send(HttpRequest.newBuilder(
                        URI.create(start.headers().firstValue("Location").orElseThrow()))
                .build());
        assertThat(there.statusCode()).as(there.body()).isEqualTo(302);
        return URI.create(there.headers().firstValue("Location").orElseThrow());
    }

    private String path(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(302);
        String location = reply.headers().firstValue("Location").orElseThrow();
        return location.startsWith(base()) ? location.substring(base().length()) : location;
    }

    private JsonNode session() throws Exception {
        HttpResponse<String> reply = send(get("/api/session"));
        assertThat(reply.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(reply.body());
    }

    /** The kinds of the latest events, the latest first. */
    private List<String> events() {
        return jdbc.sql("select kind from identity.security_event order by id desc limit 3")
                .query(String.class)
                .list();
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(URI.create(base() + path)).build();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return browser.send(request, BodyHandlers.ofString());
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }

    private static MiniProvider provider() {
        try {
            return new MiniProvider();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
