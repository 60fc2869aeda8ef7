-- The evidence log: events with their salts, the leaves that wait for a number, numbers, tiles, signed checkpoints.
create schema evidence;

-- what was sealed, open: content and salt; only their salted hashes stand in the log
create table evidence.claim (
    id      uuid        primary key default uuidv7(),
    kind    text        not null,
    subject text        not null,
    at      timestamptz not null,
    content text        not null,
    salt    bytea       not null constraint claim_salt check (length(salt) = 32)
);
create index claim_of_subject on evidence.claim (subject, id);

-- leaves without a number; written with the claim, taken by the sequencer. No foreign key: both rows come from one statement
create table evidence.pending (
    claim_id uuid  primary key,
    entry    bytea not null
);
-- a queue: its dead rows are swept often, or its beginning would be looked for among them
alter table evidence.pending set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);

-- which event has which number
create table evidence.entry (
    number   bigint primary key constraint entry_number check (number >= 0),
    claim_id uuid   not null constraint entry_once unique
);

-- level -1: the entries themselves; a tile at its widest
create table evidence.tile (
    level smallint not null,
    place bigint   not null,
    width smallint not null constraint tile_width check (width between 1 and 256),
    bytes bytea    not null,
    primary key (level, place)
);
-- hashes do not compress
alter table evidence.tile alter column bytes set storage external;

create table evidence.checkpoint (
    size      bigint      primary key,
    root      bytea       not null,
    note      bytea       not null,
    signed_at timestamptz not null
);

-- what witnesses said of a checkpoint
create table evidence.cosignature (
    size    bigint      not null references evidence.checkpoint,
    witness text        not null,
    line    text        not null,
    at      timestamptz not null default clock_timestamp(),
    primary key (size, witness)
);

-- every key that ever signed, as it is written for verifiers
create table evidence.signer (
    key   text        primary key,
    since bigint      not null,
    at    timestamptz not null
);

grant usage on schema evidence to qingyuan_app;
grant select, insert on evidence.claim, evidence.entry, evidence.checkpoint, evidence.cosignature, evidence.signer
    to qingyuan_app;
grant select, insert, delete on evidence.pending to qingyuan_app;
grant select, insert on evidence.tile to qingyuan_app;
grant update (width, bytes) on evidence.tile to qingyuan_app;
