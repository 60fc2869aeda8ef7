-- What people record about the indicators and conditions of a plan. Everything is bitemporal: rows are added, only
-- superseded_at is ever updated. A version with a withdrawn reason says that the record was taken back.
create schema if not exists plan;

-- Targets a superior authority assigned (上级下达的目标任务), one for an item and year.
create table plan.assigned_target (
    id      uuid primary key default uuidv7(),
    plan_id text not null,
    item_id text not null,
    year    integer not null,
    constraint assigned_target_once unique (plan_id, item_id, year),
    constraint assigned_target_year check (year between 1990 and 2100)
);

create table plan.assigned_target_version (
    id              uuid primary key default uuidv7(),
    target_id       uuid not null references plan.assigned_target (id),
    comparator      text not null,
    value           numeric not null,
    assigner        text not null,
    document_number text not null,
    document_title  text,
    issued_on       date,
    note            text,
    evidence        text[] not null default '{}',
    withdrawn       text,
    sample          boolean not null default false,
    author          text not null,
    recorded_at     timestamptz not null,
    superseded_at   timestamptz not null default 'infinity',
    constraint assigned_target_version_comparator check (comparator in ('>=', '<=', '>', '<')),
    constraint assigned_target_version_order check (recorded_at < superseded_at),
    -- pg: exclusion over the recorded time
    constraint assigned_target_version_one
        exclude using gist (target_id with =, tstzrange(recorded_at, superseded_at) with &&)
);

-- Owners the plan office confirmed for items whose owner is inferred or missing (推定 → 已确认).
create table plan.owner_confirmation (
    id            uuid primary key default uuidv7(),
    plan_id       text not null,
    item_id       text not null,
    unit_id       text not null,
    note          text,
    author        text not null,
    recorded_at   timestamptz not null,
    superseded_at timestamptz not null default 'infinity',
    constraint owner_confirmation_order check (recorded_at < superseded_at),
    -- pg: exclusion over the recorded time
    constraint owner_confirmation_one
        exclude using gist (plan_id with =, item_id with =, tstzrange(recorded_at, superseded_at) with &&)
);

-- Cases of the circumstances that bar an application (一票否决情形).
create table plan.veto_event (
    id              uuid primary key default uuidv7(),
    plan_id         text not null,
    circumstance_id text not null
);

create table plan.veto_event_version (
    id            uuid primary key default uuidv7(),
    event_id      uuid not null references plan.veto_event (id),
    happened_on   date not null,
    summary       text not null,
    document      text,
    evidence      text[] not null default '{}',
    withdrawn     text,
    sample        boolean not null default false,
    author        text not null,
    recorded_at   timestamptz not null,
    superseded_at timestamptz not null default 'infinity',
    constraint veto_event_version_order check (recorded_at < superseded_at),
    -- pg: exclusion over the recorded time
    constraint veto_event_version_one
        exclude using gist (event_id with =, tstzrange(recorded_at, superseded_at) with &&)
);

-- What became of a plan: amended, closed, followed by another. A step is never taken back, only followed.
create table plan.lifecycle_step (
    id          uuid primary key default uuidv7(),
    plan_id     text not null,
    step        text not null,
    happened_on date not null,
    document    text,
    note        text,
    successor   text,
    author      text not null,
    recorded_at timestamptz not null,
    constraint lifecycle_step_known check (step in ('amended', 'closed', 'succeeded')),
    constraint lifecycle_step_successor check ((step = 'succeeded') = (successor is not null))
);

-- Which item of a later plan goes on with an item of an earlier one.
create table plan.item_link (
    id            uuid primary key default uuidv7(),
    from_plan     text not null,
    from_item     text not null,
    to_plan       text not null,
    to_item       text,
    kind          text not null,
    note          text,
    author        text not null,
    recorded_at   timestamptz not null,
    superseded_at timestamptz not null default 'infinity',
    constraint item_link_kind check (kind in ('continued', 'changed', 'split', 'merged', 'dropped')),
    constraint item_link_dropped check ((kind = 'dropped') = (to_item is null)),
    constraint item_link_order check (recorded_at < superseded_at)
);

create unique index item_link_current
    on plan.item_link (from_plan, from_item, to_plan, coalesce(to_item, ''))
    where superseded_at = 'infinity';

grant usage on schema plan to qingyuan_app;
grant select, insert
    on plan.assigned_target, plan.assigned_target_version, plan.owner_confirmation, plan.veto_event,
       plan.veto_event_version, plan.lifecycle_step, plan.item_link to qingyuan_app;
-- identity rows are locked before their versions change
grant update (id) on plan.assigned_target, plan.veto_event to qingyuan_app;
grant update (superseded_at)
    on plan.assigned_target_version, plan.owner_confirmation, plan.veto_event_version, plan.item_link to qingyuan_app;
