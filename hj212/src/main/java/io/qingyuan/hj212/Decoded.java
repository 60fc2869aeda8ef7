package io.qingyuan.hj212;

/** What a decoder makes of bytes: a frame to use, or bytes to refuse with a reason. */
public sealed interface Decoded permits Frame, Malformed {

    /** Where it begins, in bytes from the start of the stream. */
    long offset();

    /** How many bytes it takes from the stream. */
    int length();
}
