package io.qingyuan.quality.internal;

/** Is told how far an import is. Each method may throw {@link ImportCancelled} to stop it. */
@FunctionalInterface
interface AirProgress {

    AirProgress NONE = _ -> {};

    /** A line was read. */
    void row(long line);

    /** So many bytes of the file were read. */
    default void bytes(long done) {}

    /** Reading is over; what follows takes some time too. */
    default void phase(Phase phase) {}

    /** Where an import is. */
    enum Phase {
        WAITING,
        READING,
        SAVING,
        EVALUATING,
        ENDED
    }
}
