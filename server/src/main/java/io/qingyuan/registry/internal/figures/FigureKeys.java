package io.qingyuan.registry.internal.figures;

import io.qingyuan.receipts.Interval;
import io.qingyuan.receipts.Subject;
import io.qingyuan.registry.Register;
import io.qingyuan.statistics.Period;
import io.qingyuan.time.Zone;
import java.time.LocalDate;

/** What figures are called in receipts: {@code kilns/finished-share}, for a period where a data element asks for one. */
final class FigureKeys {

    static final String KIND = "registry.figure";

    /** The records that a figure counts, as a source of facts. */
    static final String SOURCE = "registry.records";

    /** The stretch of time of a figure that is about what holds now. */
    static final Interval ALWAYS =
            new Interval(Zone.startOf(LocalDate.of(1900, 1, 1)), Zone.startOf(LocalDate.of(9999, 1, 1)));

    private FigureKeys() {}

    static String key(Register register, Register.Figure figure) {
        return register.id() + "/" + figure.id();
    }

    static Subject subject(Register register, Register.Figure figure, String period) {
        return new Subject(KIND, key(register, figure), period);
    }

    static String register(String key) {
        return key.substring(0, key.indexOf('/'));
    }

    static String figure(String key) {
        return key.substring(key.indexOf('/') + 1);
    }

    static Interval interval(String period) {
        return period.isEmpty() ? ALWAYS : Period.parse(period).interval();
    }
}
