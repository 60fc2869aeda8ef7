package io.qingyuan.documents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Documents as they stand for other modules, which ask no policy: what they show of them is theirs to answer for. */
public interface Documents {

    /**
     * A document.
     *
     * @param signed the signatures that were given, without the items they were given for
     * @param flagged the checks that do not hold
     * @param over whether it was cancelled or taken out: then it counts for nothing
     * @param closed whether nothing is left to be signed
     */
    record Seen(
            String kind,
            DocumentId id,
            String number,
            int revision,
            Set<String> signed,
            Set<String> flagged,
            boolean over,
            boolean closed,
            ObjectNode values,
            boolean sample) {
        public Seen {
            signed = Set.copyOf(signed);
            flagged = Set.copyOf(flagged);
        }
    }

    /** Documents of a kind that were not over, as they were known at a moment, in the order of their ids. */
    List<Seen> at(String kind, Instant asOf);

    Optional<Seen> find(DocumentId id);

    /**
     * Documents of a kind that are not over, in the order of their ids.
     *
     * @param unit a party of them; null for all
     * @param after the last id of the page before
     */
    List<Seen> of(String kind, @Nullable String unit, @Nullable DocumentId after, int limit);
}
