package io.qingyuan.telemetry;

import java.time.Instant;
import java.util.Optional;

/**
 * A device that sent something or is expected to.
 *
 * @param mn its own id (MN); a quarantined one shows characters that no MN has as {@code ?}
 * @param registration empty while it is quarantined (待确认)
 * @param frames frames kept of it and read, those not admitted among them
 */
public record Device(
        DeviceId id,
        String mn,
        Optional<Registration> registration,
        Optional<Instant> firstSeen,
        Optional<Instant> lastSeen,
        long frames,
        long notAdmitted) {

    public boolean quarantined() {
        return registration.isEmpty();
    }
}
