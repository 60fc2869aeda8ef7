package io.qingyuan.documents;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That something was done to a document; published in the transaction of the act.
 *
 * @param signature the signature that was given, of {@link Act#SIGNED}
 * @param flagged checks that have begun not to hold
 * @param closed whether it was closed by it
 */
public record DocumentChanged(
        String kind, DocumentId id, Act act, @Nullable String signature, Set<String> flagged, boolean closed) {

    public DocumentChanged {
        flagged = Set.copyOf(flagged);
    }

    public enum Act {
        CREATED,
        SIGNED,
        CORRECTED,
        CANCELLED
    }
}
