-- Imports: how columns are mapped, what was sent, and every row on its way. Mappings and corrections are append-only;
-- jobs and rows are state of work. What is taken belongs to the module that takes it.
create schema intake;

-- How a source's columns become a target's fields; the latest version counts.
create table intake.mapping (
    id         uuid        primary key default uuidv7(),
    target     text        not null,
    source     text        not null,
    version    integer     not null,
    body       jsonb       not null,
    created_by uuid        not null,
    created_at timestamptz not null default clock_timestamp(),
    constraint mapping_version unique (target, source, version),
    constraint mapping_counts check (version > 0)
);

create table intake.job (
    id            uuid        primary key default uuidv7(),
    target        text        not null,
    context       text        not null,
    source        text        not null,
    file_id       uuid        not null,
    sha256        text        not null,
    name          text        not null,
    type          text        not null,
    bytes         bigint      not null,
    -- good rows wait until somebody says take
    hold          boolean     not null,
    -- taken although the same content was taken before
    again         boolean     not null default false,
    state         text        not null,
    survey        jsonb,
    mapping       jsonb,
    rows_total    bigint      not null default 0,
    rows_read     bigint      not null default 0,
    -- the last row of the sheet that was staged: where reading goes on
    line          bigint      not null default 0,
    good          bigint      not null default 0,
    parked        bigint      not null default 0,
    taken         bigint      not null default 0,
    unchanged     bigint      not null default 0,
    discarded     bigint      not null default 0,
    left_out      jsonb       not null default '{}',
    cancel        boolean     not null default false,
    refusal       jsonb,
    incident      text        not null default '',
    earlier       uuid references intake.job,
    requested_by  uuid        not null,
    requester     text        not null,
    requested_at  timestamptz not null default clock_timestamp(),
    finished_at   timestamptz,
    constraint job_state check (state in ('received', 'mapping', 'ready', 'staging', 'held', 'taking', 'parked', 'done',
                                          'unchanged', 'refused', 'cancelled', 'failed')),
    constraint job_hash check (sha256 ~ '^[0-9a-f]{64}$')
);
create index job_latest on intake.job (requested_at desc, id);
-- pg: partial index
create index job_running on intake.job (requested_at) where state in ('received', 'ready', 'staging', 'taking');
create index job_same on intake.job (target, context, sha256);

create table intake.row (
    job        uuid    not null references intake.job,
    number     bigint  not null,
    place      text    not null,
    state      text    not null,
    -- what is written, by field: text, marks, unit, place
    cells      jsonb   not null,
    faults     jsonb   not null default '[]',
    key_hash   text,
    version    integer not null default 1,
    reason     text,
    constraint row_key primary key (job, number),
    constraint row_state check (state in ('good', 'parked', 'taken', 'unchanged', 'discarded'))
);
create index row_by_state on intake.row (job, state, number);
-- pg: partial index
create index row_by_key on intake.row (job, key_hash) where key_hash is not null;

-- What somebody wrote into a cell of a waiting row, instead of what the file said.
create table intake.correction (
    id           bigint generated always as identity primary key,
    job          uuid        not null,
    number       bigint      not null,
    version      integer     not null,
    field        text        not null,
    was          text        not null,
    is_now       text        not null,
    corrected_by uuid        not null,
    corrected_at timestamptz not null default clock_timestamp(),
    constraint correction_row foreign key (job, number) references intake.row
);
create index correction_of_row on intake.correction (job, number);

grant usage on schema intake to qingyuan_app;
grant select, insert on intake.mapping, intake.correction, intake.job, intake.row to qingyuan_app;
grant update (state, survey, mapping, rows_total, rows_read, line, good, parked, taken, unchanged, discarded, left_out,
              cancel, refusal, incident, earlier, hold, again, finished_at) on intake.job to qingyuan_app;
grant update (state, cells, faults, key_hash, version, reason) on intake.row to qingyuan_app;
