package io.qingyuan.evidence.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.audit.Audit;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Role;
import io.qingyuan.proof.Finding;
import io.qingyuan.proof.ProofCheck;
import io.qingyuan.proof.ProofFile;
import io.qingyuan.proof.Trust;
import io.qingyuan.proof.audit.LogAudit;
import io.qingyuan.proof.note.Checkpoint;
import io.qingyuan.proof.note.SignedNote;
import io.qingyuan.proof.note.VerifierKey;
import io.qingyuan.proof.tiles.TileId;
import io.qingyuan.proof.tiles.TileSource;
import io.qingyuan.support.Api;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The log over HTTP: what anybody may read, who gets which proof, and the self-check. */
@ServerTest
class EvidenceApiTest {

    @Autowired
    private Api api;

    @Autowired
    private Audit audit;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Sequencer sequencer;

    @Autowired
    private JdbcClient jdbc;

    private String record(String thing) {
        transaction.executeWithoutResult(_ -> audit.record(
                Actor.system(), "try", "evidence.test", thing, Map.of("value", "98.50", "count", 3, "share", 0.25)));
        return "audit/"
                + jdbc.sql("select max(id) from audit.entry where thing_id = :thing")
                        .param("thing", thing)
                        .query(Long.class)
                        .single();
    }

    private void drain() {
        do {
            sequencer.step();
        } while (jdbc.sql("select count(*) from evidence.pending")
                        .query(Long.class)
                        .single()
                > 0);
    }

    private List<VerifierKey> keys(Client visitor) {
        return visitor.get("/log/keys")
                .expect(200)
                .text()
                .lines()
                .map(VerifierKey::parse)
                .toList();
    }

    @Test
    void anybodyMirrorsAndAuditsTheLog() throws IOException {
        record("mirror");
        drain();
        Client visitor = api.visitor();
        SignedNote note =
                SignedNote.parse(visitor.get("/log/checkpoint").expect(200).bytes());
        Trust trust = Trust.in(keys(visitor), 0);
        assertThat(trust.check(note)).noneMatch(Finding::bad);

        TileSource tiles = id -> Optional.of(visitor.get("/log/" + id.path()))
                .filter(reply -> reply.status() == 200)
                .map(Client.Reply::bytes);
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        assertThat(checkpoint.size()).isPositive();
        assertThat(LogAudit.of(tiles, checkpoint)).extracting(Finding::code).containsExactly(Finding.Code.TILES_MATCH);
    }

    @Test
    void tilesThatAreNotThereAreToldOf() {
        drain();
        Client visitor = api.visitor();
        visitor.get("/log/tile/0/x999/999").expectProblem(404, "evidence.no-tile");
        visitor.get("/log/tile/0/0").expectProblem(404, "evidence.no-tile");
        visitor.get("/log/tile/entries/000.p/0").expectProblem(404, "evidence.no-tile");
        TileId beyond = new TileId(0, 0, 255);
        long size = jdbc.sql("select max(size) from evidence.checkpoint")
                .query(Long.class)
                .single();
        if (size < beyond.width()) {
            visitor.get("/log/" + beyond.path()).expectProblem(404, "evidence.no-tile");
        }
    }

    @Test
    void aProofHoldsOfflineAndTheContentIsInIt() {
        String subject = record("proof");
        Client auditor = api.auditAdmin();
        auditor.get("/api/evidence/proof?subject=" + subject).expectProblem(409, "evidence.not-numbered");
        drain();
        Client.Reply reply =
                auditor.get("/api/evidence/proof?subject=" + subject).expect(200);
        assertThat(reply.header("Content-Disposition")).contains(subject.replace('/', '-') + ".qyproof");

        ProofFile proof = ProofFile.parse(reply.bytes());
        assertThat(new ProofCheck(Trust.in(keys(auditor), 0)).check(proof)).noneMatch(Finding::bad);
        assertThat(proof.claim().subject()).isEqualTo(subject);
        assertThat(proof.claim().kind()).isEqualTo("audit.recorded");
        assertThat(proof.claim().content())
                .contains("\"action\":\"try\"", "\"value\":\"98.50\"", "\"count\":3", "\"share\":\"0.25\"");
    }

    @Test
    void whoMayNotReadTheThingGetsNoProof() {
        String subject = record("secret");
        drain();
        for (Role role : List.of(Role.OFFICE, Role.DATA_OFFICER, Role.LEADER)) {
            api.as(role, "evidence-unit")
                    .get("/api/evidence/proof?subject=" + subject)
                    .expectProblem(404, "evidence.nothing-sealed");
        }
        api.visitor().get("/api/evidence/proof?subject=" + subject).expect(401);
        Client auditor = api.auditAdmin();
        for (String nothing : List.of("audit/0", "audit/x", "nothing/1", "audit", "form/x", "receipt/x", "value/x")) {
            auditor.get("/api/evidence/proof?subject=" + nothing).expectProblem(404, "evidence.nothing-sealed");
        }
    }

    @Test
    void theSelfCheckHoldsAndIsForThoseWhoAudit() {
        record("check");
        drain();
        JsonNode report = api.auditAdmin()
                .in("en")
                .post("/api/evidence/check", null)
                .expect(200)
                .json();
        assertThat(report.path("holds").asBoolean()).as("%s", report).isTrue();
        assertThat(report.path("entries").asLong()).isPositive();
        assertThat(report.path("contents").asLong()).isPositive();
        assertThat(report.path("findings"))
                .extracting(found -> found.path("text").asString())
                .anyMatch(text -> text.contains("every tile were recomputed"));

        api.office().post("/api/evidence/check", null).expect(403);
    }

    @Test
    void whereTheLogStandsIsPublic() {
        record("state");
        drain();
        JsonNode log = api.visitor().get("/api/evidence/log").expect(200).json();
        assertThat(log.path("size").asLong()).isPositive();
        assertThat(log.path("stopped").asBoolean()).isFalse();
        assertThat(log.path("checkpoint").asString())
                .startsWith(log.path("origin").asString() + "\n");
        assertThat(log.path("keys"))
                .extracting(key -> key.path("type").asString())
                .containsExactlyInAnyOrder("Ed25519", "SM2");
    }

    @Test
    void noPersonalDataStandInTheLog() {
        String subject = record("张三的手机 13800000000");
        drain();
        Client visitor = api.visitor();
        long size = jdbc.sql("select max(size) from evidence.checkpoint")
                .query(Long.class)
                .single();
        String last = visitor.get(
                        "/log/" + TileId.at(TileId.ENTRIES, size - 1, size).path())
                .expect(200)
                .text();
        assertThat(last).contains("audit.recorded").doesNotContain("张三", "13800000000", subject, "system");
    }
}
