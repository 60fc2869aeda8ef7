package io.qingyuan.telemetry.internal;

import io.qingyuan.proof.merkle.Hash;
import io.qingyuan.telemetry.FrameBlock;
import io.qingyuan.telemetry.FrameLog;
import io.qingyuan.telemetry.FramePosition;
import io.qingyuan.telemetry.RawFrame;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Frame blocks in PostgreSQL. */
@Repository
class JdbcFrameLog implements FrameLog {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    JdbcFrameLog(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public long append(List<RawFrame> frames) {
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("a block has at least one frame");
        }
        BlockBytes bytes = BlockBytes.of(frames);
        Long id = transaction.execute(_ -> {
            // pg: advisory lock to the end of the transaction: ids become visible in their order, on however many nodes
            jdbc.sql("""
                    select set_config('synchronous_commit', 'on', true),
                           pg_advisory_xact_lock(hashtext('telemetry.frame_block'))
                    """).query((_, number) -> number).single();
            return insert(bytes, frames)
                    .or(() -> known(bytes.root()))
                    .orElseThrow(() -> new IllegalStateException("the block got no id"));
        });
        if (id == null) {
            throw new IllegalStateException("the block got no id");
        }
        return id;
    }

    private Optional<Long> known(Hash root) {
        return jdbc.sql("select id from telemetry.frame_block where root = :root")
                .param("root", root.bytes())
                .query(Long.class)
                .optional();
    }

    /** The id of the block; none where it is there already. */
    private Optional<Long> insert(BlockBytes bytes, List<RawFrame> frames) {
        List<Instant> times = frames.stream().map(RawFrame::receivedAt).toList();
        return jdbc.sql("""
                insert into telemetry.frame_block (root, frames, bytes, first_received, last_received, payload)
                values (:root, :frames, :bytes, :first, :last, :payload)
                on conflict (root) do nothing
                returning id
                """)
                .param("root", bytes.root().bytes())
                .param("frames", frames.size())
                .param("bytes", bytes.size())
                .param(
                        "first",
                        times.stream()
                                .min(Comparator.naturalOrder())
                                .orElseThrow()
                                .atOffset(ZoneOffset.UTC))
                .param(
                        "last",
                        times.stream()
                                .max(Comparator.naturalOrder())
                                .orElseThrow()
                                .atOffset(ZoneOffset.UTC))
                .param("payload", bytes.payload())
                .query(Long.class)
                .optional();
    }

    @Override
    public Optional<RawFrame> find(FramePosition position) {
        return jdbc.sql("select id, root, bytes, recorded_at, payload from telemetry.frame_block where id = :id")
                .param("id", position.block())
                .query(JdbcFrameLog::block)
                .optional()
                .filter(block -> position.place() < block.frames().size())
                .map(block -> block.frames().get(position.place()));
    }

    @Override
    public Optional<FrameBlock> findAfter(long block) {
        return jdbc.sql("""
                select id, root, bytes, recorded_at, payload
                  from telemetry.frame_block
                 where id > :block
                 order by id
                 limit 1
                """).param("block", block).query(JdbcFrameLog::block).optional();
    }

    private static FrameBlock block(ResultSet row, int number) throws SQLException {
        return new FrameBlock(
                row.getLong("id"),
                Hash.of(row.getBytes("root")),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                BlockBytes.read(row.getBytes("payload"), row.getInt("bytes")));
    }
}
