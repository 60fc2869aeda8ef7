package io.qingyuan.documents.internal;

import io.qingyuan.documents.DocumentProblem;
import io.qingyuan.documents.internal.Bodies.CheckBody;
import io.qingyuan.documents.internal.Bodies.CheckSignature;
import io.qingyuan.documents.internal.Bodies.CheckToken;
import io.qingyuan.documents.internal.engine.DocumentKind;
import io.qingyuan.documents.internal.engine.DocumentRules;
import io.qingyuan.documents.internal.engine.FieldPath;
import io.qingyuan.documents.internal.engine.Seat;
import io.qingyuan.documents.internal.engine.Step;
import io.qingyuan.identity.Knocks;
import io.qingyuan.identity.Knocks.Measure;
import io.qingyuan.identity.PublicRoute;
import io.qingyuan.packs.CanonicalJson;
import io.qingyuan.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The check page of a print: whoever scans the code reads for a quarter of an hour what is public of the document. */
@RestController
@RequestMapping("/api/document-checks")
class DocumentCheckController {

    private static final Duration OPEN = Duration.ofMinutes(15);
    private static final int TOKEN_BYTES = 24;
    private static final Measure CHECK = new Measure("documents.check", 30, Duration.ofMinutes(1));

    private final SecureRandom random = new SecureRandom();
    private final JdbcDocuments documents;
    private final JdbcDocumentChecks checks;
    private final Knocks knocks;
    private final DocumentWholes wholes;
    private final DocumentVerification verification;
    private final DocumentBodies bodies;
    private final Clock clock;

    DocumentCheckController(
            JdbcDocuments documents,
            JdbcDocumentChecks checks,
            Knocks knocks,
            DocumentWholes wholes,
            DocumentVerification verification,
            DocumentBodies bodies,
            Clock clock) {
        this.documents = documents;
        this.checks = checks;
        this.knocks = knocks;
        this.wholes = wholes;
        this.verification = verification;
        this.bodies = bodies;
        this.clock = clock;
    }

    record CheckRequest(String code) {}

    @PostMapping
    @Transactional
    @PublicRoute(because = "whoever holds a print may ask whether it is genuine; the code on it cannot be guessed")
    public CheckToken openCheck(@RequestBody CheckRequest request, HttpServletRequest http) {
        knocks.count(http.getRemoteAddr(), CHECK);
        Doc doc = documents
                .byCheckCode(request.code())
                .orElseThrow(() -> new ProblemException(DocumentProblem.TOKEN_ENDED));
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        Instant until = clock.instant().plus(OPEN);
        checks.insert(hash(token), doc.id(), until);
        return new CheckToken(token, until);
    }

    @GetMapping("/{token}")
    @PublicRoute(because = "opened by the code of a print, for a quarter of an hour; public fields only")
    CheckBody readCheck(@PathVariable String token, Locale locale, HttpServletRequest http) {
        knocks.count(http.getRemoteAddr(), CHECK);
        JdbcDocumentChecks.Token found = checks.find(hash(token), clock.instant())
                .orElseThrow(() -> new ProblemException(DocumentProblem.TOKEN_ENDED));
        Whole whole =
                wholes.find(found.document()).orElseThrow(() -> new ProblemException(DocumentProblem.TOKEN_ENDED));
        DocumentWords.Words words = bodies.words(locale);
        DocumentKind kind = whole.kind();
        DocumentVerification.Report report = verification.verify(whole);
        return new CheckBody(
                words.in(kind.title()),
                whole.doc().number(),
                whole.doc().official(),
                DocumentBodies.in(kind.mirrorOf(), words),
                whole.doc().createdOn(),
                whole.doc().state().word(),
                whole.doc().sample() || kind.sample(),
                whole.doc().flagged(),
                report.holds(),
                fields(whole, words),
                signatures(whole, report, words),
                bodies.proves(kind, words),
                found.ends());
    }

    private static List<Printed.PrintField> fields(Whole whole, DocumentWords.Words words) {
        List<Printed.PrintField> fields = new ArrayList<>();
        for (FieldPath path : whole.kind().open()) {
            String pointer = path.pointer(0);
            DocumentBodies.field(whole.kind(), pointer)
                    .ifPresent(field -> fields.add(new Printed.PrintField(
                            pointer,
                            words.in(field.title()),
                            words.text(
                                    field,
                                    Pointers.find(whole.values(), pointer).orElse(null)))));
        }
        return fields;
    }

    private static List<CheckSignature> signatures(
            Whole whole, DocumentVerification.Report report, DocumentWords.Words words) {
        DocumentRules rules = whole.rules();
        Map<String, Given> given =
                whole.signatures().stream().collect(Collectors.toMap(Given.Signature::step, Given.Signature::given));
        List<CheckSignature> signatures = new ArrayList<>();
        for (Step step : rules.steps(whole.values())) {
            Seat seat = rules.seat(step);
            Given its = given.get(step.toString());
            signatures.add(new CheckSignature(
                    words.in(rules.kind().signature(step.signature()).title()),
                    words.in(rules.kind().party(seat.party()).title()),
                    rules.unit(seat, whole.values()).map(words::unit).orElse("—"),
                    its == null ? null : its.at(),
                    its != null,
                    its != null && report.holds(step.toString())));
        }
        return signatures;
    }

    private static String hash(String token) {
        return CanonicalJson.sha256(token.getBytes(StandardCharsets.UTF_8));
    }
}
