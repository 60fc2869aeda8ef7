package io.qingyuan.packs.internal;

import io.qingyuan.evidence.Event;
import io.qingyuan.evidence.Evidence;
import io.qingyuan.evidence.SealedJson;
import io.qingyuan.evidence.SealedSubjects;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Verb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** Seals which version of a pack holds since when, by whose hand: the rules everything is judged by. */
@Component
class SealedActivations implements SealedSubjects {

    private static final String PREFIX = "pack-activation";
    private static final String KIND = "packs.pack";

    private final JdbcClient jdbc;
    private final Evidence evidence;
    private final Policy policy;

    SealedActivations(JdbcClient jdbc, Evidence evidence, Policy policy) {
        this.jdbc = jdbc;
        this.evidence = evidence;
        this.policy = policy;
    }

    private record Row(String id, String content) {}

    /** In the transaction of the activation. */
    void seal(long id) {
        evidence.seal(rows(List.of(Long.toString(id))).stream()
                .map(row -> new Event("pack.activated", PREFIX + "/" + row.id(), row.content()))
                .toList());
    }

    private List<Row> rows(Collection<String> ids) {
        return jdbc.sql("""
                select activation.id, activation.pack, version.version, activation.version_hash,
                       activation.activated_by, activation.recorded_at
                  from packs.activation
                  join packs.version on version.hash = activation.version_hash
                 where activation.id = any(cast(:ids as bigint[]))
                """)
                .param("ids", ids.toArray(String[]::new))
                .query(SealedActivations::row)
                .list();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(
                row.getString("id"),
                SealedJson.of(JsonNodeFactory.instance
                        .objectNode()
                        .put("id", row.getLong("id"))
                        .put("pack", row.getString("pack"))
                        .put("version", row.getString("version"))
                        .put("hash", row.getString("version_hash"))
                        .put("by", row.getString("activated_by"))
                        .put(
                                "at",
                                row.getObject("recorded_at", OffsetDateTime.class)
                                        .toInstant()
                                        .toString())));
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public boolean mayRead(Actor actor, String id) {
        return policy.somewhere(actor, Verb.READ, KIND);
    }

    @Override
    public Map<String, String> contents(Collection<String> ids) {
        return rows(ids).stream().collect(Collectors.toMap(Row::id, Row::content));
    }
}
