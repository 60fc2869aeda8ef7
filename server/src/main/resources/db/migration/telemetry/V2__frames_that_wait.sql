-- Blocks that hold frames of a device which were not admitted when they came: its MN was in quarantine, or its password was
-- another one. When the device is registered, or its registration changed, they are due to be read again.
create table telemetry.waiting (
    device bigint not null references telemetry.device,
    block  bigint not null references telemetry.frame_block,
    state  text   not null,
    constraint waiting_key primary key (device, block),
    constraint waiting_state check (state in ('waiting', 'due', 'read'))
);
create index waiting_due on telemetry.waiting (block, device) where state = 'due'; -- pg: partial index

grant select, insert, update (state) on telemetry.waiting to qingyuan_app;

-- The list of devices by unit, and of faults by time.
create index device_unit on telemetry.device (unit, id);
create index fault_last on telemetry.fault (last_at desc, peer, device, code);
