package io.qingyuan.rules;

import io.qingyuan.rules.internal.dmn.DmnProgram;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tests in one cell, for showing them.
 *
 * @param negated whether a value must lie in none of the stretches
 * @param stretches a value must lie in one of them; empty where every value will do
 */
public record DmnTest(boolean negated, List<Stretch> stretches) {

    public DmnTest {
        stretches = List.copyOf(stretches);
    }

    /**
     * From one value to another; a single value where both are the same.
     *
     * @param low null where it has no lower end
     */
    public record Stretch(
            @Nullable Object low, boolean lowIn, @Nullable Object high, boolean highIn) {}

    /** The tests of a cell that was compiled. */
    public static DmnTest of(String cell, FeelType type) {
        return DmnProgram.test(cell, type);
    }
}
