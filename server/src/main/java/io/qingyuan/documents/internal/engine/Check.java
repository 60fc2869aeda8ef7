package io.qingyuan.documents.internal.engine;

import io.qingyuan.identity.Title;
import io.qingyuan.rules.FeelFormula;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must hold between fields.
 *
 * @param each the list for whose every item it is made
 * @param from the signature from which on it is made, that one included
 * @param refuses whether the signature is refused where it does not hold; else the document is marked
 * @param tells the parties that are told of a mark
 */
public record Check(
        String id,
        Title title,
        @Nullable String each,
        String from,
        boolean refuses,
        @Nullable FeelFormula when,
        FeelFormula holds,
        Title says,
        Set<String> tells) {

    public Check {
        tells = Set.copyOf(tells);
    }

    /**
     * A check that does not hold.
     *
     * @param item of which item, where it is made for each
     */
    public record Broken(Check check, @Nullable Integer item) {
        public String key() {
            return item == null ? check.id() : check.id() + "[" + item + "]";
        }

        public String pointer() {
            return item == null ? "" : "/" + check.each() + "/" + item;
        }
    }
}
