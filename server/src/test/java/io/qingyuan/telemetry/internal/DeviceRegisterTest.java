package io.qingyuan.telemetry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.identity.Role;
import io.qingyuan.support.Api;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServerTest
class DeviceRegisterTest {
    private static final AtomicInteger DEVICES = new AtomicInteger();

    @Autowired
    private Api api;

    @Autowired
    private JdbcDevices devices;

    @Autowired
    private FaultTally faults;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aDeviceIsRegisteredFoundAndChangedAndItsPasswordIsNeverShown() {
        String mn = newMn();
        JsonNode made = api.office()
                .post("/api/telemetry/devices", body(Map.of("mn", mn, "password", "Geheim77")))
                .expect(201)
                .json();
        long id = made.get("id").asLong();
        Map<String, Object> renamed = body(Map.of("name", "总排口二"));
        renamed.remove("password");
        String changed = api.office()
                .put("/api/telemetry/devices/" + id, renamed)
                .expect(200)
                .text();
        assertThat(changed).contains("总排口二").doesNotContain("Geheim77");
        String read =
                api.office().get("/api/telemetry/devices/" + id).expect(200).text();
        assertThat(read).doesNotContain("Geheim77");
        String listed = api.office()
                .get("/api/telemetry/devices?words=" + mn)
                .expect(200)
                .text();
        assertThat(listed).contains(mn).doesNotContain("Geheim77");
        assertThat(devices.find(mn).orElseThrow().registration().orElseThrow().password())
                .isEqualTo("Geheim77");
        String audit = String.join(
                "\n",
                jdbc.sql("select details::text from audit.entry where kind = 'telemetry.device' and thing_id = :id")
                        .param("id", String.valueOf(id))
                        .query(String.class)
                        .list());
        assertThat(audit).contains("总排口二").doesNotContain("Geheim77");
    }

    @Test
    void anUnknownDeviceIsListedAndRegisteredInPlace() {
        String mn = newMn();
        devices.findOrQuarantine(mn, 10_000);
        JsonNode quarantined = api.leader()
                .get("/api/telemetry/devices?state=QUARANTINED&words=" + mn)
                .expect(200)
                .json();
        long id = quarantined.at("/items/0/id").asLong();
        api.office()
                .put("/api/telemetry/devices/" + id, body(Map.of("password", "123456")))
                .expect(200);
        assertThat(api.office()
                        .get("/api/telemetry/devices/" + id)
                        .expect(200)
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("REGISTERED");
        api.office()
                .post("/api/telemetry/devices", body(Map.of("mn", mn, "password", "123456")))
                .expectProblem(409, "telemetry.device-registered");
    }

    @Test
    void everyWrongFieldIsNamedAtOnceAndNothingIsKept() {
        Client.Reply refused = api.office()
                .post(
                        "/api/telemetry/devices",
                        Map.of("mn", "A B", "name", " ", "unit", "nowhere", "password", "a;b", "edition", "1999"))
                .expectProblem(422, "request.invalid");
        assertThat(refused.json().get("errors").values().stream()
                        .map(error -> error.get("pointer").asString()))
                .containsExactlyInAnyOrder("/mn", "/name", "/unit", "/password", "/edition");
        assertThat(devices.find("A B")).isEmpty();
    }

    @Test
    void anEnterpriseSeesItsOwnDevicesAndFaultsOnly() {
        Client mine = api.as(Role.DATA_OFFICER, "plant-a");
        api.as(Role.DATA_OFFICER, "plant-b");
        long own = registered("plant-a");
        long other = registered("plant-b");
        String unknown = newMn();
        devices.findOrQuarantine(unknown, 10_000);
        faults.note("10.0.0.1", own, "CRC_MODBUS", "##PW=123456;MN=own".getBytes());
        faults.note("10.0.0.2", other, "CRC_MODBUS", "##PW=123456;MN=other".getBytes());
        faults.note("10.0.0.3", 0, "NOISE", new byte[] {1, 2});
        faults.write();
        mine.get("/api/telemetry/devices/" + own).expect(200);
        mine.get("/api/telemetry/devices/" + other).expectProblem(404, "telemetry.device-not-found");
        mine.get("/api/telemetry/faults?device=" + other).expectProblem(404, "telemetry.device-not-found");
        assertThat(ids(mine.get("/api/telemetry/devices"))).containsExactly(own);
        assertThat(ids(mine.get("/api/telemetry/devices?state=QUARANTINED"))).isEmpty();
        assertThat(mine.get("/api/telemetry/devices/counts")
                        .expect(200)
                        .json()
                        .get("quarantined")
                        .asLong())
                .isZero();
        String seen = mine.get("/api/telemetry/faults").expect(200).text();
        assertThat(seen).contains("MN=own", "PW=******").doesNotContain("MN=other", "10.0.0.3", "123456");
        mine.put("/api/telemetry/devices/" + own, body(Map.of())).expect(403);
        assertThat(api.office().get("/api/telemetry/faults").expect(200).text())
                .contains("MN=own", "MN=other", "10.0.0.3", "\\\\x01");
    }

    private long registered(String unit) {
        return api.office()
                .post("/api/telemetry/devices", body(Map.of("mn", newMn(), "unit", unit, "password", "123456")))
                .expect(201)
                .json()
                .get("id")
                .asLong();
    }

    private static List<Long> ids(Client.Reply reply) {
        return reply.expect(200).json().get("items").values().stream()
                .map(item -> item.get("id").asLong())
                .toList();
    }

    private static Map<String, Object> body(Map<String, Object> with) {
        Map<String, Object> body = new HashMap<>(Map.of("name", "总排口", "unit", "", "edition", "2017"));
        body.putAll(with);
        return body;
    }

    private static String newMn() {
        return "REG" + DEVICES.incrementAndGet() + "X" + Long.toString(System.nanoTime(), 36);
    }
}
