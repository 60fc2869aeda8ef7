package io.qingyuan.proof;

import io.qingyuan.proof.claim.Claim;
import io.qingyuan.proof.claim.Salt;
import io.qingyuan.proof.merkle.Hash;
import io.qingyuan.proof.note.Checkpoint;
import io.qingyuan.proof.note.Cosigner;
import io.qingyuan.proof.note.Ed25519Key;
import io.qingyuan.proof.note.NoteSigner;
import io.qingyuan.proof.note.SignedNote;
import io.qingyuan.proof.tiles.LogAppender;
import io.qingyuan.proof.tiles.TileStore;
import io.qingyuan.proof.tiles.TileTree;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A log of sample claims with fixed keys, in any store. */
public final class SampleLog {
    public static final String ORIGIN = "wujiang.example/evidence";

    private final NoteSigner signer = key(1).log(ORIGIN);
    private final Cosigner witness = key(2).witness("witness.example/w1");
    private final TileStore store;
    private final List<Claim> claims = new ArrayList<>();
    private final LogAppender appender = LogAppender.empty();
    private final int seed;

    public SampleLog(TileStore store) {
        this(store, 0);
    }

    /** @param seed another seed gives other salts */
    public SampleLog(TileStore store, int seed) {
        this.store = store;
        this.seed = seed;
    }

    public static Ed25519Key key(int seed) {
        byte[] bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        return Ed25519Key.ofSeed(bytes);
    }

    /** Appends claims up to a size and signs. */
    public SignedNote grow(int size) throws IOException {
        while (claims.size() < size) {
            int i = claims.size();
            byte[] salt = new byte[Salt.BYTES];
            new Random(1_000_000L * seed + i).nextBytes(salt);
            Claim claim = new Claim(
                    "receipt.published",
                    Instant.parse("2026-01-31T08:00:00Z").plusSeconds(i),
                    "receipt/" + i,
                    "{\"value\":\"" + i + ".50\"}",
                    Salt.of(salt));
            claims.add(claim);
            appender.append(claim.leaf().entry());
        }
        LogAppender.Batch batch = appender.batch();
        store.write(batch.changed());
        return sign(batch.size(), batch.root());
    }

    public SignedNote sign(long size, Hash root) {
        return SignedNote.sign(new Checkpoint(ORIGIN, size, root).text(), List.of(signer));
    }

    public SignedNote cosigned(SignedNote note) {
        return note.with(List.of(witness.sign(note.text(), Instant.parse("2026-02-01T00:00:00Z"))));
    }

    public ProofFile proof(int index, SignedNote note) throws IOException {
        long size = Checkpoint.parse(note.text()).size();
        return ProofFile.of(claims.get(index), new TileTree(store, size).inclusion(index), note);
    }

    public Trust trust() {
        return Trust.in(List.of(signer.key(), witness.key()), 0);
    }

    public NoteSigner signer() {
        return signer;
    }

    public Cosigner witness() {
        return witness;
    }
}
