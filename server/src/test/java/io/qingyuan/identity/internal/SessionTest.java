package io.qingyuan.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.identity.Role;
import io.qingyuan.support.Api;
import io.qingyuan.support.Api.Login;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class SessionTest {

    @Autowired
    private Api api;

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
}
