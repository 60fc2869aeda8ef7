package io.qingyuan.collection.internal;

import io.qingyuan.calendar.Deadline;
import io.qingyuan.packs.PackText;
import io.qingyuan.statistics.ElementCode;
import io.qingyuan.statistics.Finality;
import io.qingyuan.statistics.Period;
import java.util.List;
import java.util.Set;

/**
 * A reporting schedule (报表制度) of a pack: what is collected, how often, by when, and who looks at it.
 *
 * @param formNumber the number of the form (表号)
 * @param elements in the order of the form
 * @param due counted from the last day of the period
 * @param remind how many working days ahead of the last day a unit that has not delivered is reminded without anybody's
 *     hand (到期提醒); 0 is the last day itself
 * @param returned how long a unit has for what was sent back
 * @param levels the levels of review, in order
 * @param finality what a cell is when nothing else is said
 * @param zero elements for which a zero report (零报告) says 0; of all others it says that there is no such thing
 */
record Schedule(
        String id,
        PackText title,
        String formNumber,
        Period.Type frequency,
        List<ElementCode> elements,
        Deadline due,
        List<Integer> remind,
        Deadline returned,
        List<Level> levels,
        Finality finality,
        boolean zeroReport,
        Set<ElementCode> zero) {

    Schedule {
        elements = List.copyOf(elements);
        remind = List.copyOf(remind);
        levels = List.copyOf(levels);
        zero = Set.copyOf(zero);
    }
}
