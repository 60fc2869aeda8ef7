package io.qingyuan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.identity.Role;
import io.qingyuan.support.Client;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class RecordTest extends RegistryTest {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aRecordKeepsAFieldOfEveryKindAsItWasWritten() {
        Map<String, Object> values = with(kiln("一号炉"), "price", "120.00");
        values.put("built", "2001-05-06");
        values.put("in_network", true);
        values.put("place", Map.of("type", "Point", "coordinates", List.of(120.64, 31.16)));
        values.put("burners", List.of(Map.of("model", "甲", "power", "1.5"), Map.of("model", "乙", "power", "2.0")));
        values.put("contact", "张三");
        values.put("remark", "第一行\n第二行");

        JsonNode made = create(values);

        assertThat(made.path("number").asString()).matches("GYL-\\d{4}-\\d{4}");
        assertThat(made.path("state").asString()).isEqualTo("candidate");
        assertThat(made.path("flags").toString()).isEqualTo("[\"coal-in-network\"]");
        JsonNode read = office().get(record(made)).expect(200).json().path("values");
        assertThat(read.path("capacity").asString()).isEqualTo("35.50");
        assertThat(read.path("price").asString()).isEqualTo("120.00");
        assertThat(read.path("built").asString()).isEqualTo("2001-05-06");
        assertThat(read.path("in_network").asBoolean()).isTrue();
        assertThat(read.path("place").path("coordinates").toString()).isEqualTo("[120.64,31.16]");
        assertThat(read.path("burners").size()).isEqualTo(2);
        assertThat(read.path("total_power").asString()).isEqualTo("3.5");
        assertThat(read.path("large").asBoolean()).isTrue();
        assertThat(read.path("remark").asString()).isEqualTo("第一行\n第二行");
        assertThat(made.path("titles").path("area").path("area-north").asString())
                .isEqualTo("北镇");
        assertThat(made.path("titles").path("code:fuels").path("coal").asString())
                .isEqualTo("煤");
    }

    @Test
    void whatIsWrongIsToldFieldByFieldAndNothingIsSaved() {
        long before = office().get("/api/registers/kilns/records/total")
                .json()
                .path("count")
                .asLong();
        Map<String, Object> values = with(kiln("坏炉"), "plate", "12");
        values.put("capacity", "501");
        values.put("town", "area-nowhere");
        values.put("surprise", "1");
        JsonNode problem = office().post("/api/registers/kilns/records", Map.of("values", values))
                .expectProblem(422, "registry.invalid")
                .json();

        assertThat(problem.path("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/plate", "/capacity", "/town", "/surprise");
        assertThat(office().get("/api/registers/kilns/records/total")
                        .json()
                        .path("count")
                        .asLong())
                .isEqualTo(before);
    }

    @Test
    void aDraftMayLackWhatARequiredFieldAsksUntilItGoesOn() {
        Map<String, Object> values = kiln("半成品");
        values.remove("fuel");
        JsonNode draft = create(values);

        office().post(
                        record(draft) + "/moves/approve",
                        Map.of("version", 1, "reason", "测试", "values", Map.of("method", "改气")))
                .expectProblem(422, "registry.invalid");
    }

    @Test
    void movesAskForWhatTheDefinitionAsks() {
        JsonNode made = create(kiln("待批炉"));

        officer()
                .post(record(made) + "/moves/approve", Map.of("version", 1, "reason", "好"))
                .expectProblem(403, "request.forbidden");
        office().post(record(made) + "/moves/approve", Map.of("version", 1)).expectProblem(422, "registry.reason");
        office().post(record(made) + "/moves/approve", Map.of("version", 1, "reason", "好"))
                .expectProblem(422, "registry.move-needs");
        office().post(record(made) + "/moves/nothing", Map.of("version", 1, "reason", "好"))
                .expectProblem(404, "registry.no-move");
        JsonNode approved = office().post(
                        record(made) + "/moves/approve",
                        Map.of("version", 1, "reason", "符合要求", "values", Map.of("method", "改气")))
                .expect(200)
                .json();

        assertThat(approved.path("state").asString()).isEqualTo("approved");
        assertThat(approved.path("values").path("method").asString()).isEqualTo("改气");
        office().post(
                        record(made) + "/moves/approve",
                        Map.of("version", approved.path("version").asInt(), "reason", "再来"))
                .expectProblem(409, "registry.move-state");
    }

    @Test
    void aConfirmedRecordIsSupersededWithAReasonAndItsPastStays() {
        Map<String, Object> values = with(kiln("历史炉"), "method", "改气");
        JsonNode made = create(values);
        JsonNode approved = office().post(record(made) + "/moves/approve", Map.of("version", 1, "reason", "好"))
                .expect(200)
                .json();
        int version = approved.path("version").asInt();
        Map<String, Object> changed = with(values, "capacity", "40");

        office().put(record(made), Map.of("values", changed, "version", version))
                .expectProblem(422, "registry.reason");
        JsonNode corrected = office().put(record(made), Map.of("values", changed, "version", version, "reason", "录入有误"))
                .expect(200)
                .json();

        JsonNode history = office().get(record(made) + "/history").expect(200).json();
        assertThat(history.findValuesAsString("act")).containsExactly("correct", "approve", "end-period", "create");
        assertThat(history.get(0).path("fields").toString()).isEqualTo("[\"capacity\"]");
        assertThat(history.get(0).path("reason").asString()).isEqualTo("录入有误");
        JsonNode comparison = office().get(record(made) + "/comparison?from=1&to="
                        + corrected.path("version").asInt())
                .expect(200)
                .json();
        assertThat(comparison.path("fields").findValuesAsString("field")).contains("capacity");
        String then = approved.path("recordedAt").asString();
        assertThat(office().get(record(made) + "?asOf=" + then)
                        .expect(200)
                        .json()
                        .path("values")
                        .path("capacity")
                        .asString())
                .isEqualTo("35.50");
    }

    @Test
    void whoeverComesSecondIsToldWhoChangedWhat() {
        Map<String, Object> values = kiln("争议炉");
        JsonNode made = create(values);
        officer()
                .put(record(made), Map.of("values", with(values, "capacity", "36"), "version", 1))
                .expect(200);

        JsonNode refusal = office().put(record(made), Map.of("values", with(values, "remark", "甲"), "version", 1))
                .expectProblem(409, "registry.changed-meanwhile")
                .json();

        assertThat(refusal.path("detail").asString()).contains("测试 ", "容量", "第 2 版");
    }

    @Test
    void aKeyMakesARecordOnce() {
        Map<String, Object> values = kiln("一次炉");
        Client client = api.signIn(api.person(Role.OFFICE, OFFICE)).sending("Idempotency-Key", "k-1");
        JsonNode first = client.post("/api/registers/kilns/records", Map.of("values", values))
                .expect(200)
                .json();
        JsonNode second = client.post("/api/registers/kilns/records", Map.of("values", values))
                .expect(200)
                .json();

        assertThat(second.path("id")).isEqualTo(first.path("id"));
        client.post("/api/registers/kilns/records", Map.of("values", kiln("另一座")))
                .expectProblem(409, "registry.key-used");
    }

    @Test
    void whatMustBeUniqueIsRefusedWithTheRecordThatHasIt() {
        Map<String, Object> values = kiln("首炉");
        create(values);
        JsonNode refusal = office().post(
                        "/api/registers/kilns/records",
                        Map.of("values", with(kiln("次炉"), "plate", values.get("plate"))))
                .expectProblem(422, "registry.invalid")
                .json();

        assertThat(refusal.path("errors").get(0).path("pointer").asString()).isEqualTo("/plate");
        assertThat(refusal.path("errors").get(0).path("detail").asString()).contains("首炉");
    }

    @Test
    void everybodySeesTheirUnitsRecordsAlone() {
        JsonNode made = create(with(kiln("他家炉"), "owner_unit", "other-unit"));

        otherOfficer().get(record(made)).expect(200);
        officer().get(record(made)).expectProblem(404, "registry.no-record");
        officer()
                .post("/api/registers/kilns/records", Map.of("values", with(kiln("越权炉"), "owner_unit", "other-unit")))
                .expectProblem(403, "identity.other-unit");
        assertThat(officer()
                        .get("/api/registers/kilns/records?limit=200")
                        .json()
                        .toString())
                .doesNotContain("他家炉");
        api.auditAdmin().get("/api/registers/kilns").expectProblem(404, "registry.no-register");
    }

    @Test
    void privateFieldsAreForThoseWhoMayReadThem() {
        Map<String, Object> values = with(kiln("保密炉"), "contact", "李四");
        JsonNode made = create(values);

        JsonNode seen = officer().get(record(made)).expect(200).json();
        assertThat(seen.path("values").has("contact")).isFalse();
        assertThat(seen.path("hidden").toString()).isEqualTo("[\"contact\"]");
        officer()
                .get("/api/registers/kilns/records?where=" + encoded("{\"field\":\"contact\",\"is\":\"李四\"}"))
                .expectProblem(403, "registry.private");
        Map<String, Object> without = new LinkedHashMap<>(values);
        without.remove("contact");
        officer()
                .put(record(made), Map.of("values", with(without, "remark", "改"), "version", 1))
                .expect(200);
        assertThat(office().get(record(made))
                        .json()
                        .path("values")
                        .path("contact")
                        .asString())
                .isEqualTo("李四");
        officer()
                .put(record(made), Map.of("values", with(values, "contact", "王五"), "version", 2))
                .expectProblem(403, "registry.private");
    }

    @Test
    void aRecordCannotReplaceItself() {
        JsonNode first = create(kiln("甲炉"));
        JsonNode second = create(with(kiln("乙炉"), "replaces", first.path("id").asString()));
        Map<String, Object> values = kiln("甲炉");
        values.put("plate", first.path("values").path("plate").asString());
        values.put("replaces", second.path("id").asString());

        JsonNode refusal = office().put(record(first), Map.of("values", values, "version", 1))
                .expectProblem(422, "registry.invalid")
                .json();

        assertThat(refusal.path("errors").get(0).path("code").asString()).isEqualTo("registry.own-chain");
    }

    @Test
    void everyVersionIsSealedAndAudited() {
        JsonNode made = create(kiln("存证炉"));
        String id = made.path("id").asString();

        assertThat(jdbc.sql("select count(*) from evidence.claim where subject = :subject")
                        .param("subject", "record/" + id + "@1")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from audit.entry where kind = 'registry.record' and thing_id = :id")
                        .param("id", id)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void nothingButTheEndOfAVersionCanBeUpdated() {
        create(kiln("定案炉"));
        assertThatThrownBy(() ->
                        jdbc.sql("update registry.r_kilns set f_fuel = 'gas'").update())
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> jdbc.sql("delete from registry.r_kilns").update())
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> jdbc.sql("alter table registry.r_kilns add column x text")
                        .update())
                .hasStackTraceContaining("must be owner");
    }

    @Test
    void analystsReadAViewOfWhatHolds() {
        JsonNode made = create(with(kiln("视图炉"), "contact", "不给看"));

        Map<String, Object> row = jdbc.sql("select * from registry.kilns where record_id = cast(:id as uuid)")
                .param("id", made.path("id").asString())
                .query()
                .singleRow();

        assertThat(row)
                .containsEntry("kiln_name", "视图炉")
                .containsEntry("large", true)
                .doesNotContainKey("contact");
    }
}
