package io.qingyuan.telemetry;

/** Names a device (数采仪) inside this installation; the device itself knows only its MN. */
public record DeviceId(long value) {
    public DeviceId {
        if (value < 1) {
            throw new IllegalArgumentException("a device id is 1 or more, found: " + value);
        }
    }
}
