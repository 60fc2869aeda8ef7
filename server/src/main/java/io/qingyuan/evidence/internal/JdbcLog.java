package io.qingyuan.evidence.internal;

import io.qingyuan.proof.merkle.Hash;
import io.qingyuan.proof.note.NoteSignature;
import io.qingyuan.proof.note.SignedNote;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Numbers, checkpoints and cosignatures. */
@Component
class JdbcLog {

    /** Any number that no other lock of ours has. */
    private static final long SEQUENCER_LOCK = 0x716c6f67L;

    private final JdbcClient jdbc;

    JdbcLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A committed leaf. */
    record Leaf(UUID claim, byte[] entry) {}

    /** Where the log stands. */
    record Head(long size, Hash root, SignedNote note) {}

    /** Whether this transaction is the one that numbers; until it ends no other is. */
    boolean lock() {
        return Boolean.TRUE.equals(jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", SEQUENCER_LOCK)
                .query(Boolean.class)
                .single());
    }

    /** Takes leaves that are committed out of those waiting; what a transaction still holds is not seen and comes later. */
    List<Leaf> take(int most) {
        return jdbc.sql("""
                with taken as (
                    delete from evidence.pending
                     where claim_id in (select claim_id from evidence.pending order by claim_id limit :most)
                    returning claim_id)
                select c.id, c.entry
                  from taken
                  join evidence.claim c on c.id = taken.claim_id
                 order by c.id
                """)
                .param("most", most)
                .query((row, _) -> new Leaf(row.getObject("id", UUID.class), row.getBytes("entry")))
                .list();
    }

    void number(long first, List<Leaf> leaves) {
        jdbc.sql("""
                insert into evidence.entry (number, claim_id)
                select :first + place - 1, cast(claim as uuid)
                  from unnest(:claims) with ordinality as leaf (claim, place)
                """)
                .param("first", first)
                .param("claims", leaves.stream().map(leaf -> leaf.claim().toString()).toArray(String[]::new))
                .update();
    }

    Optional<Head> head() {
        return jdbc.sql("select size, root, note from evidence.checkpoint order by size desc limit 1")
                .query((row, _) -> new Head(
                        row.getLong("size"), Hash.of(row.getBytes("root")), SignedNote.parse(row.getBytes("note"))))
                .optional();
    }

    void sign(Head head, Instant at) {
        jdbc.sql("insert into evidence.checkpoint (size, root, note, signed_at) values (:size, :root, :note, :at)")
                .param("size", head.size())
                .param("root", head.root().bytes())
                .param("note", head.note().bytes())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
    }

    /** The signatures of witnesses under a checkpoint. */
    List<NoteSignature> cosignatures(long size) {
        return new ArrayList<>(jdbc.sql("select line from evidence.cosignature where size = :size order by witness")
                .param("size", size)
                .query(String.class)
                .list()
                .stream()
                .map(NoteSignature::parse)
                .toList());
    }

    void cosigned(long size, NoteSignature signature) {
        jdbc.sql("""
                insert into evidence.cosignature (size, witness, line)
                values (:size, :witness, :line)
                    on conflict (size, witness) do nothing
                """)
                .param("size", size)
                .param("witness", signature.name())
                .param("line", signature.line())
                .update();
    }

    /** How many committed leaves wait. */
    long waiting() {
        return jdbc.sql("select count(*) from evidence.pending").query(Long.class).single();
    }
}
