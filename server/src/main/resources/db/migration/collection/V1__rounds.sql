-- Collection rounds: a form for each unit, its steps, cells, remarks and seal. Everything is a version; nothing is overwritten.
create schema collection;

create table collection.round (
    id            uuid        primary key default uuidv7(),
    schedule      text        not null,
    period        text        not null,
    due           date        not null,
    opened_by     text        not null,
    sample        boolean     not null default false,
    recorded_at   timestamptz not null,
    superseded_at timestamptz not null default 'infinity',
    constraint round_times check (recorded_at < superseded_at),
    -- pg: exclusion constraint
    constraint round_once exclude using gist (
        schedule with =, period with =, tstzrange(recorded_at, superseded_at) with &&)
);

-- what one unit delivers in a round (报表)
create table collection.form (
    id       uuid primary key default uuidv7(),
    round_id uuid not null references collection.round,
    unit_id  text not null,
    constraint form_once unique (round_id, unit_id)
);

-- what was done with a form, and where it stands since; the version that holds says its state
create table collection.step (
    id            uuid        primary key default uuidv7(),
    form_id       uuid        not null references collection.form,
    act           text        not null,
    state         text        not null
        constraint step_state check (state in ('entry', 'unit-review', 'unit-head', 'office', 'sealed')),
    due           date        not null,
    -- the day an extension is asked for, while nobody has answered
    wished        date,
    zero          boolean     not null default false,
    -- how often it came back
    returns       int         not null default 0,
    reminders     int         not null default 0,
    submitted_by  uuid,
    submitted_at  timestamptz,
    reason        text,
    actor_id      uuid        not null,
    actor         text        not null,
    recorded_at   timestamptz not null,
    superseded_at timestamptz not null default 'infinity',
    constraint step_times check (recorded_at < superseded_at),
    constraint step_alone exclude using gist (form_id with =, tstzrange(recorded_at, superseded_at) with &&)
);
create index step_of_form on collection.step (form_id, recorded_at);

-- what stands in a cell of a form; a cell that was emptied has a version that says nothing
create table collection.cell (
    id              uuid        primary key default uuidv7(),
    form_id         uuid        not null references collection.form,
    element         text        not null,
    extent          text        not null,
    number          numeric,
    state           text,
    absence         text
        constraint cell_absence check (absence in ('unavailable', 'not-applicable', 'none')),
    words           text,
    finality        text        not null
        constraint cell_finality check (finality in ('flash', 'preliminary', 'final')),
    document_title  text,
    document_number text,
    document_date   date,
    evidence        text[]      not null default '{}',
    comment         text,
    -- what was said to the checks that ask about the cell: check id to reason
    excuses         jsonb       not null default '{}',
    author_id       uuid        not null,
    author          text        not null,
    recorded_at     timestamptz not null,
    superseded_at   timestamptz not null default 'infinity',
    constraint cell_times check (recorded_at < superseded_at),
    constraint cell_says_one_thing check (num_nonnulls(number, state, absence) <= 1),
    constraint cell_alone exclude using gist (
        form_id with =, element with =, extent with =, tstzrange(recorded_at, superseded_at) with &&)
);
create index cell_current on collection.cell (form_id) where superseded_at = 'infinity';

-- why a cell was sent back (退回意见); it holds until its form is submitted again
create table collection.remark (
    id            uuid        primary key default uuidv7(),
    form_id       uuid        not null references collection.form,
    element       text        not null,
    extent        text        not null,
    level         text        not null,
    reason        text        not null,
    author        text        not null,
    recorded_at   timestamptz not null,
    superseded_at timestamptz not null default 'infinity',
    constraint remark_times check (recorded_at < superseded_at)
);
create index remark_of_form on collection.remark (form_id);

-- what was sealed (封存): the bytes and their hash
create table collection.seal (
    form_id   uuid        primary key references collection.form,
    sha256    text        not null constraint seal_hash check (sha256 ~ '^[0-9a-f]{64}$'),
    content   text        not null,
    sealed_by text        not null,
    sealed_at timestamptz not null
);

grant usage on schema collection to qingyuan_app;
grant select, insert on collection.round, collection.form, collection.step, collection.cell, collection.remark,
    collection.seal to qingyuan_app;
grant update (superseded_at) on collection.round, collection.step, collection.cell, collection.remark to qingyuan_app;
-- pg: "select … for update" asks for the right to update a column
grant update (id) on collection.form to qingyuan_app;
