package io.qingyuan.hj212.simulation;

import io.qingyuan.hj212.Edition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Many devices from one seed; device n is the same however many there are. */
public final class Fleet {
    private Fleet() {}

    /** The password of every simulated device. */
    public static final String PASSWORD = "123456";

    /** Devices of one profile, or of all by turns. */
    public static List<SimulatedDevice> of(int count, Optional<Profile> profile, Edition edition, long seed) {
        List<SimulatedDevice> devices = new ArrayList<>();
        Profile[] all = Profile.values();
        for (int i = 0; i < count; i++) {
            Profile kind = profile.orElse(all[i % all.length]);
            long own = seed * 1_000_003 + i;
            devices.add(new SimulatedDevice(mn(edition, i), PASSWORD, kind, edition, own));
        }
        return devices;
    }

    /** A device id that shows at a glance that it is simulated: the maker's part is all F (2005: all 9). */
    private static String mn(Edition edition, int index) {
        return edition == Edition.HJ212_2005
                ? String.format("9999999%07d", index + 1)
                : String.format("FFFFFFFFF000000%09X", index + 1);
    }
}
