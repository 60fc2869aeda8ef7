package io.qingyuan.standards;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An edition of a standard and the days on which it is in force.
 *
 * @param inForceFrom first day
 * @param inForceTo last day, inclusive as the announcements write it; null while no end is known
 * @param verified how well the dates were checked
 */
public record Edition(
        StandardRef standard,
        LocalDate inForceFrom,
        @Nullable LocalDate inForceTo,
        Verification verified) {
    /** Whether the edition is in force on the day; both ends inclusive. */
    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(inForceFrom) && (inForceTo == null || !day.isAfter(inForceTo));
    }
}
