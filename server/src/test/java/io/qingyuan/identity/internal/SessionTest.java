package io.qingyuan.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.identity.Role;
import io.qingyuan.support.Api;
import io.qingyuan.support.Api.Login;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class SessionTest {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aVisitorIsNobody() {
        var session = api.visitor().get("/api/session").expect(200).json();

        assertThat(session.has("person")).isTrue();
        assertThat(session.get("person").isNull()).isTrue();
        assertThat(session.get("rights")).isEmpty();
    }

    @Test
    void signingInTellsThePersonThePostsAndTheRights() {
        Login officer = api.person(Role.DATA_OFFICER, "session-unit");

        var session = api.signIn(officer).get("/api/session").expect(200).json();

        assertThat(session.at("/person/id").asString())
                .isEqualTo(officer.person().toString());
        assertThat(session.at("/posts/0/unit/id").asString()).isEqualTo("session-unit");
        assertThat(session.at("/posts/0/roles/0").asString()).isEqualTo("DATA_OFFICER");
        assertThat(session.get("rights").toString()).contains("session.account:READ");
    }

    @Test
    void aWrongPasswordAndAnUnknownLoginGetTheSameAnswer() {
        Login someone = api.person(Role.LEADER, "session-unit");

        var wrong = api.visitor().signIn(someone.login(), "wrong").expectProblem(401, "identity.login");
        var unknown = api.visitor().signIn("nobody-at-all", "wrong").expectProblem(401, "identity.login");

        assertThat(wrong.text()).isEqualTo(unknown.text());
    }

    @Test
    void afterFiveFailuresEvenTheRightPasswordMustWait() {
        Login someone = api.person(Role.LEADER, "session-unit");
        Client visitor = api.visitor();
        for (int i = 0; i < 5; i++) {
            visitor.signIn(someone.login(), "wrong").expectProblem(401, "identity.login");
        }

        var reply = visitor.signIn(someone.login(), someone.password());

        reply.expectProblem(429, "identity.too-many-failures");
        assertThat(reply.json().get("detail").asString()).containsPattern("1[0-5] 秒");
        assertThat(reply.header("Retry-After")).matches("1[0-5]");
    }

    @Test
    void manyLoginsTriedFromOneAddressMakeThatAddressWaitAndNoOther() {
        Login someone = api.person(Role.LEADER, "session-unit");
        Client guesser = api.visitor().from("203.0.113.77");
        for (int i = 0; i < 30; i++) {
            guesser.signIn("guessed-" + i, "wrong").expectProblem(401, "identity.login");
        }

        guesser.signIn(someone.login(), someone.password()).expectProblem(429, "identity.too-many-failures");
        api.visitor()
                .from("203.0.113.78")
                .signIn(someone.login(), someone.password())
                .expect(200);
    }

    @Test
    void theSessionsIdChangesWhenSigningIn() {
        Login someone = api.person(Role.LEADER, "session-unit");
        Client client = api.signIn(someone);
        String before = client.cookie("SESSION");

        client.signIn(someone.login(), someone.password()).expect(200);

        assertThat(client.cookie("SESSION")).isNotNull().isNotEqualTo(before);
    }

    @Test
    void signingOutEndsTheSession() {
        Client client = api.signIn(api.person(Role.LEADER, "session-unit"));

        client.delete("/api/session").expect(204);

        assertThat(client.get("/api/session").json().get("person").isNull()).isTrue();
    }

    @Test
    void aWriteWithoutTheTokenIsRefusedAsForged() {
        Client client = api.signIn(api.person(Role.LEADER, "session-unit")).withoutToken();

        client.delete("/api/session").expectProblem(403, "request.csrf");

        assertThat(client.get("/api/session").json().get("person").isNull()).isFalse();
    }

    @Test
    void evenSigningInNeedsTheToken() {
        Login someone = api.person(Role.LEADER, "session-unit");

        api.visitor()
                .withoutToken()
                .post("/api/session", Map.of("login", someone.login(), "password", someone.password()))
                .expectProblem(403, "request.csrf");
    }

    @Test
    void theBrowserIsToldToProtectItself() {
        var reply = api.visitor().get("/api/session");

        assertThat(reply.header("Content-Security-Policy"))
                .contains("script-src 'self'")
                .contains("frame-ancestors 'none'");
        assertThat(reply.header("Content-Security-Policy"))
                .doesNotContainPattern("script-src[^;]*unsafe")
                .contains("object-src 'none'", "base-uri 'none'");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(reply.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(reply.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(reply.header("Strict-Transport-Security"))
                .as("not over plain http")
                .isNull();
    }

    @Test
    void passwordsAreKeptAsArgon2idOfTheStrengthThatIsPromised() {
        Login someone = api.person(Role.LEADER, "session-unit");
        Client client = api.signIn(someone);
        client.post("/api/account/password", Map.of("present", someone.password(), "next", "Quiet-Lake-2026-by-dusk"))
                .expect(204);

        String hash = jdbc.sql("select hash from identity.credential where person_id = :person")
                .param("person", someone.person().value())
                .query(String.class)
                .single();

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("Quiet");
    }

    @Test
    void answersAreKeptInNoCache() {
        Client client = api.signIn(api.person(Role.LEADER, "session-unit"));

        assertThat(client.get("/api/account").expect(200).header("Cache-Control"))
                .contains("no-store");
    }

    @Test
    void aMethodThatARouteDoesNotHaveIsRefused() {
        Client client = api.signIn(api.person(Role.LEADER, "session-unit"));

        for (HttpMethod method : new HttpMethod[] {HttpMethod.PATCH, HttpMethod.PUT}) {
            assertThat(client.send(method, "/api/account").status())
                    .as("%s", method)
                    .isEqualTo(405);
        }
        assertThat(client.send(HttpMethod.TRACE, "/api/account").status())
                .as("refused before any route is looked for")
                .isEqualTo(400);
    }

    @Test
    void byTlsTheBrowserIsToldToComeByTlsAlone() {
        var reply = api.visitor().byTls().get("/api/session");

        assertThat(reply.header("Strict-Transport-Security")).contains("max-age=31536000");
    }

    @Test
    void aSessionIdThatSomebodyPlantedIsNotTaken() {
        Client client = api.visitor().planting("SESSION", "cGxhbnRlZC1ieS1zb21lYm9keQ");
        Login someone = api.person(Role.LEADER, "session-unit");

        client.signIn(someone.login(), someone.password()).expect(200);

        assertThat(client.cookie("SESSION")).isNotNull().isNotEqualTo("cGxhbnRlZC1ieS1zb21lYm9keQ");
        assertThat(api.visitor()
                        .planting("SESSION", "cGxhbnRlZC1ieS1zb21lYm9keQ")
                        .get("/api/session")
                        .json()
                        .get("person")
                        .isNull())
                .isTrue();
    }

    @Test
    void oneSeesWhereOneIsSignedInAndEndsASessionFromAfar() {
        Login someone = api.person(Role.LEADER, "session-unit");
        Client office = api.visitor().from("203.0.113.10").calling("Firefox at the office");
        Client home = api.visitor().from("203.0.113.11").calling("Chrome at home");
        office.signIn(someone.login(), someone.password()).expect(200);
        home.signIn(someone.login(), someone.password()).expect(200);

        var list = office.get("/api/account/sessions").expect(200);
        var there = list.json().get(0);

        assertThat(list.json()).hasSize(2);
        assertThat(there.get("device").asString()).isEqualTo("Chrome at home");
        assertThat(there.get("source").asString()).isEqualTo("203.0.113.11");
        assertThat(there.get("current").asBoolean()).isFalse();
        assertThat(list.json().get(1).get("current").asBoolean()).isTrue();
        assertThat(list.text()).as("what opens a session is not told").doesNotContain(home.cookie("SESSION"));

        office.delete("/api/account/sessions/" + there.get("id").asString()).expect(204);

        home.get("/api/account").expectProblem(401, "request.not-signed-in");
        office.get("/api/account").expect(200);
    }

    @Test
    void aSessionOfAnotherPersonIsNotEndedByItsNumber() {
        Client victim = api.signIn(api.person(Role.LEADER, "session-unit"));
        String number = victim.get("/api/account/sessions")
                .expect(200)
                .json()
                .at("/0/id")
                .asString();

        api.signIn(api.person(Role.LEADER, "session-unit"))
                .delete("/api/account/sessions/" + number)
                .expect(204);

        victim.get("/api/account").expect(200);
    }

    @Test
    void allOtherSessionsEndOnRequestAndWithAChangeOfPassword() {
        Login someone = api.person(Role.LEADER, "session-unit");
        Client here = api.signIn(someone);
        Client there = api.signIn(someone);

        assertThat(here.post("/api/account/sessions/end-others", null)
                        .expect(200)
                        .json()
                        .get("count")
                        .asInt())
                .isEqualTo(1);
        there.get("/api/account").expectProblem(401, "request.not-signed-in");

        Client elsewhere = api.signIn(someone);
        here.post("/api/account/password", Map.of("present", someone.password(), "next", "Quiet-Lake-2026-by-dawn"))
                .expect(204);
        elsewhere.get("/api/account").expectProblem(401, "request.not-signed-in");
        here.get("/api/account").expect(200);
    }

    @Test
    void theSecurityAdministratorSignsAPersonOutEverywhere() {
        Login someone = api.person(Role.LEADER, "session-unit");
        Client one = api.signIn(someone);
        Client other = api.signIn(someone);
        Client guard = api.securityAdmin();

        assertThat(guard.get("/api/identity/people/" + someone.person())
                        .expect(200)
                        .json()
                        .get("openSessions")
                        .asInt())
                .isEqualTo(2);
        guard.post("/api/identity/people/" + someone.person() + "/sessions/end", null)
                .expect(200);

        one.get("/api/account").expectProblem(401, "request.not-signed-in");
        other.get("/api/account").expectProblem(401, "request.not-signed-in");
    }

    @Test
    void anAccountUnlockedAgainDoesNotOpenItsOldSessions() {
        Login someone = api.person(Role.LEADER, "session-unit");
        Client client = api.signIn(someone);
        Client guard = api.securityAdmin();

        guard.post("/api/identity/people/" + someone.person() + "/lock", Map.of("reason", "离岗"))
                .expect(204);
        guard.post("/api/identity/people/" + someone.person() + "/unlock", null).expect(204);

        client.get("/api/account").expectProblem(401, "request.not-signed-in");
    }

    @Test
    void aSessionEndsAfterHalfAnHourWithoutARequest() {
        Login someone = api.person(Role.LEADER, "session-unit");
        Client client = api.signIn(someone);
        backdate(someone, "last_access_time", Duration.ofMinutes(29));
        client.get("/api/account").expect(200);

        backdate(someone, "last_access_time", Duration.ofMinutes(31));

        client.get("/api/account").expectProblem(401, "request.not-signed-in");
    }

    @Test
    void aSessionEndsAfterTwelveHoursHoweverBusy() {
        Login someone = api.person(Role.LEADER, "session-unit");
        Client client = api.signIn(someone);
        backdate(someone, "creation_time", Duration.ofHours(12).minusMinutes(1));
        client.get("/api/account").expect(200);

        backdate(someone, "creation_time", Duration.ofHours(12));

        client.get("/api/account").expectProblem(401, "request.not-signed-in");
        assertThat(client.signIn(someone.login(), someone.password())
                        .expect(200)
                        .json()
                        .at("/person/id")
                        .asString())
                .isEqualTo(someone.person().toString());
    }

    /** As if the moment lay so much longer ago. */
    private void backdate(Login someone, String column, Duration by) {
        assertThat(jdbc.sql("update identity.session set " + column + " = :then where principal_name = :person")
                        .param("then", System.currentTimeMillis() - by.toMillis())
                        .param("person", someone.person().toString())
                        .update())
                .isEqualTo(1);
    }
}
