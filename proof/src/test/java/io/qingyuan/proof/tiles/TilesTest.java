package io.qingyuan.proof.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.qingyuan.proof.Trials;
import io.qingyuan.proof.merkle.Definition;
import io.qingyuan.proof.merkle.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TilesTest {

    @TempDir
    private Path folder;

    private static List<byte[]> entries(int count) {
        Random random = new Random(6962);
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] entry = new byte[random.nextInt(40)];
            random.nextBytes(entry);
            entries.add(entry);
        }
        return entries;
    }

    private static LogAppender.Batch append(LogAppender appender, List<byte[]> entries, TileStore store) {
        entries.forEach(appender::append);
        LogAppender.Batch batch = appender.batch();
        try {
            store.write(batch.changed());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return batch;
    }

    @Test
    void pathsAreThoseOfTheSpecification() {
        assertThat(TileId.full(0, 1_234_067).path()).isEqualTo("tile/0/x001/x234/067");
        assertThat(new TileId(3, 5, 7).path()).isEqualTo("tile/3/005.p/7");
        assertThat(TileId.full(TileId.ENTRIES, 1000).path()).isEqualTo("tile/entries/x001/000");
    }

    @Test
    void everyPathIsReadBack() {
        Trials.forAll(1000, random -> {
            TileId id = new TileId(
                    random.nextInt(-1, 64), random.nextLong(1L << random.nextInt(1, 60)), random.nextInt(1, 257));
            assertThat(TileId.parse(id.path())).contains(id);
        });
        for (String wrong : List.of(
                "tile/64/000",
                "tile/0/0",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/01",
                "tile/00/000",
                "tile/0/x000/001",
                "tile/0/x01/001",
                "tile/entries/../000",
                "tile/0/001/002",
                "tile/-1/000")) {
            assertThat(TileId.parse(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void aTreeOf70000HasTheTilesTheSpecificationCounts() {
        MemoryTiles store = new MemoryTiles();
        append(LogAppender.empty(), entries(70_000), store);

        assertThat(store.read(TileId.full(0, 272))).isPresent();
        assertThat(store.read(new TileId(0, 273, 112))).isPresent();
        assertThat(store.read(TileId.full(1, 0))).isPresent();
        assertThat(store.read(new TileId(1, 1, 17))).isPresent();
        assertThat(store.read(new TileId(2, 0, 1))).isPresent();
        assertThat(store.count()).isEqualTo(273 + 1 + 1 + 1 + 1 + 273 + 1);
    }

    @Test
    void aTreeOf256HasAFullTileAndOneOfWidth1Above() {
        MemoryTiles store = new MemoryTiles();
        append(LogAppender.empty(), entries(256), store);

        assertThat(store.read(TileId.full(0, 0))).isPresent();
        assertThat(store.read(new TileId(1, 0, 1))).isPresent();
        assertThat(store.count()).isEqualTo(3);
    }

    @Test
    void proofsOutOfTilesAreThoseOfTheDefinitionAtEverySize() throws Exception {
        List<byte[]> entries = entries(560);
        MemoryTiles store = new MemoryTiles();
        LogAppender appender = LogAppender.empty();
        Random random = new Random(1);
        for (int n = 1; n <= entries.size(); n++) {
            LogAppender.Batch batch = append(appender, entries.subList(n - 1, n), store);
            List<byte[]> leaves = entries.subList(0, n);
            assertThat(batch.size()).isEqualTo(n);
            assertThat(batch.root()).isEqualTo(Definition.mth(leaves));
            TileTree tree = new TileTree(store, n);
            assertThat(tree.root()).isEqualTo(batch.root());
            for (int trial = 0; trial < 3; trial++) {
                int m = random.nextInt(n);
                assertThat(tree.inclusion(m).path()).isEqualTo(Definition.path(m, leaves));
                assertThat(tree.consistency(m).path()).isEqualTo(Definition.proof(m, leaves));
                assertThat(tree.rootAt(m)).isEqualTo(Definition.mth(entries.subList(0, m)));
            }
        }
    }

    @Test
    void batchesOfAnySizesGiveTheSameLogAndItGoesOnAfterAStop() {
        Trials.forAll(12, random -> {
            int n = random.nextInt(1, 67_000);
            List<byte[]> entries = entries(n);
            MemoryTiles store = new MemoryTiles();
            LogAppender appender = LogAppender.empty();
            LogAppender.Batch batch = appender.batch();
            for (int from = 0; from < n; ) {
                int to = Math.min(n, from + random.nextInt(1, 20_000));
                batch = append(appender, entries.subList(from, to), store);
                from = to;
                try {
                    appender = LogAppender.resume(store, batch.size(), batch.root());
                    assertThat(new TileTree(store, from).root()).isEqualTo(batch.root());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                assertThat(appender.batch().changed()).isEmpty();
            }
            MemoryTiles once = new MemoryTiles();
            LogAppender.Batch whole = append(LogAppender.empty(), entries, once);
            assertThat(batch.root()).isEqualTo(whole.root());
            TileTree tree = new TileTree(store, n);
            for (int trial = 0; trial < 50; trial++) {
                int m = random.nextInt(n);
                int earlier = random.nextInt(n + 1);
                try {
                    assertThat(tree.inclusion(m).shows(Hash.ofLeaf(entries.get(m)), whole.root()))
                            .isTrue();
                    assertThat(tree.consistency(earlier).shows(new TileTree(once, n).rootAt(earlier), whole.root()))
                            .isTrue();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }

    @Test
    void aBatchChangesOnlyTheRightEdge() {
        MemoryTiles store = new MemoryTiles();
        LogAppender appender = LogAppender.empty();
        append(appender, entries(70_000), store);
        assertThat(append(appender, entries(3), store).changed())
                .extracting(tile -> tile.id().path())
                .containsExactly("tile/0/273.p/115", "tile/entries/273.p/115");
    }

    @Test
    void aDamagedEdgeIsNotContinued() throws Exception {
        MemoryTiles store = new MemoryTiles();
        LogAppender.Batch batch = append(LogAppender.empty(), entries(300), store);
        TileId edge = new TileId(0, 1, 44);
        byte[] bytes = store.read(edge).orElseThrow();
        bytes[5] ^= 1;

        assertThatExceptionOfType(BrokenTileException.class)
                .isThrownBy(() -> LogAppender.resume(store, batch.size(), batch.root()))
                .withMessageContaining("tile/0/001.p/44");
    }

    @Test
    void filesAreTheServedPathsAndAreNeverReplaced() throws Exception {
        DirectoryTiles store = new DirectoryTiles(folder);
        LogAppender appender = LogAppender.empty();
        append(appender, entries(200), store);
        append(appender, entries(100), store);
        append(appender, List.of(), store);

        assertThat(folder.resolve("tile/0/000.p/200")).exists();
        assertThat(folder.resolve("tile/entries/001.p/44")).exists();
        Files.delete(folder.resolve("tile/0/000.p/200"));
        Files.delete(folder.resolve("tile/entries/000.p/200"));
        assertThat(new TileTree(store, 200).root()).isEqualTo(Definition.mth(entries(200)));
        assertThat(EntryBundle.entries(
                        store.read(new TileId(TileId.ENTRIES, 0, 200)).orElseThrow()))
                .hasSize(200)
                .containsExactlyElementsOf(entries(200));
        assertThatExceptionOfType(BrokenTileException.class)
                .isThrownBy(() -> store.write(List.of(new Tile(TileId.full(0, 0), new byte[8192]))));
    }

    @Test
    void missingAndShortTilesAreNamed() {
        MemoryTiles store = new MemoryTiles();
        append(LogAppender.empty(), entries(300), store);
        store.write(List.of(new Tile(new TileId(0, 1, 44), new byte[31])));

        assertThatExceptionOfType(BrokenTileException.class)
                .isThrownBy(() -> new TileTree(store, 300).inclusion(299))
                .withMessageStartingWith("tile/0/001.p/44: has 31 bytes");
        assertThatExceptionOfType(BrokenTileException.class)
                .isThrownBy(() -> new TileTree(store, 301).root())
                .withMessageEndingWith("missing");
    }

    @Test
    void bundlesThatDoNotEndWithAnEntryAreRefused() {
        byte[] bundle = EntryBundle.of(entries(5));
        assertThat(EntryBundle.entries(bundle)).hasSize(5);
        assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.entries(new byte[] {0}));
        assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.entries(new byte[] {0, 2, 1}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogAppender.empty().append(new byte[EntryBundle.LONGEST_ENTRY + 1]));
    }
}
