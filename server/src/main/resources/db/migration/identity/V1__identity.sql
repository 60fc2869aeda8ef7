-- Who is who. Areas, units, posts and who holds them are bitemporal: valid time (days) and recorded time.
create schema identity;

create table identity.area (
    id text primary key
);

create table identity.area_version (
    area_id       text        not null references identity.area,
    title_zh      text        not null,
    title_en      text,
    kind          text        not null,
    code          text,
    parent_id     text references identity.area,
    valid_from    date        not null,
    valid_to      date        not null,
    recorded_at   timestamptz not null,
    superseded_at timestamptz not null default 'infinity',
    constraint area_version_times check (valid_from < valid_to and recorded_at < superseded_at),
    -- pg: exclusion constraint
    constraint area_version_alone exclude using gist (
        area_id with =, daterange(valid_from, valid_to) with &&, tstzrange(recorded_at, superseded_at) with &&)
);

-- what became of an area: a town merged into another, split, renamed
create table identity.area_lineage (
    from_id       text        not null references identity.area,
    to_id         text        not null references identity.area,
    change        text        not null constraint area_lineage_change check (change in ('merge', 'split', 'rename')),
    on_day        date        not null,
    recorded_at   timestamptz not null,
    superseded_at timestamptz not null default 'infinity',
    constraint area_lineage_times check (recorded_at < superseded_at),
    constraint area_lineage_alone exclude using gist (
        from_id with =, to_id with =, on_day with =, tstzrange(recorded_at, superseded_at) with &&)
);

create table identity.unit (
    id text primary key
);

create table identity.unit_version (
    unit_id       text        not null references identity.unit,
    title_zh      text        not null,
    title_en      text,
    kind          text        not null,
    valid_from    date        not null,
    valid_to      date        not null,
    recorded_at   timestamptz not null,
    superseded_at timestamptz not null default 'infinity',
    constraint unit_version_times check (valid_from < valid_to and recorded_at < superseded_at),
    constraint unit_version_alone exclude using gist (
        unit_id with =, daterange(valid_from, valid_to) with &&, tstzrange(recorded_at, superseded_at) with &&)
);

-- where a unit is responsible; several areas a unit, several units an area
create table identity.unit_area (
    unit_id       text        not null references identity.unit,
    area_id       text        not null references identity.area,
    valid_from    date        not null,
    valid_to      date        not null,
    recorded_at   timestamptz not null,
    superseded_at timestamptz not null default 'infinity',
    constraint unit_area_times check (valid_from < valid_to and recorded_at < superseded_at),
    constraint unit_area_alone exclude using gist (
        unit_id with =, area_id with =,
        daterange(valid_from, valid_to) with &&, tstzrange(recorded_at, superseded_at) with &&)
);

-- unit is a member of other (a group), or is one administration with it
create table identity.unit_relation (
    unit_id       text        not null references identity.unit,
    other_id      text        not null references identity.unit,
    relation      text        not null
        constraint unit_relation_kind check (relation in ('member-of', 'one-administration')),
    valid_from    date        not null,
    valid_to      date        not null,
    recorded_at   timestamptz not null,
    superseded_at timestamptz not null default 'infinity',
    constraint unit_relation_times check (valid_from < valid_to and recorded_at < superseded_at),
    constraint unit_relation_alone exclude using gist (
        unit_id with =, other_id with =, relation with =,
        daterange(valid_from, valid_to) with &&, tstzrange(recorded_at, superseded_at) with &&)
);

create table identity.post (
    id text primary key
);

create table identity.post_version (
    post_id       text        not null references identity.post,
    unit_id       text        not null references identity.unit,
    title_zh      text        not null,
    title_en      text,
    roles         text[]      not null constraint post_version_roles check (cardinality(roles) > 0
        and roles <@ array['OFFICE', 'DATA_OFFICER', 'DATA_REVIEWER', 'UNIT_HEAD', 'LEADER', 'STATE_AUDITOR',
                           'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN']),
    valid_from    date        not null,
    valid_to      date        not null,
    recorded_at   timestamptz not null,
    superseded_at timestamptz not null default 'infinity',
    constraint post_version_times check (valid_from < valid_to and recorded_at < superseded_at),
    constraint post_version_alone exclude using gist (
        post_id with =, daterange(valid_from, valid_to) with &&, tstzrange(recorded_at, superseded_at) with &&)
);

create table identity.person (
    id         uuid        primary key default uuidv7(),
    login      text        not null,
    created_at timestamptz not null default clock_timestamp(),
    sample     boolean     not null default false,
    constraint person_login_form check (login ~ '^[a-z][a-z0-9.-]{1,63}$'),
    constraint person_login unique (login)
);

create table identity.person_version (
    person_id     uuid        not null references identity.person,
    name          text        not null,
    recorded_at   timestamptz not null,
    superseded_at timestamptz not null default 'infinity',
    constraint person_version_times check (recorded_at < superseded_at),
    constraint person_version_alone exclude using gist (
        person_id with =, tstzrange(recorded_at, superseded_at) with &&)
);

create table identity.post_holding (
    id            uuid        not null,
    person_id     uuid        not null references identity.person,
    post_id       text        not null references identity.post,
    acting        boolean     not null default false,
    reason        text,
    valid_from    date        not null,
    valid_to      date        not null,
    recorded_at   timestamptz not null,
    superseded_at timestamptz not null default 'infinity',
    sample        boolean     not null default false,
    constraint post_holding_times check (valid_from < valid_to and recorded_at < superseded_at),
    constraint post_holding_alone exclude using gist (
        person_id with =, post_id with =,
        daterange(valid_from, valid_to) with &&, tstzrange(recorded_at, superseded_at) with &&)
);
create index post_holding_of_person on identity.post_holding (person_id) where superseded_at = 'infinity';

-- expiring permission for one thing
create table identity.assigned (
    id          uuid        primary key default uuidv7(),
    person_id   uuid references identity.person,
    post_id     text references identity.post,
    kind        text        not null,
    thing_id    text        not null,
    valid_from  timestamptz not null,
    valid_to    timestamptz not null,
    reason      text        not null,
    given_by    uuid,
    constraint assigned_to_one check (num_nonnulls(person_id, post_id) = 1),
    constraint assigned_times check (valid_from <= valid_to)
);
create index assigned_thing on identity.assigned (kind, thing_id);

-- how a person proves to be themselves: state, not fact; the audit trail remembers changes
create table identity.credential (
    person_id   uuid        primary key references identity.person,
    hash        text        not null,
    first       boolean     not null,
    changed_at  timestamptz not null,
    locked_at   timestamptz,
    lock_reason text
);

create table identity.token (
    id         uuid        primary key default uuidv7(),
    person_id  uuid        not null references identity.person,
    hash       bytea       not null constraint token_hash unique,
    note       text        not null,
    created_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null,
    used_at    timestamptz,
    revoked_at timestamptz
);
create index token_of_person on identity.token (person_id);

-- failed log-ins by login and by source; not a fact, forgotten after a day
create table identity.throttle (
    key       text        primary key,
    failures  integer     not null,
    failed_at timestamptz not null,
    free_at   timestamptz not null
);

-- Spring Session's tables under our names
create table identity.session (
    primary_id            char(36) not null,
    session_id            char(36) not null,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval integer  not null,
    expiry_time           bigint   not null,
    principal_name        text,
    constraint session_pk primary key (primary_id)
);
create unique index session_id on identity.session (session_id);
create index session_expiry on identity.session (expiry_time);
create index session_principal on identity.session (principal_name);

create table identity.session_attributes (
    session_primary_id char(36) not null references identity.session on delete cascade,
    attribute_name     text     not null,
    attribute_bytes    bytea    not null,
    constraint session_attributes_pk primary key (session_primary_id, attribute_name)
);

grant usage on schema identity to qingyuan_app;
grant select, insert on identity.area, identity.area_version, identity.area_lineage, identity.unit,
    identity.unit_version, identity.unit_area, identity.unit_relation, identity.post, identity.post_version,
    identity.person, identity.person_version, identity.post_holding, identity.assigned to qingyuan_app;
grant update (superseded_at) on identity.area_version, identity.area_lineage, identity.unit_version,
    identity.unit_area, identity.unit_relation, identity.post_version, identity.person_version,
    identity.post_holding to qingyuan_app;
-- pg: "select … for update" asks for the right to update a column
grant update (id) on identity.person to qingyuan_app;
grant update (valid_to) on identity.assigned to qingyuan_app;
grant select, insert, update, delete on identity.credential to qingyuan_app;
grant select, insert on identity.token to qingyuan_app;
grant update (used_at, revoked_at) on identity.token to qingyuan_app;
grant select, insert, update, delete on identity.throttle, identity.session, identity.session_attributes
    to qingyuan_app;
