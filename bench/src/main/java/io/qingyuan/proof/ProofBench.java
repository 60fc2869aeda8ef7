package io.qingyuan.proof;

import io.qingyuan.proof.claim.Claim;
import io.qingyuan.proof.claim.Salt;
import io.qingyuan.proof.merkle.Hash;
import io.qingyuan.proof.merkle.InclusionProof;
import io.qingyuan.proof.note.Checkpoint;
import io.qingyuan.proof.note.Cosigner;
import io.qingyuan.proof.note.Ed25519Key;
import io.qingyuan.proof.note.NoteSigner;
import io.qingyuan.proof.note.SignedNote;
import io.qingyuan.proof.tiles.LogAppender;
import io.qingyuan.proof.tiles.Tile;
import io.qingyuan.proof.tiles.TileId;
import io.qingyuan.proof.tiles.TileStore;
import io.qingyuan.proof.tiles.TileTree;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The evidence log at ten million entries: appending, inclusion proofs out of tiles, and proof files checked as an outsider
 * does. Entries are leaves of the real size; their bundles are dropped, so that memory holds the hash tiles alone. The raw
 * engine beside it is SHA-256 of the JDK over the same number of bytes.
 */
public final class ProofBench {
    private static final int ENTRIES = Integer.getInteger("entries", 10_000_000);
    private static final int BATCH = 5_000;
    private static final int PROOFS = 1_000;
    private static final int ROUNDS = 5;
    private static final double NANOS_A_MILLI = 1e6;
    private static final double NANOS_A_SECOND = 1e9;
    private static final String ORIGIN = "bench.example/evidence";
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private ProofBench() {}

    /** Hash tiles in memory; of a partial tile the widest only, as a table would keep it. */
    private static final class HashTiles implements TileStore {
        private final Map<TileId, byte[]> tiles = new HashMap<>();

        @Override
        public Optional<byte[]> read(TileId id) {
            return Optional.ofNullable(tiles.get(id.whole()))
                    .map(bytes -> bytes.length == id.width() * Hash.BYTES
                            ? bytes
                            : Arrays.copyOf(bytes, id.width() * Hash.BYTES));
        }

        @Override
        public void write(List<Tile> written) {
            for (Tile tile : written) {
                if (tile.id().level() != TileId.ENTRIES) {
                    tiles.put(tile.id().whole(), tile.bytes());
                }
            }
        }
    }

    /** Prints the figures. */
    public static void main(String[] arguments) throws Exception {
        HashTiles tiles = new HashTiles();
        Random random = new Random(6962);
        List<Integer> chosen = random.ints(0, ENTRIES)
                .distinct()
                .limit(PROOFS)
                .sorted()
                .boxed()
                .toList();
        Hash root = append(tiles);
        NoteSigner log = Ed25519Key.generate(new SecureRandom()).log(ORIGIN);
        Cosigner witness = Ed25519Key.generate(new SecureRandom()).witness("witness.example");
        SignedNote note = SignedNote.sign(new Checkpoint(ORIGIN, ENTRIES, root).text(), List.of(log, witness));
        for (int round = 1; round <= ROUNDS; round++) {
            List<byte[]> files = prove(tiles, note, chosen, round);
            verify(files, Trust.in(List.of(log.key(), witness.key()), 1), round);
        }
    }

    private static Claim claim(int i) {
        byte[] salt = new byte[Salt.BYTES];
        for (int at = 0; at < Integer.BYTES; at++) {
            salt[at] = (byte) (i >>> (at * Byte.SIZE));
        }
        String content = "{\"indicator\":\"ind-" + i + "\",\"unit\":\"%\",\"value\":\"98.50\"}";
        return new Claim("receipt.published", START.plusSeconds(i), "receipt/" + i, content, Salt.of(salt));
    }

    private static Hash append(HashTiles tiles) throws NoSuchAlgorithmException {
        byte[] like = claim(0).leaf().entry();
        byte[][] entries = new byte[BATCH][];
        LogAppender appender = LogAppender.empty();
        Hash root = Hash.EMPTY_ROOT;
        long appending = 0;
        long working = 0;
        int changed = 0;
        while (appender.size() < ENTRIES) {
            int count = (int) Math.min(BATCH, ENTRIES - appender.size());
            for (int i = 0; i < count; i++) { // making leaves is the event's work, not the sequencer's
                entries[i] = claim((int) appender.size() + i).leaf().entry();
            }
            long begun = System.nanoTime();
            long busy = processor();
            for (int i = 0; i < count; i++) {
                appender.append(entries[i]);
            }
            LogAppender.Batch batch = appender.batch();
            appending += System.nanoTime() - begun;
            working += processor() - busy;
            changed += batch.changed().size();
            root = batch.root();
            tiles.write(batch.changed());
        }
        System.out.printf(
                "append: %,d entries of %d bytes in batches of %,d: %.2f s, %,.0f a second (%,.0f a processor second), %.1f tiles a batch%n",
                ENTRIES,
                like.length,
                BATCH,
                appending / NANOS_A_SECOND,
                ENTRIES / (appending / NANOS_A_SECOND),
                ENTRIES / (working / NANOS_A_SECOND),
                changed / Math.ceil((double) ENTRIES / BATCH));
        raw(like);
        return root;
    }

    /** What the hashes alone cost: one of the leaf and one of a node for each entry. */
    private static void raw(byte[] like) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] leaf = Arrays.copyOf(like, like.length + 1);
        byte[] node = new byte[2 * Hash.BYTES + 1];
        int count = Math.min(ENTRIES, 2_000_000);
        long begun = processor();
        for (int i = 0; i < count; i++) {
            node[1] = digest.digest(leaf)[0];
            leaf[1] = digest.digest(node)[0];
        }
        double seconds = (processor() - begun) / NANOS_A_SECOND;
        System.out.printf("raw: SHA-256 of a leaf and a node: %,.0f entries a processor second%n", count / seconds);
    }

    private static List<byte[]> prove(HashTiles tiles, SignedNote note, List<Integer> chosen, int round)
            throws IOException {
        List<byte[]> files = new ArrayList<>();
        long[] nanos = new long[chosen.size()];
        long busy = 0;
        for (int i = 0; i < nanos.length; i++) {
            int index = chosen.get(i);
            long begun = System.nanoTime();
            long before = processor();
            TileTree tree = new TileTree(tiles, ENTRIES); // no tile kept from the one before
            InclusionProof inclusion = tree.inclusion(index);
            busy += processor() - before;
            nanos[i] = System.nanoTime() - begun;
            files.add(ProofFile.of(claim(index), inclusion, note).bytes());
        }
        Arrays.sort(nanos);
        System.out.printf(
                "prove %d: inclusion proof at %,d entries, tiles read anew: median %.3f ms, 99 in 100 below %.3f ms,"
                        + " longest %.3f ms (%.3f ms of processor time on average)%n",
                round,
                ENTRIES,
                nanos[nanos.length / 2] / NANOS_A_MILLI,
                nanos[nanos.length * 99 / 100] / NANOS_A_MILLI,
                nanos[nanos.length - 1] / NANOS_A_MILLI,
                busy / NANOS_A_MILLI / nanos.length);
        return files;
    }

    /** Processor time of this thread in ns: on a machine that others use too, what one core of one's own would do. */
    private static long processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void verify(List<byte[]> files, Trust trust, int round) {
        ProofCheck check = new ProofCheck(trust);
        long before = processor();
        long begun = System.nanoTime();
        for (byte[] file : files) {
            if (check.check(ProofFile.parse(file)).stream().anyMatch(Finding::bad)) {
                throw new IllegalStateException("a proof does not hold");
            }
        }
        double millis = (System.nanoTime() - begun) / NANOS_A_MILLI;
        System.out.printf(
                "verify %d: %,d proof files, each parsed and checked with log signature and cosignature: %.0f ms (%.0f ms of processor time)%n",
                round, files.size(), millis, (processor() - before) / NANOS_A_MILLI);
    }
}
