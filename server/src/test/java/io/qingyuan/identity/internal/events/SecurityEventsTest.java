package io.qingyuan.identity.internal.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.qingyuan.database.DataDirectory;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.internal.factor.Authenticator;
import io.qingyuan.support.Api;
import io.qingyuan.support.Api.Login;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
class SecurityEventsTest {

    private static final String UNIT = "event-unit";

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SecurityEvents events;

    @Test
    void whoComesInAndWhoIsRefusedIsNotedWithTheAddress() {
        Login someone = api.person(Role.LEADER, UNIT);
        Client client = api.visitor().from("203.0.113.50");
        client.signIn(someone.login(), "wrong").expectProblem(401, "identity.login");
        client.signIn(someone.login(), someone.password()).expect(200);
        client.get("/api/security/events").expectProblem(403, "request.forbidden");
        client.delete("/api/session").expect(204);

        List<JsonNode> noted = of(someone.person());

        assertThat(noted)
                .extracting(event -> event.get("kind").asString())
                .containsExactly("SIGN_IN_FAILED", "SIGNED_IN", "DENIED", "SIGNED_OUT");
        assertThat(noted).allMatch(event -> event.get("source").asString().equals("203.0.113.50"));
        assertThat(noted.get(2).at("/details/route").asString()).isEqualTo("GET /api/security/events");
        assertThat(noted.get(2).at("/details/act").asString()).isEqualTo("security.event:READ");
    }

    @Test
    void lockOutTokensForgeriesAndWhatAdministratorsDoAreNoted() {
        Login someone = api.person(Role.LEADER, UNIT);
        Client client = api.signIn(someone);
        String token = client.post("/api/account/tokens", Map.of("note", "x"))
                .expect(201)
                .json()
                .get("token")
                .asString();
        client.delete("/api/account/tokens/"
                        + client.get("/api/account").json().at("/tokens/0/id").asString())
                .expect(204);
        api.visitor().from("203.0.113.51").bearing(token).get("/api/account").expect(401);
        api.signIn(someone).withoutToken().delete("/api/session").expectProblem(403, "request.csrf");
        String path = "/api/identity/people/" + someone.person();
        api.securityAdmin().post(path + "/lock", Map.of("reason", "离岗")).expect(204);
        api.securityAdmin().post(path + "/unlock", null).expect(204);
        Client guesser = api.visitor().from("203.0.113.52");
        for (int i = 0; i < 5; i++) {
            guesser.signIn(someone.login(), "wrong").expect(401);
        }
        guesser.signIn(someone.login(), "wrong").expect(429);

        assertThat(of(someone.person()).stream()
                        .map(event -> event.get("kind").asString())
                        .toList())
                .contains(
                        "TOKEN_ISSUED", "TOKEN_REVOKED", "FORGED", "ACCOUNT_LOCKED", "ACCOUNT_UNLOCKED", "LOCKED_OUT");
        assertThat(list("kind=TOKEN_REFUSED&source=203.0.113.51")).hasSize(1);
    }

    @Test
    void refusalsThatRepeatAreNotedOnceAMinute() {
        Login someone = api.person(Role.LEADER, UNIT);
        Client client = api.signIn(someone);
        for (int i = 0; i < 20; i++) {
            client.get("/api/audit").expect(403);
        }

        assertThat(of(someone.person()))
                .filteredOn(event -> event.get("kind").asString().equals("DENIED"))
                .hasSize(1);
    }

    @Test
    void secretsNeverReachLogsAuditTrailOrEvents() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("io.qingyuan");
        Logger stream = (Logger) LoggerFactory.getLogger(SecurityEvents.LOGGER);
        ListAppender<ILoggingEvent> seen = new ListAppender<>();
        seen.start();
        root.addAppender(seen);
        stream.addAppender(seen);
        Level before = ours.getLevel();
        ours.setLevel(Level.TRACE);
        Set<String> secrets = new LinkedHashSet<>();
        try {
            secrets.addAll(doEverythingWithSecrets());
        } finally {
            ours.setLevel(before);
            root.detachAppender(seen);
            stream.detachAppender(seen);
        }

        List<String> told = new ArrayList<>();
        seen.list.forEach(event -> {
            told.add(event.getFormattedMessage());
            for (var cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
                told.add(String.valueOf(cause.getMessage()));
            }
        });
        told.addAll(jdbc.sql("select details::text from identity.security_event")
                .query(String.class)
                .list());
        told.addAll(jdbc.sql("select details::text from audit.entry")
                .query(String.class)
                .list());
        assertThat(seen.list).as("the log was listened to").isNotEmpty();
        assertThat(secrets)
                .hasSizeGreaterThan(15)
                .allSatisfy(secret ->
                        assertThat(told).as("%s…", secret.substring(0, 3)).noneMatch(line -> line.contains(secret)));
    }

    /** Passwords right and wrong, tokens, cookies, secrets and codes go through every door there is, broken ones too. */
    private Set<String> doEverythingWithSecrets() {
        Set<String> secrets = new LinkedHashSet<>();
        Login someone = api.person(Role.LEADER, UNIT);
        secrets.add(someone.password());
        Client client = api.visitor().from("203.0.113.53");
        secrets.add("wrong-Secret-4711");
        client.signIn(someone.login(), "wrong-Secret-4711").expect(401);
        secrets.add("typed-Into-The-Login-4712");
        client.signIn("typed-Into-The-Login-4712", "x").expect(401);
        client.post("/api/session", Map.of("login", someone.login(), "password", List.of("broken-Secret-4713")))
                .expect(400);
        secrets.add("broken-Secret-4713");
        client.signIn(someone.login(), someone.password()).expect(200);
        secrets.add(client.cookie("SESSION"));
        secrets.add("New-Secret-of-4714");
        client.post("/api/account/password", Map.of("present", "wrong-Secret-4711", "next", "New-Secret-of-4714"))
                .expect(422);
        String token = client.post("/api/account/tokens", Map.of("note", "script"))
                .expect(201)
                .json()
                .get("token")
                .asString();
        secrets.add(token);
        api.visitor().bearing(token).get("/api/audit").expect(403);
        secrets.add("qy_forged_4715_forged");
        api.visitor().bearing("qy_forged_4715_forged").get("/api/account").expect(401);

        var enrolment = client.post("/api/account/factor", Map.of("password", someone.password()))
                .expect(200)
                .json();
        secrets.add(enrolment.get("secret").asString());
        secrets.add(enrolment.get("uri").asString());
        Authenticator authenticator = new Authenticator(enrolment.get("secret").asString(), jdbc, someone.person());
        client.post("/api/account/factor/confirm", Map.of("code", authenticator.next()))
                .expect(200)
                .json()
                .get("codes")
                .forEach(code -> secrets.add(code.asString()));
        secrets.add("wrong-code-4716");
        client.post("/api/account/factor/remove", Map.of("code", "wrong-code-4716"))
                .expect(422);
        secrets.add(api.securityAdmin()
                .post("/api/identity/people/" + someone.person() + "/password", null)
                .expect(200)
                .json()
                .get("password")
                .asString());
        return secrets;
    }

    @Test
    void auditorsAndTheSecurityAdministratorReadAndExportThemAndNobodyElse() {
        api.office().get("/api/security/events").expectProblem(403, "request.forbidden");
        api.systemAdmin().get("/api/security/events/export.xlsx").expectProblem(403, "request.forbidden");
        for (Client reader :
                List.of(api.securityAdmin(), api.stateAuditor(), api.as(Role.AUDIT_ADMIN, "government-office"))) {
            reader.get("/api/security/events").expect(200);
            assertThat(reader.get("/api/security/events/export.xlsx")
                            .expect(200)
                            .bytes())
                    .startsWith('P', 'K');
        }
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() {
        PersonId person = api.person(Role.LEADER, UNIT).person();
        for (int i = 0; i < 130; i++) {
            events.note(SecurityEventKind.SESSIONS_ENDED, person, Map.of("count", i));
        }

        JsonNode first = page("kind=SESSIONS_ENDED");
        JsonNode second = page("kind=SESSIONS_ENDED&before=" + first.get("next").asLong());

        assertThat(first.get("items")).hasSize(100);
        assertThat(first.get("items").get(0).at("/details/count").asInt()).isEqualTo(129);
        assertThat(second.get("items").get(0).at("/details/count").asInt()).isEqualTo(29);
    }

    @Test
    void theApplicationCannotRewriteThem() {
        for (String change : List.of(
                "update identity.security_event set kind = 'SIGNED_IN'", "delete from identity.security_event")) {
            assertThatThrownBy(() -> jdbc.sql(change).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void theStreamHasAFileOfItsOwnAndNoValueMakesALineOfItsOwn(@TempDir Path folder) throws Exception {
        PersonId person = api.person(Role.LEADER, UNIT).person();
        SecurityLog file = new SecurityLog(new DataDirectory(folder));
        try {
            events.note(
                    SecurityEventKind.DENIED,
                    person,
                    Map.of("route", "x\n2026-01-01T00:00:00Z {\"event\":\"forged\"}"));
        } finally {
            file.close();
        }

        List<String> lines = Files.readAllLines(folder.resolve("logs/security.log"));
        assertThat(lines).hasSize(1);
        String line = lines.getFirst();
        JsonNode told = JsonMapper.shared().readTree(line.substring(line.indexOf('{')));
        assertThat(line).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z \\{.*");
        assertThat(told.get("event").asString()).isEqualTo("DENIED");
        assertThat(told.get("person").asString()).isEqualTo(person.toString());
    }

    private List<JsonNode> of(PersonId person) {
        return Stream.concat(
                        list("").stream()
                                .filter(event ->
                                        event.path("personId").asString("").equals(person.toString())),
                        list("").stream()
                                .filter(event ->
                                        event.path("aboutId").asString("").equals(person.toString())))
                .sorted((a, b) -> Long.compare(a.get("id").asLong(), b.get("id").asLong()))
                .toList();
    }

    private List<JsonNode> list(String query) {
        return page(query).get("items").valueStream().toList();
    }

    private JsonNode page(String query) {
        return api.securityAdmin()
                .get("/api/security/events" + (query.isEmpty() ? "" : "?" + query))
                .expect(200)
                .json();
    }
}
