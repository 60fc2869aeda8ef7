package io.qingyuan.telemetry;

import io.qingyuan.hj212.Edition;

/**
 * What the register says of a device.
 *
 * @param name what people call it
 * @param unit the enterprise or body it belongs to, as registered; may be empty
 * @param password PW, which each of its frames carries
 */
public record Registration(String name, String unit, String password, Edition edition) {
    public Registration {
        if (name.isBlank() || password.isBlank()) {
            throw new IllegalArgumentException("a device is registered with a name and a password");
        }
    }

    @Override
    public String toString() {
        return "Registration[" + name + ", " + unit + ", " + edition + "]";
    }
}
