-- Cases: which version of a procedure they follow, what is known of them, what was done in them. A step is only ever added;
-- of a version of a case only superseded_at is updated; tasks say what is open and may be moved and ended.
create schema casework;

create table casework.procedure (
    hash           text        primary key constraint procedure_hash check (hash ~ '^[0-9a-f]{64}$'),
    procedure_id   text        not null,
    pack           text        not null,
    header_path    text        not null,
    header_source  text        not null,
    picture_path   text        not null,
    picture_source text        not null,
    definition     text        not null,
    recorded_at    timestamptz not null default clock_timestamp()
);

create table casework.number_series (
    series text    primary key,
    last   integer not null constraint number_series_positive check (last > 0)
);

create table casework.case_file (
    id             uuid        primary key default uuidv7(),
    number         text        not null constraint case_file_number unique,
    procedure_id   text        not null,
    procedure_hash text        not null references casework.procedure,
    opened_by      uuid        not null,
    opened_unit    text        not null,
    opened_at      timestamptz not null,
    sample         boolean     not null default false
);
create index case_file_procedure on casework.case_file (procedure_id, opened_at);
create index case_file_opener on casework.case_file (opened_by);

-- What is known of a case, over both times: when it held, and when it was recorded.
create table casework.case_version (
    id              uuid        primary key default uuidv7(),
    case_id         uuid        not null references casework.case_file,
    subject         text        not null,
    unit_id         text        not null,
    area_id         text,
    confidentiality text        not null,
    state           text        not null,
    due             date,
    reason          text,
    author          uuid        not null,
    valid_from      timestamptz not null,
    valid_to        timestamptz not null default 'infinity',
    recorded_at     timestamptz not null,
    superseded_at   timestamptz not null default 'infinity',
    constraint case_version_confidentiality check (confidentiality in ('INTERNAL', 'HANDLERS')),
    constraint case_version_state check (state in ('OPEN', 'SUSPENDED', 'CLOSED', 'CANCELLED')),
    constraint case_version_valid check (valid_from < valid_to),
    constraint case_version_recorded check (recorded_at < superseded_at),
    -- pg: exclusion over both times
    constraint case_version_one exclude using gist (
        case_id with =, tstzrange(valid_from, valid_to) with &&, tstzrange(recorded_at, superseded_at) with &&)
);
create index case_version_current on casework.case_version (case_id)
    where superseded_at = 'infinity' and valid_to = 'infinity';
create index case_version_unit on casework.case_version (unit_id)
    where superseded_at = 'infinity' and valid_to = 'infinity';

-- Where the engine's run of a case is. Its row is locked by whoever acts on the case.
create table casework.run (
    case_id  uuid    primary key references casework.case_file,
    instance text,
    revision integer not null
);

create table casework.task (
    id          uuid        primary key default uuidv7(),
    case_id     uuid        not null references casework.case_file,
    node        text        not null,
    part        integer     not null,
    token       text        not null,
    unit_id     text,
    role        text        not null,
    person_id   uuid,
    opened_at   timestamptz not null,
    started_on  date        not null,
    due         date,
    due_waits   boolean     not null default false,
    held_on     date,
    reminded    integer,
    escalated   boolean     not null default false,
    granted     text        not null default '',
    granted_to  timestamptz,
    ended_at    timestamptz,
    ended_as    text,
    ended_by    uuid,
    constraint task_ended check ((ended_at is null) = (ended_as is null)),
    constraint task_ended_as check (ended_as in ('DONE', 'RETURNED', 'CANCELLED', 'MOVED'))
);
create index task_open on casework.task (case_id) where ended_at is null;
create index task_due on casework.task (due) where ended_at is null;
create index task_of_unit on casework.task (unit_id) where ended_at is null;

create table casework.step (
    id              uuid        primary key default uuidv7(),
    case_id         uuid        not null references casework.case_file,
    number          integer     not null,
    act             text        not null,
    node            text,
    task_id         uuid        references casework.task,
    person_id       uuid        not null,
    unit_id         text,
    role            text,
    acting          boolean     not null default false,
    happened_at     timestamptz not null,
    recorded_at     timestamptz not null default clock_timestamp(),
    longitude       numeric(10, 7),
    latitude        numeric(9, 7),
    accuracy_meters numeric(8, 1),
    reason          text,
    form_values     jsonb       not null default '{}',
    details         jsonb       not null default '{}',
    signature       text,
    act_key         text,
    constraint step_number unique (case_id, number),
    constraint step_key unique (person_id, act_key),
    constraint step_act check (act in ('OPENED', 'DONE', 'RETURNED', 'SUSPENDED', 'RESUMED', 'HANDED_OVER', 'CANCELLED',
        'REOPENED', 'ESCALATED', 'MOVED')),
    constraint step_position check ((longitude is null) = (latitude is null)),
    constraint step_signature check (signature ~ '^[0-9a-f]{64}$')
);
create index step_of_person on casework.step (person_id, recorded_at);

create table casework.step_file (
    step_id    uuid    not null references casework.step,
    field      text    not null,
    position   integer not null,
    file_id    uuid    not null,
    name       text    not null,
    sha256     text    not null,
    size_bytes bigint  not null,
    constraint step_file_pk primary key (step_id, field, position)
);

create table casework.follower (
    case_id   uuid        not null references casework.case_file,
    person_id uuid        not null,
    since     timestamptz not null default clock_timestamp(),
    until     timestamptz not null default 'infinity'
);
create unique index follower_one on casework.follower (case_id, person_id) where until = 'infinity';
create index follower_person on casework.follower (person_id) where until = 'infinity';

grant usage on schema casework to qingyuan_app;
grant select, insert on all tables in schema casework to qingyuan_app;
grant update (last) on casework.number_series to qingyuan_app;
grant update (superseded_at) on casework.case_version to qingyuan_app;
grant update (instance, revision) on casework.run to qingyuan_app;
grant update (unit_id, person_id, token, due, due_waits, held_on, reminded, escalated, granted, granted_to, ended_at, ended_as, ended_by)
    on casework.task to qingyuan_app;
grant update (until) on casework.follower to qingyuan_app;
