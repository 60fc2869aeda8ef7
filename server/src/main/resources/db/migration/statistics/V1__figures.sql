create schema statistics;

-- a figure: one element, about one area or unit, for one period; its valid time is the period
create table statistics.figure (
    id          uuid primary key default uuidv7(),
    element     text not null,
    extent_kind text not null check (extent_kind in ('area', 'unit')),
    extent_id   text not null,
    period      text not null,
    valid_from  timestamptz not null,
    valid_to    timestamptz not null,
    check (valid_from < valid_to),
    constraint figure_once unique (element, extent_kind, extent_id, period)
);

create index figure_by_period on statistics.figure (valid_from, element);

-- what one origin says of a figure; a correction is a new version
create table statistics.value (
    id              uuid primary key default uuidv7(),
    figure_id       uuid not null references statistics.figure (id),
    origin          text not null check (origin in ('reported', 'computed', 'confirmed', 'reference')),
    finality        text not null check (finality in ('preliminary', 'final')),
    number          numeric,
    state           text,
    text            text,
    document_title  text,
    document_number text,
    document_date   date,
    evidence        text[] not null default '{}',
    comment         text,
    doubt           text,
    -- the receipt a computed value was taken from
    receipt_id      uuid,
    -- why it was taken back; the version then only shows in the history
    withdrawn       text,
    -- the collection round it was delivered in
    round_id        uuid,
    element_version int not null,
    sample          boolean not null default false,
    author          text not null,
    recorded_at     timestamptz not null,
    superseded_at   timestamptz not null default 'infinity',
    check (recorded_at < superseded_at),
    constraint value_says_something check (number is not null or state is not null or text is not null),
    constraint computed_has_a_receipt check ((origin = 'computed') <= (receipt_id is not null)),
    -- pg: GiST exclusion over key and recorded time
    constraint one_value_an_origin exclude using gist (
        figure_id with =, origin with =, tstzrange(recorded_at, superseded_at) with &&)
);

create index value_current on statistics.value (figure_id, origin) where superseded_at = 'infinity';
create index value_sample on statistics.value (figure_id) where sample and superseded_at = 'infinity';

grant usage on schema statistics to qingyuan_app;
grant select, insert on statistics.figure, statistics.value to qingyuan_app;
grant update (superseded_at) on statistics.value to qingyuan_app;
