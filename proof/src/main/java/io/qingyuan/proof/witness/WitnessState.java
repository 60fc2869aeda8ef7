package io.qingyuan.proof.witness;

import io.qingyuan.proof.note.SignedNote;
import java.io.IOException;
import java.util.Optional;

/** What a witness remembers: the newest checkpoint of each log that it cosigned. All its worth lies in not forgetting. */
public interface WitnessState {

    /** The newest checkpoint of a log, with the log's signature. */
    Optional<SignedNote> latest(String origin) throws IOException;

    /** Replaces it; when this returns, it is kept for good. */
    void keep(String origin, SignedNote note) throws IOException;
}
