package io.qingyuan.collection.internal;

import io.qingyuan.files.FileGuard;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Verb;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whoever may read a form may read the files in it. */
@Component
class FormFiles implements FileGuard {

    private final JdbcRounds rounds;
    private final Policy policy;

    FormFiles(JdbcRounds rounds, Policy policy) {
        this.rounds = rounds;
        this.policy = policy;
    }

    @Override
    public String kind() {
        return Entering.KIND;
    }

    @Override
    public boolean mayRead(Actor actor, String thingId) {
        return rounds.findStanding(UUID.fromString(thingId), rounds.now())
                .map(standing -> policy.allows(actor, Verb.READ, standing.thing()))
                .orElse(false);
    }
}
