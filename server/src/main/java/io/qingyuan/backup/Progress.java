package io.qingyuan.backup;

/** Told what is being done; commands print it. */
public interface Progress {

    /** A new step has begun. */
    void step(String chinese, String english);

    /**
     * The step has come so far.
     *
     * @param total what the step will come to, as far as is known
     */
    void bytes(long done, long total);
}
