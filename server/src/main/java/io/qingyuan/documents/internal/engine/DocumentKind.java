package io.qingyuan.documents.internal.engine;

import io.qingyuan.fields.Condition;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.figures.Figure;
import io.qingyuan.identity.Title;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
 * @param figures what is counted of documents of the kind
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
        @Nullable Title proves,
        List<Figure> figures) {

    public DocumentKind {
        parties = Collections.unmodifiableMap(new LinkedHashMap<>(parties));
        signatures = Collections.unmodifiableMap(new LinkedHashMap<>(signatures));
        table = List.copyOf(table);
        checks = List.copyOf(checks);
        parameters = List.copyOf(parameters);
        choices = List.copyOf(choices);
        countersignedBy = Set.copyOf(countersignedBy);
        open = List.copyOf(open);
        figures = List.copyOf(figures);
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

    /** What can be said of the document, or of an item of a list with what stands around it. */
    public FieldSet form(@Nullable String list) {
        return form(form, list);
    }

    static FieldSet form(FieldSet form, @Nullable String list) {
        if (list == null || !(form.find(list).map(Field::kind).orElse(null) instanceof FieldKind.Rows rows)) {
            return form;
        }
        return new FieldSet(
                form.sections(),
                Stream.concat(
                                form.fields().stream()
                                        .filter(field -> !field.id().equals(list)),
                                rows.fields().fields().stream())
                        .toList());
    }

    /** What conditions of figures can speak of: the states of a document and the signatures that were given. */
    static Condition.Ground ground(FieldSet form, @Nullable String list, Collection<String> signatures) {
        Set<String> words = new HashSet<>(List.of("open", "closed", "cancelled"));
        words.addAll(signatures);
        return new Condition.Ground(form(form, list), words);
    }

    /** The party that begins: that of the first signature. */
    public Party first() {
        return party(signatures.values().iterator().next().party());
    }
}
