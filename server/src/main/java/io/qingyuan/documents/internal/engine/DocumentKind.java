package io.qingyuan.documents.internal.engine;

import io.qingyuan.fields.FieldSet;
import io.qingyuan.identity.Title;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kind of signed document (联单种类), as a pack defines it.
 *
 * @param hash of the definition, so that it can be said by which a document was signed
 * @param mirrorOf the system that keeps the truth; null where this installation does
 * @param mirrorNumber the field with that system's number
 * @param number pattern of local numbers
 * @param countersignedBy parties that countersign a correction; empty: all that have signed
 * @param cancelBefore the signature after which it cannot be cancelled; null: never can
 * @param open fields the check page shows without signing in
 * @param proves what a signature proves beyond what is said of every one
 */
public record DocumentKind(
        String id,
        String hash,
        @Nullable String system,
        Title title,
        @Nullable Title purpose,
        @Nullable String group,
        @Nullable Title basis,
        boolean sample,
        @Nullable Title mirrorOf,
        @Nullable String mirrorNumber,
        String number,
        Map<String, Party> parties,
        Map<String, Signature> signatures,
        FieldSet form,
        List<Row> table,
        List<Check> checks,
        List<Parameter> parameters,
        List<Choice> choices,
        Set<String> countersignedBy,
        boolean correctable,
        @Nullable String cancelBy,
        @Nullable String cancelBefore,
        List<FieldPath> open,
        @Nullable Title proves) {

    public DocumentKind {
        parties = Collections.unmodifiableMap(new LinkedHashMap<>(parties));
        signatures = Collections.unmodifiableMap(new LinkedHashMap<>(signatures));
        table = List.copyOf(table);
        checks = List.copyOf(checks);
        parameters = List.copyOf(parameters);
        choices = List.copyOf(choices);
        countersignedBy = Set.copyOf(countersignedBy);
        open = List.copyOf(open);
    }

    public Party party(String id) {
        Party party = parties.get(id);
        if (party == null) {
            throw new IllegalArgumentException(this.id + " has no party " + id);
        }
        return party;
    }

    public Signature signature(String id) {
        Signature signature = signatures.get(id);
        if (signature == null) {
            throw new IllegalArgumentException(this.id + " has no signature " + id);
        }
        return signature;
    }

    /** The list whose every item gives the signature; null for a signature given once. */
    public @Nullable String listOf(String signature) {
        return party(signature(signature).party()).list();
    }

    /** The party that begins: that of the first signature. */
    public Party first() {
        return party(signatures.values().iterator().next().party());
    }
}
