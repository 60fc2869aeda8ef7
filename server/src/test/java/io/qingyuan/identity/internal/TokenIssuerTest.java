package io.qingyuan.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.audit.Audit;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.TokenIssuer;
import io.qingyuan.identity.TokenLimits;
import io.qingyuan.support.Api;
import io.qingyuan.support.Api.Login;
import io.qingyuan.support.ServerTest;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class TokenIssuerTest {

    @Autowired
    private Api api;

    @Autowired
    private DataSource database;

    @Test
    void aTokenMadeBesideTheServerOpensItsApiAndIsAudited() {
        Login person = api.person(Role.LEADER, "token-unit");

        String token = issuer().issue(person.login(), Duration.ofDays(1), "script", TokenLimits.NONE)
                .orElseThrow();

        var session =
                api.visitor().bearing(token).get("/api/session").expect(200).json();
        assertThat(session.at("/person/id").asString())
                .isEqualTo(person.person().toString());
        assertThat(api.auditAdmin()
                        .get("/api/audit?action=issue-token&thing=" + person.person())
                        .json()
                        .get("items"))
                .hasSize(1);
    }

    @Test
    void nobodyUnknownOrLockedGetsAToken() {
        Login person = api.person(Role.LEADER, "token-unit");
        api.securityAdmin()
                .post("/api/identity/people/" + person.person() + "/lock", java.util.Map.of("reason", "x"))
                .expect(204);

        assertThat(issuer().issue(person.login(), Duration.ofDays(1), "script", TokenLimits.NONE))
                .isEmpty();
        assertThat(issuer().issue("no-such-login", Duration.ofDays(1), "script", TokenLimits.NONE))
                .isEmpty();
    }

    private TokenIssuer issuer() {
        return new TokenIssuer(database, Audit.on(database));
    }
}
