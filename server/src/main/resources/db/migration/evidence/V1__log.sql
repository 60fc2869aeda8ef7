-- The evidence log: events with their salts, the leaves that wait for a number, numbers, tiles, signed checkpoints.
create schema evidence;

create table evidence.claim (
    id      uuid        primary key default uuidv7(),
    kind    text        not null,
    subject text        not null,
    at      timestamptz not null,
    content text        not null,
    salt    bytea       not null,
    entry   bytea       not null
);
create index claim_of_subject on evidence.claim (subject, id);

create table evidence.pending (
    claim_id uuid primary key references evidence.claim
);

create table evidence.entry (
    number   bigint primary key,
    claim_id uuid   not null constraint entry_once unique references evidence.claim
);

-- level -1: the entries themselves; a tile at its widest
create table evidence.tile (
    level smallint not null,
    place bigint   not null,
    width smallint not null,
    bytes bytea    not null,
    primary key (level, place)
);

create table evidence.checkpoint (
    size      bigint      primary key,
    root      bytea       not null,
    note      bytea       not null,
    signed_at timestamptz not null
);

create table evidence.cosignature (
    size    bigint      not null references evidence.checkpoint,
    witness text        not null,
    line    text        not null,
    at      timestamptz not null default clock_timestamp(),
    primary key (size, witness)
);

grant usage on schema evidence to qingyuan_app;
grant select, insert on evidence.claim, evidence.entry, evidence.checkpoint, evidence.cosignature to qingyuan_app;
grant select, insert, delete on evidence.pending to qingyuan_app;
grant select, insert on evidence.tile to qingyuan_app;
grant update (width, bytes) on evidence.tile to qingyuan_app;
