package io.qingyuan.support;

import java.util.Random;
import java.util.function.Consumer;

/** Tries a law on many random cases. A failure names the seed of its case; {@code -Dtrials.seed=} tries only that one. */
public final class Trials {

    private Trials() {}

    public static void forAll(int count, Consumer<Random> law) {
        Long only = Long.getLong("trials.seed");
        if (only != null) {
            law.accept(new Random(only));
            return;
        }
        Random seeds = new Random();
        for (int i = 0; i < count; i++) {
            long seed = seeds.nextLong();
            try {
                law.accept(new Random(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("fails with -Dtrials.seed=" + seed + ": " + e.getMessage(), e);
            }
        }
    }
}
