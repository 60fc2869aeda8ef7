package io.qingyuan.proof;

import java.util.Random;
import java.util.function.Consumer;

/** Property tests: runs a property on many random inputs; a failure names the seed that repeats it. */
public final class Trials {
    private static final long FIRST_SEED = Long.getLong("trials.seed", 20_260_101L);

    private Trials() {}

    /** Runs the property with so many seeded sources of chance. */
    public static void forAll(int times, Consumer<Random> property) {
        for (int i = 0; i < times; i++) {
            long seed = FIRST_SEED + i;
            try {
                property.accept(new Random(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("failed with -Dtrials.seed=" + seed + ": " + e.getMessage(), e);
            }
        }
    }
}
