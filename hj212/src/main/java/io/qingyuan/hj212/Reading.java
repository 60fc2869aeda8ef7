package io.qingyuan.hj212;

/** How much of the standard's letter a decoder asks for. */
public enum Reading {
    /** A frame with faults is passed on with them named; only bytes of which nothing can be used are refused. */
    LENIENT,
    /** A frame with a fault is refused; one with a quirk is passed on with it named as a fault. */
    STRICT
}
