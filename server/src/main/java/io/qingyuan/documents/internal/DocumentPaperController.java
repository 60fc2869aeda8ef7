package io.qingyuan.documents.internal;

import io.qingyuan.documents.DocumentId;
import io.qingyuan.documents.internal.Bodies.FindingBody;
import io.qingyuan.documents.internal.Bodies.PrintBody;
import io.qingyuan.documents.internal.Bodies.VerificationBody;
import io.qingyuan.documents.internal.engine.DocumentRules;
import io.qingyuan.documents.internal.engine.FieldState;
import io.qingyuan.documents.internal.engine.Viewer;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What leaves the system with a document: the printed form, the verification, the file that is checked offline. */
@RestController
@RequestMapping("/api/documents/{id}")
class DocumentPaperController {

    private static final String KIND = DocumentAccess.KIND;

    private final DocumentWholes wholes;
    private final DocumentAccess access;
    private final DocumentBodies bodies;
    private final DocumentVerification verification;
    private final SignedFile files;
    private final MessageSource texts;

    DocumentPaperController(
            DocumentWholes wholes,
            DocumentAccess access,
            DocumentBodies bodies,
            DocumentVerification verification,
            SignedFile files,
            MessageSource texts) {
        this.wholes = wholes;
        this.access = access;
        this.bodies = bodies;
        this.verification = verification;
        this.files = files;
        this.texts = texts;
    }

    /** Recomputes every signature and holds the database against what was signed. */
    @GetMapping("/verification")
    @Permit(kind = KIND, verb = Verb.READ)
    VerificationBody verifyDocument(Actor actor, @PathVariable UUID id) {
        Whole whole = wholes.get(new DocumentId(id));
        Viewer viewer = access.reader(actor, whole);
        Map<String, FieldState> states = whole.rules().states(whole.standing(), viewer, whole.values());
        DocumentVerification.Report report = verification.verify(whole);
        return new VerificationBody(
                report.holds(),
                report.findings().stream()
                        .map(found -> new FindingBody(
                                found.code().name(),
                                found.place(),
                                found.code().bad(),
                                texts.getMessage(
                                        "documents.finding." + found.code().name(),
                                        values(whole, found, states, actor),
                                        actor.language())))
                        .toList());
    }

    /** Names the field; what stands in it is told to those who see it. */
    private static Object[] values(
            Whole whole, DocumentVerification.Found found, Map<String, FieldState> states, Actor actor) {
        Object[] values = found.values().toArray();
        if (values.length >= 3 && values[0] instanceof String pointer && pointer.startsWith("/")) {
            values[0] = DocumentDesk.title(whole.kind(), pointer).in(actor.language());
            if (states.getOrDefault(pointer, FieldState.HIDDEN) == FieldState.HIDDEN) {
                values[1] = "***";
                values[2] = "***";
            }
        }
        return values;
    }

    @GetMapping("/print")
    @Permit(kind = KIND, verb = Verb.READ)
    PrintBody printDocument(Actor actor, @PathVariable UUID id, HttpServletRequest request) {
        Whole whole = wholes.get(new DocumentId(id));
        Viewer viewer = access.reader(actor, whole);
        DocumentRules rules = whole.rules();
        Map<String, FieldState> states = rules.states(whole.standing(), viewer, whole.values());
        DocumentWords.Words words = bodies.words(actor.language());
        String path = "/check/" + whole.doc().checkCode();
        String address =
                ServletUriComponentsBuilder.fromContextPath(request).path(path).toUriString();
        QrPath qr = QrPath.of(address);
        return new PrintBody(
                bodies.line(whole.doc(), rules, words),
                DocumentBodies.in(rules.kind().mirrorOf(), words),
                DocumentBodies.in(rules.kind().basis(), words),
                Printed.of(rules.kind().form(), states, whole.values(), words),
                bodies.signatures(actor, whole, words),
                bodies.flags(whole, words),
                bodies.corrections(whole, viewer, states, words),
                verification.verify(whole).holds(),
                bodies.proves(rules.kind(), words),
                address,
                qr.size(),
                qr.path());
    }

    /** The signatures as one file for {@code ./qingyuan verify}: those of the reader's own seats and those whose whole content he sees. */
    @GetMapping("/signed.qydoc")
    @Permit(kind = KIND, verb = Verb.READ)
    ResponseEntity<byte[]> signedDocument(Actor actor, @PathVariable UUID id) {
        Whole whole = wholes.get(new DocumentId(id));
        Viewer viewer = access.reader(actor, whole);
        String name = whole.doc().number() + ".qydoc";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(files.of(whole, viewer).getBytes(StandardCharsets.UTF_8));
    }
}
