package io.qingyuan.identity.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Journal;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import io.qingyuan.identity.internal.events.SecurityEventKind;
import io.qingyuan.identity.internal.events.SecurityEvents;
import io.qingyuan.identity.internal.vault.PersonKeys;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The keys that seal fields which identify a person: how they stand, and a new master key. */
@RestController
@RequestMapping("/api/security/keys")
class KeyController {

    private static final String KIND = "security.rule";

    private final PersonKeys keys;
    private final Journal journal;
    private final SecurityEvents events;
    private final TransactionTemplate transaction;

    KeyController(PersonKeys keys, Journal journal, SecurityEvents events, TransactionTemplate transaction) {
        this.keys = keys;
        this.journal = journal;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * How they stand; the keys themselves are told nobody.
     *
     * @param cipher what seals new values, {@code AES} or {@code SM4}
     * @param master the name of the master key
     * @param people how many people have a key of their own
     */
    record KeysView(String cipher, String master, int people) {}

    /** How many personal keys the new master key wraps. */
    record Rotated(String master, int people) {}

    @GetMapping
    @Permit(kind = KIND, verb = Verb.READ)
    KeysView keys() {
        return new KeysView(keys.cipher(), keys.master(), keys.people());
    }

    /** Makes a new master key and wraps every personal key with it; the old one is forgotten once that is kept. */
    @PostMapping("/rotate")
    @Permit(kind = KIND, verb = Verb.MANAGE)
    Rotated rotate(Actor actor) {
        Rotated rotated = transaction.execute(_ -> {
            int people = keys.rotate();
            Map<String, Object> details = Map.of("count", people, "key", keys.master());
            journal.record(actor, "rotate-keys", KIND, "keys", details);
            events.note(SecurityEventKind.KEYS_ROTATED, actor.person(), details);
            return new Rotated(keys.master(), people);
        });
        keys.dropOldMasters();
        return rotated;
    }
}
