package io.qingyuan.documents.internal;

import io.qingyuan.identity.Role;
import io.qingyuan.support.Api;
import io.qingyuan.support.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One document through the API, told step by step. */
final class DocumentSteps {

    /** One for all tests: they share the context, and so the people and their keys. */
    static final String SECRET = "a long passphrase 7";

    private final Api api;
    private final String id;

    private DocumentSteps(Api api, String id) {
        this.api = api;
        this.id = id;
    }

    static DocumentSteps begin(Api api, String kind, String unit) {
        String id = party(api, unit)
                .post("/api/documents", Map.of("kind", kind, "unit", unit))
                .expect(201)
                .json()
                .at("/head/id")
                .asString();
        return new DocumentSteps(api, id);
    }

    /** An officer of the unit, with a key of the test's own. */
    private static Client party(Api api, String unit) {
        Client client = api.as(Role.DATA_OFFICER, unit);
        client.post("/api/signing/keys", Map.of("algorithm", "Ed25519", "passphrase", SECRET))
                .expect(201);
        return client;
    }

    DocumentSteps fill(String unit, String values) {
        tryFilling(unit, values).expect(200);
        return this;
    }

    Client.Reply tryFilling(String unit, String values) {
        return api.as(Role.DATA_OFFICER, unit)
                .put("/api/documents/" + id + "/values", Map.of("revision", revision(unit), "values", tree(values)));
    }

    /** The ids that are offered in a field with these values. */
    List<String> offered(String unit, String field, String values) {
        List<String> offered = new ArrayList<>();
        api.as(Role.DATA_OFFICER, unit)
                .post(
                        "/api/documents/" + id + "/choices/" + field,
                        Map.of("revision", revision(unit), "values", tree(values)))
                .expect(200)
                .json()
                .forEach(each -> offered.add(each.path("id").asString()));
        return offered;
    }

    private static JsonNode tree(String values) {
        return JsonMapper.shared().readTree(values);
    }

    Client.Reply trySigning(String unit, String step) {
        return party(api, unit)
                .post(
                        "/api/documents/" + id + "/signatures",
                        Map.of("step", step, "revision", revision(unit), "signer", "personal-key", "secret", SECRET));
    }

    DocumentSteps sign(String unit, String step) {
        trySigning(unit, step).expect(200);
        return this;
    }

    private int revision(String unit) {
        return read(unit).path("revision").asInt();
    }

    JsonNode read(String unit) {
        return api.as(Role.DATA_OFFICER, unit)
                .get("/api/documents/" + id)
                .expect(200)
                .json();
    }

    String id() {
        return id;
    }
}
