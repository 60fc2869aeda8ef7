package io.qingyuan.collection.internal;

import io.qingyuan.evidence.SealedSubjects;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Verb;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Sealed forms in the evidence log. */
@Component
class SealedForms implements SealedSubjects {

    static final String PREFIX = "form";

    private final JdbcSeals seals;
    private final JdbcRounds rounds;
    private final Policy policy;

    SealedForms(JdbcSeals seals, JdbcRounds rounds, Policy policy) {
        this.seals = seals;
        this.rounds = rounds;
        this.policy = policy;
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public boolean mayRead(Actor actor, String id) {
        return uuid(id).flatMap(form -> rounds.findStanding(form, rounds.now()))
                .map(standing -> policy.allows(actor, Verb.READ, standing.thing()))
                .orElse(false);
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public Map<String, String> contents(Collection<String> ids) {
        Map<String, String> contents = new HashMap<>();
        ids.forEach(id -> seals.find(UUID.fromString(id)).ifPresent(seal -> contents.put(id, seal.content())));
        return contents;
    }
}
