package io.qingyuan.documents.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.identity.Role;
import io.qingyuan.support.Api;
import io.qingyuan.support.RecordSteps;
import io.qingyuan.support.ServerTest;
import io.qingyuan.support.ShowsPoint;
import io.qingyuan.support.WithPacks;
import io.qingyuan.time.Zone;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Indicator 12 of manifests and stock; other classes may move wastes too, so differences are looked at. */
@ServerTest
@WithPacks
class WasteRateTest {

    private static final String CODE = "900-041-49";
    private static final String PLANT = "rate-plant-a";
    private static final String LEDGER = "/api/links/ledgers/hazardous-waste-stock/figures";

    @Autowired
    private Api api;

    @Autowired
    private Clock clock;

    private RecordSteps produced(String day, String amount) {
        return RecordSteps.create(api.as(Role.DATA_OFFICER, PLANT), "hazardous-waste-generation", """
                        {'waste_name': '废包装', 'waste_code': '%s', 'holder_unit': '%s', 'produced_on': '%s', 'amount': '%s'}""".formatted(
                                CODE, PLANT, day, amount))
                .as(api.as(Role.UNIT_HEAD, PLANT))
                .move("confirm");
    }

    private JsonNode figure(String path, String id) {
        for (JsonNode figure : api.office().get(path).expect(200).json()) {
            if (figure.path("id").asString().equals(id)) {
                return figure;
            }
        }
        throw new AssertionError(id);
    }

    private BigDecimal ofPlant(String id) {
        for (JsonNode part : figure(LEDGER, id).at("/breakdowns/0/parts")) {
            if (part.path("value").asString().equals(PLANT) && part.hasNonNull("result")) {
                return new BigDecimal(part.path("result").asString());
            }
        }
        return BigDecimal.ZERO;
    }

    private BigDecimal element(String element, int year) {
        return new BigDecimal(api.office()
                .get("/api/statistics/figures?element=%s&from=%d&to=%d".formatted(element, year, year))
                .expect(200)
                .json()
                .at("/figures/0/judged/value")
                .asString("0"));
    }

    private String replay(JsonNode figure) {
        return api.office()
                .post("/api/receipts/" + figure.path("receipt").asString() + "/replay", Map.of())
                .expect(200)
                .text();
    }

    @Test
    @ShowsPoint("hazardous-waste-manifest#4")
    void theRateOfUseAndDisposalIsComputedOfTheManifestsAndTheStock() {
        LocalDate today = Zone.dayOf(clock.instant());
        int year = today.getYear();
        String day = today.toString();
        RecordSteps old = produced(year - 1 + "-06-01", "10.0000");
        produced(year + "-01-02", "5.0000");
        assertThat(ofPlant("generated")).isEqualByComparingTo("15");
        assertThat(ofPlant("earlier-shipped")).isEqualByComparingTo("0");

        DocumentSteps load = DocumentSteps.begin(api, "hazardous-waste-manifest", PLANT)
                .fill(PLANT, """
                {"plan_no": "示例", "contract_no": "示例", "cross_province": false, "receiver_unit": "sample-disposal",
                 "receiver_licence": "示例-许可证-01", "sent_on": "%s",
                 "wastes": [{"waste_code_new": "%s", "waste_name": "废包装", "hazard": "T", "state": "solid",
                             "packing": "袋", "pieces": "1", "sent_weight": "12.0000"}],
                 "carriers": [{"carrier_unit": "sample-carrier-a"}]}""".formatted(day, CODE))
                .sign(PLANT, "send");
        assertThat(ofPlant("shipped")).isEqualByComparingTo("12");
        assertThat(ofPlant("earlier-shipped"))
                .as("the oldest goes first: ten of last year, two of this")
                .isEqualByComparingTo("10");
        BigDecimal before = element("hazardous-waste-treated", year);
        load.fill("sample-carrier-a", """
                        {"carriers": [{"transport_licence": "示例", "vehicle": "示例A1", "driver": "示例",
                                       "from_place": "示例", "to_place": "示例", "loaded_on": "%s"}]}""".formatted(day))
                .sign("sample-carrier-a", "load[0]")
                .fill("sample-disposal", """
                        {"arrived_on": "%s", "mismatch": false,
                         "wastes": [{"accepted": "whole", "received_weight": "12.0000", "treatment": "D10"}]}""".formatted(day))
                .sign("sample-disposal", "receive")
                .fill("sample-disposal", """
                        {"treated_on": "%s", "wastes": [{"treated_weight": "11.5000"}]}""".formatted(day))
                .sign("sample-disposal", "dispose");

        BigDecimal treated = element("hazardous-waste-treated", year);
        assertThat(treated.subtract(before)).isEqualByComparingTo("11.5");
        BigDecimal whole =
                element("hazardous-waste-generated", year).add(element("hazardous-waste-stock-treated", year));
        assertThat(element("ind-12", year))
                .isEqualByComparingTo(treated.multiply(new BigDecimal(100)).divide(whole, 2, RoundingMode.HALF_EVEN));

        JsonNode shipped = figure(LEDGER, "earlier-shipped");
        assertThat(replay(shipped)).doesNotContain("INPUT_CHANGED", "OUTCOME_DIFFERS");
        assertThat(api.office()
                        .get("/api/receipts/" + shipped.path("receipt").asString() + "/inputs/records/rows?limit=500")
                        .expect(200)
                        .text())
                .contains("/documents/" + load.id(), "/registers/hazardous-waste-generation/records/");
        assertThat(old).isNotNull();
        produced(year + "-01-03", "1.0000");
        assertThat(figure(LEDGER, "generated").path("stale").asBoolean()).isFalse();
        assertThat(ofPlant("generated")).isEqualByComparingTo("16");
        assertThat(replay(shipped)).as("as it was known then").doesNotContain("INPUT_CHANGED", "OUTCOME_DIFFERS");
    }
}
