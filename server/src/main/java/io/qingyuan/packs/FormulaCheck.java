package io.qingyuan.packs;

import java.util.List;
import java.util.Set;

/** Says what is wrong with a FEEL formula of a pack; the module that runs formulas implements it. */
@FunctionalInterface
public interface FormulaCheck {

    /** No opinion: for where no formula engine is at hand. */
    FormulaCheck NONE = (feel, names) -> List.of();

    /**
     * Looks at one formula.
     *
     * @param names the names the formula may use
     * @return one text for each fault; empty when the formula is fine
     */
    List<PackText> faults(String feel, Set<String> names);
}
