package io.qingyuan.plan;

import io.qingyuan.packs.PackText;
import io.qingyuan.packs.PackTexts;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something in the plan itself that should be settled before it is run by: where, why it matters, what to do.
 *
 * @param rule stable code of the rule; its texts are in {@code messages/planlint}
 * @param second the other place, where two places disagree
 * @param arguments what the texts name: {@code {0}} …; a {@link PackText} is said in the reader's language
 */
public record PlanFinding(
        String rule,
        Severity severity,
        Spot first,
        @Nullable Spot second,
        List<Object> arguments) {

    private static final String BUNDLE = "messages/planlint";

    /** How much it matters. */
    public enum Severity {
        /** The plan contradicts itself or prints something wrong. */
        ERROR,
        /** It cannot be judged, or not as it stands, without a decision. */
        WARNING,
        /** Good to know when reading or counting. */
        INFO
    }

    /**
     * A place in the plan.
     *
     * @param id the thing there: {@code ind-24}, {@code beautiful-rivers-400}
     * @param ref place in the printed plan, where the thing has one
     */
    public record Spot(
            String id, @Nullable String ref, @Nullable PackText title, String file, int line) {}

    public PlanFinding {
        arguments = List.copyOf(arguments);
    }

    /** What was found. */
    public String what(Locale locale) {
        return text("what", locale);
    }

    /** Why it matters. */
    public String why(Locale locale) {
        return text("why", locale);
    }

    /** What to do. */
    public String mend(Locale locale) {
        return text("mend", locale);
    }

    private String text(String part, Locale locale) {
        List<String> said = arguments.stream()
                .map(argument -> switch (argument) {
                    case PackText text -> text.in(locale);
                    default -> argument.toString();
                })
                .toList();
        return PackTexts.of(BUNDLE, locale).text("lint." + rule + "." + part, said);
    }
}
