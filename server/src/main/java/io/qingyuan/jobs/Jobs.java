package io.qingyuan.jobs;

import java.time.Instant;
import java.util.List;

/** How the work that runs at a time gets on. */
public interface Jobs {

    /**
     * Finds the jobs that failed several times one after the other, and those that nobody took although it is time.
     *
     * @param lateBefore a job that was due before then, and is not being done, is late
     */
    List<JobState> troubled(Instant lateBefore);
}
