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

/** Choices of documents that a register narrows: who is not on it is neither offered nor taken. */
@ServerTest
@WithPacks
class NarrowedChoicesTest {

    private static final String WASTE = """
            "sent_on": "2026-11-20", "wastes": [{"waste_code_new": "900-041-49", "waste_name": "废包装", "hazard": "T",
              "state": "solid", "packing": "袋", "pieces": "1", "sent_weight": "0.5"}]""";

    @Autowired
    private Api api;

    private RecordSteps licence(String holder, String code, String until) {
        return RecordSteps.create(
                        api.as(Role.DATA_OFFICER, "ecology-environment-bureau"),
                        "hazardous-waste-licences",
                        """
                        {'licence_no': '测试-%s-%s', 'holder': '%s', 'owner_unit': 'ecology-environment-bureau', 'issuer': '测试',
                         'valid_from': '2025-01-01', 'valid_until': '%s', 'codes': [{'waste_code': '%s'}]}""".formatted(holder, code, holder, until, code))
                .as(api.as(Role.UNIT_HEAD, "ecology-environment-bureau"))
                .move("confirm");
    }

    @Test
    @ShowsPoint("hazardous-waste-manifest#2")
    void aReceiverWithoutAValidLicenceForTheWasteCodeIsNeitherOfferedNorTaken() {
        String receiver = "choice-receiver";
        api.post(Role.DATA_OFFICER, receiver);
        DocumentSteps manifest = DocumentSteps.begin(api, "hazardous-waste-manifest", "sample-plant");
        String chosen = "{\"receiver_unit\": \"" + receiver + "\", " + WASTE + "}";
        assertRefused(manifest.tryFilling("sample-plant", chosen), "/receiver_unit");
        assertThat(manifest.offered("sample-plant", "receiver_unit", "{" + WASTE + "}"))
                .contains("sample-disposal")
                .doesNotContain(receiver);

        licence(receiver, "900-249-08", "2029-12-31");
        assertRefused(manifest.tryFilling("sample-plant", chosen), "/receiver_unit");
        RecordSteps licence = licence(receiver, "900-041-49", "2029-12-31");
        assertThat(manifest.offered("sample-plant", "receiver_unit", "{" + WASTE + "}"))
                .contains(receiver);
        manifest.fill("sample-plant", chosen);
        assertRefused(
                manifest.tryFilling("sample-plant", chosen.replace("2026-11-20", "2030-01-01")), "/receiver_unit");

        licence.move("withdraw", "{'withdrawn_on': '2026-11-28'}");
        assertThat(manifest.offered("sample-plant", "receiver_unit", "{}"))
                .as("gone at once, for what is saved too")
                .doesNotContain(receiver);
        manifest.fill("sample-plant", "{\"receiver_unit\": null}");
        assertRefused(manifest.tryFilling("sample-plant", chosen), "/receiver_unit");
    }

    private static void assertRefused(Client.Reply reply, String pointer) {
        assertThat(reply.expect(422).json().path("errors"))
                .anySatisfy(error -> assertThat(error.path("pointer").asString()
                                + error.path("code").asString())
                        .isEqualTo(pointer + "documents.not-to-be-chosen"));
    }

    @Test
    @ShowsPoint("vessel-waste-chain#2")
    void aFirmWhoseAdmissionIsWithdrawnIsGoneFromTheChoiceAtOnceAndWhatItHasReceivedGoesOn() {
        String firm = "choice-vessel-firm";
        Client office = api.as(Role.DATA_OFFICER, "transport-bureau");
        api.post(Role.DATA_OFFICER, firm);
        RecordSteps admission = RecordSteps.create(office, "vessel-waste-firms", """
                        {'admission_title': '测试准入', 'firm': '%s', 'owner_unit': 'transport-bureau',
                         'pollutants': [{'pollutant': 'oily-water'}]}""".formatted(firm))
                .as(api.as(Role.UNIT_HEAD, "transport-bureau"));
        String batch = """
                {"pollutant": "oily-water", "declared": "1.00", "declared_on": "2026-11-20", "receiver_unit": "%s"}""".formatted(firm);
        DocumentSteps early = DocumentSteps.begin(api, "vessel-waste-chain", "sample-vessel");
        assertRefused(early.tryFilling("sample-vessel", batch), "/receiver_unit");

        admission.move("admit", "{'admitted_on': '2026-01-01', 'admitted_until': '2027-12-31'}");
        assertThat(early.offered("sample-vessel", "receiver_unit", batch)).contains(firm, "sample-vessel-receiver");
        assertRefused(early.tryFilling("sample-vessel", batch.replace("oily-water", "solid-waste")), "/receiver_unit");
        early.fill("sample-vessel", batch).sign("sample-vessel", "declare");

        RecordSteps.create(office, "vessel-waste-firms-violations", """
                        {'violation': '偷排', 'admission': '%s', 'owner_unit': 'transport-bureau', 'found_on': '2026-11-20', 'grave': true}""".formatted(admission.id()))
                .as(api.as(Role.UNIT_HEAD, "transport-bureau"))
                .move("confirm");
        admission.move("withdraw", "{'withdrawn_on': '2026-11-28'}");
        DocumentSteps late = DocumentSteps.begin(api, "vessel-waste-chain", "sample-vessel");
        assertThat(late.offered("sample-vessel", "receiver_unit", batch))
                .contains("sample-vessel-receiver")
                .doesNotContain(firm);
        assertRefused(late.tryFilling("sample-vessel", batch), "/receiver_unit");
        early.fill(firm, """
                        {"received": "1.00", "received_on": "2026-11-20", "carrier_unit": "sample-carrier-a",
                         "treater_unit": "sample-disposal"}""").sign(firm, "receive");
    }
}
