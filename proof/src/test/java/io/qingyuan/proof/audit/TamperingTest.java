package io.qingyuan.proof.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.qingyuan.proof.Finding;
import io.qingyuan.proof.Finding.Code;
import io.qingyuan.proof.SampleLog;
import io.qingyuan.proof.Trials;
import io.qingyuan.proof.merkle.Hash;
import io.qingyuan.proof.note.Checkpoint;
import io.qingyuan.proof.note.SignedNote;
import io.qingyuan.proof.tiles.DirectoryTiles;
import io.qingyuan.proof.tiles.EntryBundle;
import io.qingyuan.proof.tiles.LogAppender;
import io.qingyuan.proof.tiles.MemoryTiles;
import io.qingyuan.proof.tiles.Tile;
import io.qingyuan.proof.tiles.TileId;
import io.qingyuan.proof.tiles.TileStore;
import io.qingyuan.proof.tiles.TileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways to rewrite a log kept in files, each with what the audit finds. The table is printed at the end. */
class TamperingTest {
    private static final int SIZE = 1000;
    private static final int EARLIER = 600;
    private static final String BUNDLE_1 = "tile/entries/001";
    private static final List<String> TABLE = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path folder;

    private DirectoryTiles tiles;
    private SampleLog log;
    private SignedNote earlier;
    private SignedNote newest;

    @BeforeEach
    void build() throws IOException {
        tiles = new DirectoryTiles(folder);
        log = new SampleLog(tiles);
        earlier = log.grow(EARLIER);
        newest = log.grow(SIZE);
        tiles.publish(newest);
    }

    @AfterAll
    static void print() {
        Collections.sort(TABLE);
        System.out.println("what was done to the log | what was found, and where");
        TABLE.forEach(System.out::println);
    }

    /** What an outsider does who keeps an earlier checkpoint. */
    private List<Finding> audit() throws IOException {
        SignedNote note = SignedNote.parse(tiles.checkpoint().orElseThrow());
        List<Finding> findings = new ArrayList<>(log.trust().check(note));
        if (findings.stream().noneMatch(Finding::bad)) {
            Checkpoint now = Checkpoint.parse(note.text());
            findings.add(LogAudit.since(Checkpoint.parse(earlier.text()), now, tiles));
            findings.addAll(LogAudit.of(tiles, now));
        }
        return findings;
    }

    private List<Finding> bad(String what) throws IOException {
        List<Finding> bad = audit().stream().filter(Finding::bad).toList();
        bad.forEach(
                finding -> TABLE.add(what + " | " + finding.code() + " " + finding.place() + " " + finding.values()));
        return bad;
    }

    private void overwrite(String path, byte[] bytes) throws IOException {
        Files.write(folder.resolve(path), bytes);
    }

    private byte[] stored(String path) throws IOException {
        return Files.readAllBytes(folder.resolve(path));
    }

    private List<byte[]> bundle(String path) throws IOException {
        return new ArrayList<>(EntryBundle.entries(stored(path)));
    }

    @Test
    void anUntouchedLogHolds() throws IOException {
        assertThat(audit())
                .extracting(Finding::code)
                .containsExactly(Code.LOG_SIGNED, Code.NOT_COSIGNED, Code.CONSISTENT, Code.TILES_MATCH);
    }

    @Test
    void entryChanged() throws IOException {
        List<byte[]> entries = bundle(BUNDLE_1);
        entries.get(44)[20] ^= 1;
        overwrite(BUNDLE_1, EntryBundle.of(entries));

        assertThat(bad("01 entry 300 changed")).containsExactly(Finding.of(Code.ENTRY_CHANGED, BUNDLE_1 + "#44", 300));
    }

    @Test
    void entryRemoved() throws IOException {
        List<byte[]> entries = bundle(BUNDLE_1);
        entries.remove(44);
        overwrite(BUNDLE_1, EntryBundle.of(entries));

        assertThat(bad("02 entry 300 removed"))
                .containsExactly(Finding.of(Code.ENTRY_REMOVED, BUNDLE_1 + "#44", 300, 300));
    }

    @Test
    void entryRemovedAndAllLaterOnesMovedUp() throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (String path : List.of("tile/entries/000", BUNDLE_1, "tile/entries/002", "tile/entries/003.p/232")) {
            all.addAll(bundle(path));
        }
        all.remove(300);
        overwrite(BUNDLE_1, EntryBundle.of(all.subList(256, 512)));
        overwrite("tile/entries/002", EntryBundle.of(all.subList(512, 768)));
        overwrite("tile/entries/003.p/232", EntryBundle.of(all.subList(768, 999)));

        assertThat(bad("02 entry 300 removed, later ones moved up"))
                .containsExactly(Finding.of(Code.ENTRY_REMOVED, BUNDLE_1 + "#44", 300, 300));
    }

    @Test
    void entryInserted() throws IOException {
        List<byte[]> entries = bundle(BUNDLE_1);
        entries.add(44, "{}".getBytes(StandardCharsets.UTF_8));
        overwrite(BUNDLE_1, EntryBundle.of(entries));

        assertThat(bad("03 entry inserted before 300"))
                .containsExactly(Finding.of(Code.ENTRY_INSERTED, BUNDLE_1 + "#44", 300));
    }

    @Test
    void entriesReordered() throws IOException {
        List<byte[]> entries = bundle(BUNDLE_1);
        Collections.swap(entries, 44, 50);
        overwrite(BUNDLE_1, EntryBundle.of(entries));
        assertThat(bad("04 entries 300 and 306 swapped"))
                .containsExactly(Finding.of(Code.ENTRY_REORDERED, BUNDLE_1 + "#44", 300, 306));

        Collections.swap(entries, 44, 50);
        entries.add(100, entries.remove(44));
        overwrite(BUNDLE_1, EntryBundle.of(entries));
        assertThat(bad("04 entry 300 moved behind 356"))
                .extracting(Finding::code, finding -> finding.values().getFirst())
                .containsExactly(tuple(Code.ENTRY_REORDERED, "300"));
    }

    @Test
    void entryDuplicated() throws IOException {
        List<byte[]> entries = bundle(BUNDLE_1);
        entries.add(51, entries.get(44));
        overwrite(BUNDLE_1, EntryBundle.of(entries));
        assertThat(bad("05 entry 300 put in again before 307"))
                .containsExactly(Finding.of(Code.ENTRY_DUPLICATED, BUNDLE_1 + "#51", 307, 300));

        entries.remove(51);
        entries.set(51, entries.get(44));
        overwrite(BUNDLE_1, EntryBundle.of(entries));
        assertThat(bad("05 entry 307 overwritten by entry 300"))
                .containsExactly(Finding.of(Code.ENTRY_DUPLICATED, BUNDLE_1 + "#51", 307, 300));
    }

    @Test
    void hashTileChanged() throws IOException {
        byte[] tile = stored("tile/0/001");
        tile[44 * Hash.BYTES] ^= 1;
        overwrite("tile/0/001", tile);

        assertThat(bad("06 hash 44 of a full tile changed"))
                .containsExactly(Finding.of(Code.TILE_CHANGED, "tile/0/001", "44"));
    }

    @Test
    void entryAndItsHashChangedTogether() throws IOException {
        List<byte[]> entries = bundle(BUNDLE_1);
        entries.get(44)[20] ^= 1;
        overwrite(BUNDLE_1, EntryBundle.of(entries));
        byte[] tile = stored("tile/0/001");
        Hash.ofLeaf(entries.get(44)).copyTo(tile, 44 * Hash.BYTES);
        overwrite("tile/0/001", tile);

        assertThat(bad("06 entry 300 and its hash changed"))
                .extracting(Finding::code, Finding::place)
                .containsExactly(tuple(Code.TILE_UNEXPLAINED, "tile/0/001"));
    }

    @Test
    void partialTileChanged() throws IOException {
        byte[] tile = stored("tile/0/003.p/232");
        tile[231 * Hash.BYTES] ^= 1;
        overwrite("tile/0/003.p/232", tile);
        assertThat(bad("07 last hash of the partial tile changed"))
                .contains(Finding.of(Code.TILE_CHANGED, "tile/0/003.p/232", "231"));
    }

    @Test
    void partialTileAboveChanged() throws IOException {
        byte[] tile = stored("tile/1/000.p/3");
        tile[Hash.BYTES] ^= 1;
        overwrite("tile/1/000.p/3", tile);
        assertThat(bad("07 hash 1 of the partial tile above changed"))
                .contains(Finding.of(Code.TILE_CHANGED, "tile/1/000.p/3", "1"));
    }

    @Test
    void rootChanged() throws IOException {
        Checkpoint other = new Checkpoint(SampleLog.ORIGIN, SIZE, Hash.EMPTY_ROOT);
        tiles.publish(new SignedNote(other.text(), newest.signatures()));
        assertThat(bad("08 root of the checkpoint changed"))
                .extracting(Finding::code)
                .containsExactly(Code.NOT_SIGNED, Code.SIGNATURE_BROKEN);

        tiles.publish(log.sign(SIZE, Hash.EMPTY_ROOT));
        assertThat(bad("08 another root signed with the log's key"))
                .extracting(Finding::code)
                .containsExactly(Code.CONSISTENCY_UNKNOWN, Code.ROOT_DIFFERS);
    }

    @Test
    void rolledBack() throws IOException {
        SampleLog shorter = new SampleLog(new MemoryTiles());
        tiles.publish(shorter.grow(EARLIER - 100));
        assertThat(bad("09 an older checkpoint shown")).contains(Finding.of(Code.ROLLED_BACK, "checkpoint", 600, 500));
    }

    @Test
    void forked() throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        SampleLog fork = new SampleLog(tiles, 7);
        tiles.publish(fork.grow(SIZE));

        assertThat(audit()).extracting(Finding::code).contains(Code.LOG_SIGNED, Code.TILES_MATCH);
        assertThat(bad("10 all rewritten and signed with the log's key"))
                .containsExactly(Finding.of(Code.FORKED, "checkpoint", 600, 1000));
    }

    @Test
    void missingFilesAreNamed() throws IOException {
        Files.delete(folder.resolve(BUNDLE_1));
        assertThat(bad("11 a bundle deleted"))
                .extracting(Finding::code, Finding::place)
                .containsExactly(tuple(Code.TILE_BROKEN, BUNDLE_1));
    }

    @Test
    void anyFlippedBitIsFoundAtEverySizeAndItsFileNamed() {
        Trials.forAll(60, random -> {
            try {
                flip(random);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void flip(Random random) throws IOException {
        int size = random.nextInt(1, random.nextBoolean() ? 600 : 66_500);
        List<Tile> written = new ArrayList<>();
        TileStore store = new MemoryTiles();
        LogAppender appender = LogAppender.empty();
        for (int i = 0; i < size; i++) {
            appender.append(("entry " + i).getBytes(StandardCharsets.UTF_8));
        }
        LogAppender.Batch batch = appender.batch();
        written.addAll(batch.changed());
        store.write(written);
        Checkpoint checkpoint = new Checkpoint("o", size, batch.root());
        assertThat(new TileTree(store, size).root()).isEqualTo(batch.root());
        assertThat(LogAudit.of(store, checkpoint)).extracting(Finding::code).containsExactly(Code.TILES_MATCH);

        Tile tile = written.get(random.nextInt(written.size()));
        byte[] bytes = tile.bytes().clone();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        store.write(List.of(new Tile(tile.id(), bytes)));
        List<Finding> found = LogAudit.of(store, checkpoint);
        String file = TileId.full(tile.id().level(), tile.id().index()).path();
        assertThat(found)
                .as("%s of a log of %d", tile.id(), size)
                .anyMatch(finding -> finding.bad() && finding.place().startsWith(file));
    }
}
