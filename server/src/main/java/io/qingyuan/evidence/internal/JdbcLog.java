package io.qingyuan.evidence.internal;

import io.qingyuan.proof.merkle.Hash;
import io.qingyuan.proof.note.NoteSignature;
import io.qingyuan.proof.note.SignedNote;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

    private static final String HEAD = "select size, root, note, signed_at from evidence.checkpoint";

    private final JdbcClient jdbc;

    JdbcLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A committed leaf. */
    @SuppressWarnings("ArrayRecordComponent") // carries a row; never compared
    record Leaf(UUID claim, byte[] entry) {}

    /** Where the log stands. */
    record Head(long size, Hash root, SignedNote note, Instant signedAt) {}

    /** A checkpoint as the database has it, read by nobody yet. */
    @SuppressWarnings("ArrayRecordComponent") // carries a row; never compared
    record Stored(long size, byte[] root, byte[] note) {}

    /** A witness's line with the checkpoint it stands under, read by nobody yet. */
    @SuppressWarnings("ArrayRecordComponent") // carries a row; never compared
    record Line(long size, String witness, String line, byte[] note) {}

    /** What a witness cosigned last. */
    record Cosigned(String witness, long size, Instant at) {}

    /** A key that signs or has signed, from a size on. */
    record Signer(String key, long since, Instant at) {}

    /** Whether this transaction is the one that numbers; until it ends no other is. */
    boolean lock() {
        return Boolean.TRUE.equals(jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", SEQUENCER_LOCK)
                .query(Boolean.class)
                .single());
    }

    /**
     * Takes leaves that are committed out of those waiting, as they lie; what a transaction still holds is not seen and comes later.
     * Every row is looked at, so none is passed over whatever its id.
     */
    List<Leaf> take(int most) {
        return jdbc.sql("""
                delete from evidence.pending
                 where ctid = any (array (select ctid from evidence.pending limit :most)) -- pg: place of a row
                returning claim_id, entry
                """)
                .param("most", most)
                .query((row, _) -> new Leaf(row.getObject("claim_id", UUID.class), row.getBytes("entry")))
                .list();
    }

    /** Makes the room of taken leaves free for new ones; outside a transaction. The table is not shortened: that would wait for writers. */
    void sweep() {
        jdbc.sql("vacuum (skip_locked, truncate false, process_toast false, skip_database_stats) evidence.pending")
                .update(); // pg
    }

    boolean anyWaiting() {
        return Boolean.TRUE.equals(jdbc.sql("select exists (select 1 from evidence.pending)")
                .query(Boolean.class)
                .single());
    }

    void number(long first, List<Leaf> leaves) {
        jdbc.sql("""
                insert into evidence.entry (number, claim_id)
                select :first + place - 1, cast(claim as uuid)
                  from unnest(:claims) with ordinality as leaf (claim, place)
                """)
                .param("first", first)
                .param(
                        "claims",
                        leaves.stream().map(leaf -> leaf.claim().toString()).toArray(String[]::new))
                .update();
    }

    Optional<Head> head() {
        return jdbc.sql(HEAD + " order by size desc limit 1")
                .query(JdbcLog::headRow)
                .optional();
    }

    /** The newest checkpoint that covers a number and that witnesses cosigned, the more the better; else the newest. */
    Optional<Head> bestFor(long number) {
        return jdbc.sql(HEAD + """

                  natural join (select size, count(*) as witnesses
                                  from evidence.cosignature
                                 where size > :number
                                 group by size
                                 order by witnesses desc, size desc
                                 limit 1) cosigned
                """)
                .param("number", number)
                .query(JdbcLog::headRow)
                .optional()
                .or(this::head);
    }

    /** The newest checkpoint, read by nobody yet. */
    Optional<Stored> newest() {
        return jdbc.sql(HEAD + " order by size desc limit 1")
                .query(JdbcLog::stored)
                .optional();
    }

    private static Stored stored(ResultSet row, int index) throws SQLException {
        return new Stored(row.getLong("size"), row.getBytes("root"), row.getBytes("note"));
    }

    /** Checkpoints above a size, the smaller first. */
    List<Stored> checkpoints(long above, int most) {
        return jdbc.sql(HEAD + " where size > :above order by size limit :most")
                .param("above", above)
                .param("most", most)
                .query(JdbcLog::stored)
                .list();
    }

    private static Head headRow(ResultSet row, int index) throws SQLException {
        return new Head(
                row.getLong("size"),
                Hash.of(row.getBytes("root")),
                SignedNote.parse(row.getBytes("note")),
                row.getObject("signed_at", OffsetDateTime.class).toInstant());
    }

    void sign(Head head) {
        jdbc.sql("insert into evidence.checkpoint (size, root, note, signed_at) values (:size, :root, :note, :at)")
                .param("size", head.size())
                .param("root", head.root().bytes())
                .param("note", head.note().bytes())
                .param("at", OffsetDateTime.ofInstant(head.signedAt(), ZoneOffset.UTC))
                .update();
    }

    /** The signatures of witnesses under a checkpoint. */
    List<NoteSignature> cosignatures(long size) {
        return jdbc
                .sql("select line from evidence.cosignature where size = :size order by witness")
                .param("size", size)
                .query(String.class)
                .list()
                .stream()
                .map(NoteSignature::parse)
                .toList();
    }

    void cosigned(long size, NoteSignature signature) {
        jdbc.sql("""
                insert into evidence.cosignature (size, witness, line)
                values (:size, :witness, :line)
                    on conflict (size, witness) do nothing
                """)
                .param("size", size)
                .param("witness", signature.name())
                .param("line", signature.toString())
                .update();
    }

    /** What each witness cosigned last. */
    List<Cosigned> lastCosigned() {
        return jdbc.sql("""
                select distinct on (witness) witness, size, at
                  from evidence.cosignature
                 order by witness, size desc
                """)
                .query((row, _) -> new Cosigned(
                        row.getString("witness"),
                        row.getLong("size"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Remembers a key; whether it is a new one. */
    boolean signer(String key, long since, Instant at) {
        return jdbc.sql(
                                "insert into evidence.signer (key, since, at) values (:key, :since, :at) on conflict do nothing")
                        .param("key", key)
                        .param("since", since)
                        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                        .update()
                > 0;
    }

    List<Signer> signers() {
        return jdbc.sql("select key, since, at from evidence.signer order by since, key")
                .query((row, _) -> new Signer(
                        row.getString("key"),
                        row.getLong("since"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Numbers that no checkpoint covers; there are none. */
    List<Long> beyond(int most) {
        return jdbc.sql("""
                select number from evidence.entry
                 where number >= (select coalesce(max(size), 0) from evidence.checkpoint)
                 order by number
                 limit :most
                """).param("most", most).query(Long.class).list();
    }

    /** Every signature line of witnesses, the smaller checkpoint first. */
    List<Line> lines(long above, int most) {
        return jdbc.sql("""
                select s.size, s.witness, s.line, c.note
                  from evidence.cosignature s
                  join evidence.checkpoint c on c.size = s.size
                 where s.size > :above
                 order by s.size
                 fetch first :most rows with ties
                """)
                .param("above", above)
                .param("most", most)
                .query((row, _) -> new Line(
                        row.getLong("size"), row.getString("witness"), row.getString("line"), row.getBytes("note")))
                .list();
    }

    /** How many committed leaves wait. */
    long waiting() {
        return jdbc.sql("select count(*) from evidence.pending")
                .query(Long.class)
                .single();
    }
}
