package io.qingyuan.telemetry.internal;

import io.qingyuan.identity.Title;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages of the device register show. The password is never among it. */
final class DeviceViews {
    private DeviceViews() {}

    /** Which devices are listed. */
    enum DeviceState {
        REGISTERED,
        QUARANTINED
    }

    /**
     * A device in the list.
     *
     * @param unitTitle null where the unit is no longer known
     * @param waitingBlocks blocks with frames that were not admitted and are not read yet
     */
    record DeviceLine(
            long id,
            String mn,
            DeviceState state,
            @Nullable String name,
            @Nullable String unit,
            @Nullable Title unitTitle,
            @Nullable String edition,
            @Nullable Instant firstSeen,
            @Nullable Instant lastSeen,
            long frames,
            long notAdmitted,
            long waitingBlocks) {}

    /** A page of the list; {@code next} is the {@code after} of the next page. */
    record DevicePage(List<DeviceLine> items, @Nullable Long next) {}

    /** How many there are of each. */
    record DeviceCounts(long registered, long quarantined) {}

    /**
     * What is to be registered.
     *
     * @param mn only for a device that is not listed yet
     * @param password left out: it stays as it is
     */
    record DeviceBody(
            @Nullable String mn,
            @Nullable String name,
            @Nullable String unit,
            @Nullable String password,
            @Nullable String edition) {
        @Override
        public String toString() {
            return "DeviceBody[" + mn + ", " + name + ", " + unit + ", " + edition + "]";
        }
    }

    /**
     * A kind of fault on a day from one address.
     *
     * @param device null where the bytes name none to be trusted
     * @param text the fault in the reader's language
     * @param clause the clause that was not kept, where it is one of the standard
     * @param excerpt the newest example; printable characters as they are, the password covered
     */
    record FaultLine(
            LocalDate day,
            String peer,
            @Nullable Long device,
            @Nullable String mn,
            @Nullable String name,
            String code,
            Title text,
            @Nullable String clause,
            long times,
            Instant lastAt,
            String excerpt) {}

    /** A page of faults, the newest first; {@code next} is the {@code before} of the next page. */
    record FaultPage(List<FaultLine> items, @Nullable Instant next) {}
}
