package io.qingyuan.documents.internal;

import io.qingyuan.documents.internal.engine.Seat;
import io.qingyuan.evidence.SealedJson;
import io.qingyuan.identity.Actor;
import io.qingyuan.packs.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is signed, in the one form in which it is signed: RFC 8785. */
final class Contents {

    static final String SIGNATURE = "qingyuan.document-signature.v1";
    static final String CORRECTION = "qingyuan.document-correction.v1";
    static final String COUNTERSIGNATURE = "qingyuan.document-countersignature.v1";

    private Contents() {}

    /** Who signs, and what everything that is signed says of the document. */
    record Hand(Actor actor, Seat seat, String unit, Instant at) {}

    private static ObjectNode common(String format, Whole whole, Hand hand, String previous) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("format", format)
                .put("document", whole.doc().id().toString())
                .put("kind", whole.doc().kind())
                .put("definition", whole.doc().definition())
                .put("number", whole.doc().number())
                .put("created_on", whole.doc().createdOn().toString())
                .put("seat", hand.seat().toString())
                .put("unit", hand.unit())
                .put("person", hand.actor().person().toString())
                .put("signed_at", hand.at().toString())
                .put("previous", previous);
    }

    /** A signature covers what its giver sees, and the signature before it. */
    static String signature(Whole whole, Hand hand, String step, String says, JsonNode seen) {
        ObjectNode content = common(SIGNATURE, whole, hand, previous(whole))
                .put("step", step)
                .put("declares", says)
                .put("revision", whole.doc().revision());
        content.set("values", seen);
        return SealedJson.of(content);
    }

    /** A change of one place: a typed patch, in the words of RFC 6902, with what stood there before. */
    record Change(String pointer, JsonNode from, JsonNode to) {}

    static String correction(Whole whole, Hand hand, String reason, List<Change> changes, List<String> asks) {
        ObjectNode content = common(CORRECTION, whole, hand, previous(whole))
                .put("reason", reason)
                .put("revision", whole.doc().revision());
        ArrayNode patch = content.putArray("patch");
        for (Change change : changes) {
            ObjectNode one = patch.addObject().put("op", "replace").put("path", change.pointer());
            one.set("from", change.from());
            one.set("value", change.to());
        }
        ArrayNode asked = content.putArray("asks");
        asks.forEach(asked::add);
        return SealedJson.of(content);
    }

    static String countersignature(Whole whole, Hand hand, Correction correction, boolean agrees, String reason) {
        return SealedJson.of(
                common(COUNTERSIGNATURE, whole, hand, hash(correction.given().content()))
                        .put("correction", correction.given().id().toString())
                        .put("agrees", agrees)
                        .put("reason", reason));
    }

    static String hash(String content) {
        return CanonicalJson.sha256(content.getBytes(StandardCharsets.UTF_8));
    }

    /** Of the last signature; empty before the first. */
    private static String previous(Whole whole) {
        return whole.signatures().isEmpty()
                ? ""
                : hash(whole.signatures().getLast().given().content());
    }

    /** What is sealed in the evidence log of something signed: the content, the key and the signature. */
    static String sealed(Given given) {
        ObjectNode sealed = JsonMapper.shared().createObjectNode();
        sealed.put("format", "qingyuan.signed.v1")
                .put("content", given.content())
                .put("key", given.signed().key())
                .put("signature", given.signed().line());
        return SealedJson.of(sealed);
    }

    static String subject(UUID id) {
        return SealedDocuments.PREFIX + "/" + id;
    }
}
