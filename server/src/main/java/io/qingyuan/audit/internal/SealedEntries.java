package io.qingyuan.audit.internal;

import io.qingyuan.evidence.SealedSubjects;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Verb;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The entries of the trail, for their proofs and for the self-check of the evidence log. */
@Component
class SealedEntries implements SealedSubjects {

    static final String PREFIX = "audit";

    private final JdbcClient jdbc;
    private final Policy policy;

    SealedEntries(JdbcClient jdbc, Policy policy) {
        this.jdbc = jdbc;
        this.policy = policy;
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public boolean mayRead(Actor actor, String id) {
        return policy.allows(actor, Verb.READ, Thing.of(AuditController.KIND).id(id));
    }

    @Override
    public Map<String, String> contents(Collection<String> ids) {
        Map<String, String> contents = new HashMap<>();
        jdbc.sql("select " + SealedEntry.COLUMNS + " from audit.entry where id = any(cast(:ids as bigint[]))")
                .param("ids", ids.toArray(String[]::new))
                .query(SealedEntry::row)
                .list()
                .forEach(entry -> contents.put(Long.toString(entry.id()), entry.content()));
        return contents;
    }
}
