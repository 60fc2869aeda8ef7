package io.qingyuan.standards;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The grade of a sample by its worst item (单因子评价), or why there is none.
 *
 * @param <I> the items of the standard
 * @param <G> the grades, the best first
 */
public sealed interface Grading<I, G extends Enum<G>> {
    /** The grades of the items, in the order of the standard. */
    List<ItemGrade<I, G>> items();

    /** The items that the evaluation knows and the sample does not have. */
    Set<I> missing();

    /**
     * The grade.
     *
     * @param deciding the items that have it (定类项目), in the order of the standard
     */
    record Graded<I, G extends Enum<G>>(G grade, Set<I> deciding, List<ItemGrade<I, G>> items, Set<I> missing)
            implements Grading<I, G> {
        public Graded {
            deciding = copy(deciding);
            items = List.copyOf(items);
            missing = copy(missing);
        }
    }

    /**
     * Detection limits are too high to tell the grade.
     *
     * @param undecided the items that could make it worse than {@code best}
     */
    record Undecided<I, G extends Enum<G>>(
            G best, G worst, Set<I> undecided, List<ItemGrade<I, G>> items, Set<I> missing) implements Grading<I, G> {
        public Undecided {
            undecided = copy(undecided);
            items = List.copyOf(items);
            missing = copy(missing);
        }
    }

    /** There is no grade. */
    record NotAvailable<I, G extends Enum<G>>(Reason reason, List<ItemGrade<I, G>> items, Set<I> missing)
            implements Grading<I, G> {
        public NotAvailable {
            items = List.copyOf(items);
            missing = copy(missing);
        }
    }

    /** Why there is no grade. */
    enum Reason {
        /** The sample has none of the items that are evaluated. */
        NO_ITEM,
        /** The sample has not all items that the caller requires. */
        REQUIRED_ITEM_MISSING
    }

    /** The grade of the worst item. */
    static <I, G extends Enum<G>> Grading<I, G> worstOf(List<ItemGrade<I, G>> items, Set<I> missing) {
        if (items.isEmpty()) {
            return new NotAvailable<>(Reason.NO_ITEM, items, missing);
        }
        G best = items.getFirst().best();
        G worst = best;
        for (ItemGrade<I, G> item : items) {
            best = item.best().compareTo(best) > 0 ? item.best() : best;
            worst = item.worst().compareTo(worst) > 0 ? item.worst() : worst;
        }
        Set<I> outstanding = new LinkedHashSet<>();
        for (ItemGrade<I, G> item : items) {
            if (best == worst ? item.best() == best : item.worst().compareTo(best) > 0) {
                outstanding.add(item.item());
            }
        }
        return best == worst
                ? new Graded<>(best, outstanding, items, missing)
                : new Undecided<>(best, worst, outstanding, items, missing);
    }

    /** The same, but without a grade when one of these items is missing. */
    default Grading<I, G> requiring(Set<I> required) {
        return Collections.disjoint(missing(), required)
                ? this
                : new NotAvailable<>(Reason.REQUIRED_ITEM_MISSING, items(), missing());
    }

    /** How well the limits behind the items were checked: the weakest mark; unknown without items. */
    default Verification verified() {
        return items().stream()
                .map(ItemGrade::verified)
                .reduce(Verification::and)
                .orElse(Verification.UNKNOWN);
    }

    private static <T> Set<T> copy(Collection<T> set) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(set));
    }
}
