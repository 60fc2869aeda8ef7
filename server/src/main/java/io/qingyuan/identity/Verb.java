package io.qingyuan.identity;

/** What may be done to a thing. Private fields have verbs of their own. */
public enum Verb {
    READ,
    READ_PRIVATE,
    WRITE,
    WRITE_PRIVATE,
    REVIEW,
    CONFIRM,
    IMPORT,
    MANAGE
}
