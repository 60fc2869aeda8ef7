package io.qingyuan.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.identity.PersonalData;
import io.qingyuan.identity.Role;
import io.qingyuan.support.Api;
import io.qingyuan.support.Api.Login;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Erasing what identifies a person, and a new master key, as the security administrator does it. */
@ServerTest
class KeyApiTest {

    private static final String UNIT = "key-unit";

    @Autowired
    private Api api;

    @Autowired
    private PersonalData personalData;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void anErasedPersonsFieldsCannotBeReadAgainAndOthersStay() {
        Login person = withAddress("erased@example.cn");
        Login other = withAddress("stays@example.cn");
        String sealed = personalData.seal(person.person(), "test", "12345");
        String path = "/api/identity/people/" + person.person() + "/erase";

        api.securityAdmin().post(path, Map.of()).expectProblem(422, "identity.reason-missing");
        assertThat(personalData.open(person.person(), "test", sealed)).contains("12345");
        var erased = api.securityAdmin().post(path, Map.of("reason", "本人申请")).expect(200);

        assertThat(erased.json().get("sealed").asBoolean()).isTrue();
        assertThat(personalData.open(person.person(), "test", sealed)).isEmpty();
        assertThat(api.signIn(person).get("/api/notices/settings").json().has("email"))
                .isFalse();
        assertThat(api.signIn(other)
                        .get("/api/notices/settings")
                        .json()
                        .get("email")
                        .asString())
                .isEqualTo("stays@example.cn");
        assertThat(latestEvent()).isEqualTo("PERSONAL_DATA_ERASED");
    }

    @Test
    void aNewMasterKeyKeepsFieldsReadableAndForgetsTheOldOne() {
        Login person = withAddress("rotated@example.cn");
        Client guard = api.securityAdmin();
        String before =
                guard.get("/api/security/keys").expect(200).json().get("master").asString();

        var rotated = guard.post("/api/security/keys/rotate", null).expect(200).json();

        assertThat(rotated.get("master").asString()).isNotEqualTo(before);
        assertThat(rotated.get("people").asInt()).isPositive();
        assertThat(jdbc.sql("select distinct master from identity.person_key")
                        .query(String.class)
                        .list())
                .containsExactly(rotated.get("master").asString());
        assertThat(api.signIn(person)
                        .get("/api/notices/settings")
                        .json()
                        .get("email")
                        .asString())
                .isEqualTo("rotated@example.cn");
        assertThat(latestEvent()).isEqualTo("KEYS_ROTATED");
    }

    @Test
    void onlyTheSecurityAdministratorErasesAndRotates() {
        Login person = withAddress("kept@example.cn");

        for (Client client : new Client[] {api.systemAdmin(), api.auditAdmin(), api.office()}) {
            client.post("/api/identity/people/" + person.person() + "/erase", Map.of("reason", "x"))
                    .expectProblem(403, "request.forbidden");
            client.post("/api/security/keys/rotate", null).expectProblem(403, "request.forbidden");
        }
        assertThat(api.signIn(person)
                        .get("/api/notices/settings")
                        .json()
                        .get("email")
                        .asString())
                .isEqualTo("kept@example.cn");
    }

    private Login withAddress(String address) {
        Login person = api.person(Role.LEADER, UNIT);
        api.signIn(person)
                .put("/api/notices/settings", Map.of("mail", "EACH", "email", address))
                .expect(200);
        return person;
    }

    /** The latest that is no sign-in of this test. */
    private String latestEvent() {
        return jdbc.sql("select kind from identity.security_event where kind <> 'SIGNED_IN' order by id desc limit 1")
                .query(String.class)
                .single();
    }
}
