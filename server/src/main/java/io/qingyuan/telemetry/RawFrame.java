package io.qingyuan.telemetry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * A frame (通讯包) as it came, with what the receiver knows of it.
 *
 * <p>Not a record, since the bytes must stay hidden.
 */
public final class RawFrame {
    private final Instant receivedAt;
    private final DeviceId device;
    private final Admission admission;
    private final byte[] bytes;

    /** The array is not copied: whoever made it leaves it alone from then on. */
    public RawFrame(Instant receivedAt, DeviceId device, Admission admission, byte[] bytes) {
        this.receivedAt = receivedAt.truncatedTo(ChronoUnit.MICROS);
        this.device = device;
        this.admission = admission;
        this.bytes = bytes;
    }

    /** In microseconds. */
    public Instant receivedAt() {
        return receivedAt;
    }

    public DeviceId device() {
        return device;
    }

    public Admission admission() {
        return admission;
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    public int length() {
        return bytes.length;
    }

    /** Copies the bytes to a target, which has room for {@link #length}. */
    public void copyTo(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, bytes.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawFrame frame
                && receivedAt.equals(frame.receivedAt)
                && device.equals(frame.device)
                && admission == frame.admission
                && Arrays.equals(bytes, frame.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * receivedAt.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "RawFrame[" + receivedAt + ", " + device + ", " + admission + ", " + bytes.length + " bytes]";
    }
}
