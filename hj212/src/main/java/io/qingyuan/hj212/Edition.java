package io.qingyuan.hj212;

import java.util.Arrays;
import java.util.Optional;

/** An edition of the standard (标准版本), told by the six high bits of Flag. */
public enum Edition {
    HJ212_2005(0, "2005", "HJ/T 212-2005"),
    HJ212_2017(1, "2017", "HJ 212-2017"),
    HJ212_2025(2, "2025", "HJ 212-2025");

    private final int version;
    private final String year;
    private final String standard;

    Edition(int version, String year, String standard) {
        this.version = version;
        this.year = year;
        this.standard = standard;
    }

    /** The number in the bits V5..V0 of Flag. */
    public int version() {
        return version;
    }

    /** {@code 2005}, {@code 2017} or {@code 2025}. */
    public String year() {
        return year;
    }

    /** The number and year of the standard. */
    public String standard() {
        return standard;
    }

    /** The Flag of a frame of this edition. */
    public int flag(boolean packetNumbers, boolean answer) {
        return version << 2 | (packetNumbers ? 2 : 0) | (answer ? 1 : 0);
    }

    /** The edition of a Flag; a version above those known gives nothing. */
    public static Optional<Edition> ofFlag(int flag) {
        return Arrays.stream(values()).filter(e -> e.version == flag >> 2).findFirst();
    }

    /** Parses {@code 2005}, {@code 2017} or {@code 2025}. */
    public static Edition ofYear(String year) {
        return Arrays.stream(values())
                .filter(e -> e.year.equals(year))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("editions are 2005, 2017 and 2025, found: " + year));
    }
}
