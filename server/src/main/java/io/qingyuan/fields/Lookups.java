package io.qingyuan.fields;

/** Gives lookups to whoever checks forms. */
public interface Lookups {

    /** A lookup for the forms of one request, which asks at most once for the same thing. */
    Lookup fresh();
}
