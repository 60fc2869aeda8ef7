package io.qingyuan.documents.internal;

import io.qingyuan.documents.internal.engine.DocumentKind;
import io.qingyuan.documents.internal.engine.DocumentRules;
import io.qingyuan.documents.internal.engine.Standing;
import io.qingyuan.documents.internal.engine.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** A document with everything that was written and signed. */
record Whole(
        Doc doc,
        DocumentRules rules,
        ObjectNode values,
        List<Given.Signature> signatures,
        List<Correction> corrections) {

    Whole {
        signatures = List.copyOf(signatures);
        corrections = List.copyOf(corrections);
    }

    DocumentKind kind() {
        return rules.kind();
    }

    Standing standing() {
        Set<Step> given = new HashSet<>();
        signatures.forEach(signature -> given.add(Step.parse(signature.step())));
        return new Standing(
                doc.createdOn(), given, doc.state() == Doc.State.CANCELLED || doc.state() == Doc.State.WITHDRAWN);
    }

    Optional<Correction> openCorrection() {
        return corrections.stream()
                .filter(correction -> correction.state() == Correction.State.OPEN)
                .findFirst();
    }

    Whole with(ObjectNode newValues) {
        return new Whole(doc, rules, newValues, signatures, corrections);
    }
}
