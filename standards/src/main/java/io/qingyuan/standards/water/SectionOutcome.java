package io.qingyuan.standards.water;

import io.qingyuan.standards.Grading;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The class of a section by its worst item.
 *
 * @param grading the class with its deciding items, or why there is none; {@code missing} are those of the 21 evaluated
 *     items without a result
 * @param leftOut items of the sample that the evaluation leaves out: water temperature, total nitrogen, fecal coliforms
 */
public record SectionOutcome(Grading<WaterItem, WaterClass> grading, Set<WaterItem> leftOut) {
    public SectionOutcome {
        leftOut = Collections.unmodifiableSet(new LinkedHashSet<>(leftOut));
    }

    /** The class, where there is one. */
    public Optional<WaterClass> findGrade() {
        return grading instanceof Grading.Graded<WaterItem, WaterClass> graded
                ? Optional.of(graded.grade())
                : Optional.empty();
    }
}
