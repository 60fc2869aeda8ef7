package io.qingyuan.links.internal;

import io.qingyuan.identity.Title;
import java.time.LocalDate;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a trigger was set off by: a record, a document or a case, or one of its rows.
 *
 * @param source its register, its kind or its procedure
 * @param of what that is called
 * @param values what it says; {@code rows.field} is what the row says
 * @param row which of its rows; empty for the whole
 * @param link the page that shows it
 */
record Cause(
        String source, Title of, String id, String row, String name, ObjectNode values, String link, boolean sample) {

    /** One of its rows. */
    Cause at(String rows, int index) {
        ObjectNode said = values.deepCopy();
        for (Map.Entry<String, JsonNode> one : values.path(rows).path(index).properties()) {
            said.set(rows + "." + one.getKey(), one.getValue());
        }
        return new Cause(source, of, id, "/" + index, name, said, link, sample);
    }

    /** What texts may speak of: what it says, and what is known of it besides. */
    ObjectNode known(LocalDate today) {
        ObjectNode known = values.deepCopy();
        known.put(Words.ID, id);
        known.put(Words.NAME, name);
        known.put(Words.TODAY, today.toString());
        known.put(Words.YEAR, String.valueOf(today.getYear()));
        return known;
    }
}
