create schema receipts;

-- rule definitions and pieces of packs, kept by their hash so that a receipt can be replayed without its pack
create table receipts.definition (
    hash    text primary key check (hash ~ '^[0-9a-f]{64}$'),
    content text not null
);

create table receipts.receipt (
    id           uuid primary key default uuidv7(),
    subject_kind text not null,
    subject_key  text not null,
    period       text not null,
    rule_kind    text not null,
    rule_id      text not null,
    rule_version text not null references receipts.definition (hash),
    parameters   text not null,
    outcome      text not null,
    hash         text not null check (hash ~ '^[0-9a-f]{64}$'),
    made_at      timestamptz not null default clock_timestamp(),
    made_by      text not null,
    sample       boolean not null,
    constraint receipt_once unique (hash)
);

create index receipt_subject on receipts.receipt (subject_kind, subject_key, period, made_at desc);

create table receipts.input (
    receipt_id  uuid not null references receipts.receipt (id),
    position    int not null,
    name        text not null,
    kind        text not null check (kind in ('fact', 'range', 'receipt', 'definition')),
    source      text not null,
    -- fact: its id; range: its key; receipt: its id; definition: its code
    ref         text not null,
    below       uuid references receipts.receipt (id),
    valid_from  timestamptz,
    valid_to    timestamptz,
    as_of       timestamptz,
    row_count   bigint,
    hash        text not null check (hash ~ '^[0-9a-f]{64}$'),
    primary key (receipt_id, position),
    constraint receipt_names_what_is_below check ((kind = 'receipt') = (below is not null)),
    constraint range_has_its_bounds check (
        (kind = 'range') = (valid_from is not null and valid_to is not null and as_of is not null
                            and row_count is not null))
);

-- from below to above: who stands on this?
create index input_ref on receipts.input (source, ref) where kind <> 'receipt';
create index input_below on receipts.input (below) where below is not null;

-- which receipt is the answer of a subject, from when to when; only its ends are ever updated
create table receipts.standing (
    id            uuid primary key default uuidv7(),
    subject_kind  text not null,
    subject_key   text not null,
    period        text not null,
    receipt_id    uuid not null references receipts.receipt (id),
    recorded_at   timestamptz not null,
    stale_at      timestamptz not null default 'infinity',
    stale_by      text,
    superseded_at timestamptz not null default 'infinity',
    check (recorded_at < superseded_at),
    check (recorded_at < stale_at),
    -- pg: GiST exclusion over key and time
    constraint one_answer_at_a_time exclude using gist (
        subject_kind with =, subject_key with =, period with =,
        tstzrange(recorded_at, superseded_at) with &&)
);

create unique index standing_current on receipts.standing (subject_kind, subject_key, period)
    where superseded_at = 'infinity';
create index standing_receipt on receipts.standing (receipt_id);
create index standing_stale on receipts.standing (stale_at)
    where superseded_at = 'infinity' and stale_at < 'infinity';

-- subjects that wait to be computed; a row goes when it is done
create table receipts.due (
    subject_kind text not null,
    subject_key  text not null,
    period       text not null,
    asked_by     text not null,
    since        timestamptz not null default clock_timestamp(),
    primary key (subject_kind, subject_key, period)
);

grant usage on schema receipts to qingyuan_app;
grant select, insert on receipts.definition, receipts.receipt, receipts.input, receipts.standing to qingyuan_app;
grant update (stale_at, stale_by, superseded_at) on receipts.standing to qingyuan_app;
grant select, insert, delete on receipts.due to qingyuan_app;
