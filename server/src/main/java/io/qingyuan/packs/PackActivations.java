package io.qingyuan.packs;

import java.util.Optional;

/** Brings the packs of the folder into force. */
public interface PackActivations {

    /** What activating would do; changes nothing. */
    PackChange preview();

    /**
     * Activates what the folder holds, in one transaction; the same content again has no effect.
     *
     * @param by who does it
     * @param seen the hash whose impact was looked at; refused when the folder has changed since. Empty: whatever is there
     * @throws io.qingyuan.problem.ProblemException {@link PackProblem#FAULTY} with every fault, and nothing has happened
     */
    PackChange activate(String by, Optional<String> seen);

    /** Whether sample data is in. */
    boolean hasSample();

    /** Loads the sample data of the active packs, unless it is in already. */
    void loadSample();

    /** Takes the sample data out; what was entered by people stays. */
    void removeSample();
}
