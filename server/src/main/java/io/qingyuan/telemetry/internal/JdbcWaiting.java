package io.qingyuan.telemetry.internal;

import io.qingyuan.telemetry.Admission;
import io.qingyuan.telemetry.DeviceId;
import io.qingyuan.telemetry.FrameBlock;
import io.qingyuan.telemetry.RawFrame;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which blocks hold frames that were not admitted, so that they are found when their device is registered. */
@Repository
class JdbcWaiting {
    private final JdbcClient jdbc;

    JdbcWaiting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Frames of a device that are to be held against the register again.
     *
     * @param password the one registered now
     */
    record Due(DeviceId device, long block, String password) {
        @Override
        public String toString() {
            return "Due[" + device + ", block " + block + "]";
        }
    }

    /** Until the end of the transaction nobody else reads blocks or registers devices, so that no block is missed between the two. */
    void lock() {
        // pg: advisory lock to the end of the transaction
        jdbc.sql("select pg_advisory_xact_lock(hashtext('telemetry.progress'))")
                .query((_, number) -> number)
                .single();
    }

    /** Notes the devices whose frames in a block were not admitted. Those registered in the meantime are due at once. */
    void note(FrameBlock block) {
        Map<Long, Boolean> unknown = new TreeMap<>();
        for (RawFrame frame : block.frames()) {
            switch (frame.admission()) {
                case ADMITTED -> {}
                case DEVICE_UNKNOWN, PASSWORD_WRONG ->
                    unknown.merge(
                            frame.device().value(), frame.admission() == Admission.DEVICE_UNKNOWN, Boolean::logicalOr);
            }
        }
        if (unknown.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into telemetry.waiting (device, block, state)
                select g.device, :block, case when g.unknown and d.state = 'registered' then 'due' else 'waiting' end
                  from unnest(:devices, :unknown) as g (device, unknown)
                  join telemetry.device d on d.id = g.device
                on conflict do nothing
                """)
                .param("block", block.id())
                .param("devices", unknown.keySet().toArray(Long[]::new))
                .param("unknown", unknown.values().toArray(Boolean[]::new))
                .update();
    }

    void makeDue(DeviceId device) {
        jdbc.sql("update telemetry.waiting set state = 'due' where device = :device and state = 'waiting'")
                .param("device", device.value())
                .update();
    }

    Optional<Due> findDue() {
        return jdbc.sql("""
                select w.device, w.block, d.password
                  from telemetry.waiting w
                  join telemetry.device d on d.id = w.device
                 where w.state = 'due'
                 order by w.block, w.device
                 limit 1
                """)
                .query((row, _) ->
                        new Due(new DeviceId(row.getLong("device")), row.getLong("block"), row.getString("password")))
                .optional();
    }

    /** They were read; where some still carry another password, they wait on. */
    void done(Due due, boolean all) {
        jdbc.sql("update telemetry.waiting set state = :state where device = :device and block = :block")
                .param("state", all ? "read" : "waiting")
                .param("device", due.device().value())
                .param("block", due.block())
                .update();
    }
}
