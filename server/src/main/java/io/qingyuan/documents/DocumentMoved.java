package io.qingyuan.documents;

/**
 * That something was written or signed in a document; published in the transaction of the act.
 *
 * @param signed whether anybody has signed it
 * @param by whose act it was
 */
public record DocumentMoved(String kind, boolean signed, String by) {}
