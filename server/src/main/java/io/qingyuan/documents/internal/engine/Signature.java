package io.qingyuan.documents.internal.engine;

import io.qingyuan.calendar.Deadline;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Title;
import io.qingyuan.rules.FeelFormula;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A signature (签名) as it is asked for.
 *
 * @param says what its giver declares
 * @param after what is given before
 * @param inTurn of a party in a list: whether its items sign one after the other
 * @param when the document needs it only where this holds
 * @param within how long it may take
 * @param roles who may give it
 */
public record Signature(
        String id,
        Title title,
        Title says,
        String party,
        List<String> after,
        boolean inTurn,
        @Nullable FeelFormula when,
        @Nullable Deadline within,
        Set<Role> roles) {

    public Signature {
        after = List.copyOf(after);
        roles = Set.copyOf(roles);
    }
}
