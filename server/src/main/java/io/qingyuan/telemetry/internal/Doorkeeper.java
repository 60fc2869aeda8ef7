package io.qingyuan.telemetry.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.qingyuan.hj212.Frame;
import io.qingyuan.telemetry.Admission;
import io.qingyuan.telemetry.Device;
import io.qingyuan.telemetry.RawFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Holds frames against the device register. */
@Component
class Doorkeeper {
    /** How long a change in the register may take to count. */
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private static final int MOST_REMEMBERED = 50_000;

    /** So many unknown devices are listed; frames of further ones are counted as faults and not kept. */
    static final int MOST_QUARANTINED = 10_000;

    private final JdbcDevices devices;
    private final Cache<String, Device> known = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    Doorkeeper(JdbcDevices devices) {
        this.devices = devices;
    }

    /** Looks up in one go the devices of those frames that were not asked after lately. */
    void lookUp(Collection<Frame> frames) {
        Set<String> asked = new HashSet<>();
        for (Frame frame : frames) {
            String mn = PlainText.of(frame.mn());
            if (known.getIfPresent(mn) == null) {
                asked.add(mn);
            }
        }
        if (!asked.isEmpty()) {
            devices.findAll(asked).forEach(device -> known.put(device.mn(), device));
        }
    }

    /** The frame as it is to be kept; none when its device is unknown and the quarantine is full. */
    Optional<RawFrame> admit(Frame frame, Instant receivedAt) {
        String mn = PlainText.of(frame.mn());
        Device device = known.getIfPresent(mn);
        if (device == null) {
            Optional<Device> found = devices.findOrQuarantine(mn, MOST_QUARANTINED);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            device = found.get();
            known.put(mn, device);
        }
        return Optional.of(new RawFrame(receivedAt, device.id(), admission(device, frame.pw()), frame.toBytes()));
    }

    private static Admission admission(Device device, String password) {
        return device.registration()
                .map(its -> its.password().equals(password) ? Admission.ADMITTED : Admission.PASSWORD_WRONG)
                .orElse(Admission.DEVICE_UNKNOWN);
    }
}
