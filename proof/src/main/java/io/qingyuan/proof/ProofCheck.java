package io.qingyuan.proof;

import io.qingyuan.proof.claim.Leaf;
import io.qingyuan.proof.merkle.InclusionProof;
import io.qingyuan.proof.note.Checkpoint;
import java.util.ArrayList;
import java.util.List;

/** Checks a proof file step by step: content, leaf, tree, signatures. Needs nothing but the file and the keys. */
public final class ProofCheck {
    private final Trust trust;

    public ProofCheck(Trust trust) {
        this.trust = trust;
    }

    /** Everything found, in the order of the steps; the proof holds if nothing is {@linkplain Finding#bad bad}. */
    public List<Finding> check(ProofFile proof) {
        List<Finding> findings = new ArrayList<>();
        Leaf claimed = proof.claim().leaf();
        Leaf leaf = proof.leaf();
        if (!claimed.content().equals(leaf.content())) {
            findings.add(Finding.of(Finding.Code.CONTENT_DIFFERS, "extra"));
        }
        if (!claimed.subject().equals(leaf.subject())) {
            findings.add(Finding.of(Finding.Code.SUBJECT_DIFFERS, "extra"));
        }
        if (claimed.equals(leaf)) {
            findings.add(Finding.of(
                    Finding.Code.CONTENT_MATCHES,
                    "extra",
                    leaf.kind(),
                    leaf.time(),
                    proof.claim().subject()));
        }
        List<Finding> signatures = trust.check(proof.note());
        if (signatures.stream().noneMatch(finding -> finding.code() == Finding.Code.NO_CHECKPOINT)) {
            findings.add(inclusion(proof, proof.checkpoint()));
        }
        findings.addAll(signatures);
        return findings;
    }

    private static Finding inclusion(ProofFile proof, Checkpoint checkpoint) {
        boolean included = proof.index() < checkpoint.size()
                && new InclusionProof(proof.index(), checkpoint.size(), proof.path())
                        .shows(proof.leaf().hash(), checkpoint.root());
        return Finding.of(
                included ? Finding.Code.LEAF_INCLUDED : Finding.Code.LEAF_NOT_INCLUDED,
                "index",
                proof.index(),
                checkpoint.size());
    }
}
