package io.qingyuan.documents.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.identity.Role;
import io.qingyuan.support.Api;
import io.qingyuan.support.ServerTest;
import io.qingyuan.support.ShowsPoint;
import io.qingyuan.support.WithPacks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The other documents of the pack, each with what its system promises. */
@ServerTest
@WithPacks
class ShippedDocumentsTest {

    @Autowired
    private Api api;

    private static List<String> flags(JsonNode document) {
        List<String> keys = new ArrayList<>();
        document.path("flags").forEach(flag -> keys.add(flag.path("key").asString()));
        return keys;
    }

    @Test
    @ShowsPoint("vessel-waste-chain#1")
    void aBatchHasOneNumberToItsDestructionAndDifferencesAreMarked() {
        DocumentSteps batch = DocumentSteps.begin(api, "vessel-waste-chain", "sample-vessel")
                .fill("sample-vessel", """
                        {"pollutant": "oily-water", "declared": "1.20", "declared_on": "2026-11-20",
                         "receiver_unit": "sample-vessel-receiver"}""")
                .sign("sample-vessel", "declare");
        String number = batch.read("sample-vessel").at("/head/number").asString();
        batch.fill("sample-vessel-receiver", """
                        {"received": "1.00", "received_on": "2026-11-20", "carrier_unit": "sample-carrier-a",
                         "treater_unit": "sample-disposal"}""").sign("sample-vessel-receiver", "receive");
        assertThat(flags(batch.read("sample-vessel"))).containsExactly("received-declared");
        batch.fill("sample-carrier-a", "{\"moved\": \"1.00\", \"vehicle\": \"示例\"}")
                .sign("sample-carrier-a", "transfer")
                .fill("sample-disposal", "{\"treated\": \"1.00\", \"treated_on\": \"2026-11-21\", \"manner\": \"隔油\"}")
                .sign("sample-disposal", "treat")
                .fill("sample-disposal", "{\"destroyed_on\": \"2026-11-22\", \"destroyed\": \"0.10\"}")
                .sign("sample-disposal", "destroy");
        JsonNode closed = batch.read("sample-disposal");
        assertThat(closed.at("/head/state").asString()).isEqualTo("closed");
        assertThat(closed.at("/head/number").asString()).isEqualTo(number);
        assertThat(flags(closed)).as("only the amounts that differ").containsExactly("received-declared");
    }

    @Test
    @ShowsPoint({
        "contaminated-soil-transfer-ledger#1",
        "contaminated-soil-transfer-ledger#2",
        "contaminated-soil-transfer-ledger#3"
    })
    void aTransferStartsWhenBothAuthoritiesHaveTheReportAndDifferencesAndLatenessRaiseAlarms() {
        DocumentSteps transfer = DocumentSteps.begin(api, "contaminated-soil-transfer-ledger", "sample-contractor")
                .fill("sample-contractor", """
                        {"plot": "示例", "origin_authority": "ecology-environment-bureau", "destination_authority": "water-bureau",
                         "planned_from": "2026-12-01", "planned_to": "2026-12-31", "manner": "车", "route": "线路",
                         "planned_amount": "60", "disposal": "处置",
                         "trips": [{"carrier_unit": "sample-carrier-a", "receiver_unit": "sample-disposal", "expected_on": "2026-12-02"},
                                   {"carrier_unit": "sample-carrier-b", "receiver_unit": "sample-disposal", "expected_on": "2026-12-03"}]}
                        """)
                .sign("sample-contractor", "report")
                .sign("ecology-environment-bureau", "origin-got");
        transfer.trySigning("sample-carrier-a", "depart[0]").expectProblem(409, "documents.not-yet");
        transfer.sign("water-bureau", "destination-got")
                .fill("sample-carrier-a", """
                        {"trips": [{"vehicle": "示例1", "departed_on": "2026-12-02", "out_amount": "30.00"}, {}]}""")
                .sign("sample-carrier-a", "depart[0]");
        transfer.trySigning("sample-carrier-a", "deliver[0]").expectProblem(422, "documents.invalid");
        assertThat(transfer.tryFilling("sample-carrier-a", "{\"trips\": [{\"track\": \"somewhere\"}, {}]}")
                        .status())
                .isEqualTo(422);
        transfer.fill("sample-carrier-a", """
                        {"trips": [{"track": "2026-12-02 08:00 120.6412 31.1580\\n2026-12-02 08:30 120.7004 31.1702"}, {}]}""")
                .sign("sample-carrier-a", "deliver[0]")
                .fill("sample-disposal", """
                        {"trips": [{"arrived_on": "2026-12-04", "in_amount": "29.50"}, {}]}""")
                .sign("sample-disposal", "arrive[0]");
        JsonNode document = transfer.read("sample-contractor");
        assertThat(flags(document)).containsExactlyInAnyOrder("amount[0]", "late[0]");
        assertThat(document.at("/values/trips/0/track").asString()).contains("120.7004 31.1702");
        assertThat(document.at("/values/out_total").asString()).isEqualTo("30.00");
        assertThat(document.at("/values/in_total").asString()).isEqualTo("29.50");
        assertThat(api.as(Role.DATA_OFFICER, "ecology-environment-bureau")
                        .get("/api/notices")
                        .expect(200)
                        .text())
                .contains("/documents/" + transfer.id());
        Instant report = at(document, "origin-got");
        assertThat(at(document, "report")).isBefore(report);
        assertThat(at(document, "destination-got")).isBefore(at(document, "depart[0]"));
        assertThat(report).isBefore(at(document, "depart[0]"));
        assertThat(document.at("/head/waits").toString())
                .as("the second trip goes its own way")
                .contains("起运 2");
    }

    private static Instant at(JsonNode document, String step) {
        for (JsonNode signature : document.path("signatures")) {
            if (signature.path("step").asString().equals(step)) {
                return Instant.parse(signature.path("at").asString());
            }
        }
        throw new AssertionError(step);
    }

    @Test
    @ShowsPoint("sludge-manifest-gps#2")
    void sludgeOutAndInAgreeOnDryMass() {
        assertThat(sludge("9.50", "55.00")).as("4.2 t and 4.275 t dry").isEmpty();
        assertThat(sludge("10.50", "55.00")).as("4.2 t and 4.725 t dry").containsExactly("dry-mass");
    }

    private List<String> sludge(String weight, String water) {
        DocumentSteps load = DocumentSteps.begin(api, "sludge-manifest-gps", "sample-wastewater-plant")
                .fill("sample-wastewater-plant", """
                        {"carrier_unit": "sample-carrier-a", "receiver_unit": "sample-disposal", "sent_on": "2026-11-20",
                         "sent_weight": "10.500", "sent_water": "60.00"}""")
                .sign("sample-wastewater-plant", "send")
                .fill("sample-carrier-a", """
                        {"by_ship": false, "vehicle": "示例A1",
                         "track": [{"at": "2026-11-20 08:00", "longitude": "120.6", "latitude": "31.1"}]}""")
                .sign("sample-carrier-a", "carry")
                .fill("sample-disposal", """
                        {"received_on": "2026-11-20", "received_weight": "%s", "received_water": "%s", "treatment": "焚烧"}""".formatted(weight, water))
                .sign("sample-disposal", "receive");
        JsonNode document = load.read("sample-disposal");
        assertThat(document.at("/values/sent_dry").asString()).isEqualTo("4.2000");
        return flags(document);
    }
}
