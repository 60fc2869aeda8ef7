package io.qingyuan.standards.air;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * An air quality index in one {@code long}, for inner loops: made by {@link AirQualityIndex#packedHour} and
 * {@link AirQualityIndex#packedDay} without allocation, read by the methods here.
 */
public final class PackedAqi {
    private static final int INDEX_BITS = 10;
    private static final int MASK_BITS = 6;
    private static final long INDEX_MASK = (1L << INDEX_BITS) - 1;
    private static final int MASK = (1 << MASK_BITS) - 1;
    private static final long NONE = INDEX_MASK;

    /** The symbols of each set of pollutants, made once. */
    private static final List<String> SYMBOLS = IntStream.rangeClosed(0, MASK)
            .mapToObj(PackedAqi::pollutants)
            .map(Pollutant::symbols)
            .toList();

    private PackedAqi() {}

    static long of(int aqi, int primary, int exceeding, int missing) {
        return aqi
                | (long) primary << INDEX_BITS
                | (long) exceeding << (INDEX_BITS + MASK_BITS)
                | (long) missing << (INDEX_BITS + 2 * MASK_BITS);
    }

    static long none(int missing) {
        return NONE | (long) missing << (INDEX_BITS + 2 * MASK_BITS);
    }

    /** Whether there is an index. */
    public static boolean isAvailable(long packed) {
        return (packed & INDEX_MASK) != NONE;
    }

    /** The index; only where there is one. */
    public static int aqi(long packed) {
        if (!isAvailable(packed)) {
            throw new IllegalArgumentException("there is no index");
        }
        return (int) (packed & INDEX_MASK);
    }

    /** The primary pollutants. */
    public static Set<Pollutant> primary(long packed) {
        return pollutants((int) (packed >> INDEX_BITS) & MASK);
    }

    /** The symbols of the primary pollutants in the order of the alphabet, joined by {@code ;}. */
    public static String primarySymbols(long packed) {
        return SYMBOLS.get((int) (packed >> INDEX_BITS) & MASK);
    }

    /** The symbols of the exceeding pollutants in the order of the alphabet, joined by {@code ;}. */
    public static String exceedingSymbols(long packed) {
        return SYMBOLS.get((int) (packed >> (INDEX_BITS + MASK_BITS)) & MASK);
    }

    /** The exceeding pollutants, where the edition defines them. */
    public static Set<Pollutant> exceeding(long packed) {
        return pollutants((int) (packed >> (INDEX_BITS + MASK_BITS)) & MASK);
    }

    /** The indexed pollutants without an individual index. */
    public static Set<Pollutant> missing(long packed) {
        return pollutants((int) (packed >> (INDEX_BITS + 2 * MASK_BITS)) & MASK);
    }

    private static Set<Pollutant> pollutants(int mask) {
        Set<Pollutant> set = EnumSet.noneOf(Pollutant.class);
        for (Pollutant pollutant : Pollutant.INDEXED) {
            if ((mask & 1 << pollutant.slot()) != 0) {
                set.add(pollutant);
            }
        }
        return Collections.unmodifiableSet(set);
    }
}
