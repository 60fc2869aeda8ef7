package io.qingyuan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.packs.PackImpact;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** How tables follow definitions. Each test works on a register of its own, so that nothing of it stays in the way of others. */
class DefinitionTest extends RegistryTest {

    private static int count;

    @Autowired
    private JdbcClient jdbc;

    private String id = "";

    @BeforeEach
    void aRegister() {
        id = "moving-" + ++count;
        define(field("name", "text, required: true", "名称"), field("size", "number", "大小"));
    }

    @AfterEach
    void itIsAway() throws IOException {
        restore();
    }

    private static String field(String id, String type, String title) {
        return "  - {id: " + id + ", title: {zh: " + title + "}, type: " + type + "}\n";
    }

    private void say(String more, String... fields) {
        write("registers/moving.yaml", "id: " + id + """

                title: {zh: 变动台账}
                purpose: {zh: 测试}
                group: rules
                name: name
                may:
                  - {verb: READ, role: OFFICE, relation: any}
                  - {verb: WRITE, role: OFFICE, relation: any}
                  - {verb: CONFIRM, role: OFFICE, relation: any}
                """ + more + "fields:\n" + String.join("", fields));
    }

    private void define(String... fields) {
        say("", fields);
        activations.activate("test", Optional.empty());
        // the policy asks packs for their rules once a second
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> office().get("/api/registers/" + id).status() == 200);
    }

    private JsonNode made(String name) {
        return create(id, Map.of("name", name, "size", "1.50"));
    }

    private List<String> impacts() {
        return activations.preview().impacts().stream()
                .map(PackImpact::text)
                .map(text -> text.preferChinese())
                .toList();
    }

    private void refused(RegistryProblem code) {
        assertThatThrownBy(() -> activations.activate("test", Optional.empty()))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(RegistryProblem.CANNOT_MIGRATE);
                    assertThat(refusal.faults()).extracting(Fault::code).contains(code);
                });
    }

    @Test
    void aNewFieldIsAColumnAndOldRecordsStay() {
        JsonNode record = made("甲");
        say(
                "",
                field("name", "text, required: true", "名称"),
                field("size", "number", "尺寸"),
                field("colour", "text, filter: true", "颜色"));

        assertThat(impacts()).anyMatch(text -> text.contains("增加字段“颜色”")).anyMatch(text -> text.contains("改称“尺寸”"));
        activations.activate("test", Optional.empty());

        JsonNode read = office().get(record(record)).expect(200).json();
        assertThat(read.path("older").asBoolean()).isTrue();
        assertThat(read.path("values").path("size").asString()).isEqualTo("1.50");
        office().put(
                        record(record),
                        Map.of(
                                "values",
                                Map.of("name", "甲", "size", "2"),
                                "version",
                                1,
                                "definition",
                                record.path("definition").asString()))
                .expectProblem(409, "registry.definition-changed");
        JsonNode changed = office().put(
                        record(record), Map.of("values", Map.of("name", "甲", "size", "2", "colour", "红"), "version", 1))
                .expect(200)
                .json();
        assertThat(changed.path("older").asBoolean()).isFalse();
    }

    @Test
    void aFieldWithDataDoesNotDisappearByAccident() {
        JsonNode record = made("乙");
        say("", field("name", "text, required: true", "名称"));

        assertThat(impacts()).anyMatch(text -> text.startsWith("将被拒绝") && text.contains("大小"));
        refused(RegistryProblem.FIELD_HAS_DATA);
        assertThat(office().get("/api/registers/" + id).json().path("form").toString())
                .contains("大小");

        say("retired: [size]\n", field("name", "text, required: true", "名称"));
        assertThat(impacts()).anyMatch(text -> text.contains("停用字段“大小”"));
        activations.activate("test", Optional.empty());
        JsonNode first =
                office().get(record(record) + "/versions/1").expect(200).json();
        assertThat(first.path("values").path("size").asString()).isEqualTo("1.50");
    }

    @Test
    void whatWasRetiredStaysInTheHistoryOfAPeriod() {
        JsonNode record = made("丙");
        say("retired: [size]\n", field("name", "text, required: true", "名称"));
        activations.activate("test", Optional.empty());
        office().post(record(record) + "/moves/confirm", Map.of("version", 1)).expect(200);

        JsonNode history = office().get(record(record) + "/history").expect(200).json();
        assertThat(history.findValuesAsString("act")).containsExactly("confirm", "end-period", "create");
        assertThat(office().get(record(record) + "/versions/2")
                        .json()
                        .path("values")
                        .path("size")
                        .asString())
                .isEqualTo("1.50");
    }

    @Test
    void aTypeDoesNotChangeUnderData() {
        made("丁");
        say("", field("name", "text, required: true", "名称"), field("size", "date", "大小"));
        refused(RegistryProblem.TYPE_HAS_DATA);

        define(field("name", "text, required: true", "名称"), field("size", "money, decimals: 2", "大小"));
        assertThat(office().get("/api/registers/" + id).json().path("form").toString())
                .contains("money");
    }

    @Test
    void anEmptyFieldMayChangeItsType() {
        define(field("name", "text, required: true", "名称"), field("size", "date", "大小"));

        assertThat(create(id, Map.of("name", "戊", "size", "2020-01-01"))
                        .path("values")
                        .path("size")
                        .asString())
                .isEqualTo("2020-01-01");
    }

    @Test
    void aRetiredFieldDoesNotComeBackAsSomethingElse() {
        made("己");
        say("retired: [size]\n", field("name", "text, required: true", "名称"));
        activations.activate("test", Optional.empty());
        say("", field("name", "text, required: true", "名称"), field("size", "date", "大小"));
        refused(RegistryProblem.TYPE_HAS_DATA);
    }

    @Test
    void uniqueIsRefusedOverDoubles() {
        made("同名");
        made("同名");
        say("", field("name", "text, required: true, unique: true", "名称"), field("size", "number", "大小"));
        refused(RegistryProblem.NOT_UNIQUE);
    }

    @Test
    void aStateWithRecordsStays() {
        made("庚");
        say(
                "states:\n  - {id: fresh, title: {zh: 新}}\n",
                field("name", "text, required: true", "名称"),
                field("size", "number", "大小"));
        refused(RegistryProblem.STATE_HAS_RECORDS);
    }

    @Test
    void tablesChangeWithTheActivationOrNotAtAll() {
        made("辛");
        say("retired: [size]\n", field("name", "text, required: true", "名称"), field("other", "text", "别的"));
        write("registers/broken.yaml", read("registers/moving.yaml").replace("id: " + id, "id: r-broken"));
        assertThatThrownBy(() -> activations.activate("test", Optional.empty())).isInstanceOf(ProblemException.class);

        assertThat(jdbc.sql(
                                "select count(*) from pg_attribute where attrelid = cast(:table as regclass) and attname = 'f_other'")
                        .param("table", "registry.r_" + id.replace('-', '_'))
                        .query(Long.class)
                        .single())
                .isZero();
        write("registers/broken.yaml", read("registers/moving.yaml").replace("id: " + id, "id: unbroken-" + count));
        activations.activate("test", Optional.empty());
    }

    @Test
    void theApplicationCannotMakeTheOwnerDoAnythingElse() {
        for (String columns : List.of(
                "[{\"name\":\"f_x\",\"type\":\"text; drop table registry.record\",\"indexes\":[]}]",
                "[{\"name\":\"superseded_at\",\"type\":\"text\",\"indexes\":[]}]",
                "[{\"name\":\"f_x\",\"type\":\"text\",\"indexes\":[\"filter; drop\"]}]")) {
            assertThatThrownBy(() -> jdbc.sql("select registry.shape('evil', cast(:columns as jsonb), '[]')::text")
                            .param("columns", columns)
                            .query(String.class)
                            .single())
                    .isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> jdbc.sql("select registry.shape('../x', '[]', '[]')::text")
                        .query(String.class)
                        .single())
                .hasStackTraceContaining("not a name of a register");
    }
}
