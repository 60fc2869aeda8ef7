package io.qingyuan.evidence.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.evidence.Event;
import io.qingyuan.evidence.LogCheck;
import io.qingyuan.proof.Finding;
import io.qingyuan.proof.ProofCheck;
import io.qingyuan.proof.ProofFile;
import io.qingyuan.proof.Trust;
import io.qingyuan.proof.note.VerifierKey;
import io.qingyuan.proof.tiles.TileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Numbering and signing on a real PostgreSQL. */
class SequencerTest {

    @TempDir
    private Path folder;

    private LogOnDatabase on;

    @BeforeEach
    void open() {
        on = new LogOnDatabase(folder);
    }

    /** The first numbers go to the keys of the log. */
    private List<String> things() {
        return on.subjects().stream()
                .filter(subject -> subject.startsWith("thing/"))
                .toList();
    }

    private void drain(Sequencer sequencer) {
        sequencer.step();
        while (on.log.waiting() > 0) {
            sequencer.step();
        }
    }

    @Test
    void aLeafThatIsCommittedLateIsNotLost() {
        Sequencer sequencer = on.sequencer();
        on.transaction().executeWithoutResult(_ -> {
            on.seal(1, 1); // has the smaller id, and commits last
            ExecutorService other = Executors.newSingleThreadExecutor();
            try (other) {
                other.submit(() -> {
                            on.sealCommitted(2, 1);
                            drain(sequencer);
                        })
                        .get();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(things()).containsExactly("thing/2");

        drain(sequencer);

        assertThat(things()).containsExactly("thing/2", "thing/1");
        assertThat(on.check().bad()).isEmpty();
    }

    @Test
    void whatIsRolledBackNeverEntersTheLog() {
        Sequencer sequencer = on.sequencer();
        on.transaction().executeWithoutResult(status -> {
            on.seal(1, 5);
            status.setRollbackOnly();
        });
        on.sealCommitted(6, 2);
        drain(sequencer);

        assertThat(things()).containsExactlyInAnyOrder("thing/6", "thing/7");
        assertThat(on.check().bad()).isEmpty();
    }

    @Test
    void theLogGoesOnInBatchesAndAcrossARestart() throws IOException {
        Random random = new Random(20261129);
        Sequencer sequencer = on.sequencer();
        int next = 0;
        for (int i = 0; i < 40; i++) {
            int count = random.nextInt(1, 60);
            on.sealCommitted(next, count);
            next += count;
            drain(sequencer);
            if (i % 9 == 8) {
                sequencer = on.sequencer();
            }
        }
        LogCheck.Report report = on.check().report();
        assertThat(report.findings()).noneMatch(LogCheck.Found::bad);
        assertThat(report.entries()).isEqualTo(next + 2L);
        assertThat(report.contents()).isEqualTo(next);
        assertThat(report.checkpoints()).isGreaterThanOrEqualTo(40);
        assertThat(things()).doesNotHaveDuplicates().hasSize(next);
        for (int id : List.of(0, 1, 255, 256, 511, next - 1)) {
            assertThat(new ProofCheck(on.keys.trust()).check(proof(id)))
                    .extracting(Finding::code)
                    .contains(Finding.Code.CONTENT_MATCHES, Finding.Code.LEAF_INCLUDED, Finding.Code.LOG_SIGNED)
                    .noneMatch(code -> code.weight() == Finding.Weight.BAD);
        }
    }

    private ProofFile proof(int id) throws IOException {
        JdbcClaims.Sealed sealed = on.claims.latest("thing/" + id).orElseThrow();
        long number = sealed.number();
        JdbcLog.Head head = on.log.bestFor(number).orElseThrow();
        ProofFile proof =
                ProofFile.of(sealed.claim(), new TileTree(on.tiles, head.size()).inclusion(number), head.note());
        return ProofFile.parse(proof.bytes());
    }

    /** Takes the connection away before the commit, as a crash would. */
    private static final class Killing extends DataSourceTransactionManager {
        private static final long serialVersionUID = 1;
        private final transient LogOnDatabase on;
        private boolean kill = true;

        Killing(LogOnDatabase on) {
            super(on.application);
            this.on = on;
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            if (kill) {
                // the transaction's own connection, for this thread is in it
                int backend = on.jdbc
                        .sql("select pg_backend_pid()")
                        .query(Integer.class)
                        .single();
                JdbcClient.create(on.another())
                        .sql("select pg_terminate_backend(:pid)")
                        .param("pid", backend)
                        .query(Boolean.class)
                        .single();
            }
            super.doCommit(status);
        }
    }

    @Test
    void aSequencerThatIsKilledLeavesTheLogAsItWasAndItsLeavesWaiting() {
        drain(on.sequencer());
        on.sealCommitted(0, 300);
        Killing killing = new Killing(on);
        Sequencer killed = on.sequencer(killing, folder);
        long size = on.log.head().orElseThrow().size();

        assertThatThrownBy(killed::step).isInstanceOf(RuntimeException.class);
        assertThat(on.log.head().orElseThrow().size()).isEqualTo(size);
        assertThat(on.log.waiting()).isEqualTo(300);

        killing.kill = false;
        drain(killed); // the same one, that appended in memory what was not kept
        assertThat(things()).hasSize(300).doesNotHaveDuplicates();
        assertThat(on.check().bad()).isEmpty();
    }

    @Test
    void twoSequencersAndManyWritersMakeOneLog() throws Exception {
        Path otherNode = Files.createDirectory(folder.resolve("other-node"));
        List<Sequencer> nodes =
                List.of(on.sequencer(), on.sequencer(new DataSourceTransactionManager(on.application), otherNode));
        AtomicBoolean writing = new AtomicBoolean(true);
        Set<String> committed = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> numbering = new ArrayList<>();
            for (Sequencer node : nodes) {
                numbering.add(threads.submit(() -> {
                    while (writing.get()) {
                        node.step();
                    }
                }));
            }
            List<Future<Set<String>>> writers = IntStream.range(0, 4)
                    .mapToObj(writer -> threads.submit(() -> write(writer)))
                    .toList();
            for (Future<Set<String>> writer : writers) {
                committed.addAll(writer.get());
            }
            writing.set(false);
            for (Future<?> node : numbering) {
                node.get();
            }
        }
        drain(nodes.getFirst());

        assertThat(things()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(committed);
        assertThat(on.check().bad()).isEmpty();
        assertThat(on.check(on.application).report().entries()).isEqualTo(committed.size() + 2L);
    }

    private Set<String> write(int writer) {
        Random random = new Random(writer);
        Set<String> kept = new HashSet<>();
        int next = writer * 100_000;
        for (int i = 0; i < 60; i++) {
            int count = random.nextInt(1, 6);
            int first = next;
            next += count;
            boolean keep = random.nextInt(5) > 0;
            on.transaction().executeWithoutResult(status -> {
                on.seal(first, count);
                if (!keep) {
                    status.setRollbackOnly();
                }
            });
            if (keep) {
                kept.addAll(IntStream.range(first, first + count)
                        .mapToObj(id -> "thing/" + id)
                        .collect(Collectors.toSet()));
            }
        }
        return kept;
    }

    @Test
    void theRoomOfLeavesThatWereTakenIsUsedAgain() {
        Sequencer sequencer = on.sequencer();
        List<Long> bytes = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            List<Event> events = IntStream.range(5_000 * round, 5_000 * (round + 1))
                    .mapToObj(id -> new Event("thing.made", "thing/" + id, "{}"))
                    .toList();
            on.transaction().executeWithoutResult(_ -> on.claims.seal(events));
            drain(sequencer);
            bytes.add(on.jdbc
                    .sql("select pg_relation_size('evidence.pending')")
                    .query(Long.class)
                    .single());
        }
        assertThat(bytes.getFirst()).isPositive();
        assertThat(bytes.getLast()).isLessThan(bytes.getFirst() * 3 / 2);
        assertThat(things()).hasSize(20_000).doesNotHaveDuplicates();
    }

    @Test
    void anEmptyLogIsSignedAndBothKeysAreSealed() {
        Sequencer sequencer = on.sequencer();
        drain(sequencer);

        assertThat(on.subjects()).hasSize(2).allMatch(subject -> subject.startsWith("log-key/"));
        assertThat(on.log.head().orElseThrow().note().signatures()).hasSize(2);
        assertThat(on.keys.all()).extracting(key -> key.type().name()).containsExactlyInAnyOrder("ED25519", "SM2");
    }

    @Test
    void theSm2SignatureCanBeLeftOut(@TempDir Path other) {
        LogOnDatabase plain = new LogOnDatabase(other, false);
        plain.sealCommitted(0, 3);
        plain.sequencer().step();

        assertThat(plain.log.head().orElseThrow().note().signatures()).hasSize(1);
        assertThat(plain.check().bad()).isEmpty();
    }

    @Test
    void aLogThatWasTakenBackIsNotGoneOnFrom() {
        Sequencer sequencer = on.sequencer();
        on.sealCommitted(0, 10);
        drain(sequencer);
        JdbcClient owner = JdbcClient.create(on.owner);
        owner.sql("delete from evidence.checkpoint").update();
        owner.sql("delete from evidence.tile").update();
        owner.sql("delete from evidence.entry").update();
        on.sealCommitted(10, 1);

        assertThatThrownBy(() -> on.sequencer().step())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ROLLED_BACK")
                .hasMessageContaining("newest.checkpoint");
        assertThat(on.log.waiting()).isEqualTo(1);
        assertThat(on.log.head()).isEmpty();
    }

    @Test
    void aLogOfOtherKeysIsNotGoneOnFrom(@TempDir Path other) throws IOException {
        on.sealCommitted(0, 10);
        drain(on.sequencer());
        LogKeys foreign = LogKeys.open(other, "wujiang.example/log", false);
        Sequencer sequencer = new Sequencer(
                on.log,
                on.tiles,
                on.claims,
                foreign,
                new KeptCheckpoint(other, foreign.trust()),
                on.transaction(),
                Clock.systemUTC());
        on.sealCommitted(10, 1);

        assertThatThrownBy(sequencer::step).hasMessageContaining("NOT_SIGNED");
    }

    @Test
    void aNewKeyGoesOnWhereTheOldOneIsStillKnown() throws IOException {
        on.sealCommitted(0, 10);
        drain(on.sequencer());
        Files.delete(folder.resolve("log.key"));
        LogKeys renewed = LogKeys.open(folder, on.keys.origin(), true);
        Sequencer sequencer = new Sequencer(
                on.log,
                on.tiles,
                on.claims,
                renewed,
                new KeptCheckpoint(folder, renewed.trust()),
                on.transaction(),
                Clock.systemUTC());
        on.sealCommitted(10, 1);
        drain(sequencer);

        assertThat(renewed.all()).hasSize(3);
        assertThat(on.subjects().stream().filter(subject -> subject.startsWith("log-key/")))
                .hasSize(3);
        VerifierKey newKey = renewed.signers().getFirst().key();
        assertThat(Trust.in(List.of(newKey), 0)
                        .check(on.log.head().orElseThrow().note()))
                .extracting(Finding::code)
                .contains(Finding.Code.LOG_SIGNED);
        assertThat(LogCheck.on(on.application, folder, List.of()).run().holds()).isTrue();
    }

    @Test
    void theApplicationCannotChangeWhatIsSealed() {
        on.sealCommitted(0, 1);
        drain(on.sequencer());
        for (String act : List.of(
                "update evidence.claim set content = '{}'",
                "delete from evidence.claim",
                "update evidence.entry set number = 77",
                "delete from evidence.entry",
                "update evidence.checkpoint set size = 77",
                "delete from evidence.checkpoint",
                "delete from evidence.tile")) {
            assertThatThrownBy(() -> on.jdbc.sql(act).update())
                    .as(act)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void contentThatIsNotCanonicalIsRefusedWithItsTransaction() {
        assertThatThrownBy(() -> on.transaction()
                        .executeWithoutResult(
                                _ -> on.claims.seal(List.of(new Event("thing.made", "thing/1", "{\"b\":1, \"a\":2}")))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(on.log.waiting()).isZero();
    }
}
