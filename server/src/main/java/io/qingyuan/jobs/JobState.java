package io.qingyuan.jobs;

import java.time.Instant;

/**
 * A job that does not run as it should.
 *
 * @param failures how often it failed one after the other; 0 when it is only late
 * @param due when it should have run
 */
public record JobState(String name, int failures, Instant due) {}
