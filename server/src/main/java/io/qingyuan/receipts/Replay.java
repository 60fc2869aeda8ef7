package io.qingyuan.receipts;

import java.util.List;

/** What came of making a receipt again from its inputs, down to the facts. */
public sealed interface Replay {

    /**
     * Every input has its hash and the rule gives the same bytes.
     *
     * @param receipts how many were made again, with those below
     */
    record Same(Receipt receipt, int receipts) implements Replay {}

    record Differs(Receipt receipt, List<Difference> differences) implements Replay {

        public Differs {
            differences = List.copyOf(differences);
        }
    }

    /**
     * One thing that is not as it was.
     *
     * @param receipt where in the tree
     * @param input which input of it; empty where the outcome or the receipt itself differs
     */
    record Difference(ReceiptId receipt, Kind kind, String input, String expected, String found) {}

    enum Kind {
        INPUT_MISSING,
        INPUT_CHANGED,
        RULE_CHANGED,
        OUTCOME_DIFFERS,
        RECEIPT_CHANGED
    }
}
