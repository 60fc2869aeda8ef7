package io.qingyuan.signing.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.proof.note.NoteSignature;
import io.qingyuan.proof.note.VerifierKey;
import io.qingyuan.signing.Signed;
import io.qingyuan.signing.Signer;
import io.qingyuan.signing.Signing;
import io.qingyuan.signing.SigningProblem;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

@Service
class SigningService implements Signing {

    private final List<Signer> signers;
    private final JdbcKeys keys;

    SigningService(List<Signer> signers, JdbcKeys keys) {
        this.signers = List.copyOf(signers);
        this.keys = keys;
    }

    @Override
    public List<Choice> choices(Actor actor) {
        return signers.stream()
                .map(signer -> new Choice(signer.id(), signer.title(), signer.ready(actor)))
                .toList();
    }

    @Override
    public Signed sign(Actor actor, String signer, String text, String secret) {
        return signers.stream()
                .filter(each -> each.id().equals(signer))
                .findFirst()
                .orElseThrow(() -> new ProblemException(SigningProblem.SIGNER_UNKNOWN, signer))
                .sign(actor, text, secret);
    }

    @Override
    public boolean verifies(Signed signed, String text) {
        try {
            return VerifierKey.parse(signed.key()).verifies(text, NoteSignature.parse(signed.line()));
        } catch (IllegalArgumentException _) {
            return false; // what was changed in the database need not be a key or a signature any more
        }
    }

    @Override
    public Optional<KeyFact> key(String key) {
        return keys.find(key)
                .map(its -> new KeyFact(its.person(), its.algorithm().word(), its.made(), its.ended(), its.why()));
    }
}
