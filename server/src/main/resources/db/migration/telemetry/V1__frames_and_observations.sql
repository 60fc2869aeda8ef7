-- Telemetry: devices, the frames they sent as they came, and the observations read from them.
create schema telemetry;

-- Data loggers by their MN. An unknown one is listed as quarantined with its first frame. The password is kept readable:
-- every frame carries it in plain text, and a request to the device must carry it too.
create table telemetry.device (
    id            bigint      generated always as identity primary key,
    mn            text        not null constraint device_mn unique,
    state         text        not null,
    name          text,
    unit          text,
    password      text,
    edition       text,
    listed_at     timestamptz not null,
    registered_at timestamptz,
    first_seen    timestamptz,
    last_seen     timestamptz,
    frames        bigint      not null default 0,
    not_admitted  bigint      not null default 0,
    constraint device_state check (state in ('registered', 'quarantined')),
    constraint device_edition check (edition in ('2005', '2017', '2025')),
    constraint device_whole check (state = 'quarantined'
        or (name is not null and password is not null and edition is not null and registered_at is not null))
);
create index device_quarantined on telemetry.device (id) where state = 'quarantined'; -- pg: partial index

-- The unit of durability, compression and proof: frames of many connections, committed together. The root is over the
-- frames with their times and devices; the same frames written again are the same block.
create table telemetry.frame_block (
    id             bigint      generated always as identity primary key,
    root           bytea       not null constraint frame_block_root unique,
    frames         integer     not null,
    bytes          integer     not null,
    first_received timestamptz not null,
    last_received  timestamptz not null,
    recorded_at    timestamptz not null default clock_timestamp(),
    payload        bytea       not null,
    constraint frame_block_frames check (frames > 0),
    constraint frame_block_order check (first_received <= last_received)
);
-- compressed already
alter table telemetry.frame_block alter column payload set storage external;

-- What stands together under one latest value: uploads of a device of one kind. A packet (PNO) is a series of its own.
create table telemetry.series (
    id           integer     generated always as identity primary key,
    device       bigint      not null references telemetry.device,
    st           text        not null,
    cn           smallint    not null,
    packet       smallint    not null,
    latest_time  timestamptz,
    latest_block bigint,
    latest_place integer,
    constraint series_once unique (device, st, cn, packet)
);

-- Names of values in the order sent, separated by commas; an observation names its set instead of repeating them.
create table telemetry.factor_set (
    id     integer generated always as identity primary key,
    digest bytea   not null constraint factor_set_once unique,
    names  text    not null
);

-- One row a frame. Written in bulk by COPY; foreign keys would double the time and guard against nothing else.
-- marks has a letter for each value, '-' where none was sent. flags: 1 faults in the frame, 2 re-sent, 4 time in the future.
create table telemetry.observation (
    series     integer     not null,
    data_time  timestamptz not null,
    block      bigint      not null,
    place      integer     not null,
    factor_set integer     not null,
    flags      smallint    not null,
    values     numeric[]   not null,
    marks      text        not null,
    constraint observation_key primary key (series, data_time, block, place)
);

-- Rows that a later frame says otherwise. Nothing is deleted; the later frame's block tells when it was known.
create table telemetry.observation_superseded (
    series    integer     not null,
    data_time timestamptz not null,
    block     bigint      not null,
    place     integer     not null,
    by_block  bigint      not null,
    by_place  integer     not null,
    constraint observation_superseded_key primary key (series, data_time, block, place)
);

-- Up to which block observations were read.
create table telemetry.progress (
    one   boolean primary key default true constraint progress_one check (one),
    block bigint  not null
);
insert into telemetry.progress (block) values (0);

-- What was wrong, by kind of fault: how often, and the newest example. Device 0: the bytes name none to be trusted.
create table telemetry.fault (
    day     date        not null,
    peer    text        not null,
    device  bigint      not null,
    code    text        not null,
    times   bigint      not null,
    last_at timestamptz not null,
    excerpt bytea       not null,
    constraint fault_key primary key (day, peer, device, code)
);

grant usage on schema telemetry to qingyuan_app;
grant select, insert on telemetry.device, telemetry.frame_block, telemetry.series, telemetry.factor_set,
    telemetry.observation, telemetry.observation_superseded, telemetry.progress, telemetry.fault to qingyuan_app;
grant update (state, name, unit, password, edition, registered_at, first_seen, last_seen, frames, not_admitted)
    on telemetry.device to qingyuan_app;
grant update (latest_time, latest_block, latest_place) on telemetry.series to qingyuan_app;
grant update (block) on telemetry.progress to qingyuan_app;
grant update (times, last_at, excerpt) on telemetry.fault to qingyuan_app;
