package io.qingyuan.evidence.internal;

import io.qingyuan.evidence.EvidenceProblem;
import io.qingyuan.evidence.SealedSubjects;
import io.qingyuan.evidence.internal.JdbcClaims.Sealed;
import io.qingyuan.identity.Actor;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.proof.ProofFile;
import io.qingyuan.proof.merkle.Hash;
import io.qingyuan.proof.merkle.InclusionProof;
import io.qingyuan.proof.tiles.TileTree;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Service;

/** Proofs as files (存证证明). */
@Service
class Proofs {

    private final JdbcClaims claims;
    private final JdbcLog log;
    private final JdbcTiles tiles;
    private final List<SealedSubjects> subjects;

    Proofs(JdbcClaims claims, JdbcLog log, JdbcTiles tiles, List<SealedSubjects> subjects) {
        this.claims = claims;
        this.log = log;
        this.tiles = tiles;
        this.subjects = subjects;
    }

    /** The proof of what was sealed last about a subject; for one who may not read it, as if nothing were. */
    ProofFile of(Actor actor, String subject) {
        Sealed sealed = readable(actor, subject)
                ? claims.latest(subject)
                        .orElseThrow(() -> new ProblemException(EvidenceProblem.NOTHING_SEALED, subject))
                : nothing(subject);
        Long number = sealed.number();
        if (number == null) {
            throw new ProblemException(EvidenceProblem.NOT_NUMBERED, subject);
        }
        JdbcLog.Head head =
                log.bestFor(number).orElseThrow(() -> new ProblemException(EvidenceProblem.NOT_NUMBERED, subject));
        try {
            InclusionProof inclusion = new TileTree(tiles, head.size()).inclusion(number);
            ProofFile proof =
                    ProofFile.of(sealed.claim(), inclusion, head.note().with(log.cosignatures(head.size())));
            if (!inclusion.shows(Hash.ofLeaf(proof.leaf().entry()), head.root())) {
                throw new ProblemException(EvidenceProblem.DAMAGED, subject, number);
            }
            return proof;
        } catch (IOException | IllegalArgumentException e) {
            ProblemException damaged = new ProblemException(EvidenceProblem.DAMAGED, subject, number);
            damaged.initCause(e);
            throw damaged;
        }
    }

    private static Sealed nothing(String subject) {
        throw new ProblemException(EvidenceProblem.NOTHING_SEALED, subject);
    }

    private boolean readable(Actor actor, String subject) {
        int slash = subject.indexOf('/');
        return slash > 0
                && subjects.stream()
                        .filter(one -> one.prefix().equals(subject.substring(0, slash)))
                        .anyMatch(one -> one.mayRead(actor, subject.substring(slash + 1)));
    }
}
