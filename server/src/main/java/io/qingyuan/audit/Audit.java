package io.qingyuan.audit;

import io.qingyuan.audit.internal.JdbcAudit;
import io.qingyuan.evidence.Evidence;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Journal;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Writes the audit trail. */
public interface Audit extends Journal {

    /**
     * Records an act in the transaction of the change itself: both are kept or neither.
     *
     * @param action what was done, a verb of the module: {@code register}, {@code give-post}, {@code confirm}
     * @param kind the kind of thing, as policy tables name it
     * @param details values that matter later; no secrets, no identity fields
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    @Override
    void record(Actor actor, String action, String kind, String id, Map<String, ?> details);

    /**
     * One of several acts of a person in one transaction.
     *
     * @param action as of {@link #record}
     * @param kind as of {@link #record}
     * @param details as of {@link #record}
     */
    record Act(String action, String kind, String id, Map<String, ?> details) {}

    /** Records many acts at once, such as the rows of an import. */
    void recordAll(Actor actor, List<Act> acts);

    /** For commands that run beside the server, on a bare connection; the caller keeps the transaction. */
    static Audit on(DataSource database) {
        return new JdbcAudit(JdbcClient.create(database), JsonMapper.shared(), Evidence.on(database));
    }
}
