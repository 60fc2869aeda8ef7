package io.qingyuan.proof.audit;

import io.qingyuan.proof.Finding;
import io.qingyuan.proof.Finding.Code;
import io.qingyuan.proof.merkle.Hash;
import io.qingyuan.proof.note.Checkpoint;
import io.qingyuan.proof.tiles.BrokenTileException;
import io.qingyuan.proof.tiles.TileId;
import io.qingyuan.proof.tiles.TileSource;
import io.qingyuan.proof.tiles.TileTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes a whole log against a checkpoint whose signature was verified. Trust flows downwards: the root vouches for
 * the partial tiles, each hash of a tile for the full tile below it, the hashes of leaves for the entries. What does not
 * fit is explained from below where it can be, so that the finding names the tile or entry that was touched.
 */
public final class LogAudit {
    private static final int MOST_FINDINGS = 100;

    private final TileSource source;
    private final Checkpoint checkpoint;
    private final List<Finding> findings = new ArrayList<>();
    private final EntryComparison entries = new EntryComparison(findings);

    private LogAudit(TileSource source, Checkpoint checkpoint) {
        this.source = source;
        this.checkpoint = checkpoint;
    }

    /**
     * Whether a log kept everything that an earlier checkpoint covered.
     *
     * @param earlier verified as well
     */
    public static Finding since(Checkpoint earlier, Checkpoint now, TileSource source) throws IOException {
        String place = "checkpoint";
        if (!earlier.origin().equals(now.origin())) {
            return Finding.of(Code.OTHER_LOG, place, earlier.origin(), now.origin());
        }
        if (now.size() < earlier.size()) {
            return Finding.of(Code.ROLLED_BACK, place, earlier.size(), now.size());
        }
        if (now.size() == earlier.size()) {
            Code code = now.root().equals(earlier.root()) ? Code.CONSISTENT : Code.FORKED;
            return Finding.of(code, place, earlier.size(), now.size());
        }
        TileTree tree = new TileTree(source, now.size());
        try {
            if (tree.consistency(earlier.size()).shows(earlier.root(), now.root())) {
                return Finding.of(Code.CONSISTENT, place, earlier.size(), now.size());
            }
            boolean whole = tree.root().equals(now.root());
            return Finding.of(whole ? Code.FORKED : Code.CONSISTENCY_UNKNOWN, place, earlier.size(), now.size());
        } catch (BrokenTileException e) {
            return Finding.of(Code.CONSISTENCY_UNKNOWN, e.path(), earlier.size(), now.size());
        }
    }

    /** Reads every tile and every entry; one good finding, or what is wrong and where. */
    public static List<Finding> of(TileSource source, Checkpoint checkpoint) throws IOException {
        LogAudit audit = new LogAudit(source, checkpoint);
        audit.run();
        List<Finding> found = audit.findings;
        if (found.isEmpty()) {
            return List.of(Finding.of(
                    Code.TILES_MATCH,
                    "tile",
                    checkpoint.size(),
                    checkpoint.root().base64()));
        }
        return found.size() <= MOST_FINDINGS ? List.copyOf(found) : cut(found);
    }

    private static List<Finding> cut(List<Finding> found) {
        List<Finding> first = new ArrayList<>(found.subList(0, MOST_FINDINGS));
        first.add(Finding.of(Code.MORE, first.getLast().place()));
        return first;
    }

    private boolean enough() {
        return findings.size() > MOST_FINDINGS;
    }

    private void run() throws IOException {
        if (checkpoint.size() == 0) {
            if (!checkpoint.root().equals(Hash.EMPTY_ROOT)) {
                findings.add(Finding.of(
                        Code.ROOT_DIFFERS, "checkpoint", checkpoint.root().base64(), Hash.EMPTY_ROOT.base64()));
            }
            return;
        }
        Map<TileId, Hash[]> edge = edge();
        for (int level = top(); level >= 0; level--) {
            TileId id = partial(level);
            Hash[] hashes = id == null ? null : edge.get(id);
            if (id != null && hashes != null) {
                descend(id, hashes);
            }
        }
        if (!enough()) {
            entries.finish();
        }
    }

    private int top() {
        int level = 0;
        while (TileId.count(level + 1, checkpoint.size()) > 0) {
            level++;
        }
        return level;
    }

    /** The partial tile of a level, if it has one. */
    private @Nullable TileId partial(int level) {
        long count = TileId.count(level, checkpoint.size());
        return count % TileId.FULL == 0 ? null : TileId.at(level, count - 1, checkpoint.size());
    }

    // --- the right edge, for which the root vouches
    // --------------------------------------------------------------------

    private Map<TileId, Hash[]> edge() throws IOException {
        Map<TileId, Hash[]> stored = new HashMap<>();
        Map<TileId, Hash[]> below = new HashMap<>();
        List<TileId> ids = new ArrayList<>();
        for (int level = 0; level <= top(); level++) {
            TileId id = partial(level);
            if (id != null) {
                ids.add(id);
                stored(id).ifPresent(hashes -> stored.put(id, hashes));
                explained(id).ifPresent(hashes -> below.put(id, hashes));
            }
        }
        int ways = 1 << ids.size();
        for (int way = 0; way < ways; way++) { // a bit says: not as stored, but as what lies below gives it
            Map<TileId, Hash[]> tried = new HashMap<>();
            for (int i = 0; i < ids.size(); i++) {
                Hash[] hashes = ((way >>> i) & 1) == 0 ? stored.get(ids.get(i)) : below.get(ids.get(i));
                if (hashes != null) {
                    tried.put(ids.get(i), hashes);
                }
            }
            if (tried.size() == ids.size() && root(tried).equals(checkpoint.root())) {
                tried.forEach((id, hashes) -> compare(id, stored.get(id), hashes));
                return tried;
            }
        }
        if (stored.size() == ids.size()) {
            findings.add(Finding.of(
                    Code.ROOT_DIFFERS,
                    "checkpoint",
                    checkpoint.root().base64(),
                    root(stored).base64()));
            return stored;
        }
        ids.stream()
                .filter(id -> !stored.containsKey(id))
                .forEach(id -> findings.add(Finding.of(Code.TILE_BROKEN, id.path(), "missing or of another length")));
        return stored;
    }

    private Hash root(Map<TileId, Hash[]> edge) {
        try {
            return new TileTree(id -> Optional.ofNullable(edge.get(id)).map(LogAudit::bytes), checkpoint.size()).root();
        } catch (IOException e) {
            throw new IllegalStateException("a tree needs its partial tiles only", e);
        }
    }

    private static byte[] bytes(Hash[] hashes) {
        byte[] bytes = new byte[hashes.length * Hash.BYTES];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i].copyTo(bytes, i * Hash.BYTES);
        }
        return bytes;
    }

    // --- downwards
    // -------------------------------------------------------------------------------------------------------

    /** Everything below a tile whose hashes are trusted, from left to right. */
    private void descend(TileId id, Hash[] hashes) throws IOException {
        if (enough()) {
            return;
        }
        if (id.level() == 0) {
            entries.compare(id, hashes, bundle(id).orElse(null));
            return;
        }
        for (int i = 0; i < hashes.length; i++) {
            TileId below = TileId.full(id.level() - 1, id.first() + i);
            descend(below, vouched(below, hashes[i]));
        }
    }

    /** The hashes of a full tile, as the hash above it says; the stored ones if nothing explains that hash. */
    private Hash[] vouched(TileId id, Hash above) throws IOException {
        Predicate<Hash[]> fits = hashes -> root(hashes).equals(above);
        Optional<Hash[]> stored = stored(id);
        if (stored.filter(fits).isPresent()) {
            return stored.get();
        }
        Optional<Hash[]> below = explained(id).filter(fits);
        if (below.isPresent()) {
            compare(id, stored.orElse(null), below.get());
            return below.get();
        }
        findings.add(
                stored.isPresent()
                        ? Finding.of(Code.TILE_UNEXPLAINED, id.path())
                        : Finding.of(Code.TILE_BROKEN, id.path(), "missing or of another length"));
        return stored.orElseGet(() -> new Hash[0]);
    }

    private static Hash root(Hash[] hashes) {
        Hash[] row = hashes;
        while (row.length > 1) {
            Hash[] above = new Hash[row.length / 2];
            for (int i = 0; i < above.length; i++) {
                above[i] = Hash.ofNode(row[2 * i], row[2 * i + 1]);
            }
            row = above;
        }
        return row[0];
    }

    private void compare(TileId id, Hash @Nullable [] stored, Hash[] right) {
        if (stored == null) {
            findings.add(Finding.of(Code.TILE_BROKEN, id.path(), "missing or of another length"));
            return;
        }
        List<String> places = new ArrayList<>();
        for (int i = 0; i < right.length; i++) {
            if (!stored[i].equals(right[i])) {
                places.add(Integer.toString(i));
            }
        }
        if (!places.isEmpty()) {
            findings.add(Finding.of(Code.TILE_CHANGED, id.path(), String.join(", ", places)));
        }
    }

    // --- reading
    // ---------------------------------------------------------------------------------------------------------

    private Optional<Hash[]> stored(TileId id) throws IOException {
        return source.read(id)
                .filter(bytes -> bytes.length == id.width() * Hash.BYTES)
                .map(bytes -> {
                    Hash[] hashes = new Hash[id.width()];
                    Arrays.setAll(hashes, i -> Hash.of(bytes, i * Hash.BYTES, Hash.BYTES));
                    return hashes;
                });
    }

    private Optional<Hash[]> bundle(TileId id) throws IOException {
        return Bundles.leaves(source, new TileId(TileId.ENTRIES, id.index(), id.width()));
    }

    /** What a tile must be by what lies below it: the entries, or the full tiles one level lower. */
    private Optional<Hash[]> explained(TileId id) throws IOException {
        if (id.level() == 0) {
            return bundle(id).filter(hashes -> hashes.length == id.width());
        }
        Hash[] hashes = new Hash[id.width()];
        for (int i = 0; i < hashes.length; i++) {
            Optional<Hash[]> below = stored(TileId.full(id.level() - 1, id.first() + i));
            if (below.isEmpty()) {
                return Optional.empty();
            }
            hashes[i] = root(below.get());
        }
        return Optional.of(hashes);
    }
}
