package io.qingyuan.audit.internal;

import io.qingyuan.audit.Audit;
import io.qingyuan.evidence.Event;
import io.qingyuan.evidence.Evidence;
import io.qingyuan.identity.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/** Inserts into {@code audit.entry}, and seals what it inserted. */
@Component
public class JdbcAudit implements Audit {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Evidence evidence;

    public JdbcAudit(JdbcClient jdbc, JsonMapper json, Evidence evidence) {
        this.jdbc = jdbc;
        this.json = json;
        this.evidence = evidence;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Actor actor, String action, String kind, String id, Map<String, ?> details) {
        SealedEntry entry = jdbc.sql("""
                insert into audit.entry (person_id, person, action, kind, thing_id, details, source)
                values (:personId, :person, :action, :kind, :thing, cast(:details as jsonb), :source)
                returning""" + " " + SealedEntry.COLUMNS)
                .param("personId", actor.isSystem() ? null : actor.person().value())
                .param("person", actor.name())
                .param("action", action)
                .param("kind", kind)
                .param("thing", id)
                .param("details", json.writeValueAsString(new TreeMap<>(details)))
                .param("source", source())
                .query(SealedEntry::row)
                .single();
        evidence.seal(List.of(new Event("audit.recorded", SealedEntries.PREFIX + "/" + entry.id(), entry.content())));
    }

    /** Where the request came from; null for what runs without one. */
    private static @Nullable String source() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            HttpServletRequest request = attributes.getRequest();
            return request.getRemoteAddr();
        }
        return null;
    }
}
