package io.qingyuan.receipts;

/**
 * The rows of a range as a rule reads them.
 *
 * @param root a hash over the content of every row in order, read from where the rows lie
 * @param content what the rule is given, made of the rows and nothing else
 */
public record Range(long count, String root, Canonical content, boolean sample) {

    /** A range small enough for the rule to get all of it: the root is the hash of the content. */
    public static Range of(long count, Canonical content, boolean sample) {
        return new Range(count, content.hash(), content, sample);
    }
}
