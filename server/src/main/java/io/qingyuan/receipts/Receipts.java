package io.qingyuan.receipts;

import io.qingyuan.time.AsOf;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Issues, explains, replays and invalidates receipts. Everything that writes needs the caller's transaction. */
public interface Receipts {

    /**
     * Runs the rules on the inputs and makes each receipt the answer of its subject. The same computation gives the
     * receipt there already is.
     *
     * @param by the login name of the person whose act made it, or {@code system}
     * @return in the order of the drafts
     */
    List<Receipt> issue(List<Draft> drafts, String by);

    /** Ends the answers of these subjects: there is nothing to compute them from any more. */
    void withdraw(Collection<Subject> subjects, String by);

    Optional<Receipt> find(ReceiptId id);

    Map<ReceiptId, Receipt> findAll(Collection<ReceiptId> ids);

    /** The inputs of a receipt, in the order of its draft. */
    List<Input> inputs(ReceiptId id);

    /** The answers of these subjects at a time; a subject without one is left out. */
    Map<Subject, Receipt> current(Collection<Subject> subjects, AsOf asOf);

    /** All receipts that were ever the answer, the latest first. */
    List<Receipt> history(Subject subject);

    /**
     * Tells where a result comes from.
     *
     * @param depth how many receipts deep; 0 gives the receipt with its inputs
     */
    Explanation explain(ReceiptId id, int depth);

    /** Reads every input again down to the facts, runs the rules again and compares the bytes. */
    Replay replay(ReceiptId id);

    /**
     * Marks exactly the receipts above these facts as stale, however far above, in the caller's transaction. They are
     * made anew right after it commits.
     *
     * @param by the login name of the person whose act it was, or {@code system}
     * @return the subjects whose answer is stale now
     */
    List<Subject> invalidate(Collection<? extends Change> changes, String by);

    /** Asks for these subjects to be computed right after the transaction commits, whether or not they have an answer. */
    void request(Collection<Subject> subjects, String by);

    /**
     * Replays all current answers and marks those as stale that do not come out the same, with all above them: what
     * somebody changed behind the software's back shows here.
     *
     * @return what was found wrong, empty when everything holds
     */
    List<Replay.Differs> verifyAll();
}
