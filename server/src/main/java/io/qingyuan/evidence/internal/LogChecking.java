package io.qingyuan.evidence.internal;

import io.qingyuan.evidence.LogCheck.Found;
import io.qingyuan.evidence.LogCheck.Report;
import io.qingyuan.evidence.SealedSubjects;
import io.qingyuan.evidence.internal.JdbcClaims.Sealed;
import io.qingyuan.proof.Finding;
import io.qingyuan.proof.Finding.Code;
import io.qingyuan.proof.Trust;
import io.qingyuan.proof.audit.LogAudit;
import io.qingyuan.proof.claim.Leaf;
import io.qingyuan.proof.merkle.CompactRange;
import io.qingyuan.proof.merkle.Hash;
import io.qingyuan.proof.note.Checkpoint;
import io.qingyuan.proof.note.NoteSignature;
import io.qingyuan.proof.note.SignatureType;
import io.qingyuan.proof.note.SignedNote;
import io.qingyuan.proof.note.VerifierKey;
import io.qingyuan.proof.tiles.EntryBundle;
import io.qingyuan.proof.tiles.TileId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One run of the self-check. What is signed vouches for the tiles, the tiles for the leaves, a leaf for its event, the event for the row it
 * was made of; where two agree against the third, the third is named.
 */
final class LogChecking {

    /** Entries that are read at once: 16 tiles. */
    private static final int CHUNK = 16 * TileId.FULL;

    private static final int MOST_FINDINGS = 100;
    private static final int CHECKPOINTS_AT_ONCE = 1_000;

    private final JdbcLog log;
    private final JdbcTiles tiles;
    private final JdbcClaims claims;
    private final LogKeys keys;
    private final KeptCheckpoint kept;
    /** Checkpoints of the past are many: the Ed25519 line is enough, at a tenth of the time of SM2. */
    private final Trust plain;

    private final List<VerifierKey> witnesses;
    private final Map<String, SealedSubjects> subjects;
    private final List<Found> findings = new ArrayList<>();
    private final CompactRange edge = new CompactRange();
    private List<JdbcLog.Stored> stored = List.of();
    private int nextStored;
    private long lastStored = -1;
    private boolean differed;
    private long size;
    private long checkpoints;
    private long contents;

    LogChecking(
            JdbcLog log,
            JdbcTiles tiles,
            JdbcClaims claims,
            LogKeys keys,
            KeptCheckpoint kept,
            List<VerifierKey> witnesses,
            List<SealedSubjects> subjects) {
        this.log = log;
        this.tiles = tiles;
        this.claims = claims;
        this.keys = keys;
        plain = Trust.in(
                keys.all().stream()
                        .filter(key -> key.type() == SignatureType.ED25519)
                        .toList(),
                0);
        this.kept = kept;
        this.witnesses = witnesses;
        this.subjects = subjects.stream().collect(Collectors.toMap(SealedSubjects::prefix, one -> one));
    }

    Report run() {
        try {
            Optional<Checkpoint> newest = newest();
            Checkpoint head = newest.orElseGet(() -> new Checkpoint(keys.origin(), 0, Hash.EMPTY_ROOT));
            size = head.size();
            kept.holdsAgainst(head, tiles).ifPresent(this::found);
            LogAudit.of(tiles, head).forEach(this::found);
            for (long from = 0; from < head.size(); from += CHUNK) {
                chunk(from, (int) Math.min(CHUNK, head.size() - from));
            }
            beside();
            cosignatures();
            return new Report(
                    head.size(),
                    newest.map(checkpoint -> checkpoint.root().base64()).orElse(""),
                    edge.size(),
                    checkpoints,
                    contents,
                    log.waiting(),
                    findings.size() <= MOST_FINDINGS ? findings : cut());
        } catch (IOException e) {
            throw new UncheckedIOException("the evidence log cannot be read", e);
        }
    }

    private List<Found> cut() {
        List<Found> first = new ArrayList<>(findings.subList(0, MOST_FINDINGS));
        first.add(Found.of(Finding.of(Code.MORE, first.getLast().place())));
        return first;
    }

    private void found(Finding finding) {
        findings.add(Found.of(finding));
    }

    private void bad(String code, String place, Object... values) {
        Found found = new Found(
                code, place, List.of(values).stream().map(String::valueOf).toList(), true);
        findings.add(found);
    }

    // --- checkpoints

    /** The newest checkpoint, with what its signatures are worth; it is what everything is held against. */
    private Optional<Checkpoint> newest() {
        Optional<JdbcLog.Stored> row = log.newest();
        if (row.isEmpty()) {
            found(Finding.of(Code.NO_CHECKPOINT, "evidence.checkpoint", "none"));
            return Optional.empty();
        }
        try {
            SignedNote note = SignedNote.parse(row.get().note());
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            keys.trust().check(note).stream()
                    .filter(finding -> finding.code() != Code.NOT_COSIGNED)
                    .forEach(this::found);
            if (checkpoint.size() != row.get().size()
                    || !checkpoint.root().equals(hash(row.get().root()))) {
                bad("CHECKPOINT_COLUMN", place(row.get()));
            }
            return Optional.of(checkpoint);
        } catch (IllegalArgumentException e) {
            found(Finding.of(Code.NO_CHECKPOINT, place(row.get()), String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private static String place(JdbcLog.Stored row) {
        return "evidence.checkpoint " + row.size();
    }

    /** Holds the stored checkpoints against the tree as it grows past their sizes. */
    private void passing() {
        while (true) {
            if (nextStored == stored.size()) {
                stored = log.checkpoints(lastStored, CHECKPOINTS_AT_ONCE);
                nextStored = 0;
                if (stored.isEmpty()) {
                    return;
                }
            }
            JdbcLog.Stored row = stored.get(nextStored);
            if (row.size() > edge.size()) {
                return;
            }
            if (row.size() == edge.size()) {
                checkpoints++;
                if (row.size() < size) { // the newest is what the tiles were held against
                    checkpoint(row, edge.root());
                }
            }
            lastStored = row.size();
            nextStored++;
        }
    }

    private void checkpoint(JdbcLog.Stored row, Hash root) {
        try {
            SignedNote note = SignedNote.parse(row.note());
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            plain.check(note).stream()
                    .filter(Finding::bad)
                    .forEach(finding -> found(new Finding(finding.code(), place(row), finding.values())));
            boolean differs =
                    checkpoint.size() != row.size() || !checkpoint.root().equals(root);
            boolean first = differs && !differed; // where one tree left the other; those behind it follow
            differed = differs;
            if (first) {
                bad(
                        "CHECKPOINT_FORKS",
                        place(row),
                        checkpoint.size(),
                        checkpoint.root().base64(),
                        root.base64());
            } else if (!differs && !checkpoint.root().equals(hash(row.root()))) {
                bad("CHECKPOINT_COLUMN", place(row));
            }
        } catch (IllegalArgumentException e) {
            found(Finding.of(Code.NO_CHECKPOINT, place(row), String.valueOf(e.getMessage())));
        }
    }

    private static @Nullable Hash hash(byte[] bytes) {
        return bytes.length == Hash.BYTES ? Hash.of(bytes) : null;
    }

    // --- events

    private void chunk(long from, int count) {
        Hash[] tree = hashes(from, count);
        Hash[] bundles = bundles(from, count);
        Map<Long, Sealed> events = new HashMap<>();
        claims.numbered(from, count).forEach(event -> events.put(number(event), event));
        Map<Hash, Long> places = new HashMap<>();
        for (int i = 0; i < count; i++) {
            Hash inTree = tree[i];
            if (inTree != null) {
                places.put(inTree, from + i);
            }
        }
        List<Sealed> good = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            passing();
            Hash inTree = tree[i];
            Sealed event = events.get(from + i);
            Hash made = null;
            if (event == null) {
                bad("EVENT_GONE", "evidence.entry " + (from + i), from + i);
            } else {
                made = event(event, from + i, inTree, bundles[i], places);
                if (made != null) {
                    good.add(event);
                }
            }
            // event and bundle together count more than the tile
            Hash leaf = made != null ? made : inTree;
            edge.append(leaf == null ? Hash.EMPTY_ROOT : leaf, (_, _) -> {});
        }
        passing();
        rows(good);
    }

    private static long number(Sealed event) {
        Long number = event.number();
        return number == null ? -1 : number;
    }

    /** The hash of the event's leaf, if tile or bundle have it too; where one of the two was touched, the audit tells. */
    private @Nullable Hash event(
            Sealed event, long number, @Nullable Hash inTree, @Nullable Hash inBundle, Map<Hash, Long> places) {
        String place = "evidence.claim " + event.id();
        Leaf leaf;
        try {
            leaf = event.claim().leaf();
        } catch (IllegalArgumentException e) {
            bad("EVENT_BROKEN", place, number, String.valueOf(e.getMessage()));
            return null;
        }
        Hash hash = leaf.hash();
        if (hash.equals(inTree) || hash.equals(inBundle)) {
            return hash;
        }
        Long there = places.get(hash);
        if (there != null) {
            bad("EVENT_MOVED", "evidence.entry " + number, number, there);
        } else {
            bad("EVENT_CHANGED", place, number, differing(leaf, number));
        }
        return null;
    }

    /** Which members of the leaf in the log the event does not give. */
    private String differing(Leaf made, long number) {
        Leaf logged;
        try {
            byte[] bundle = tiles.widest(TileId.ENTRIES, number / TileId.FULL)
                    .map(JdbcTiles.Kept::bytes)
                    .orElseThrow(() -> new IllegalArgumentException("no bundle"));
            logged = Leaf.parse(EntryBundle.entries(bundle).get((int) (number % TileId.FULL)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return "?";
        }
        List<String> names = new ArrayList<>();
        if (!made.kind().equals(logged.kind())) {
            names.add("kind");
        }
        if (!made.time().equals(logged.time())) {
            names.add("at");
        }
        boolean subject = !made.subject().equals(logged.subject());
        boolean content = !made.content().equals(logged.content());
        if (subject && content) {
            names.add("salt"); // both hashes hang on it
        } else if (subject || content) {
            names.add(subject ? "subject" : "content");
        }
        return String.join(", ", names);
    }

    private @Nullable Hash[] hashes(long from, int count) {
        @Nullable Hash[] hashes = new Hash[count];
        for (int at = 0; at < count; at += TileId.FULL) {
            byte[] bytes = tiles.widest(0, (from + at) / TileId.FULL)
                    .map(JdbcTiles.Kept::bytes)
                    .orElseGet(() -> new byte[0]);
            for (int i = 0; i < Math.min(TileId.FULL, count - at) && (i + 1) * Hash.BYTES <= bytes.length; i++) {
                hashes[at + i] = Hash.of(bytes, i * Hash.BYTES, Hash.BYTES);
            }
        }
        return hashes;
    }

    private @Nullable Hash[] bundles(long from, int count) {
        @Nullable Hash[] hashes = new Hash[count];
        for (int at = 0; at < count; at += TileId.FULL) {
            List<byte[]> entries = entries((from + at) / TileId.FULL);
            for (int i = 0; i < Math.min(entries.size(), count - at) && i < TileId.FULL; i++) {
                hashes[at + i] = Hash.ofLeaf(entries.get(i));
            }
        }
        return hashes;
    }

    private List<byte[]> entries(long place) {
        try {
            return tiles.widest(TileId.ENTRIES, place)
                    .map(kept -> EntryBundle.entries(kept.bytes()))
                    .orElseGet(List::of);
        } catch (IllegalArgumentException e) {
            return List.of(); // the audit names it
        }
    }

    /** Leaves that were taken away before they had a number, and numbers that nobody signed for. */
    private void beside() {
        for (Sealed lost : claims.lost(MOST_FINDINGS)) {
            bad("EVENT_UNLOGGED", "evidence.claim " + lost.id(), lost.kind(), lost.subject());
        }
        for (long number : log.beyond(MOST_FINDINGS)) {
            bad("NUMBER_BEYOND", "evidence.entry " + number, number);
        }
        for (JdbcLog.Signer signer : log.signers()) {
            if (keys.all().stream().noneMatch(key -> key.toString().equals(signer.key()))) {
                bad("KEY_UNKNOWN", "evidence.signer", signer.key());
            }
        }
    }

    // --- rows of other modules

    private void rows(List<Sealed> events) {
        Map<String, Map<String, Sealed>> byPrefix = new LinkedHashMap<>();
        for (Sealed event : events) {
            int slash = event.subject().indexOf('/');
            String prefix = slash < 0 ? "" : event.subject().substring(0, slash);
            if (subjects.containsKey(prefix)) {
                byPrefix.computeIfAbsent(prefix, _ -> new LinkedHashMap<>())
                        .put(event.subject().substring(slash + 1), event);
            }
        }
        byPrefix.forEach(this::rows);
    }

    private void rows(String prefix, Map<String, Sealed> events) {
        SealedSubjects module = subjects.get(prefix);
        if (module == null) {
            return;
        }
        Set<UUID> newest =
                claims.newest(events.values().stream().map(Sealed::id).toList());
        Map<String, String> now = module.contents(events.keySet());
        events.forEach((id, event) -> {
            if (newest.contains(event.id())) {
                contents++;
                String says = now.get(id);
                if (says == null) {
                    bad("ROW_GONE", event.subject(), number(event));
                } else if (!says.equals(event.content())) {
                    bad("ROW_CHANGED", event.subject(), number(event));
                }
            }
        });
    }

    // --- witnesses

    private void cosignatures() {
        if (witnesses.isEmpty()) {
            return;
        }
        long above = -1;
        List<JdbcLog.Line> lines = log.lines(above, CHECKPOINTS_AT_ONCE);
        while (!lines.isEmpty()) {
            lines.forEach(this::cosignature);
            above = lines.getLast().size();
            lines = log.lines(above, CHECKPOINTS_AT_ONCE);
        }
    }

    private void cosignature(JdbcLog.Line row) {
        boolean good;
        try {
            NoteSignature line = NoteSignature.parse(row.line());
            String text = SignedNote.parse(row.note()).text();
            List<VerifierKey> claimed =
                    witnesses.stream().filter(key -> key.claims(line)).toList();
            good = claimed.isEmpty() || claimed.stream().anyMatch(key -> key.verifies(text, line));
        } catch (IllegalArgumentException e) {
            good = false;
        }
        if (!good) {
            bad("SIGNATURE_BROKEN", "evidence.cosignature " + row.size(), row.witness());
        }
    }
}
