package io.qingyuan.standards.discharge;

import io.qingyuan.standards.Edition;
import io.qingyuan.standards.EditionTable;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.NotProvidedException;
import io.qingyuan.standards.ResourceTable;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** Which discharge standards this library has, and which it is known not to have ({@code missing.csv}). */
public final class DischargeStandards {
    private static final EditionTable EDITIONS = EditionTable.read(DischargeStandards.class);
    private static final List<Missing> MISSING =
            ResourceTable.read(DischargeStandards.class, "missing.csv").rows().stream()
                    .map(row -> new Missing(row.text("standard"), row.text("title_zh"), row.text("missing")))
                    .toList();

    private DischargeStandards() {}

    /**
     * A standard, or part of one, of which no readable text was found.
     *
     * @param standard its number, with the part where only a part is missing
     * @param what what of it is not known
     */
    public record Missing(String standard, String titleZh, String what) {
        /** The refusal that names it. */
        public NotProvidedException refusal() {
            return new NotProvidedException(standard + " " + titleZh, what);
        }
    }

    /** The editions of this library. */
    public static List<Edition> provided() {
        return EDITIONS.all();
    }

    /** What is known to be missing. */
    public static List<Missing> missing() {
        return MISSING;
    }

    /**
     * The edition of a standard by its number and year; refused with what is missing where no text was found, and with
     * what there is where the number is not known at all.
     */
    public static Edition require(String standard) {
        return EDITIONS.all().stream()
                .filter(edition -> edition.standard().toString().equals(standard))
                .findFirst()
                .orElseThrow(() -> refusal(standard));
    }

    static Edition inForceOn(String number, LocalDate day) {
        return EDITIONS.inForceOn(number, day);
    }

    static NotInStandardException refusal(String standard) {
        return MISSING.stream()
                .filter(missing -> missing.standard().equals(standard))
                .findFirst()
                .<NotInStandardException>map(Missing::refusal)
                .orElseGet(() -> new NotInStandardException("no discharge standard " + standard + "; provided: "
                        + EDITIONS.all().stream()
                                .map(edition -> edition.standard().toString())
                                .collect(Collectors.joining(", "))));
    }
}
