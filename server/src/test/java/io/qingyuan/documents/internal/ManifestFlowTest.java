package io.qingyuan.documents.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.identity.Role;
import io.qingyuan.packs.CanonicalJson;
import io.qingyuan.proof.note.NoteSignature;
import io.qingyuan.proof.note.VerifierKey;
import io.qingyuan.support.Api;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import io.qingyuan.support.ShowsPoint;
import io.qingyuan.support.WithPacks;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A hazardous waste manifest from one party to the next, through the API as the browser uses it. */
@ServerTest
@WithPacks
class ManifestFlowTest {

    private static final String SECRET = DocumentSteps.SECRET;

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private SealedDocuments sealed;

    @Autowired
    private Environment environment;

    private Client party(String unit) {
        Client client = api.as(Role.DATA_OFFICER, unit);
        if (client.get("/api/signing/keys").expect(200).json().isEmpty()) {
            String algorithm = unit.endsWith("a") ? "SM2" : "Ed25519";
            client.post("/api/signing/keys", Map.of("algorithm", algorithm, "passphrase", SECRET))
                    .expect(201);
        }
        return client;
    }

    private final List<String> units =
            List.of("sample-plant", "sample-carrier-a", "sample-carrier-b", "sample-disposal");

    private Client generator() {
        return party("sample-plant");
    }

    private Client carrier(int item) {
        return party(units.get(item + 1));
    }

    private Client receiver() {
        return party("sample-disposal");
    }

    private JsonNode read(Client client, String id) {
        return client.get("/api/documents/" + id).expect(200).json();
    }

    private Client.Reply fill(Client client, String id, String values) {
        int revision = read(client, id).path("revision").asInt();
        return client.put("/api/documents/" + id + "/values", Map.of("revision", revision, "values", map(values)));
    }

    private Map<?, ?> map(String text) {
        return json.convertValue(json.readTree(text), Map.class);
    }

    private Client.Reply sign(Client client, String id, String step) {
        int revision = read(client, id).path("revision").asInt();
        return client.post(
                "/api/documents/" + id + "/signatures",
                Map.of("step", step, "revision", revision, "signer", "personal-key", "secret", SECRET));
    }

    private String sent() {
        String id = generator()
                .post("/api/documents", Map.of("kind", "hazardous-waste-manifest", "unit", "sample-plant"))
                .expect(201)
                .json()
                .at("/head/id")
                .asString();
        fill(generator(), id, """
                {"plan_no": "示例-2026-1", "contract_no": "示例-C-1", "cross_province": false, "receiver_unit": "sample-disposal",
                 "receiver_licence": "示例-L-1", "sent_on": "2026-11-20",
                 "wastes": [{"waste_code_new": "900-041-49", "waste_name": "废包装", "hazard": "T", "state": "solid",
                             "packing": "袋", "pieces": "10", "sent_weight": "1.2500"}],
                 "carriers": [{"carrier_unit": "sample-carrier-a"}, {"carrier_unit": "sample-carrier-b"}]}
                """).expect(200);
        sign(generator(), id, "send").expect(200);
        return id;
    }

    private void carried(String id) {
        for (int i = 0; i < 2; i++) {
            String mine = """
                    {"transport_licence": "示例-T", "vehicle": "示例A1234", "driver": "示例", "from_place": "甲", "to_place": "乙",
                     "loaded_on": "2026-11-21"}""";
            fill(carrier(i), id, "{\"carriers\": [" + (i == 0 ? mine + ", {}" : "{}, " + mine) + "]}")
                    .expect(200);
            sign(carrier(i), id, "load[" + i + "]").expect(200);
        }
    }

    private Client.Reply received(String id, String weight, String more) {
        fill(receiver(), id, """
                {"arrived_on": "2026-11-22", %s,
                 "wastes": [{"accepted": "whole", "received_weight": "%s", "treatment": "焚烧"}]}
                """.formatted(more, weight)).expect(200);
        return sign(receiver(), id, "receive");
    }

    private static List<String> errors(Client.Reply reply) {
        List<String> errors = new ArrayList<>();
        reply.json()
                .path("errors")
                .forEach(error -> errors.add(error.path("pointer").asString() + " "
                        + error.path("code").asString()));
        return errors;
    }

    @Test
    @ShowsPoint("hazardous-waste-manifest#1")
    void aManifestPassesEveryPartyClosesWithWeightsAndADifferenceRaisesAnAlarm() {
        String id = sent();
        carried(id);
        assertThat(errors(received(id, "1.1", "\"mismatch\": false").expect(422)))
                .as("a difference must be declared")
                .containsExactly("/wastes/0 documents.check-fails");
        received(id, "1.1", "\"mismatch\": true, \"mismatch_note\": \"少\", \"reported_on\": \"2026-11-22\"")
                .expect(200);

        JsonNode flagged = read(receiver(), id);
        assertThat(flagged.at("/head/flagged").asBoolean()).isTrue();
        assertThat(flagged.at("/flags/0/key").asString()).isEqualTo("weight-difference[0]");
        assertThat(flagged.at("/values/wastes/0/difference").asString()).isEqualTo("-0.1500");
        assertThat(generator().get("/api/notices").expect(200).text())
                .as("the generator is told")
                .contains("/documents/" + id);

        fill(receiver(), id, "{\"treated_on\": \"2026-11-25\", \"wastes\": [{\"treated_weight\": \"1.1\"}]}")
                .expect(200);
        sign(receiver(), id, "dispose").expect(200);
        Client bureau = party("ecology-environment-bureau");
        sign(bureau, id, "report").expect(200);
        assertThat(read(api.office(), id).at("/head/state").asString()).isEqualTo("closed");
        JsonNode verified = generator()
                .get("/api/documents/" + id + "/verification")
                .expect(200)
                .json();
        assertThat(verified.path("holds").asBoolean()).as(verified.toString()).isTrue();
    }

    @Test
    void theWrongPartyAndTheWrongTimeAreRefused() {
        String id = sent();
        sign(receiver(), id, "load[0]").expectProblem(403, "documents.wrong-party");
        sign(receiver(), id, "receive").expectProblem(409, "documents.not-yet");
        sign(generator(), id, "send").expectProblem(409, "documents.signed-already");
        sign(generator(), id, "nonsense").expectProblem(404, "documents.no-such-signature");
        api.as(Role.DATA_OFFICER, "water-bureau").get("/api/documents/" + id).expectProblem(404, "documents.not-found");
        assertThat(errors(sign(carrier(0), id, "load[0]").expect(422)))
                .contains(
                        "/carriers/0/vehicle documents.field-missing", "/carriers/0/loaded_on documents.field-missing")
                .noneMatch(error -> error.startsWith("/carriers/1"));
    }

    @Test
    void aSealedFieldIsNotChangedThroughTheApiAndNothingIsLost() {
        String id = sent();
        JsonNode before = read(generator(), id);
        Client.Reply reply = fill(
                        generator(), id, "{\"sent_on\": \"2026-11-01\", \"wastes\": [{\"sent_weight\": \"9\"}]}")
                .expect(422);
        assertThat(errors(reply))
                .contains("/sent_on documents.field-sealed", "/wastes/0/sent_weight documents.field-sealed");
        assertThat(read(generator(), id)).isEqualTo(before);
        assertThat(errors(fill(carrier(0), id, "{\"plan_no\": \"x\", \"internal_note\": \"x\"}")
                        .expect(422)))
                .containsExactly("/plan_no documents.field-sealed", "/internal_note documents.no-such-field");
    }

    @Test
    void twoWhoFillInAtOnceAreTold() {
        String id = sent();
        int seen = read(carrier(0), id).path("revision").asInt();
        fill(carrier(0), id, "{\"carriers\": [{\"vehicle\": \"示例B1\"}, {}]}").expect(200);
        carrier(0)
                .put(
                        "/api/documents/" + id + "/values",
                        Map.of("revision", seen, "values", map("{\"carriers\": [{\"vehicle\": \"示例B2\"}, {}]}")))
                .expectProblem(409, "documents.changed");
    }

    @Test
    void aCorrectionTakesEffectWhenAllSignersHaveCountersigned() {
        String id = sent();
        carried(id);
        Client.Reply proposed = generator()
                .post(
                        "/api/documents/" + id + "/corrections",
                        Map.of(
                                "changes",
                                Map.of("/wastes/0/sent_weight", "1.3"),
                                "reason",
                                "磅单看错",
                                "signer",
                                "personal-key",
                                "secret",
                                SECRET))
                .expect(200);
        String correction = proposed.json().at("/corrections/0/id").asString();
        assertThat(proposed.json().at("/corrections/0/asks").size()).isEqualTo(2);
        assertThat(read(generator(), id).at("/values/wastes/0/sent_weight").asString())
                .isEqualTo("1.2500");
        generator()
                .post(
                        "/api/documents/" + id + "/corrections/" + correction + "/answer",
                        Map.of("agrees", true, "signer", "personal-key", "secret", SECRET))
                .expectProblem(404, "documents.correction-not-found");
        for (int i = 0; i < 2; i++) {
            carrier(i)
                    .post(
                            "/api/documents/" + id + "/corrections/" + correction + "/answer",
                            Map.of("agrees", true, "signer", "personal-key", "secret", SECRET))
                    .expect(200);
        }
        JsonNode after = read(generator(), id);
        assertThat(after.at("/values/wastes/0/sent_weight").asString()).isEqualTo("1.3");
        assertThat(after.at("/corrections/0/state").asString()).isEqualTo("done");
        assertThat(generator()
                        .get("/api/documents/" + id + "/verification")
                        .json()
                        .path("holds")
                        .asBoolean())
                .isTrue();
        received(id, "1.3", "\"mismatch\": false").expect(200);
        assertThat(generator()
                        .get("/api/documents/" + id + "/verification")
                        .json()
                        .path("holds")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void whatIsChangedInTheDatabaseIsFoundAndNamed() {
        String id = sent();
        carried(id);
        String document = "document_id = '" + id + "'::uuid";
        asOwner("update documents.revision set content = jsonb_set(content, '{wastes,0,sent_weight}', '\"0.5\"') where "
                + document);
        assertThat(verification(id)).contains("REVISION_CHANGED", "VALUE_CHANGED", "移出量", "1.2500", "0.5");
        asOwner(
                "update documents.revision set content = jsonb_set(content, '{wastes,0,sent_weight}', '\"1.2500\"') where "
                        + document);
        assertThat(verification(id)).doesNotContain("CHANGED");

        asOwner("update documents.signature set content = replace(content, '1.2500', '0.5') where step = 'send' and "
                + document);
        assertThat(verification(id)).contains("SIGNATURE_BROKEN", "CHAIN_BROKEN");
        String signature = signature(id, "send");
        String sealedThen = jdbc.sql("select content from evidence.claim where subject = :subject")
                .param("subject", "document-signature/" + signature)
                .query(String.class)
                .single();
        assertThat(sealed.contents(List.of(signature)))
                .as("what the self-check of the log holds against what was sealed")
                .hasSize(1)
                .doesNotContainValue(sealedThen);
        asOwner("update documents.signature set content = replace(content, '\"sent_weight\":\"0.5\"', "
                + "'\"sent_weight\":\"1.2500\"') where step = 'send' and " + document);

        asOwner(
                "create table public.kept as select * from documents.signature where step = 'load[1]' and " + document,
                "delete from documents.signature where step = 'load[1]' and " + document);
        assertThat(verification(id)).contains("HEAD_DIFFERS");
        asOwner("insert into documents.signature select * from public.kept", "drop table public.kept");

        asOwner("update documents.document set number = 'WJ-WF-0000' where id = '" + id + "'::uuid");
        assertThat(verification(id)).contains("ROW_DIFFERS", "WJ-WF-0000");
    }

    private String verification(String id) {
        return generator()
                .get("/api/documents/" + id + "/verification")
                .expect(200)
                .text();
    }

    private String signature(String id, String step) {
        return jdbc.sql("select id::text from documents.signature where document_id = :id::uuid and step = :step")
                .param("id", id)
                .param("step", step)
                .query(String.class)
                .single();
    }

    /** As whoever has every right in the database. */
    private void asOwner(String... statements) {
        try (Connection connection = DriverManager.getConnection(
                        environment.getRequiredProperty("qingyuan.db.url"),
                        environment.getRequiredProperty("qingyuan.db.user"),
                        environment.getRequiredProperty("qingyuan.db.password"));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aSignatureIsMadeByItsHolderAloneAndVerifiesOffline() {
        String id = sent();
        Client carrier = carrier(0);
        int revision = read(carrier, id).path("revision").asInt();
        fill(carrier, id, """
                {"carriers": [{"transport_licence": "t", "vehicle": "v", "driver": "d", "from_place": "a", "to_place": "b",
                  "loaded_on": "2026-11-21"}, {}]}""").expect(200);
        carrier.post(
                        "/api/documents/" + id + "/signatures",
                        Map.of(
                                "step",
                                "load[0]",
                                "revision",
                                revision + 1,
                                "signer",
                                "personal-key",
                                "secret",
                                "wrong wrong 1"))
                .expectProblem(422, "signing.passphrase");
        sign(carrier, id, "load[0]").expect(200);
        JsonNode file = carrier.get("/api/documents/" + id + "/signed.qydoc")
                .expect(200)
                .json();
        assertThat(file.path("signed").size()).isEqualTo(2);
        for (JsonNode signed : file.path("signed")) {
            VerifierKey key = VerifierKey.parse(signed.path("key").asString());
            NoteSignature line = NoteSignature.parse(signed.path("signature").asString());
            assertThat(key.verifies(signed.path("content").asString(), line)).isTrue();
            assertThat(key.verifies(signed.path("content").asString() + " ", line))
                    .isFalse();
        }
        assertThat(jdbc.sql("select count(*) from signing.key where position(:secret in encode(wrapped, 'escape')) > 0")
                        .param("secret", SECRET)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoeverHoldsThePaperReadsWhatIsPublicForAQuarterOfAnHour() {
        String id = sent();
        JsonNode print =
                generator().get("/api/documents/" + id + "/print").expect(200).json();
        String address = print.path("checkPath").asString();
        String code = address.substring(address.lastIndexOf('/') + 1);
        Client visitor = api.visitor();
        visitor.get("/api/session");
        String token = visitor.post("/api/document-checks", Map.of("code", code))
                .expect(200)
                .json()
                .path("token")
                .asString();
        JsonNode check =
                visitor.get("/api/document-checks/" + token).expect(200).json();
        assertThat(check.path("holds").asBoolean()).isTrue();
        assertThat(check.toString()).contains("移出日期").doesNotContain("contract", "示例-C-1", "receiver_licence");
        jdbc.sql(
                        "insert into documents.check_token (hash, document_id, ends_at) values (:hash, :id::uuid, now() - interval '1 s')")
                .param("hash", CanonicalJson.sha256("old".getBytes(StandardCharsets.UTF_8)))
                .param("id", id)
                .update();
        visitor.get("/api/document-checks/old").expectProblem(404, "documents.token-ended");
        visitor.post("/api/document-checks", Map.of("code", "00")).expectProblem(404, "documents.token-ended");
    }

    @Test
    void oneSourceThatAsksTooOftenWaits() {
        Client visitor = api.visitor().from("203.0.113.77");
        visitor.get("/api/session");
        for (int i = 0; i < 30; i++) {
            visitor.get("/api/document-checks/nothing").expect(404);
        }
        visitor.get("/api/document-checks/nothing").expectProblem(429, "identity.too-often");
    }

    @Test
    void itIsCancelledBeforeTheFirstCarrierOnly() {
        String id = sent();
        carrier(0)
                .post("/api/documents/" + id + "/cancel", Map.of("reason", "x"))
                .expectProblem(409, "documents.not-cancellable");
        generator()
                .post("/api/documents/" + id + "/cancel", Map.of("reason", "车坏了"))
                .expect(200);
        assertThat(read(carrier(0), id).at("/head/state").asString()).isEqualTo("cancelled");
        sign(carrier(0), id, "load[0]").expectProblem(409, "documents.ended");
    }

    @Test
    void listsShowWhatMayBeReadAndWhatWaits() {
        String id = sent();
        assertThat(carrier(0)
                        .get("/api/documents?mine=true&kind=hazardous-waste-manifest")
                        .expect(200)
                        .text())
                .contains(id);
        assertThat(carrier(1).get("/api/documents?mine=true").expect(200).text())
                .doesNotContain(id);
        assertThat(carrier(1).get("/api/documents").expect(200).text()).contains(id);
        assertThat(api.leader().get("/api/documents").expect(200).text()).contains(id);
        assertThat(api.as(Role.DATA_OFFICER, "water-bureau")
                        .get("/api/documents")
                        .expect(200)
                        .text())
                .doesNotContain(id);
        assertThat(api.leader().get("/api/documents/export.xlsx").expect(200).bytes())
                .isNotEmpty();
        assertThat(carrier(0).get("/api/worklist").expect(200).text()).contains("/documents/" + id);
        JsonNode history =
                generator().get("/api/documents/" + id + "/history").expect(200).json();
        assertThat(history.size()).isEqualTo(2);
        assertThat(api.leader()
                        .get("/api/documents/kinds/hazardous-waste-manifest")
                        .expect(200)
                        .json()
                        .path("table")
                        .size())
                .isGreaterThan(30);
    }
}
