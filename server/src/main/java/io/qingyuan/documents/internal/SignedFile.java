package io.qingyuan.documents.internal;

import io.qingyuan.documents.internal.engine.FieldState;
import io.qingyuan.documents.internal.engine.Viewer;
import io.qingyuan.evidence.SealedJson;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document's signatures as one file that is checked without a server. A signature is bound to its content word for word, so one that
 * covers fields its reader does not see cannot be handed out in part: of it the file names the hash.
 */
@Component
class SignedFile {

    static final String FORMAT = "qingyuan.signed-document.v1";

    private final JsonMapper json;

    SignedFile(JsonMapper json) {
        this.json = json;
    }

    String of(Whole whole, Viewer viewer) {
        Map<String, FieldState> states = whole.rules().states(whole.standing(), viewer, whole.values());
        Set<String> own = viewer.seats().stream().map(Object::toString).collect(Collectors.toSet());
        ObjectNode file = json.createObjectNode()
                .put("format", FORMAT)
                .put("document", whole.doc().id().toString())
                .put("number", whole.doc().number());
        ArrayNode signed = file.putArray("signed");
        whole.signatures().forEach(signature -> add(signed, signature.given(), own, states));
        whole.corrections().forEach(correction -> {
            add(signed, correction.given(), own, states);
            correction.counters().forEach(counter -> add(signed, counter.given(), own, states));
        });
        return SealedJson.of(file);
    }

    private void add(ArrayNode signed, Given given, Set<String> own, Map<String, FieldState> states) {
        ObjectNode one = signed.addObject();
        if (own.contains(given.seat()) || sees(json.readTree(given.content()), states)) {
            one.put("content", given.content())
                    .put("key", given.signed().key())
                    .put("signature", given.signed().line());
        } else {
            one.put("hash", Contents.hash(given.content()));
        }
    }

    private static boolean sees(JsonNode content, Map<String, FieldState> states) {
        Set<String> pointers =
                new HashSet<>(Pointers.flat(content.path("values")).keySet());
        content.path("patch").forEach(change -> pointers.add(change.path("path").asString("")));
        return pointers.stream()
                .allMatch(pointer -> states.getOrDefault(pointer, FieldState.HIDDEN) != FieldState.HIDDEN);
    }
}
