package io.qingyuan.audit.internal;

import io.qingyuan.audit.Audit;
import io.qingyuan.evidence.Event;
import io.qingyuan.evidence.Evidence;
import io.qingyuan.identity.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
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
        recordAll(actor, List.of(new Act(action, kind, id, details)));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordAll(Actor actor, List<Act> acts) {
        if (acts.isEmpty()) {
            return;
        }
        List<SealedEntry> entries = jdbc.sql("""
                insert into audit.entry (person_id, person, action, kind, thing_id, details, source)
                select cast(:personId as uuid), :person, action, kind, thing, cast(details as jsonb), cast(:source as text)
                  from unnest(:actions, :kinds, :things, :details) as act (action, kind, thing, details)
                returning""" + " " + SealedEntry.COLUMNS)
                .param("personId", actor.isSystem() ? null : actor.person().toString())
                .param("person", actor.name())
                .param("source", source())
                .param("actions", texts(acts, Act::action))
                .param("kinds", texts(acts, Act::kind))
                .param("things", texts(acts, Act::id))
                .param("details", texts(acts, act -> json.writeValueAsString(new TreeMap<>(act.details()))))
                .query(SealedEntry::row)
                .list();
        evidence.seal(entries.stream()
                .map(entry -> new Event("audit.recorded", SealedEntries.PREFIX + "/" + entry.id(), entry.content()))
                .toList());
    }

    private static String[] texts(List<Act> acts, Function<Act, String> text) {
        return acts.stream().map(text).toArray(String[]::new);
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
