package io.qingyuan.signing.internal;

import io.qingyuan.audit.Audit;
import io.qingyuan.evidence.Event;
import io.qingyuan.evidence.Evidence;
import io.qingyuan.evidence.SealedJson;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Title;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.proof.note.NoteSigner;
import io.qingyuan.signing.Signed;
import io.qingyuan.signing.Signer;
import io.qingyuan.signing.SigningProblem;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The keys kept here: made by their holder, unlocked by the passphrase for one signature, ended by their holder. */
@Service
class PersonalKeys implements Signer {

    static final String ID = "personal-key";
    static final String KIND = "signing.key";
    static final String SUBJECT = "signing-key";

    private static final int SHORTEST = 10;
    private static final int LONGEST = 256;
    private static final int LEAST_DIFFERENT = 5;

    private final SecureRandom random = new SecureRandom();
    private final JdbcKeys keys;
    private final Evidence evidence;
    private final Audit audit;
    private final Clock clock;
    private final JsonMapper json;

    PersonalKeys(JdbcKeys keys, Evidence evidence, Audit audit, Clock clock, JsonMapper json) {
        this.keys = keys;
        this.evidence = evidence;
        this.audit = audit;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Title title() {
        return Title.of("本人签名密钥", "Own signing key");
    }

    @Override
    public boolean ready(Actor actor) {
        return current(actor.person()).isPresent();
    }

    Optional<PersonalKey> current(PersonId person) {
        return keys.list(person).stream().filter(key -> key.ended() == null).findFirst();
    }

    List<PersonalKey> list(PersonId person) {
        return keys.list(person);
    }

    /** Makes a key; the one before it ends as renewed, and what it signed stands. */
    @Transactional
    public PersonalKey make(Actor actor, String algorithm, String passphrase) {
        Algorithm chosen = Algorithm.find(algorithm)
                .orElseThrow(() -> new ProblemException(SigningProblem.ALGORITHM, algorithm, "Ed25519, SM2"));
        if (passphrase.length() < SHORTEST
                || passphrase.length() > LONGEST
                || passphrase.chars().distinct().count() < LEAST_DIFFERENT) {
            throw new ProblemException(SigningProblem.WEAK, SHORTEST);
        }
        Instant at = now();
        current(actor.person()).ifPresent(old -> end(actor, old, "renewed", at));
        byte[] secret = chosen.newSecret(random);
        try {
            NoteSigner signer = chosen.signer("person/" + actor.person().value(), secret);
            String publicKey = signer.key().toString();
            PersonalKey key = new PersonalKey(
                    UUID.randomUUID(),
                    actor.person(),
                    chosen,
                    publicKey,
                    Wrapping.wrap(secret, passphrase, publicKey, random),
                    at,
                    null,
                    null);
            keys.insert(key);
            seal("signing.key-made", key, content(key));
            audit.record(actor, "make-key", KIND, key.id().toString(), Map.of("key", publicKey));
            return key;
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** Ends a key of the actor's own. */
    @Transactional
    public void end(Actor actor, UUID id, String why) {
        PersonalKey key = keys.find(id)
                .filter(its -> its.person().equals(actor.person()))
                .orElseThrow(() -> new ProblemException(SigningProblem.KEY_NOT_FOUND, id));
        if (key.ended() != null) {
            throw new ProblemException(SigningProblem.KEY_ENDED);
        }
        end(actor, key, why, now());
    }

    private void end(Actor actor, PersonalKey key, String why, Instant at) {
        keys.end(key.id(), why, at);
        ObjectNode content = json.createObjectNode()
                .put("format", "qingyuan.signing-key-end.v1")
                .put("key", key.publicKey())
                .put("why", why)
                .put("ended_at", at.toString());
        evidence.seal(List.of(new Event("signing.key-ended", "signing-key-end/" + key.id(), SealedJson.of(content))));
        audit.record(actor, "end-key", KIND, key.id().toString(), Map.of("why", why));
    }

    private void seal(String kind, PersonalKey key, ObjectNode content) {
        evidence.seal(List.of(new Event(kind, SUBJECT + "/" + key.id(), SealedJson.of(content))));
    }

    ObjectNode content(PersonalKey key) {
        return json.createObjectNode()
                .put("format", "qingyuan.signing-key.v1")
                .put("person", key.person().value().toString())
                .put("key", key.publicKey())
                .put("made_at", key.made().toString());
    }

    @Override
    public Signed sign(Actor actor, String text, String secret) {
        PersonalKey key = current(actor.person()).orElseThrow(() -> new ProblemException(SigningProblem.NO_KEY));
        Duration wait = keys.wait(actor.person());
        if (wait.isPositive()) {
            throw new ProblemException(SigningProblem.TOO_MANY_TRIES, wait.toSeconds());
        }
        keys.count(actor.person());
        byte[] clear = key.wrapping()
                .open(secret, key.publicKey())
                .orElseThrow(() -> new ProblemException(SigningProblem.PASSPHRASE));
        try {
            String line = key.algorithm()
                    .signer("person/" + key.person().value(), clear)
                    .sign(text)
                    .toString();
            keys.forget(actor.person());
            return new Signed(ID, key.publicKey(), line);
        } finally {
            Arrays.fill(clear, (byte) 0);
        }
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
