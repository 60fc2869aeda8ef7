package io.qingyuan.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.TokenLimits;
import io.qingyuan.support.Api;
import io.qingyuan.support.Api.Login;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import io.qingyuan.time.Zone;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

@ServerTest
class PeopleApiTest {

    @Autowired
    private Api api;

    @Autowired
    private PeopleService people;

    @Autowired
    private Tokens tokens;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Test
    void theSecurityAdministratorEntersAPersonWhoThenSignsIn() {
        String login = "new-" + Long.toString(System.nanoTime(), 36);
        Client security = api.securityAdmin();

        JsonNode made = security.post("/api/identity/people", Map.of("login", login, "name", "张三"))
                .expect(201)
                .json();

        Client newcomer = api.visitor();
        JsonNode session = newcomer.signIn(login, made.get("password").asString())
                .expect(200)
                .json();
        assertThat(session.at("/person/name").asString()).isEqualTo("张三");
        assertThat(session.get("firstPassword").asBoolean()).isTrue();
        assertThat(session.get("posts")).isEmpty();
        security.post("/api/identity/people", Map.of("login", login, "name", "李四"))
                .expectProblem(409, "identity.login-taken");
        security.post("/api/identity/people", Map.of("login", "Bad Login", "name", "李四"))
                .expectProblem(422, "identity.login-form");
    }

    @Test
    void aPostGivenCountsAtOnceAndAPostEndedNoLonger() {
        Login person = api.person();
        Client client = api.signIn(person);
        var post = api.post(Role.AUDIT_ADMIN, "people-unit");
        client.get("/api/audit").expectProblem(403, "request.forbidden");

        give(person, Map.of("post", post.value(), "from", "2020-01-01")).expect(204);
        client.get("/api/audit").expect(200);

        JsonNode detail = detail(person, null);
        String holding = detail.at("/holdings/0/id").asString();
        api.securityAdmin()
                .post("/api/identity/people/" + person.person() + "/posts/" + holding + "/end", Map.of("reason", "调离"))
                .expect(204);
        client.get("/api/audit").expectProblem(403, "request.forbidden");
    }

    @Test
    void whatWasKnownOfAPostStaysReadableAsOfBefore() {
        Login person = api.person(Role.DATA_OFFICER, "people-unit");
        Instant before = now();
        String holding = detail(person, null).at("/holdings/0/id").asString();
        String end = Zone.dayOf(clock.instant()).minusDays(10).toString();

        api.securityAdmin()
                .post(
                        "/api/identity/people/" + person.person() + "/posts/" + holding + "/end",
                        Map.of("on", end, "reason", "补录"))
                .expect(204);

        assertThat(detail(person, null).at("/holdings/0/to").asString()).isEqualTo(end);
        assertThat(detail(person, before).at("/holdings/0").has("to")).isFalse();
        assertThat(detail(person, before).at("/holdings/0/current").asBoolean()).isTrue();
    }

    @Test
    void aPersonMayActForAnotherBesideTheirOwnPost() {
        Login person = api.person(Role.DATA_OFFICER, "people-unit");
        var post = api.post(Role.UNIT_HEAD, "people-other");

        give(person, Map.of("post", post.value(), "acting", true, "from", "2026-01-01", "to", "2099-01-01"))
                .expect(204);

        JsonNode posts = api.signIn(person).get("/api/session").json().get("posts");
        assertThat(posts).hasSize(2);
        assertThat(posts.findValuesAsString("acting")).containsExactlyInAnyOrder("false", "true");
        give(person, Map.of("post", post.value(), "from", "2027-01-01"))
                .expectProblem(409, "identity.holding-overlaps");
        give(person, Map.of("post", post.value(), "from", "2099-02-01", "to", "2099-01-01"))
                .expectProblem(422, "identity.holding-dates");
    }

    @Test
    void administratorsHoldNoOtherPost() {
        Login officer = api.person(Role.DATA_OFFICER, "people-unit");
        Login system = api.person(Role.SYSTEM_ADMIN, "people-unit");

        give(officer, Map.of("post", api.post(Role.SYSTEM_ADMIN, "people-unit").value()))
                .expectProblem(409, "identity.administrators-apart");
        give(system, Map.of("post", api.post(Role.SECURITY_ADMIN, "people-unit").value()))
                .expectProblem(409, "identity.administrators-apart");
    }

    @Test
    void nobodyGivesThemselvesAPost() {
        Login security = api.person(Role.SECURITY_ADMIN, "people-unit");
        Client client = api.signIn(security);

        client.post(
                        "/api/identity/people/" + security.person() + "/posts",
                        Map.of("post", api.post(Role.LEADER, "people-unit").value()))
                .expectProblem(403, "identity.own-posts");
    }

    @Test
    void onlyTheSecurityAdministratorManagesPeople() {
        for (Client other : List.of(api.office(), api.leader(), api.systemAdmin(), api.auditAdmin())) {
            other.post("/api/identity/people", Map.of("login", "intruder", "name", "x"))
                    .expectProblem(403, "request.forbidden");
        }
    }

    @Test
    void theThreeAdministratorsReadNoContent() {
        for (Client administrator : List.of(api.systemAdmin(), api.securityAdmin(), api.auditAdmin())) {
            JsonNode rights = administrator.get("/api/session").json().get("rights");
            for (JsonNode right : rights) {
                String kind = right.asString().split(":", 2)[0];
                assertThat(kind)
                        .as("a kind that is content")
                        .doesNotStartWith("plan.")
                        .doesNotStartWith("statistics.")
                        .doesNotStartWith("quality.")
                        .doesNotStartWith("receipts.")
                        .doesNotStartWith("cockpit.");
            }
        }
    }

    @Test
    void aUnitsHeadSeesThePeopleOfTheUnitWithoutTheirLogins() {
        Login inside = api.person(Role.DATA_OFFICER, "people-head");
        Login outside = api.person(Role.DATA_OFFICER, "people-elsewhere");
        Client head = api.as(Role.UNIT_HEAD, "people-head");

        JsonNode items = head.get("/api/identity/people").expect(200).json().get("items");

        List<String> ids = items.findValuesAsString("id");
        assertThat(ids)
                .contains(inside.person().toString())
                .doesNotContain(outside.person().toString());
        assertThat(items.findValuesAsString("login")).isEmpty();
        head.get("/api/identity/people/" + inside.person()).expect(200);
        head.get("/api/identity/people/" + outside.person()).expectProblem(403, "request.forbidden");
    }

    @Test
    void aLockedPersonIsOutAtOnceWithSessionAndToken() {
        Login person = api.person(Role.LEADER, "people-unit");
        Client client = api.signIn(person);
        String token = tokens.issue(person.person(), "test", Duration.ofDays(1), TokenLimits.NONE);
        Client script = api.visitor().bearing(token);
        script.get("/api/account").expect(200);

        api.securityAdmin()
                .post("/api/identity/people/" + person.person() + "/lock", Map.of("reason", "离岗"))
                .expect(204);

        client.get("/api/account").expectProblem(401, "request.not-signed-in");
        script.get("/api/account").expectProblem(401, "identity.token");
        api.visitor().signIn(person.login(), person.password()).expectProblem(401, "identity.login");

        api.securityAdmin()
                .post("/api/identity/people/" + person.person() + "/unlock", null)
                .expect(204);
        api.visitor().signIn(person.login(), person.password()).expect(200);
    }

    @Test
    void aTokenWorksWithoutCookieAndTokenAgainstForgery() {
        Login person = api.person(Role.LEADER, "people-unit");
        String token = tokens.issue(person.person(), "test", Duration.ofDays(1), TokenLimits.NONE);
        Client script = api.visitor().bearing(token);

        script.get("/api/account").expect(200);
        script.put("/api/notices/settings", Map.of("mail", "OFF")).expect(200);
        api.visitor().bearing("qy_wrong").get("/api/account").expectProblem(401, "identity.token");
    }

    @Test
    void aTokenMakesNoOtherTokenAndSetsNoPassword() {
        Login person = api.person(Role.LEADER, "people-unit");
        String token = api.signIn(person)
                .post("/api/account/tokens", Map.of("note", "script"))
                .expect(201)
                .json()
                .get("token")
                .asString();
        Client bearer = api.visitor().bearing(token);

        bearer.get("/api/account").expect(200);
        bearer.post("/api/account/tokens", Map.of("note", "more")).expectProblem(403, "identity.token-account");
        bearer.post("/api/account/password", Map.of("present", person.password(), "next", "Another-Long-One-9"))
                .expectProblem(403, "identity.token-account");

        api.signIn(person);
        assertThat(api.visitor().bearing(token + "x").get("/api/account").status())
                .isEqualTo(401);
    }

    @Test
    void aTokenThatOnlyReadsChangesNothing() {
        Login person = api.person(Role.SECURITY_ADMIN, "people-unit");
        Client bearer = bearing(person, Map.of("readOnly", true));

        bearer.get("/api/identity/people").expect(200);
        bearer.get("/api/security/events").expect(200);
        bearer.post("/api/identity/people", Map.of("login", "made-by-token", "name", "示例"))
                .expectProblem(403, "identity.token-limits");
        bearer.put("/api/notices/settings", Map.of("mail", "OFF")).expectProblem(403, "identity.token-limits");
    }

    @Test
    void aTokenLimitedToSomeModulesReachesNoOther() {
        Login person = api.person(Role.SECURITY_ADMIN, "people-unit");
        Client bearer = bearing(person, Map.of("modules", List.of("identity")));

        bearer.get("/api/identity/people").expect(200);
        bearer.get("/api/security/events").expectProblem(403, "identity.token-limits");
        bearer.get("/api/account").expectProblem(403, "identity.token-limits");
    }

    @Test
    void aTokenNeverOpensWhatItsPersonMayNotDo() {
        bearing(api.person(Role.LEADER, "people-unit"), Map.of("modules", List.of("security")))
                .get("/api/security/events")
                .expectProblem(403, "request.forbidden");
    }

    @Test
    void aTokenLivesNoLongerThanTheSettingAllowsAndIsLimitedToWhatThereIs() {
        Client client = api.signIn(api.person(Role.LEADER, "people-unit"));

        for (int days : new int[] {-1, 0, 367}) {
            client.post("/api/account/tokens", Map.of("days", days)).expectProblem(422, "identity.token-days");
        }
        var refused = client.post("/api/account/tokens", Map.of("modules", List.of("plan", "everything")));
        refused.expectProblem(422, "identity.token-modules");
        assertThat(refused.json().get("detail").asString()).contains("everything", "plan, ");
        assertThat(client.get("/api/account").json().get("tokens")).isEmpty();
    }

    private Client bearing(Login person, Map<String, ?> wanted) {
        return api.visitor()
                .bearing(api.signIn(person)
                        .post("/api/account/tokens", wanted)
                        .expect(201)
                        .json()
                        .get("token")
                        .asString());
    }

    @Test
    void anExpiredOrRevokedTokenIsWorthNothing() {
        Login person = api.person(Role.LEADER, "people-unit");
        Client client = api.signIn(person);
        String expired = tokens.issue(person.person(), "old", Duration.ofSeconds(-1), TokenLimits.NONE);
        String revoked = client.post("/api/account/tokens", Map.of("note", "mine"))
                .expect(201)
                .json()
                .get("token")
                .asString();
        api.visitor().bearing(revoked).get("/api/account").expect(200);

        String id = client.get("/api/account").json().at("/tokens/0/id").asString();
        client.delete("/api/account/tokens/" + id).expect(204);

        api.visitor().bearing(expired).get("/api/account").expectProblem(401, "identity.token");
        api.visitor().bearing(revoked).get("/api/account").expectProblem(401, "identity.token");
    }

    @Test
    void aPasswordIsChangedByWhoKnowsThePresentOne() {
        Login person = api.person(Role.LEADER, "people-unit");
        Client client = api.signIn(person);

        client.post("/api/account/password", Map.of("present", "wrong", "next", "Good-Pass-2026"))
                .expectProblem(422, "identity.password-wrong");
        client.post("/api/account/password", Map.of("present", person.password(), "next", "12345"))
                .expectProblem(422, "identity.password-weak");
        client.post("/api/account/password", Map.of("present", person.password(), "next", "Good-Pass-2026"))
                .expect(204);

        api.visitor().signIn(person.login(), person.password()).expectProblem(401, "identity.login");
        JsonNode session = api.visitor()
                .signIn(person.login(), "Good-Pass-2026")
                .expect(200)
                .json();
        assertThat(session.get("firstPassword").asBoolean()).isFalse();
    }

    @Test
    void everyChangeIsAudited() {
        Login person = api.person(Role.LEADER, "people-audited");
        api.securityAdmin()
                .post("/api/identity/people/" + person.person() + "/password", null)
                .expect(200);

        JsonNode entries = api.auditAdmin()
                .get("/api/audit?kind=identity.person&thing=" + person.person())
                .expect(200)
                .json();

        assertThat(entries.get("items").findValuesAsString("action"))
                .containsExactly("reset-password", "give-post", "reset-password", "register");
        assertThat(entries.toString()).doesNotContain(person.password());
    }

    @Test
    void everyActOfThePolicyIsExplained() {
        Client officer = api.as(Role.DATA_OFFICER, "water-bureau");

        JsonNode own = act(officer, "?unit=water-bureau", "statistics.figure:WRITE");
        assertThat(own.at("/explanation/allowed").asBoolean()).isTrue();
        assertThat(own.at("/explanation/rule/relation").asString()).isEqualTo("OWN_UNIT");
        JsonNode other = act(officer, "?unit=education-bureau", "statistics.figure:WRITE");
        assertThat(other.at("/explanation/allowed").asBoolean()).isFalse();
        assertThat(other.at("/explanation/reason").asString()).isEqualTo("OTHER_THING");
        assertThat(other.get("somewhere").asBoolean()).isTrue();
        JsonNode never = act(officer, "", "identity.person:MANAGE");
        assertThat(never.get("somewhere").asBoolean()).isFalse();
        assertThat(never.at("/explanation/reason").asString()).isEqualTo("OTHER_ROLE");
    }

    @Test
    void theWorkbookOfActsSaysInWordsWhatIsAllowedAndWhy() throws IOException {
        Client officer = api.as(Role.DATA_OFFICER, "water-bureau");

        List<List<String>> all = sheet(officer, "");
        assertThat(all)
                .hasSameSizeAs(officer.get("/api/policy/acts").expect(200).json())
                .allSatisfy(row -> assertThat(row).noneMatch(String::isBlank));
        assertThat(sheet(officer, "?unit=water-bureau&act=statistics.figure:WRITE"))
                .singleElement()
                .satisfies(row ->
                        assertThat(row.subList(0, 4)).containsExactly("统计数据", "填写、修改", "可以", "您的“填报员”岗位可以，限本单位的。"));
        assertThat(sheet(officer, "?answer=NO&act=identity.person:MANAGE"))
                .singleElement()
                .satisfies(row -> assertThat(row.get(3)).isEqualTo("只有这些岗位可以：安全管理员。"));
        assertThat(sheet(officer, "?answer=YES&act=identity.person:MANAGE")).isEmpty();
    }

    private static List<List<String>> sheet(Client client, String query) throws IOException {
        byte[] bytes =
                client.get("/api/policy/acts/export.xlsx" + query).expect(200).bytes();
        List<List<String>> rows = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            for (int line = 1; line <= book.getSheetAt(0).getLastRowNum(); line++) {
                List<String> row = new ArrayList<>();
                book.getSheetAt(0).getRow(line).forEach(cell -> row.add(cell.getStringCellValue()));
                rows.add(row);
            }
        }
        return rows;
    }

    private static JsonNode act(Client client, String query, String act) {
        return client.get("/api/policy/acts" + query)
                .expect(200)
                .json()
                .valueStream()
                .filter(each ->
                        (each.get("kind").asString() + ":" + each.get("verb").asString()).equals(act))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thePolicySaysWhy() {
        Client officer = api.as(Role.DATA_OFFICER, "people-unit");

        JsonNode denied = officer.get("/api/policy/explain?kind=identity.person&verb=MANAGE")
                .expect(200)
                .json();
        JsonNode allowed = api.securityAdmin()
                .get("/api/policy/explain?kind=identity.person&verb=MANAGE")
                .expect(200)
                .json();

        assertThat(denied.get("allowed").asBoolean()).isFalse();
        assertThat(denied.get("reason").asString()).isEqualTo("OTHER_ROLE");
        assertThat(denied.at("/considered/0/role").asString()).isEqualTo("SECURITY_ADMIN");
        assertThat(allowed.at("/rule/source").asString()).startsWith("identity.csv:");
    }

    @Test
    @Transactional
    void samplePeopleAreTakenOutAndMayComeBack() {
        String login = "sample-" + Long.toString(System.nanoTime(), 36);
        var sample = people.register(Actor.system(), login, "示例·某人", true);
        people.give(
                Actor.system(),
                sample,
                api.post(Role.LEADER, "people-unit"),
                false,
                LocalDate.of(2020, 1, 1),
                LocalDate.MAX);
        Instant before = now();
        String password = people.resetPassword(Actor.system(), sample);

        people.removeSample(Actor.system());

        api.visitor().signIn(login, password).expectProblem(401, "identity.login");
        assertThat(people.names(Set.of(sample))).isEmpty();
        assertThat(jdbc.sql("select count(*) from identity.post_holding where person_id = :id and superseded_at > :at")
                        .param("id", sample.value())
                        .param("at", OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(people.register(Actor.system(), login, "示例·某人", true)).isEqualTo(sample);
    }

    private Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private Client.Reply give(Login person, Map<String, ?> holding) {
        return api.securityAdmin().post("/api/identity/people/" + person.person() + "/posts", holding);
    }

    private JsonNode detail(Login person, Instant asOf) {
        return api.securityAdmin()
                .get("/api/identity/people/" + person.person() + (asOf == null ? "" : "?asOf=" + asOf))
                .expect(200)
                .json();
    }
}
