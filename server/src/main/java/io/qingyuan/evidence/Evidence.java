package io.qingyuan.evidence;

import io.qingyuan.evidence.internal.JdbcClaims;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Seals what happened (存证). */
public interface Evidence {

    /**
     * Seals events in the transaction of the change itself: all are kept or none. They stand in the log about a second after the
     * transaction has committed, in no promised order.
     *
     * @throws IllegalArgumentException if a content is not canonical JSON
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    void seal(List<Event> events);

    /** For commands that run beside the server, on a bare connection; the caller keeps the transaction. */
    static Evidence on(DataSource database) {
        return new JdbcClaims(JdbcClient.create(database), Clock.systemUTC());
    }
}
