package io.qingyuan.support;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One record of a register through the API, told step by step; values are written as JSON with single quotes. */
public final class RecordSteps {

    private final Client client;
    private final String path;

    private RecordSteps(Client client, String path) {
        this.client = client;
        this.path = path;
    }

    public static RecordSteps create(Client client, String register, String values) {
        String records = "/api/registers/" + register + "/records";
        String id = client.post(records, Map.of("values", map(values)))
                .expect(200)
                .json()
                .path("id")
                .asString();
        return new RecordSteps(client, records + "/" + id);
    }

    /** The same record in the hands of somebody else. */
    public RecordSteps as(Client other) {
        return new RecordSteps(other, path);
    }

    public RecordSteps move(String move) {
        return move(move, "{}");
    }

    public RecordSteps move(String move, String values) {
        tryMoving(move, values).expect(200);
        return this;
    }

    public Client.Reply tryMoving(String move, String values) {
        return client.post(
                path + "/moves/" + move,
                Map.of("version", read().path("version").asInt(), "reason", "测试", "values", map(values)));
    }

    public Client.Reply tryChanging(String values) {
        return client.put(
                path, Map.of("version", read().path("version").asInt(), "reason", "测试", "values", map(values)));
    }

    public JsonNode read() {
        return client.get(path).expect(200).json();
    }

    public String state() {
        return read().path("state").asString();
    }

    public String id() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Map<?, ?> map(String values) {
        JsonMapper json = JsonMapper.shared();
        return json.convertValue(json.readTree(values.replace('\'', '"')), Map.class);
    }
}
