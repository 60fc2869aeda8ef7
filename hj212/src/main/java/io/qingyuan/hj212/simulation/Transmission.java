package io.qingyuan.hj212.simulation;

import java.util.Arrays;

/**
 * A frame a device sends.
 *
 * <p>Not a record, since the bytes must stay hidden.
 */
public final class Transmission {
    private final String qn;
    private final boolean answerExpected;
    private final byte[] frame;

    Transmission(String qn, boolean answerExpected, byte[] frame) {
        this.qn = qn;
        this.answerExpected = answerExpected;
        this.frame = frame;
    }

    /** The request code that its answer will name. */
    public String qn() {
        return qn;
    }

    public boolean answerExpected() {
        return answerExpected;
    }

    /** The bytes, tail included. */
    public byte[] toBytes() {
        return Arrays.copyOf(frame, frame.length);
    }
}
