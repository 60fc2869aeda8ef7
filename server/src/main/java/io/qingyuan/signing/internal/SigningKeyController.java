package io.qingyuan.signing.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import io.qingyuan.signing.Signing;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own signing keys. There is no route to anybody else's. */
@RestController
@RequestMapping("/api/signing")
class SigningKeyController {

    private final PersonalKeys keys;
    private final Signing signing;

    SigningKeyController(PersonalKeys keys, Signing signing) {
        this.keys = keys;
        this.signing = signing;
    }

    /** A key as its holder sees it. */
    record SigningKeyBody(
            UUID id,
            String algorithm,
            String publicKey,
            Instant madeAt,
            @Nullable Instant endedAt,
            @Nullable String why) {
        static SigningKeyBody of(PersonalKey key) {
            return new SigningKeyBody(
                    key.id(), key.algorithm().word(), key.publicKey(), key.made(), key.ended(), key.why());
        }
    }

    record MakeKeyRequest(String algorithm, String passphrase) {}

    enum KeyEndReason {
        LOST,
        LEFT,
        OTHER
    }

    record EndKeyRequest(KeyEndReason why) {}

    record SignerBody(String id, String title, boolean ready) {}

    @GetMapping("/keys")
    @Permit(kind = PersonalKeys.KIND, verb = Verb.READ)
    List<SigningKeyBody> signingKeys(Actor actor) {
        return keys.list(actor.person()).stream().map(SigningKeyBody::of).toList();
    }

    @PostMapping("/keys")
    @ResponseStatus(HttpStatus.CREATED)
    @Permit(kind = PersonalKeys.KIND, verb = Verb.WRITE)
    SigningKeyBody makeSigningKey(Actor actor, @RequestBody MakeKeyRequest request) {
        return SigningKeyBody.of(keys.make(actor, request.algorithm(), request.passphrase()));
    }

    @PostMapping("/keys/{id}/end")
    @Permit(kind = PersonalKeys.KIND, verb = Verb.WRITE)
    List<SigningKeyBody> endSigningKey(Actor actor, @PathVariable UUID id, @RequestBody EndKeyRequest request) {
        keys.end(actor, id, request.why().name().toLowerCase(Locale.ROOT));
        return signingKeys(actor);
    }

    /** What can sign for me. */
    @GetMapping("/signers")
    @Permit(kind = PersonalKeys.KIND, verb = Verb.READ)
    List<SignerBody> signers(Actor actor) {
        return signing.choices(actor).stream()
                .map(choice -> new SignerBody(choice.id(), choice.title().in(actor.language()), choice.ready()))
                .toList();
    }
}
