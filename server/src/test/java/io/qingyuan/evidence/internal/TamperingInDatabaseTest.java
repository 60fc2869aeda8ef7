package io.qingyuan.evidence.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.evidence.LogCheck;
import io.qingyuan.proof.merkle.Hash;
import io.qingyuan.proof.note.Checkpoint;
import io.qingyuan.proof.note.SignedNote;
import io.qingyuan.proof.tiles.EntryBundle;
import io.qingyuan.proof.tiles.LogAppender;
import io.qingyuan.proof.tiles.Tile;
import io.qingyuan.proof.tiles.TileId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What a database administrator can do to the log, directly in its tables and with every right, and what the self-check says of
 * it. The table is printed at the end. Each case is taken back, so that the next finds the log whole.
 */
class TamperingInDatabaseTest {

    private static final int THINGS = 998;

    /** Of the log: the things, behind the two keys of the log. */
    private static final int SIZE = 1000;

    /** The thing whose entry has number 300. */
    private static final String NUMBER_300 = "(select claim_id from evidence.entry where number = 300)";

    private static final List<String> TABLE = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private static Path folder;

    private static LogOnDatabase on;

    private Connection connection;
    private SingleConnectionDataSource administrator;
    private JdbcClient sql;
    private JdbcTiles tiles;

    @BeforeAll
    static void build() {
        on = new LogOnDatabase(folder);
        Sequencer sequencer = on.sequencer();
        for (int first = 0; first < THINGS; first += 100) {
            on.sealCommitted(first, Math.min(100, THINGS - first));
            sequencer.step();
        }
        assertThat(on.log.head().orElseThrow().size()).isEqualTo(SIZE);
    }

    @BeforeEach
    void begin() throws SQLException {
        connection = on.owner.getConnection();
        connection.setAutoCommit(false);
        administrator = new SingleConnectionDataSource(connection, true);
        sql = JdbcClient.create(administrator);
        tiles = new JdbcTiles(sql);
    }

    @AfterEach
    void takeBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @AfterAll
    static void print() {
        Collections.sort(TABLE);
        System.out.println("what was done in the database | what was found, and where");
        TABLE.forEach(System.out::println);
    }

    private List<String> found(String what) {
        List<String> bad = on.check(administrator).bad();
        bad.forEach(one -> TABLE.add(what + " | " + one));
        return bad;
    }

    private void act(String statement) {
        assertThat(sql.sql(statement).update()).as(statement).isPositive();
    }

    private byte[] tile(int level, long place) {
        return tiles.widest(level, place).orElseThrow().bytes();
    }

    private void write(int level, long place, byte[] bytes) {
        sql.sql("update evidence.tile set bytes = :bytes where level = :level and place = :place")
                .param("bytes", bytes)
                .param("level", level)
                .param("place", place)
                .update();
    }

    private void bundle(Consumer<List<byte[]>> change) {
        List<byte[]> entries = new ArrayList<>(EntryBundle.entries(tile(TileId.ENTRIES, 1)));
        change.accept(entries);
        write(TileId.ENTRIES, 1, EntryBundle.of(entries));
    }

    private String claim300() {
        return sql.sql("select claim_id from evidence.entry where number = 300")
                .query(String.class)
                .single();
    }

    @Test
    void anUntouchedLogHolds() {
        LogCheck.Report report = on.check(administrator).report();
        assertThat(report.holds()).as("%s", report.findings()).isTrue();
        assertThat(report.entries()).isEqualTo(SIZE);
        assertThat(report.contents()).isEqualTo(THINGS);
        assertThat(report.findings())
                .extracting(LogCheck.Found::code)
                .contains("LOG_SIGNED", "CONSISTENT", "TILES_MATCH");
    }

    @Test
    void leafChanged() {
        bundle(entries -> entries.get(44)[20] ^= 1);
        assertThat(found("01 leaf 300 changed")).containsExactly("ENTRY_CHANGED tile/entries/001#44 [300]");
    }

    @Test
    void leafRemoved() {
        bundle(entries -> entries.remove(44));
        assertThat(found("02 leaf 300 removed")).containsExactly("ENTRY_REMOVED tile/entries/001#44 [300, 300]");
    }

    @Test
    void leafInserted() {
        bundle(entries -> entries.add(44, entries.get(3).clone()));
        bundle(entries -> entries.get(44)[30] ^= 1);
        assertThat(found("03 a leaf put in before 300")).containsExactly("ENTRY_INSERTED tile/entries/001#44 [300]");
    }

    @Test
    void leavesReordered() {
        bundle(entries -> Collections.swap(entries, 44, 50));
        assertThat(found("04 leaves 300 and 306 exchanged"))
                .containsExactly("ENTRY_REORDERED tile/entries/001#44 [300, 306]");
    }

    @Test
    void contentChanged() {
        act("update evidence.claim set content = '{\"id\":298,\"says\":\"other\"}' where id = " + NUMBER_300);
        assertThat(found("05 content of event 300 changed"))
                .containsExactly("EVENT_CHANGED evidence.claim " + claim300() + " [300, content]");
    }

    @Test
    void saltChanged() {
        act("update evidence.claim set salt = sha256('other') where id = " + NUMBER_300);
        assertThat(found("06 salt of event 300 changed"))
                .containsExactly("EVENT_CHANGED evidence.claim " + claim300() + " [300, salt]");
    }

    @Test
    void saltCutShort() {
        act("update evidence.claim set salt = substr(salt, 2) where id = " + NUMBER_300);
        assertThat(found("06 salt of event 300 cut short"))
                .containsExactly("EVENT_BROKEN evidence.claim " + claim300() + " [300, a salt has 32 bytes, not 31]");
    }

    @Test
    void subjectKindOrTimeChanged() {
        act("update evidence.claim set subject = 'thing/7777' where id = " + NUMBER_300);
        assertThat(found("07 subject of event 300 changed"))
                .containsExactly("EVENT_CHANGED evidence.claim " + claim300() + " [300, subject]");
        act("update evidence.claim set subject = 'thing/298', kind = 'thing.other', at = at - interval '1 year'"
                + " where id = " + NUMBER_300);
        assertThat(found("07 kind and time of event 300 changed"))
                .containsExactly("EVENT_CHANGED evidence.claim " + claim300() + " [300, kind, at]");
    }

    @Test
    void eventRemoved() {
        act("delete from evidence.claim where id = " + NUMBER_300);
        assertThat(found("08 event 300 removed")).containsExactly("EVENT_GONE evidence.entry 300 [300]");
    }

    @Test
    void numbersExchanged() {
        sql.sql("alter table evidence.entry drop constraint entry_pkey").update();
        act("update evidence.entry set number = 606 - number where number in (300, 306)");
        assertThat(found("09 numbers 300 and 306 exchanged"))
                .containsExactly(
                        "EVENT_MOVED evidence.entry 300 [300, 306]", "EVENT_MOVED evidence.entry 306 [306, 300]");
    }

    @Test
    void eventPutIn() {
        act("insert into evidence.claim (kind, subject, at, content, salt)"
                + " values ('thing.made', 'thing/4711', now(), '{\"id\":4711}', sha256('x'))");
        act("insert into evidence.entry (number, claim_id) select 1000, id from evidence.claim"
                + " where subject = 'thing/4711'");
        assertThat(found("10 an event put in as number 1000"))
                .containsExactly("NUMBER_BEYOND evidence.entry 1000 [1000]");
    }

    @Test
    void leafTakenAwayBeforeItHadANumber() {
        act("insert into evidence.claim (kind, subject, at, content, salt)"
                + " values ('thing.made', 'thing/4711', now(), '{\"id\":4711}', sha256('x'))");
        assertThat(found("11 a waiting leaf deleted"))
                .singleElement()
                .asString()
                .startsWith("EVENT_UNLOGGED evidence.claim ")
                .endsWith("[thing.made, thing/4711]");
    }

    @Test
    void tileChanged() {
        byte[] tile = tile(0, 1);
        tile[44 * Hash.BYTES] ^= 1;
        write(0, 1, tile);
        assertThat(found("12 hash 44 of a tile changed")).containsExactly("TILE_CHANGED tile/0/001 [44]");
    }

    @Test
    void tileRemoved() {
        act("delete from evidence.tile where level = -1 and place = 1");
        assertThat(found("13 a tile removed")).singleElement().asString().startsWith("TILE_BROKEN tile/entries/001");
    }

    @Test
    void eventLeafAndHashChangedTogether() {
        act("update evidence.claim set content = '{\"id\":298,\"says\":\"other\"}' where id = " + NUMBER_300);
        byte[] entry = new JdbcClaims(sql, Clock.systemUTC())
                .numbered(300, 1)
                .getFirst()
                .claim()
                .leaf()
                .entry();
        bundle(entries -> entries.set(44, entry));
        byte[] tile = tile(0, 1);
        Hash.ofLeaf(entry).copyTo(tile, 44 * Hash.BYTES);
        write(0, 1, tile);

        assertThat(found("14 event 300, its leaf and its hash changed together"))
                .hasSize(3)
                .startsWith("TILE_UNEXPLAINED tile/0/001 []")
                .anyMatch(one -> one.startsWith("CHECKPOINT_FORKS evidence.checkpoint 302 "))
                .contains("ROW_CHANGED thing/298 [300]");
    }

    @Test
    void rootOfACheckpointChanged() {
        SignedNote newest = on.log.head().orElseThrow().note();
        Checkpoint other = new Checkpoint(on.keys.origin(), SIZE, Hash.EMPTY_ROOT);
        note(SIZE, new SignedNote(other.text(), newest.signatures()));

        assertThat(found("15 root of the newest checkpoint changed"))
                .anyMatch(one -> one.startsWith("SIGNATURE_BROKEN checkpoint"))
                .anyMatch(one -> one.startsWith("FORKED newest.checkpoint"));
    }

    @Test
    void checkpointSignedOverAFork() {
        Checkpoint fork = new Checkpoint(on.keys.origin(), 602, Hash.sha256(new byte[] {1}));
        note(602, SignedNote.sign(fork.text(), on.keys.signers()));

        assertThat(found("16 an earlier checkpoint signed anew over a fork"))
                .singleElement()
                .asString()
                .startsWith("CHECKPOINT_FORKS evidence.checkpoint 602 [602, ");
    }

    private void note(long size, SignedNote note) {
        sql.sql("update evidence.checkpoint set note = :note where size = :size")
                .param("note", note.bytes())
                .param("size", size)
                .update();
    }

    @Test
    void allRewrittenAndSignedWithTheKeyOfTheLog() {
        act("update evidence.claim set content = '{\"id\":298,\"says\":\"other\"}' where id = " + NUMBER_300);
        act("update public.thing set says = 'other' where id = 298");
        act("delete from evidence.tile");
        act("delete from evidence.checkpoint");
        LogAppender again = LogAppender.empty();
        new JdbcClaims(sql, Clock.systemUTC())
                .numbered(0, SIZE)
                .forEach(event -> again.append(event.claim().leaf().entry()));
        LogAppender.Batch batch = again.batch();
        for (Tile tile : batch.changed()) {
            tiles.write(List.of(tile));
        }
        SignedNote note =
                SignedNote.sign(new Checkpoint(on.keys.origin(), SIZE, batch.root()).text(), on.keys.signers());
        new JdbcLog(sql).sign(new JdbcLog.Head(SIZE, batch.root(), note, Instant.EPOCH));

        assertThat(found("17 all rewritten and signed with the log's own key"))
                .containsExactly("FORKED newest.checkpoint [1000, 1000]");
    }

    @Test
    void databaseTakenBack() {
        act("delete from evidence.checkpoint where size > 602");
        act("delete from evidence.entry where number >= 602");
        act("delete from evidence.claim where id not in (select claim_id from evidence.entry)");
        assertThat(found("18 the database set back to entry 602"))
                .containsExactly("ROLLED_BACK newest.checkpoint [1000, 602]");
    }

    @Test
    void rowChangedOrRemoved() {
        act("update public.thing set says = 'other' where id = 298");
        assertThat(found("19 the row that was sealed as 300 changed")).containsExactly("ROW_CHANGED thing/298 [300]");
        act("delete from public.thing where id = 298");
        assertThat(found("19 the row that was sealed as 300 removed")).containsExactly("ROW_GONE thing/298 [300]");
    }

    @Test
    void signingKeyReplaced() {
        act("update evidence.signer set key = replace(key, 'wujiang', 'other') where key like '%+%+A%'");
        assertThat(found("20 a key exchanged in the database")).allMatch(one -> one.startsWith("KEY_UNKNOWN"));
    }
}
