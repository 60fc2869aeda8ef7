package io.qingyuan.worklist.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.qingyuan.identity.Role;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.support.Api;
import io.qingyuan.support.Api.Login;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import io.qingyuan.worklist.Addressee;
import io.qingyuan.worklist.WorkItem;
import io.qingyuan.worklist.Worklist;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ServerTest
class WorklistApiTest {

    @Autowired
    private Api api;

    @Autowired
    private Worklist worklist;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void aToDoIsSeenByThoseItIsFor() {
        Client officer = api.as(Role.DATA_OFFICER, "work-a");
        Client other = api.as(Role.DATA_OFFICER, "work-b");
        Client reviewer = api.as(Role.DATA_REVIEWER, "work-a");
        open(item("test/for-a", "work-a", LocalDate.of(2026, 12, 1)));

        assertThat(waiting(officer)).contains("填报 test/for-a");
        assertThat(waiting(other)).doesNotContain("填报 test/for-a");
        assertThat(waiting(reviewer)).doesNotContain("填报 test/for-a");
    }

    @Test
    void aToDoMaySeekOnePersonOnePostOrAnyoneOfARole() {
        Login person = api.person(Role.DATA_OFFICER, "work-c");
        Client client = api.signIn(person);
        var post = api.post(Role.DATA_OFFICER, "work-c");
        open(WorkItem.of("test/person", new Addressee.Person(person.person()), Title.of("给本人", "me"), "/a"));
        open(WorkItem.of("test/post", new Addressee.Holder(post), Title.of("给岗位", "post"), "/a"));
        open(WorkItem.of("test/role", new Addressee.Anybody(Role.DATA_OFFICER), Title.of("给角色", "role"), "/a"));

        assertThat(waiting(client)).contains("给本人", "给岗位", "给角色");
        transaction.executeWithoutResult(_ -> worklist.close("test/role"));
    }

    @Test
    void theSameKeyIsOneToDoAndClosingEndsIt() {
        Client officer = api.as(Role.DATA_OFFICER, "work-d");
        open(item("test/key", "work-d", LocalDate.of(2026, 12, 1)));
        open(item("test/key", "work-d", LocalDate.of(2026, 11, 1)));

        JsonNode list = officer.get("/api/worklist").expect(200).json();
        assertThat(list.get("items")).hasSize(1);
        assertThat(list.at("/items/0/due").asString()).isEqualTo("2026-11-01");

        transaction.executeWithoutResult(_ -> worklist.close("test/key"));
        assertThat(waiting(officer)).isEmpty();
    }

    @Test
    void whatIsDueFirstComesFirstAndPagesFollowOnEachOther() {
        Client officer = api.as(Role.DATA_OFFICER, "work-e");
        for (int i = 0; i < 130; i++) {
            open(item(
                    "test/page-" + i,
                    "work-e",
                    i % 10 == 0 ? null : LocalDate.of(2030, 1, 1).plusDays(i)));
        }

        JsonNode first = officer.get("/api/worklist").expect(200).json();
        JsonNode second = officer.get("/api/worklist?after=" + first.get("next").asString())
                .expect(200)
                .json();

        List<String> all = new ArrayList<>(texts(first));
        all.addAll(texts(second));
        assertThat(all).hasSize(130).doesNotHaveDuplicates();
        assertThat(all.getFirst()).isEqualTo("填报 test/page-1");
        assertThat(all.subList(117, 130)).allMatch(text -> text.endsWith("0"));
        assertThat(second.has("next")).isFalse();
        assertThat(first.at("/totals/open").asInt()).isEqualTo(130);
    }

    @Test
    void aToDoIsOpenedInTheTransactionOfItsCause() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> worklist.open(item("test/outside", "work-a", null)));
    }

    private void open(WorkItem item) {
        transaction.executeWithoutResult(_ -> worklist.open(item));
    }

    private static WorkItem item(String key, String unit, LocalDate due) {
        return WorkItem.of(
                        key,
                        new Addressee.InUnit(new UnitId(unit), Role.DATA_OFFICER),
                        Title.of("填报 " + key, "enter " + key),
                        "/statistics")
                .due(due);
    }

    private static List<String> waiting(Client client) {
        return texts(client.get("/api/worklist").expect(200).json());
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.get("items").forEach(item -> texts.add(item.at("/what/zh").asString()));
        return texts;
    }
}
