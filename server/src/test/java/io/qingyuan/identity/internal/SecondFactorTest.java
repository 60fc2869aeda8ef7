package io.qingyuan.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.identity.Role;
import io.qingyuan.identity.TokenLimits;
import io.qingyuan.identity.internal.factor.Authenticator;
import io.qingyuan.support.Api;
import io.qingyuan.support.Api.Login;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class SecondFactorTest {

    private static final String UNIT = "factor-unit";
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    @Autowired
    private Api api;

    @Autowired
    private Tokens tokens;

    @Autowired
    private JdbcClient jdbc;

    /** A person whose authenticator is set up. */
    private record Equipped(Login login, Client client, Authenticator authenticator, List<String> recoveryCodes) {}

    @Test
    void oncePutIntoForceTheCodeIsAskedForAfterThePassword() {
        Equipped someone = equip(api.person(Role.LEADER, UNIT));
        Client visitor = visitor();

        var half = visitor.signIn(someone.login().login(), someone.login().password())
                .expect(200)
                .json();

        assertThat(half.get("secondFactor").asString()).isEqualTo("CODE");
        assertThat(half.get("person").isNull()).isTrue();
        assertThat(half.get("rights")).isEmpty();
        visitor.get("/api/account").expectProblem(401, "request.not-signed-in");

        var whole = visitor.post(
                        "/api/session/code",
                        Map.of("code", someone.authenticator().next()))
                .expect(200)
                .json();

        assertThat(whole.at("/person/id").asString())
                .isEqualTo(someone.login().person().toString());
        assertThat(whole.has("secondFactor")).isFalse();
        visitor.get("/api/account").expect(200);
    }

    @Test
    void theSessionAfterTheCodeIsNotTheOneBeforeIt() {
        Equipped someone = equip(api.person(Role.LEADER, UNIT));
        Client visitor = visitor();
        visitor.signIn(someone.login().login(), someone.login().password()).expect(200);
        String half = visitor.cookie("SESSION");

        visitor.post("/api/session/code", Map.of("code", someone.authenticator().next()))
                .expect(200);

        assertThat(visitor.cookie("SESSION")).isNotNull().isNotEqualTo(half);
        visitor().planting("SESSION", half).get("/api/account").expectProblem(401, "request.not-signed-in");
    }

    @Test
    void aCodeOpensOnce() {
        Equipped someone = equip(api.person(Role.LEADER, UNIT));
        String code = someone.authenticator().next();
        halfWay(someone).post("/api/session/code", Map.of("code", code)).expect(200);

        halfWay(someone).post("/api/session/code", Map.of("code", code)).expectProblem(422, "identity.code");
    }

    @Test
    void aRecoveryCodeOpensOnceAndIsCounted() {
        Equipped someone = equip(api.person(Role.LEADER, UNIT));
        assertThat(someone.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();
        String code = someone.recoveryCodes().getFirst();

        Client client = halfWay(someone);
        client.post("/api/session/code", Map.of("code", code.toUpperCase())).expect(200);

        assertThat(client.get("/api/account/factor")
                        .expect(200)
                        .json()
                        .get("recoveryCodesLeft")
                        .asInt())
                .isEqualTo(9);
        halfWay(someone).post("/api/session/code", Map.of("code", code)).expectProblem(422, "identity.code");
    }

    @Test
    void guessingCodesIsSlowedDownEvenForTheRightOne() {
        Equipped someone = equip(api.person(Role.LEADER, UNIT));
        Client guesser = halfWay(someone);
        for (int i = 0; i < 5; i++) {
            guesser.post("/api/session/code", Map.of("code", "000000")).expectProblem(422, "identity.code");
        }

        var reply = guesser.post(
                "/api/session/code", Map.of("code", someone.authenticator().next()));

        reply.expectProblem(429, "identity.too-many-failures");
        assertThat(reply.header("Retry-After")).isNotNull();
    }

    @Test
    void aCodeWithoutAPasswordBeforeItOrTooLateAfterItOpensNothing() {
        Equipped someone = equip(api.person(Role.LEADER, UNIT));
        Client stranger = visitor();
        stranger.get("/api/session");
        stranger.post(
                        "/api/session/code",
                        Map.of("code", someone.authenticator().next()))
                .expectProblem(409, "identity.code-too-late");

        Client slow = halfWay(someone);
        jdbc.sql("update identity.session set creation_time = creation_time - :by where principal_name is null")
                .param("by", Duration.ofMinutes(5).toMillis())
                .update();

        slow.post("/api/session/code", Map.of("code", someone.authenticator().next()))
                .expectProblem(409, "identity.code-too-late");
    }

    @Test
    void settingItUpTakesThePasswordAndACode() {
        Login login = api.person(Role.LEADER, UNIT);
        Client client = signIn(login);

        client.post("/api/account/factor", Map.of("password", "wrong")).expectProblem(422, "identity.password-wrong");
        var enrolment = client.post("/api/account/factor", Map.of("password", login.password()))
                .expect(200)
                .json();
        assertThat(enrolment.get("uri").asString())
                .startsWith("otpauth://totp/Qingyuan:" + login.login() + "?secret="
                        + enrolment.get("secret").asString());
        client.post("/api/account/factor/confirm", Map.of("code", "abcdef")).expectProblem(422, "identity.code");

        assertThat(client.get("/api/account/factor").json().has("since")).isFalse();
        assertThat(visitor().signIn(login.login(), login.password()).json().has("secondFactor"))
                .as("not asked for before it is confirmed")
                .isFalse();
    }

    @Test
    void settingItUpEndsAllOtherSessions() {
        Login login = api.person(Role.LEADER, UNIT);
        Client before = signIn(login);

        equip(login);

        before.get("/api/account").expectProblem(401, "request.not-signed-in");
    }

    @Test
    void oneInForceIsNotReplacedByWhoKnowsThePasswordAlone() {
        Equipped someone = equip(api.person(Role.LEADER, UNIT));

        someone.client()
                .post("/api/account/factor", Map.of("password", someone.login().password()))
                .expectProblem(409, "identity.factor-there");
        someone.client()
                .post("/api/account/factor/remove", Map.of("code", "000000"))
                .expectProblem(422, "identity.code");
        someone.client()
                .post("/api/account/factor/recovery-codes", Map.of("code", "000000"))
                .expectProblem(422, "identity.code");
    }

    @Test
    void itIsTakenAwayByACodeOfItAndItsRecoveryCodesGoWithIt() {
        Equipped someone = equip(api.person(Role.LEADER, UNIT));

        someone.client()
                .post(
                        "/api/account/factor/remove",
                        Map.of("code", someone.authenticator().next()))
                .expect(204);

        var session = visitor()
                .signIn(someone.login().login(), someone.login().password())
                .expect(200)
                .json();
        assertThat(session.get("person").isNull()).isFalse();
        assertThat(someone.client()
                        .get("/api/account/factor")
                        .json()
                        .get("recoveryCodesLeft")
                        .asInt())
                .isZero();
    }

    @Test
    void newRecoveryCodesMakeTheOldOnesWorthless() {
        Equipped someone = equip(api.person(Role.LEADER, UNIT));

        var codes = someone.client()
                .post(
                        "/api/account/factor/recovery-codes",
                        Map.of("code", someone.authenticator().next()))
                .expect(200)
                .json()
                .get("codes");

        halfWay(someone)
                .post(
                        "/api/session/code",
                        Map.of("code", someone.recoveryCodes().getFirst()))
                .expectProblem(422, "identity.code");
        halfWay(someone)
                .post("/api/session/code", Map.of("code", codes.get(0).asString()))
                .expect(200);
    }

    @Test
    void aRoleMayDemandItAndUntilThenOnlyTheOwnAccountOpens() {
        Login login = api.person(Role.STATE_AUDITOR, UNIT);
        Client client = signIn(login);
        Client script = visitor().bearing(tokens.issue(login.person(), "test", Duration.ofDays(1), TokenLimits.NONE));
        client.get("/api/audit").expect(200);
        demand(List.of("STATE_AUDITOR"));
        try {
            client.get("/api/audit").expectProblem(403, "identity.factor-missing");
            script.get("/api/audit").expectProblem(403, "identity.factor-missing");
            var session = client.get("/api/session").json();
            assertThat(session.get("secondFactor").asString()).isEqualTo("ENROL");
            assertThat(session.get("rights").toString())
                    .isEqualTo("[\"session.account:READ\",\"session.account:WRITE\"]");

            Equipped equipped = equip(login);

            equipped.client().get("/api/audit").expect(200);
            script.get("/api/audit").expect(200);
            equipped.client()
                    .post(
                            "/api/account/factor/remove",
                            Map.of("code", equipped.authenticator().next()))
                    .expectProblem(409, "identity.factor-demanded");
        } finally {
            demand(List.of());
        }
        client.get("/api/session").expect(200);
    }

    @Test
    void onlyTheSecurityAdministratorSaysWhoMustHaveOne() {
        api.systemAdmin()
                .put("/api/security/factor-roles", Map.of("roles", List.of()))
                .expectProblem(403, "request.forbidden");
        api.stateAuditor().get("/api/security/factor-roles").expect(200);
        api.securityAdmin()
                .put("/api/security/factor-roles", Map.of("roles", List.of("EMPEROR")))
                .expect(400);
    }

    @Test
    void whoLostTheDeviceIsHelpedByTheSecurityAdministrator() {
        Equipped someone = equip(api.person(Role.LEADER, UNIT));
        String path = "/api/identity/people/" + someone.login().person();
        assertThat(api.securityAdmin().get(path).json().get("secondFactor").asBoolean())
                .isTrue();

        api.securityAdmin().post(path + "/factor/remove", null).expect(204);

        someone.client().get("/api/account").expectProblem(401, "request.not-signed-in");
        assertThat(visitor()
                        .signIn(someone.login().login(), someone.login().password())
                        .json()
                        .has("secondFactor"))
                .isFalse();
    }

    @Test
    void neitherSecretNorRecoveryCodesLieOpenInTheDatabase() {
        Equipped someone = equip(api.person(Role.LEADER, UNIT));

        String stored = jdbc.sql("""
                        select concat(f.secret, ' ', string_agg(encode(r.hash, 'escape'), ' '))
                          from identity.second_factor f
                          join identity.recovery_code r on r.person_id = f.person_id
                         where f.person_id = :person
                         group by f.secret
                        """)
                .param("person", someone.login().person().value())
                .query(String.class)
                .single();

        assertThat(stored).doesNotContain(someone.authenticator().secret());
        assertThat(someone.recoveryCodes())
                .noneMatch(stored::contains)
                .noneMatch(code -> stored.contains(code.replace("-", "")));
    }

    private void demand(List<String> roles) {
        api.securityAdmin()
                .put("/api/security/factor-roles", Map.of("roles", roles))
                .expect(200);
    }

    private Client halfWay(Equipped someone) {
        Client client = visitor();
        assertThat(client.signIn(someone.login().login(), someone.login().password())
                        .expect(200)
                        .json()
                        .get("secondFactor")
                        .asString())
                .isEqualTo("CODE");
        return client;
    }

    private Equipped equip(Login login) {
        Client client = signIn(login);
        var enrolment = client.post("/api/account/factor", Map.of("password", login.password()))
                .expect(200)
                .json();
        Authenticator authenticator = new Authenticator(enrolment.get("secret").asString(), jdbc, login.person());
        var confirmed = client.post("/api/account/factor/confirm", Map.of("code", authenticator.next()))
                .expect(200)
                .json();
        List<String> codes = confirmed
                .get("codes")
                .valueStream()
                .map(code -> code.asString())
                .toList();
        return new Equipped(login, client, authenticator, codes);
    }

    private Client signIn(Login login) {
        Client client = visitor();
        client.signIn(login.login(), login.password()).expect(200);
        return client;
    }

    /** Each from an address of its own, or the failures of all tests together would lock one address out. */
    private Client visitor() {
        return api.visitor().from("198.51.100." + ADDRESSES.incrementAndGet());
    }
}
