package io.qingyuan.notices.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.People;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.notices.Notice;
import io.qingyuan.notices.NoticeKind;
import io.qingyuan.notices.Notices;
import io.qingyuan.notices.Sent;
import io.qingyuan.support.Api;
import io.qingyuan.support.Api.Login;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import io.qingyuan.worklist.Addressee;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ServerTest
class NoticesApiTest {

    private static final NoticeKind KIND = NoticeKind.usual("test.notice");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcSettings settings;

    @Autowired
    private Api api;

    @Autowired
    private Notices notices;

    @Autowired
    private People people;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void aNoticeReachesThoseItAddressesAndNobodyElse() {
        Login person = api.person(Role.DATA_OFFICER, "notice-a");
        Client officer = api.signIn(person);
        Client head = api.as(Role.UNIT_HEAD, "notice-a");
        Client other = api.as(Role.DATA_OFFICER, "notice-b");

        send("a/person", new Addressee.Person(person.person()));
        send("a/post", new Addressee.Holder(api.post(Role.DATA_OFFICER, "notice-a")));
        send("a/unit", new Addressee.InUnit(new UnitId("notice-a"), Role.DATA_OFFICER));
        send("a/role", new Addressee.Anybody(Role.DATA_OFFICER));

        assertThat(texts(officer)).containsExactly("说 a/role", "说 a/unit", "说 a/post", "说 a/person");
        assertThat(texts(other)).containsExactly("说 a/role");
        assertThat(texts(head)).isEmpty();
    }

    @Test
    void theSameKeyIsOneNotice() {
        Login person = api.person(Role.DATA_OFFICER, "notice-c");

        Sent first = send("c/once", new Addressee.Person(person.person()));
        Sent second = send("c/once", new Addressee.Person(person.person()));

        assertThat(first.again()).isFalse();
        assertThat(second).isEqualTo(new Sent(first.id(), 1, true));
        assertThat(texts(api.signIn(person))).containsExactly("说 c/once");
    }

    @Test
    void aNoticeIsKeptOrLostWithWhatItTellsOf() {
        Login person = api.person(Role.DATA_OFFICER, "notice-d");
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(
                        () -> notices.send(Actor.system(), notice("d/outside", new Addressee.Person(person.person()))));

        transaction.executeWithoutResult(status -> {
            notices.send(Actor.system(), notice("d/undone", new Addressee.Person(person.person())));
            status.setRollbackOnly();
        });

        assertThat(texts(api.signIn(person))).isEmpty();
    }

    @Test
    void openingReadsAndTheSenderSeesIt() {
        Login sender = api.person(Role.OFFICE, "notice-office");
        Login reader = api.person(Role.DATA_OFFICER, "notice-e");
        Login sleeper = api.person(Role.DATA_OFFICER, "notice-e");
        Actor by = people.actor(sender.person(), Locale.SIMPLIFIED_CHINESE).orElseThrow();
        Sent sent = transaction.execute(_ ->
                notices.send(by, notice("e/read", new Addressee.InUnit(new UnitId("notice-e"), Role.DATA_OFFICER))));
        Client client = api.signIn(reader);
        assertThat(client.get("/api/notices/unread")
                        .expect(200)
                        .json()
                        .get("unread")
                        .asInt())
                .isEqualTo(1);

        client.post("/api/notices/" + sent.id() + "/read", null).expect(204);

        assertThat(client.get("/api/notices/unread")
                        .expect(200)
                        .json()
                        .get("unread")
                        .asInt())
                .isZero();
        Client office = api.signIn(sender);
        JsonNode posted = office.get("/api/notices/sent").expect(200).json().at("/items/0");
        assertThat(posted.get("people").asInt()).isEqualTo(2);
        assertThat(posted.get("read").asInt()).isEqualTo(1);
        JsonNode readings =
                office.get("/api/notices/sent/" + sent.id()).expect(200).json();
        assertThat(readings.at("/0/name").asString()).endsWith(reader.login());
        assertThat(readings.at("/0/readAt").asString()).isNotBlank();
        assertThat(readings.at("/1/name").asString()).endsWith(sleeper.login());
        assertThat(readings.get(1).has("readAt")).isFalse();
        assertThat(notices.readings("e/read")).hasSize(2);
        // another may neither see the notice's readings nor open it
        client.get("/api/notices/sent/" + sent.id()).expectProblem(404, "notices.not-found");
        office.get("/api/notices/" + sent.id()).expectProblem(404, "notices.not-found");
    }

    @Test
    void readingAllLeavesWhatCameMeanwhile() {
        Login person = api.person(Role.DATA_OFFICER, "notice-f");
        Client client = api.signIn(person);
        send("f/1", new Addressee.Person(person.person()));
        Sent second = send("f/2", new Addressee.Person(person.person()));
        send("f/3", new Addressee.Person(person.person()));

        JsonNode left = client.post("/api/notices/read?upTo=" + second.id(), null)
                .expect(200)
                .json();

        assertThat(left.get("unread").asInt()).isEqualTo(1);
        assertThat(client.get("/api/notices?unread=true")
                        .expect(200)
                        .json()
                        .at("/items/0/what/zh")
                        .asString())
                .isEqualTo("说 f/3");
    }

    @Test
    void pagesFollowOnEachOtherAndTheExportHoldsAll() {
        Login person = api.person(Role.DATA_OFFICER, "notice-g");
        Client client = api.signIn(person);
        for (int i = 0; i < 60; i++) {
            send("g/" + i, new Addressee.Person(person.person()));
        }

        JsonNode first = client.get("/api/notices").expect(200).json();
        JsonNode second = client.get("/api/notices?after=" + first.get("next").asString())
                .expect(200)
                .json();

        List<String> all = new ArrayList<>(texts(first));
        all.addAll(texts(second));
        assertThat(all).hasSize(60).doesNotHaveDuplicates();
        assertThat(second.has("next")).isFalse();
        assertThat(client.get("/api/notices/export.xlsx").expect(200).bytes()).startsWith((byte) 'P', (byte) 'K');
    }

    @Test
    void aWithdrawnNoticeIsGone() {
        Login person = api.person(Role.DATA_OFFICER, "notice-h");
        Sent sent = send("h/round-1/a", new Addressee.Person(person.person()));
        send("h/round-2/a", new Addressee.Person(person.person()));

        assertThat(transaction.<Integer>execute(_ -> notices.withdrawAll("h/round-1/")))
                .isEqualTo(1);

        Client client = api.signIn(person);
        assertThat(texts(client)).containsExactly("说 h/round-2/a");
        client.get("/api/notices/" + sent.id()).expectProblem(404, "notices.not-found");
    }

    @Test
    void theOfficeAnnouncesToARoleAndIsToldWhenNobodyIsThere() {
        Client officer = api.as(Role.DATA_OFFICER, "notice-i");
        Map<String, Object> words = Map.of("what", "请于周五前核对数据", "unit", "notice-i", "role", "DATA_OFFICER");

        api.office().post("/api/notices/announcements", words).expect(201);

        assertThat(texts(officer)).containsExactly("请于周五前核对数据");
        officer.post("/api/notices/announcements", words).expectProblem(403, "request.forbidden");
        api.office()
                .post("/api/notices/announcements", Map.of("what", "x", "unit", "nowhere", "role", "LEADER"))
                .expectProblem(422, "notices.nobody");
        JsonNode faults = api.office()
                .post("/api/notices/announcements", Map.of("what", " ", "link", "//evil.example", "role", "LEADER"))
                .expectProblem(422, "request.invalid")
                .json();
        assertThat(faults.get("errors")).hasSize(2);
    }

    @Test
    void settingsAreOnesOwnAndEveryFaultIsNamed() {
        Client client = api.as(Role.DATA_OFFICER, "notice-j");
        JsonNode none = client.get("/api/notices/settings").expect(200).json();
        assertThat(none.get("mail").asString()).isEqualTo("OFF");

        JsonNode faults = client.put(
                        "/api/notices/settings",
                        Map.of("mail", "DIGEST", "email", "no-address", "webhook", true, "quietFrom", "22:00"))
                .expectProblem(422, "request.invalid")
                .json();
        List<String> pointers = new ArrayList<>();
        faults.get("errors").forEach(fault -> pointers.add(fault.get("pointer").asString()));
        assertThat(pointers).containsExactly("/email", "/handle", "/digestHour", "/quietFrom");
        client.put(
                        "/api/notices/settings",
                        Map.of(
                                "mail",
                                "DIGEST",
                                "email",
                                "a@example.cn",
                                "digestHour",
                                6,
                                "quietFrom",
                                "22:00",
                                "quietTo",
                                "07:00"))
                .expectProblem(422, "request.invalid");

        client.put(
                        "/api/notices/settings",
                        Map.of("mail", "EACH", "email", " a@example.cn ", "quietFrom", "22:00", "quietTo", "07:00"))
                .expect(200);

        JsonNode kept = client.get("/api/notices/settings").expect(200).json();
        assertThat(kept.get("email").asString()).isEqualTo("a@example.cn");
        assertThat(kept.get("quietTo").asString()).isEqualTo("07:00");
        JsonNode others = api.as(Role.DATA_OFFICER, "notice-k")
                .get("/api/notices/settings")
                .expect(200)
                .json();
        assertThat(others.has("email")).isFalse();
        assertThat(api.auditAdmin()
                        .get("/api/audit?action=change-notice-settings")
                        .expect(200)
                        .text())
                .contains("notices.setting")
                .doesNotContain("a@example.cn");
    }

    @Test
    void deliveriesAreTheSystemAdministrators() {
        api.office().get("/api/notices/deliveries").expectProblem(403, "request.forbidden");
        Client admin = api.systemAdmin();
        admin.get("/api/notices/deliveries").expect(200);
        admin.get("/api/notices/deliveries/export.xlsx").expect(200);
        admin.post("/api/notices/deliveries/0190a1b2-0000-7000-8000-000000000001/resend", null)
                .expectProblem(404, "notices.no-delivery");
    }

    private Sent send(String key, Addressee addressee) {
        return transaction.execute(_ -> notices.send(Actor.system(), notice(key, addressee)));
    }

    private static Notice notice(String key, Addressee addressee) {
        return Notice.of(key, addressee, KIND, Title.of("说 " + key, "tell " + key), "/worklist");
    }

    private static List<String> texts(Client client) {
        return texts(client.get("/api/notices").expect(200).json());
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.get("items").forEach(item -> texts.add(item.at("/what/zh").asString()));
        return texts;
    }

    @Test
    void addressAndHandleLieSealedInTheTableAndWhatLayOpenIsSealed() {
        Login person = api.person(Role.LEADER, "notices-unit");
        Client client = api.signIn(person);
        Map<String, Object> form =
                Map.of("mail", "EACH", "email", "marker-5678@example.cn", "webhook", true, "handle", "13800005678");
        client.put("/api/notices/settings", form).expect(200);

        assertThat(rawSetting(person))
                .doesNotContain("marker-5678", "13800005678")
                .contains("sealed:");

        jdbc.sql("update notices.setting set email = 'open-5678@example.cn' where person_id = :person")
                .param("person", person.person().value())
                .update();
        settings.sealWhatLiesOpen();

        assertThat(rawSetting(person)).doesNotContain("open-5678");
        JsonNode kept = client.get("/api/notices/settings").expect(200).json();
        assertThat(kept.get("email").asString()).isEqualTo("open-5678@example.cn");
        assertThat(kept.get("handle").asString()).isEqualTo("13800005678");
    }

    @Test
    void whoseKeyWasDeletedHasNoAddressAnyMore() {
        Login person = api.person(Role.LEADER, "notices-unit");
        Client client = api.signIn(person);
        client.put("/api/notices/settings", Map.of("mail", "EACH", "email", "gone@example.cn"))
                .expect(200);

        jdbc.sql("delete from identity.person_key where person_id = :person")
                .param("person", person.person().value())
                .update();

        JsonNode left = client.get("/api/notices/settings").expect(200).json();
        assertThat(left.has("email")).isFalse();
        assertThat(left.get("mail").asString()).isEqualTo("OFF");
    }

    private String rawSetting(Login person) {
        return jdbc.sql("select row_to_json(s)::text from notices.setting s where person_id = :person")
                .param("person", person.person().value())
                .query(String.class)
                .single();
    }
}
