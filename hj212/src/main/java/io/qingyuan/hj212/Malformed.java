package io.qingyuan.hj212;

import java.util.List;
import java.util.Optional;

/**
 * Bytes that are refused.
 *
 * @param faults why, the first being the reason; never empty
 * @param offset where the bytes begin in the stream
 * @param length how many bytes are refused
 * @param excerpt the first of them
 * @param content what the bytes would say, for an answer such as QnRtn=9 or for a person to look at; not to be trusted
 */
public record Malformed(List<Fault> faults, long offset, int length, Excerpt excerpt, Optional<Frame> content)
        implements Decoded {
    public Malformed {
        faults = List.copyOf(faults);
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("refused without a reason at " + offset);
        }
    }

    /** The first fault's code. */
    public FaultCode reason() {
        return faults.getFirst().code();
    }

    /** The part of the standard the first fault breaks. */
    public String clause() {
        return faults.getFirst().clause();
    }
}
