package io.qingyuan.receipts;

import io.qingyuan.packs.PackText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receipt told to people: what, by which rule, from what.
 *
 * @param title what the result is about
 * @param ruleText the formula, or the rule's name and revision
 * @param definition the definition the rule's version is the hash of
 * @param inputs with their own explanations, as deep as was asked
 */
public record Explanation(
        Receipt receipt,
        PackText title,
        @Nullable String link,
        String ruleText,
        Canonical definition,
        List<Leaf> inputs) {

    public Explanation {
        inputs = List.copyOf(inputs);
    }

    /**
     * One input.
     *
     * @param content what stood in it: the fact, the definition, a receipt's outcome; for a range see its rows
     * @param intact whether what stands there now has the hash the receipt was made with
     * @param below the receipt's own explanation, unless it lies deeper than was asked
     */
    public record Leaf(
            Input input,
            PackText label,
            @Nullable String link,
            @Nullable Canonical content,
            boolean sample,
            boolean intact,
            @Nullable Explanation below) {}
}
