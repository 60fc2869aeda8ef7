package io.qingyuan.plan.internal.commitment;

import io.qingyuan.receipts.Subject;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** How the receipts of judged figures are named: {@code ind-24|area:area-wujiang} in a year. */
final class ItemSubjects {

    private static final String JUDGED = "statistics.judged";

    private ItemSubjects() {}

    static Subject judged(String element, String extent, int year) {
        return new Subject(JUDGED, element + "|" + extent, String.valueOf(year));
    }

    /** The elements of those of the subjects that are judged figures; a result element has its item's code. */
    static Set<String> itemsOf(Collection<Subject> subjects) {
        return subjects.stream()
                .filter(subject -> subject.kind().equals(JUDGED))
                .map(subject -> subject.key().split("\\|", 2)[0])
                .collect(Collectors.toSet());
    }
}
