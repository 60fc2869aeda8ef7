package io.qingyuan.documents.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.identity.Role;
import io.qingyuan.support.Api;
import io.qingyuan.support.Client;
import io.qingyuan.support.RecordSteps;
import io.qingyuan.support.ServerTest;
import io.qingyuan.support.ShowsPoint;
import io.qingyuan.support.WithPacks;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The movement ledger of hazardous waste: what registers and manifests say makes stock and age. */
@ServerTest
@WithPacks
class WasteStockTest {

    private static final String CODE = "900-041-49";

    @Autowired
    private Api api;

    private RecordSteps produced(String plant, String day, String amount) {
        return RecordSteps.create(api.as(Role.DATA_OFFICER, plant), "hazardous-waste-generation", """
                        {'waste_name': '废包装', 'waste_code': '%s', 'holder_unit': '%s', 'produced_on': '%s', 'amount': '%s'}""".formatted(
                                CODE, plant, day, amount))
                .as(api.as(Role.UNIT_HEAD, plant))
                .move("confirm");
    }

    private DocumentSteps manifest(String plant, String day, String amount) {
        return DocumentSteps.begin(api, "hazardous-waste-manifest", plant)
                .fill(plant, """
                {"plan_no": "示例", "contract_no": "示例", "cross_province": false, "receiver_unit": "sample-disposal",
                 "receiver_licence": "示例-许可证-01", "sent_on": "%s",
                 "wastes": [{"waste_code_new": "%s", "waste_name": "废包装", "hazard": "T", "state": "solid",
                             "packing": "袋", "pieces": "1", "sent_weight": "%s"}],
                 "carriers": [{"carrier_unit": "sample-carrier-a"}]}""".formatted(day, CODE, amount));
    }

    private JsonNode account(Client client, String plant) {
        JsonNode accounts = client.get("/api/links/ledgers/hazardous-waste-stock?holder=" + plant)
                .expect(200)
                .json()
                .path("accounts");
        assertThat(accounts).hasSize(1);
        return accounts.get(0);
    }

    @Test
    @ShowsPoint("hazardous-waste-manifest#3")
    void theStockOfAGeneratorIsProducedMinusShippedAndStorageOverAYearIsFlagged() {
        String plant = "stock-plant-a";
        Client head = api.as(Role.UNIT_HEAD, plant);
        produced(plant, "2025-06-01", "10.0000");
        produced(plant, "2026-10-01", "5.0000");
        JsonNode before = account(head, plant);
        assertThat(before.path("stock").asString()).isEqualTo("15.0000");
        assertThat(before.path("oldest").asString()).isEqualTo("2025-06-01");
        assertThat(before.path("tooOld").asString()).isEqualTo("10.0000");

        DocumentSteps first = manifest(plant, "2026-11-01", "4.0000");
        assertThat(account(head, plant).path("out").asString())
                .as("not shipped before it is signed")
                .isEqualTo("0");
        first.sign(plant, "send");
        JsonNode after = account(head, plant);
        assertThat(after.path("in").asString()).isEqualTo("15.0000");
        assertThat(after.path("out").asString()).isEqualTo("4.0000");
        assertThat(after.path("stock").asString()).isEqualTo("11.0000");
        assertThat(after.path("tooOld").asString())
                .as("the oldest goes first, six of it are left")
                .isEqualTo("6.0000");
        assertThat(after.path("movements")).hasSize(3);

        manifest(plant, "2026-11-02", "6.0000").sign(plant, "send");
        JsonNode fresh = account(head, plant);
        assertThat(fresh.path("oldest").asString()).isEqualTo("2026-10-01");
        assertThat(fresh.has("tooOld")).as("nothing older than a year is left").isFalse();
    }

    @Test
    void aMovementThatWouldLeaveLessThanNothingIsRefusedAndNothingIsKept() {
        String plant = "stock-plant-b";
        RecordSteps produced = produced(plant, "2026-05-01", "3.0000");
        manifest(plant, "2026-11-02", "2.0000").sign(plant, "send");
        DocumentSteps tooMuch = manifest(plant, "2026-11-03", "1.5000");
        Client.Reply refused = tooMuch.trySigning(plant, "send").expectProblem(409, "links.overdrawn");
        assertThat(refused.text()).contains("-0.5", "2026-11-03", CODE);
        assertThat(tooMuch.read(plant).at("/signatures/0/state").asString()).isEqualTo("open");
        manifest(plant, "2026-04-30", "0.5000").trySigning(plant, "send").expectProblem(409, "links.overdrawn");

        produced.as(api.as(Role.DATA_OFFICER, plant))
                .tryChanging(
                        "{'waste_name': '废包装', 'waste_code': '%s', 'holder_unit': '%s', 'produced_on': '2026-05-01', 'amount': '1.0'}"
                                .formatted(CODE, plant))
                .expectProblem(409, "links.overdrawn");
        produced.tryMoving("retire", "{}").expectProblem(409, "links.overdrawn");
        assertThat(account(api.as(Role.UNIT_HEAD, plant), plant).path("stock").asString())
                .isEqualTo("1.0000");
    }

    @Test
    void anAccountIsReadByItsOwnUnitAndByThoseWhoSupervise() {
        String plant = "stock-plant-c";
        produced(plant, "2026-05-01", "3.0000");
        String path = "/api/links/ledgers/hazardous-waste-stock";
        assertThat(api.as(Role.DATA_OFFICER, plant).get(path).expect(200).text())
                .contains(plant)
                .doesNotContain("sample-plant");
        assertThat(api.as(Role.DATA_OFFICER, "sample-plant")
                        .get(path + "?holder=" + plant)
                        .expect(200)
                        .json()
                        .path("accounts"))
                .isEmpty();
        assertThat(api.office().get(path).expect(200).text()).contains(plant, "sample-plant");
        api.office().get("/api/links/ledgers/nothing").expectProblem(404, "links.no-ledger");
    }
}
