package io.qingyuan.evidence.internal;

import io.qingyuan.evidence.EvidenceProblem;
import io.qingyuan.evidence.LogCheck;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.PublicRoute;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.proof.note.SignatureType;
import io.qingyuan.proof.note.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where the log stands, proofs, and the self-check. */
@RestController
@RequestMapping("/api/evidence")
class EvidenceController {

    private static final String LOG = "evidence.log";

    private final JdbcLog log;
    private final LogKeys keys;
    private final EvidenceProperties properties;
    private final Running running;
    private final Proofs proofs;
    private final LogCheck check;
    private final MessageSource texts;
    private final ReentrantLock checking = new ReentrantLock();

    EvidenceController(
            JdbcLog log,
            LogKeys keys,
            EvidenceProperties properties,
            Running running,
            Proofs proofs,
            LogCheck check,
            MessageSource texts) {
        this.log = log;
        this.keys = keys;
        this.properties = properties;
        this.running = running;
        this.proofs = proofs;
        this.check = check;
        this.texts = texts;
    }

    /**
     * A key as verifiers take it.
     *
     * @param signs whether it signs today
     */
    record KeyView(String key, String type, boolean signs) {}

    /**
     * A witness that is asked.
     *
     * @param size what it cosigned last; null: nothing yet
     */
    record WitnessView(
            String name,
            String key,
            @Nullable Long size,
            @Nullable Instant at) {}

    /**
     * Where the log stands.
     *
     * @param root Base64; null as long as nothing was signed
     * @param checkpoint the signed note, word for word
     * @param waiting committed leaves without a number
     * @param stopped whether the sequencer refuses to go on
     */
    record LogView(
            String origin,
            long size,
            @Nullable String root,
            @Nullable Instant signedAt,
            @Nullable String checkpoint,
            long waiting,
            boolean stopped,
            List<KeyView> keys,
            List<WitnessView> witnesses) {}

    /** A finding with its text. */
    record FoundView(String code, String place, String text, boolean bad) {}

    /** What the self-check found. */
    record ReportView(
            boolean holds,
            long size,
            String root,
            long entries,
            long checkpoints,
            long contents,
            long waiting,
            @Nullable String stopped,
            List<FoundView> findings) {}

    @GetMapping("/log")
    @PublicRoute(because = "the log is made to be read by anybody; it holds salted hashes and no personal data")
    LogView log() {
        JdbcLog.Head head = log.head().orElse(null);
        Set<VerifierKey> signing =
                keys.signers().stream().map(signer -> signer.key()).collect(Collectors.toSet());
        return new LogView(
                keys.origin(),
                head == null ? 0 : head.size(),
                head == null ? null : head.root().base64(),
                head == null ? null : head.signedAt(),
                head == null
                        ? null
                        : head.note().with(log.cosignatures(head.size())).toString(),
                log.waiting(),
                running.fault().isPresent(),
                keys.all().stream()
                        .map(key -> new KeyView(key.toString(), type(key), signing.contains(key)))
                        .toList(),
                witnesses());
    }

    private static String type(VerifierKey key) {
        return key.type() == SignatureType.SM2 ? "SM2" : "Ed25519";
    }

    private List<WitnessView> witnesses() {
        Map<String, JdbcLog.Cosigned> last =
                log.lastCosigned().stream().collect(Collectors.toMap(JdbcLog.Cosigned::witness, one -> one));
        return properties.witnessList().stream()
                .map(witness -> {
                    JdbcLog.Cosigned cosigned = last.get(witness.key().name());
                    return new WitnessView(
                            witness.key().name(),
                            witness.key().toString(),
                            cosigned == null ? null : cosigned.size(),
                            cosigned == null ? null : cosigned.at());
                })
                .toList();
    }

    /** The proof of what was sealed last about a subject, as a file for {@code ./qingyuan verify}. */
    @GetMapping("/proof")
    @Permit(kind = "evidence.proof", verb = Verb.READ)
    ResponseEntity<byte[]> proof(Actor actor, @RequestParam String subject) {
        byte[] bytes = proofs.of(actor, subject).bytes();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(
                                        subject.replaceAll("[^A-Za-z0-9.-]", "-") + ".qyproof", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes);
    }

    /** Recomputes the whole log from the database and holds the rows against it; one at a time. */
    @PostMapping("/check")
    @Permit(kind = LOG, verb = Verb.REVIEW)
    ReportView check(Locale locale) {
        if (!checking.tryLock()) {
            throw new ProblemException(EvidenceProblem.CHECKING);
        }
        try {
            LogCheck.Report report = check.run();
            return new ReportView(
                    report.holds(),
                    report.size(),
                    report.root(),
                    report.entries(),
                    report.checkpoints(),
                    report.contents(),
                    report.waiting(),
                    running.fault().orElse(null),
                    report.findings().stream().map(found -> view(found, locale)).toList());
        } finally {
            checking.unlock();
        }
    }

    private FoundView view(LogCheck.Found found, Locale locale) {
        String text = texts.getMessage(
                "evidence.found." + found.code(), found.values().toArray(), locale);
        return new FoundView(found.code(), found.place(), text, found.bad());
    }
}
