package io.qingyuan.telemetry;

import java.util.List;
import java.util.Optional;

/** The device register (设备登记). */
public interface Devices {

    /**
     * Registers a device, also one in quarantine, or changes what is registered. It counts within seconds; frames kept of it that were
     * not admitted and carry the password are read then.
     */
    DeviceId register(String mn, Registration registration);

    Optional<Device> find(String mn);

    /** Devices nobody registered, the first to appear first. */
    List<Device> listQuarantined();
}
