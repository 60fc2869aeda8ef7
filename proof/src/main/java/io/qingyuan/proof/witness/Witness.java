package io.qingyuan.proof.witness;

import io.qingyuan.proof.merkle.ConsistencyProof;
import io.qingyuan.proof.merkle.Hash;
import io.qingyuan.proof.note.Checkpoint;
import io.qingyuan.proof.note.Cosigner;
import io.qingyuan.proof.note.SignedNote;
import io.qingyuan.proof.note.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Cosigns checkpoints of the logs it knows. It never cosigns two checkpoints of a log of which the later does not
 * continue the earlier; that is all it says, and enough to make a fork visible.
 */
public final class Witness {
    private final List<VerifierKey> logs;
    private final Cosigner cosigner;
    private final WitnessState state;
    private final Clock clock;

    /**
     * A witness.
     *
     * @param logs keys of the logs it watches; the name of a key is the origin of its log
     */
    public Witness(List<VerifierKey> logs, Cosigner cosigner, WitnessState state, Clock clock) {
        this.logs = List.copyOf(logs);
        this.cosigner = cosigner;
        this.state = state;
        this.clock = clock;
    }

    /**
     * Answers an {@code add-checkpoint}. One at a time: what is compared and what is kept must not be parted.
     *
     * @throws IOException if the state cannot be read or kept; then nothing was cosigned
     */
    public synchronized Answer add(byte[] body) throws IOException {
        AddCheckpoint request;
        Checkpoint checkpoint;
        try {
            request = AddCheckpoint.parse(body);
            checkpoint = Checkpoint.parse(request.note().text());
        } catch (IllegalArgumentException e) {
            return new Answer.Malformed(String.valueOf(e.getMessage()));
        }
        String origin = checkpoint.origin();
        List<VerifierKey> keys =
                logs.stream().filter(key -> key.name().equals(origin)).toList();
        if (keys.isEmpty()) {
            return new Answer.UnknownLog(origin);
        }
        SignedNote.Check check = request.note().check(keys);
        if (check.good().isEmpty() || !check.bad().isEmpty()) {
            return new Answer.NotSigned();
        }
        if (request.oldSize() > checkpoint.size()) {
            return new Answer.Malformed("old size " + request.oldSize() + " is above size " + checkpoint.size());
        }
        Optional<Checkpoint> before = state.latest(origin).map(note -> Checkpoint.parse(note.text()));
        long size = before.map(Checkpoint::size).orElse(0L);
        if (request.oldSize() != size) {
            return new Answer.OtherSize(size);
        }
        Hash root = before.map(Checkpoint::root).orElse(Hash.EMPTY_ROOT);
        if (size == checkpoint.size() && !root.equals(checkpoint.root())) {
            return before.isPresent() ? new Answer.OtherRoot(size) : new Answer.NotConsistent(0, 0);
        }
        if (!new ConsistencyProof(size, checkpoint.size(), request.proof()).shows(root, checkpoint.root())) {
            return new Answer.NotConsistent(size, checkpoint.size());
        }
        state.keep(
                origin,
                new SignedNote(
                        request.note().text(),
                        check.good().stream().map(SignedNote.Signed::signature).toList()));
        return new Answer.Cosigned(List.of(cosigner.sign(request.note().text(), clock.instant())));
    }

    /** The key under which it cosigns. */
    public VerifierKey key() {
        return cosigner.key();
    }

    /** The newest checkpoint it cosigned of the log whose origin has this SHA-256 in hex. */
    public synchronized Optional<SignedNote> latest(String originHash) throws IOException {
        for (VerifierKey key : logs) {
            if (Hash.sha256(key.name().getBytes(StandardCharsets.UTF_8)).hex().equals(originHash)) {
                return state.latest(key.name());
            }
        }
        return Optional.empty();
    }
}
