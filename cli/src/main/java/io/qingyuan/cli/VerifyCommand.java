package io.qingyuan.cli;

import io.qingyuan.proof.Finding;
import io.qingyuan.proof.Finding.Code;
import io.qingyuan.proof.ProofCheck;
import io.qingyuan.proof.ProofFile;
import io.qingyuan.proof.Trust;
import io.qingyuan.proof.audit.LogAudit;
import io.qingyuan.proof.note.Checkpoint;
import io.qingyuan.proof.note.NoteSignature;
import io.qingyuan.proof.note.SignedNote;
import io.qingyuan.proof.signed.SignedDocument;
import io.qingyuan.proof.tiles.DirectoryTiles;
import io.qingyuan.proof.tiles.HttpTiles;
import io.qingyuan.proof.tiles.PublishedLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code verify}: checks a proof file, a checkpoint or a whole log against keys, without a server or a database. */
final class VerifyCommand implements Command {
    private static final String USAGE = """
            verify FILE.qyproof --key KEY       content → leaf → log → signatures of a proof
            verify FILE.qydoc --key KEY         the signatures of a document; keys of its signers
            verify URL|DIR --key KEY            the newest checkpoint of a log
                                  [--audit]     … and every entry and tile of it
                                  [--since FILE] … and that it continues an earlier checkpoint or proof
            options: --key KEY|FILE (name+id+base64, or a file of them; repeat it; cosignature keys are witnesses)
                     --witnesses N (so many must have cosigned) --log URL|DIR (of a proof) --lang zh|en
            exit: 0 holds, 1 does not hold, 2 wrong words, no key, or nothing to read""";

    private final Map<String, String> environment;

    VerifyCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        VerifyOptions options;
        try {
            options = VerifyOptions.parse(arguments, environment);
        } catch (Options.Wrong e) {
            err.println("verify: " + e.getMessage());
            err.println(USAGE);
            return 2;
        }
        VerifyTexts texts = new VerifyTexts(options.english());
        try {
            Trust trust = Trust.in(TrustedKeys.of(options.keys()).keys(), options.witnesses());
            return verify(options, trust, texts, out, err);
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            err.println("verify: " + texts.text("unreadable", String.valueOf(e.getMessage())));
            return 2;
        }
    }

    private static int verify(VerifyOptions options, Trust trust, VerifyTexts texts, PrintStream out, PrintStream err)
            throws IOException {
        String target = options.target();
        boolean log = isAddress(target) || Files.isDirectory(Path.of(target));
        if (!log && (options.audit() || !options.since().isEmpty())) {
            throw new IllegalArgumentException("--audit and --since go with the address or folder of a log");
        }
        if (log) {
            try (OpenLog open = OpenLog.at(target)) {
                byte[] bytes =
                        open.log().checkpoint().orElseThrow(() -> new IOException(target + " has no checkpoint"));
                SignedNote note = SignedNote.parse(bytes);
                return trust.logs().isEmpty()
                        ? noKey(note, texts, err)
                        : log(options, trust, open.log(), note, texts, out);
            }
        }
        byte[] bytes = read(target);
        if (SignedDocument.looksLikeOne(bytes)) {
            return document(target, bytes, trust, texts, out, err);
        }
        if (!ProofFile.looksLikeOne(bytes)) {
            SignedNote note = SignedNote.parse(bytes);
            return trust.logs().isEmpty()
                    ? noKey(note, texts, err)
                    : texts.print(out, target, trust.check(note), "checkpoint");
        }
        ProofFile proof;
        try {
            proof = ProofFile.parse(bytes);
        } catch (IllegalArgumentException e) {
            err.println("verify: " + texts.text("malformed", target, String.valueOf(e.getMessage())));
            return 1;
        }
        return trust.logs().isEmpty() ? noKey(proof.note(), texts, err) : proof(options, trust, proof, texts, out);
    }

    /** Trust cannot come out of the file itself: without a key nothing is proven, however well it fits together. */
    private static int noKey(SignedNote note, VerifyTexts texts, PrintStream err) {
        err.println("verify: " + texts.text("no-key"));
        for (NoteSignature signature : note.signatures()) {
            err.println("  " + signature.name());
        }
        return 2;
    }

    private static int document(
            String target, byte[] bytes, Trust trust, VerifyTexts texts, PrintStream out, PrintStream err) {
        SignedDocument document;
        try {
            document = SignedDocument.parse(bytes);
        } catch (IllegalArgumentException e) {
            err.println("verify: " + texts.text("malformed", target, String.valueOf(e.getMessage())));
            return 1;
        }
        if (trust.logs().isEmpty()) {
            err.println("verify: " + texts.text("no-key"));
            document.keys().forEach(key -> err.println("  " + key));
            return 2;
        }
        return texts.print(out, target, document.check(trust.logs()), "document");
    }

    private static int proof(VerifyOptions options, Trust trust, ProofFile proof, VerifyTexts texts, PrintStream out)
            throws IOException {
        List<Finding> findings = new ArrayList<>(new ProofCheck(trust).check(proof));
        if (options.log().isPresent() && findings.stream().noneMatch(Finding::bad)) {
            try (OpenLog open = OpenLog.at(options.log().get())) {
                SignedNote now = SignedNote.parse(open.log()
                        .checkpoint()
                        .orElseThrow(() -> new IOException(options.log().get() + " has no checkpoint")));
                findings.addAll(signedOnly(trust.check(now)));
                if (findings.stream().noneMatch(Finding::bad)) {
                    findings.add(LogAudit.since(proof.checkpoint(), Checkpoint.parse(now.text()), open.log()));
                }
            }
        }
        int status = texts.print(out, options.target(), findings, "proof");
        if (status == 0) {
            out.println(texts.text("content") + " " + proof.claim().content());
        }
        return status;
    }

    private static int log(
            VerifyOptions options, Trust trust, PublishedLog log, SignedNote note, VerifyTexts texts, PrintStream out)
            throws IOException {
        List<Finding> findings = new ArrayList<>(trust.check(note));
        if (findings.stream().noneMatch(Finding::bad)) {
            Checkpoint now = Checkpoint.parse(note.text());
            for (String file : options.since()) {
                findings.add(since(file, trust, now, log));
            }
            if (options.audit()) {
                findings.addAll(LogAudit.of(log, now));
            }
        }
        return texts.print(out, options.target(), findings, options.audit() ? "audit" : "log");
    }

    private static Finding since(String file, Trust trust, Checkpoint now, PublishedLog log) throws IOException {
        byte[] bytes = read(file);
        SignedNote earlier =
                ProofFile.looksLikeOne(bytes) ? ProofFile.parse(bytes).note() : SignedNote.parse(bytes);
        Optional<Finding> broken =
                signedOnly(trust.check(earlier)).stream().filter(Finding::bad).findFirst();
        if (broken.isPresent()) {
            return new Finding(broken.get().code(), file, broken.get().values());
        }
        return LogAudit.since(Checkpoint.parse(earlier.text()), now, log);
    }

    /** Of an earlier or later checkpoint only the log's own signature matters here. */
    private static List<Finding> signedOnly(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.bad() && finding.code() != Code.TOO_FEW_COSIGNATURES)
                .toList();
    }

    private static byte[] read(String file) throws IOException {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return in.readNBytes(ProofFile.LONGEST_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw new IOException("no such file: " + file, e);
        }
    }

    private static boolean isAddress(String target) {
        return target.startsWith("https://") || target.startsWith("http://");
    }

    /** A log that is closed after reading. */
    private record OpenLog(PublishedLog log, Optional<HttpTiles> http) implements AutoCloseable {

        static OpenLog at(String target) {
            if (isAddress(target)) {
                HttpTiles http = new HttpTiles(URI.create(target));
                return new OpenLog(http, Optional.of(http));
            }
            return new OpenLog(new DirectoryTiles(Path.of(target)), Optional.empty());
        }

        @Override
        public void close() {
            http.ifPresent(HttpTiles::close);
        }
    }
}
