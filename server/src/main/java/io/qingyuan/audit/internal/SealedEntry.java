package io.qingyuan.audit.internal;

import io.qingyuan.evidence.SealedJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An entry of the trail as it is sealed: the row as the database wrote it, so that it can be held against the row later.
 *
 * @param content canonical JSON
 */
record SealedEntry(long id, String content) {

    static final String COLUMNS = "id, at, person_id, person, action, kind, thing_id, details, source";

    private static final JsonMapper JSON = JsonMapper.shared();

    static SealedEntry row(ResultSet row, int index) throws SQLException {
        long id = row.getLong("id");
        ObjectNode entry = JSON.createObjectNode()
                .put("id", id)
                .put("at", row.getObject("at", OffsetDateTime.class).toInstant().toString())
                .put("personId", row.getString("person_id"))
                .put("person", row.getString("person"))
                .put("action", row.getString("action"))
                .put("kind", row.getString("kind"))
                .put("thing", row.getString("thing_id"))
                .put("source", row.getString("source"));
        entry.set("details", JSON.readTree(row.getString("details")));
        return new SealedEntry(id, SealedJson.of(entry));
    }
}
