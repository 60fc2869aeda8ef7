package io.qingyuan.proof.audit;

import io.qingyuan.proof.Finding;
import io.qingyuan.proof.Finding.Code;
import io.qingyuan.proof.merkle.Hash;
import io.qingyuan.proof.tiles.TileId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds the entries that are there against those whose hashes are in the tree, as two rows that should be the same. Where
 * they part, a few neighbours tell whether entries are gone, were put in, changed places, or were altered.
 */
final class EntryComparison {
    private static final int LOOK_AHEAD = 2 * TileId.FULL;
    private static final int MOST_SHIFTED = 64;
    private static final int ENOUGH_EQUAL = 8;

    private final List<Finding> findings;
    private final List<Hash> expected = new ArrayList<>();
    private final List<Hash> actual = new ArrayList<>();
    private final Deque<Hash> passed = new ArrayDeque<>();
    private final Map<Hash, Long> removed = new HashMap<>();
    private final Map<Hash, Finding> inserted = new HashMap<>();
    private long index;

    EntryComparison(List<Finding> findings) {
        this.findings = findings;
    }

    /** Adds the hashes of a tile and those of its bundle, which may be missing or hold fewer or more. */
    void compare(TileId tile, Hash[] hashes, Hash @Nullable [] bundle) {
        if (hashes.length == 0) { // the tile is lost and was told of: its entries cannot be held against anything
            hashes = new Hash[tile.width()];
            Arrays.fill(hashes, Hash.EMPTY_ROOT);
            Collections.addAll(expected, hashes);
            Collections.addAll(actual, hashes);
            return;
        }
        Collections.addAll(expected, hashes);
        if (bundle == null) {
            findings.add(Finding.of(
                    Code.TILE_BROKEN,
                    new TileId(TileId.ENTRIES, tile.index(), tile.width()).path(),
                    "missing or not a row of entries"));
            Collections.addAll(actual, hashes);
        } else {
            Collections.addAll(actual, bundle);
        }
        while (expected.size() > LOOK_AHEAD && actual.size() > LOOK_AHEAD) {
            step();
        }
    }

    /** Compares what is left. */
    void finish() {
        while (!expected.isEmpty() && !actual.isEmpty()) {
            step();
        }
        if (!expected.isEmpty()) {
            gone(expected.size());
        }
        while (!actual.isEmpty()) {
            putIn(1);
        }
    }

    private void step() {
        int same = 0;
        int most = Math.min(expected.size(), actual.size());
        while (same < most && expected.get(same).equals(actual.get(same))) {
            same++;
        }
        pass(same);
        actual.subList(0, same).clear();
        if (same < most) {
            differ();
        }
    }

    private void differ() {
        for (int k = 1; k <= MOST_SHIFTED; k++) {
            if (equalFrom(expected, k, actual, 0)) {
                gone(k);
                return;
            }
            if (equalFrom(expected, 0, actual, k)) {
                putIn(k);
                return;
            }
        }
        Hash found = actual.getFirst();
        int there = expected.indexOf(found);
        boolean swapped =
                there > 0 && there < actual.size() && actual.get(there).equals(expected.getFirst());
        if (swapped) {
            findings.add(Finding.of(Code.ENTRY_REORDERED, place(index), index, index + there));
            actual.set(there, found);
        } else if (there > 0) {
            findings.add(Finding.of(Code.ENTRY_DUPLICATED, place(index), index, index + there));
        } else if (passed.contains(found)) {
            findings.add(Finding.of(Code.ENTRY_DUPLICATED, place(index), index, before(found)));
        } else {
            findings.add(Finding.of(Code.ENTRY_CHANGED, place(index), index));
        }
        pass(1);
        actual.removeFirst();
    }

    /** Whether the rows go on alike for a few entries, or to the end of the log. */
    private static boolean equalFrom(List<Hash> left, int from, List<Hash> right, int at) {
        int most = Math.min(ENOUGH_EQUAL, Math.min(left.size() - from, right.size() - at));
        for (int i = 0; i < most; i++) {
            if (!left.get(from + i).equals(right.get(at + i))) {
                return false;
            }
        }
        return most > 0;
    }

    private void gone(int count) {
        Hash moved = expected.getFirst();
        Finding before = count == 1 ? inserted.remove(moved) : null;
        if (before != null) {
            findings.set(
                    findings.indexOf(before),
                    Finding.of(
                            Code.ENTRY_REORDERED,
                            before.place(),
                            index,
                            before.values().getFirst()));
        } else {
            findings.add(Finding.of(Code.ENTRY_REMOVED, place(index), index, index + count - 1));
            removed.put(moved, index);
        }
        pass(count);
    }

    private void putIn(int count) {
        for (int i = 0; i < count; i++) {
            Hash found = actual.removeFirst();
            Long from = removed.remove(found);
            int there = expected.indexOf(found);
            if (from != null) {
                findings.removeIf(finding -> finding.code() == Code.ENTRY_REMOVED
                        && finding.values().equals(List.of(from.toString(), from.toString())));
                findings.add(Finding.of(Code.ENTRY_REORDERED, place(index), from, index));
            } else if (passed.contains(found)) {
                findings.add(Finding.of(Code.ENTRY_DUPLICATED, place(index), index, before(found)));
            } else {
                Finding finding = Finding.of(Code.ENTRY_INSERTED, place(index), index);
                findings.add(finding);
                if (there >= 0) {
                    inserted.put(found, finding);
                }
            }
        }
    }

    private void pass(int count) {
        for (Hash hash : expected.subList(0, count)) {
            passed.addLast(hash);
            if (passed.size() > LOOK_AHEAD) {
                passed.removeFirst();
            }
        }
        expected.subList(0, count).clear();
        index += count;
    }

    /** Number of an entry that was passed a short while ago. */
    private long before(Hash found) {
        return index - passed.size() + new ArrayList<>(passed).lastIndexOf(found);
    }

    private static String place(long entry) {
        String bundle = TileId.full(TileId.ENTRIES, entry / TileId.FULL).path();
        return bundle + "#" + entry % TileId.FULL;
    }
}
