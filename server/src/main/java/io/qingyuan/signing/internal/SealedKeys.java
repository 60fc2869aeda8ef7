package io.qingyuan.signing.internal;

import io.qingyuan.evidence.SealedJson;
import io.qingyuan.evidence.SealedSubjects;
import io.qingyuan.identity.Actor;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keys in the evidence log: whoever holds one may have the proof that it was made. */
@Component
class SealedKeys implements SealedSubjects {

    private final JdbcKeys keys;
    private final PersonalKeys personal;

    SealedKeys(JdbcKeys keys, PersonalKeys personal) {
        this.keys = keys;
        this.personal = personal;
    }

    @Override
    public String prefix() {
        return PersonalKeys.SUBJECT;
    }

    @Override
    public boolean mayRead(Actor actor, String id) {
        return find(id).filter(key -> key.person().equals(actor.person())).isPresent();
    }

    @Override
    public Map<String, String> contents(Collection<String> ids) {
        Map<String, String> contents = new HashMap<>();
        ids.forEach(id -> find(id).ifPresent(key -> contents.put(id, SealedJson.of(personal.content(key)))));
        return contents;
    }

    private Optional<PersonalKey> find(String id) {
        try {
            return keys.find(UUID.fromString(id));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
