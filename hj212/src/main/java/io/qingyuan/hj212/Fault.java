package io.qingyuan.hj212;

/**
 * One thing wrong with a frame.
 *
 * @param offset bytes from the first byte of the frame (its first {@code #}) to the place
 * @param detail the value found, or what was expected and what was found; may be empty
 */
public record Fault(FaultCode code, int offset, String detail) {
    public Fault {
        if (offset < 0) {
            throw new IllegalArgumentException("offset is negative: " + offset + " " + code);
        }
    }

    /** The part of the standard that is not kept. */
    public String clause() {
        return code.clause();
    }
}
