package io.qingyuan.evidence.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qingyuan.proof.Finding;
import io.qingyuan.proof.ProofCheck;
import io.qingyuan.proof.ProofFile;
import io.qingyuan.proof.Trust;
import io.qingyuan.proof.note.Cosigner;
import io.qingyuan.proof.note.Ed25519Key;
import io.qingyuan.proof.note.VerifierKey;
import io.qingyuan.proof.tiles.TileTree;
import io.qingyuan.proof.witness.FileWitnessState;
import io.qingyuan.proof.witness.Witness;
import io.qingyuan.proof.witness.WitnessServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real witness over HTTP cosigns the log in the database. */
class WitnessesTest {

    @TempDir
    private Path folder;

    private final Cosigner cosigner = Ed25519Key.generate(new SecureRandom()).witness("witness.example/w1");

    private EvidenceProperties asking(WitnessServer server) {
        return asking("http://127.0.0.1:" + server.address().getPort() + " " + cosigner.key());
    }

    private static EvidenceProperties asking(String witnesses) {
        return new EvidenceProperties("unused", "", true, true, Duration.ofMillis(200), witnesses);
    }

    @Test
    void cosignaturesAreAskedForStoredAndCarriedByTheProof() throws IOException {
        LogOnDatabase on = new LogOnDatabase(folder);
        VerifierKey logKey = on.keys.signers().getFirst().key();
        try (FileWitnessState state = FileWitnessState.open(folder.resolve("witness"));
                WitnessServer server = WitnessServer.start(
                        new Witness(List.of(logKey), cosigner, state, Clock.systemUTC()),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        _ -> {})) {
            Sequencer sequencer = on.sequencer();
            on.sealCommitted(0, 300);
            sequencer.step();
            new Witnesses(on.log, on.tiles, asking(server), Clock.systemUTC()).ask();
            long cosigned = on.log.head().orElseThrow().size();

            on.sealCommitted(300, 300);
            sequencer.step();
            new Witnesses(on.log, on.tiles, asking(server), Clock.systemUTC()).ask(); // one that remembers nothing
            assertThat(on.log.lastCosigned())
                    .singleElement()
                    .extracting(JdbcLog.Cosigned::witness, JdbcLog.Cosigned::size)
                    .containsExactly(
                            "witness.example/w1", on.log.head().orElseThrow().size());
            assertThat(on.log.cosignatures(cosigned)).hasSize(1);

            on.sealCommitted(600, 5); // the newest checkpoint has no cosignature yet
            sequencer.step();
            JdbcClaims.Sealed sealed = on.claims.latest("thing/17").orElseThrow();
            JdbcLog.Head best = on.log.bestFor(sealed.number()).orElseThrow();
            ProofFile proof = ProofFile.of(
                    sealed.claim(),
                    new TileTree(on.tiles, best.size()).inclusion(sealed.number()),
                    best.note().with(on.log.cosignatures(best.size())));
            assertThat(new ProofCheck(Trust.in(List.of(logKey, cosigner.key()), 1))
                            .check(ProofFile.parse(proof.bytes())))
                    .extracting(Finding::code)
                    .contains(Finding.Code.COSIGNED, Finding.Code.LEAF_INCLUDED, Finding.Code.LOG_SIGNED)
                    .noneMatch(code -> code.weight() == Finding.Weight.BAD);
        }
    }

    @Test
    void aWitnessThatDoesNotAnswerStopsNothing() throws IOException {
        LogOnDatabase on = new LogOnDatabase(folder);
        on.sealCommitted(0, 3);
        on.sequencer().step();
        int closed;
        try (ServerSocket free = new ServerSocket(0)) {
            closed = free.getLocalPort();
        }
        new Witnesses(on.log, on.tiles, asking("http://127.0.0.1:" + closed + " " + cosigner.key()), Clock.systemUTC())
                .ask();
        assertThat(on.log.lastCosigned()).isEmpty();
    }

    @Test
    void aForgedCosignatureIsFound() {
        LogOnDatabase on = new LogOnDatabase(folder);
        on.sealCommitted(0, 3);
        on.sequencer().step();
        JdbcLog.Head head = on.log.head().orElseThrow();
        on.log.cosigned(head.size(), cosigner.sign("another text\n"));

        assertThat(StoredLogCheck.of(on.jdbc, on.keys, folder, List.of(cosigner.key()), List.of())
                        .run()
                        .findings())
                .anyMatch(found ->
                        found.code().equals("SIGNATURE_BROKEN") && found.place().startsWith("evidence.cosignature"));
    }

    @Test
    void aSettingThatIsNoWitnessIsRefusedAtTheStart() {
        assertThatThrownBy(() -> asking("http://127.0.0.1:1"))
                .hasMessageContaining("qingyuan.evidence.witnesses")
                .hasMessageContaining("URL KEY");
        assertThat(asking("").witnessList()).isEmpty();
    }
}
