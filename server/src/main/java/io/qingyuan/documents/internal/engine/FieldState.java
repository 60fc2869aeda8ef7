package io.qingyuan.documents.internal.engine;

import java.util.Locale;

/** What a field is to somebody at a step. */
public enum FieldState {
    /** It is not there for this reader: not shown, not printed, not taken. */
    HIDDEN,
    /** It may still change, but not by this reader. */
    READ,
    /** This reader may fill it in. */
    WRITE,
    /** This reader may fill it in, and must before signing. */
    REQUIRED,
    /** A signature stands on it: it changes by a counter-signed correction only. */
    SEALED;

    public boolean writable() {
        return this == WRITE || this == REQUIRED;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
