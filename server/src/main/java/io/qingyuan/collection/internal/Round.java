package io.qingyuan.collection.internal;

import io.qingyuan.statistics.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One period of a schedule, opened for all its units (报送轮次).
 *
 * @param due the last day on time for who has no extension
 * @param openedAt what the packs said then is what is collected
 */
record Round(
        UUID id, String schedule, Period period, LocalDate due, String openedBy, boolean sample, Instant openedAt) {}
