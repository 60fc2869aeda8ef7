package io.qingyuan.notices;

import io.qingyuan.identity.Actor;
import java.util.List;

/** Tells people, in the caller's transaction: a notice is sent if, and only if, what it tells of is kept. */
public interface Notices {

    /**
     * Sends a notice to everyone it addresses. It shows in the application at once; mails and webhook calls follow, by
     * the settings of each person, after the transaction.
     *
     * @param by who sees the read receipts; {@link Actor#system()} for what is sent without anybody's hand
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    Sent send(Actor by, Notice notice);

    /**
     * Takes back all notices whose key starts so: nobody sees them any more and what has not left does not leave. For
     * when a whole round or all sample data go.
     *
     * @return how many
     */
    int withdrawAll(String keyPrefix);

    /** Who has read the notice of this key, in the order of reading, those who have not last; empty if never sent. */
    List<Reading> readings(String key);

    /** What waits to leave, and what could not. */
    DeliveryTotals deliveries();
}
