package io.qingyuan.standards.water;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The class of a section in one {@code long}, for inner loops: made by {@link SurfaceWater#packedSection} without
 * allocation, read by the methods here.
 */
public final class PackedSection {
    private static final int CLASS_BITS = 3;
    private static final int CLASS_MASK = (1 << CLASS_BITS) - 1;
    private static final int NONE = CLASS_MASK;
    private static final int ITEMS = WaterItem.ALL.size();
    private static final int ITEM_MASK = (1 << ITEMS) - 1;

    private PackedSection() {}

    static long of(int rank, int deciding, int missing) {
        return rank | (long) deciding << CLASS_BITS | (long) missing << (CLASS_BITS + ITEMS);
    }

    static long none(int missing) {
        return of(NONE, 0, missing);
    }

    /** Whether there is a class: at least one evaluated item has a value. */
    public static boolean isAvailable(long packed) {
        return (packed & CLASS_MASK) != NONE;
    }

    /** The class; only where there is one. */
    public static WaterClass grade(long packed) {
        if (!isAvailable(packed)) {
            throw new IllegalArgumentException("there is no class");
        }
        return WaterClass.ofRank((int) (packed & CLASS_MASK));
    }

    /** The items that have this class. */
    public static Set<WaterItem> deciding(long packed) {
        return items((int) (packed >> CLASS_BITS) & ITEM_MASK);
    }

    /** The evaluated items without a value. */
    public static Set<WaterItem> missing(long packed) {
        return items((int) (packed >> (CLASS_BITS + ITEMS)) & ITEM_MASK);
    }

    static Set<WaterItem> items(int mask) {
        Set<WaterItem> set = EnumSet.noneOf(WaterItem.class);
        for (WaterItem item : WaterItem.ALL) {
            if ((mask & 1 << item.slot()) != 0) {
                set.add(item);
            }
        }
        return Collections.unmodifiableSet(set);
    }
}
