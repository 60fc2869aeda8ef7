package io.qingyuan.plan.internal.commitment;

import io.qingyuan.receipts.Subject;
import io.qingyuan.statistics.FigureKey;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Which items a change is about: a result element has its item's code. */
final class ItemSubjects {

    private ItemSubjects() {}

    static Set<String> itemsOf(Collection<Subject> subjects) {
        return subjects.stream()
                .filter(subject -> subject.kind().equals(FigureKey.JUDGED))
                .map(subject -> FigureKey.of(subject).element().value())
                .collect(Collectors.toSet());
    }
}
