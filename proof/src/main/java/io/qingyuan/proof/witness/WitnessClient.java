package io.qingyuan.proof.witness;

import io.qingyuan.proof.merkle.ConsistencyProof;
import io.qingyuan.proof.note.Checkpoint;
import io.qingyuan.proof.note.NoteSignature;
import io.qingyuan.proof.note.SignedNote;
import io.qingyuan.proof.note.VerifierKey;
import io.qingyuan.proof.tiles.TileSource;
import io.qingyuan.proof.tiles.TileTree;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Asks one witness for its cosignature. Remembers what the witness knows, so that most requests need one round. */
public final class WitnessClient {
    private static final Pattern SIZE = Pattern.compile("(0|[1-9][0-9]{0,18})\n");
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int ROUNDS = 3;
    private static final int OK = 200;
    private static final int CONFLICT = 409;

    private final HttpClient http;
    private final URI submission;
    private final VerifierKey key;
    private long known;

    /**
     * A witness to ask.
     *
     * @param prefix its submission prefix
     * @param key its key; lines of any other are ignored
     */
    public WitnessClient(HttpClient http, URI prefix, VerifierKey key) {
        this.http = http;
        String text = prefix.toString();
        submission = URI.create(text + (text.endsWith("/") ? "" : "/") + "add-checkpoint");
        this.key = key;
    }

    /**
     * The witness's verified lines for a checkpoint.
     *
     * @param note signed by the log
     * @param tiles of the log, at least to the size of the checkpoint
     * @throws IOException if the witness does not answer, or refuses; the message says how
     */
    public synchronized List<NoteSignature> cosign(SignedNote note, TileSource tiles) throws IOException {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        TileTree tree = new TileTree(tiles, checkpoint.size());
        String refusal = "";
        for (int round = 0; round < ROUNDS; round++) {
            if (known > checkpoint.size()) {
                throw new IOException(
                        submission + " has cosigned size " + known + " already, beyond " + checkpoint.size());
            }
            ConsistencyProof proof = tree.consistency(known);
            HttpResponse<byte[]> response = send(new AddCheckpoint(known, proof.path(), note));
            String body = new String(response.body(), StandardCharsets.UTF_8);
            if (response.statusCode() == OK) {
                List<NoteSignature> lines = body.lines()
                        .map(NoteSignature::parse)
                        .filter(line -> key.verifies(note.text(), line))
                        .toList();
                if (lines.isEmpty()) {
                    throw new IOException(submission + " answered without a line of " + key.name());
                }
                known = checkpoint.size();
                return lines;
            }
            refusal = response.statusCode() + " " + body.strip();
            boolean otherSize = response.statusCode() == CONFLICT
                    && response.headers()
                            .firstValue("Content-Type")
                            .filter("text/x.tlog.size"::equals)
                            .isPresent()
                    && SIZE.matcher(body).matches();
            if (!otherSize) {
                break;
            }
            known = Long.parseLong(body.strip());
        }
        throw new IOException(submission + " did not cosign: " + refusal);
    }

    private HttpResponse<byte[]> send(AddCheckpoint request) throws IOException {
        HttpRequest post = HttpRequest.newBuilder(submission)
                .timeout(TIMEOUT)
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()))
                .build();
        try {
            return http.send(post, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while asking " + submission);
        }
    }
}
