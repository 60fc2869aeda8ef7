-- Reorganisations by people: the acts, what became of units, which entries they changed, and hand-overs of posts.

-- what was done (机构调整)
create table identity.reorganisation (
    id          uuid        primary key default uuidv7(),
    subject     text        not null constraint reorganisation_subject check (subject in ('unit', 'area')),
    change      text        not null
        constraint reorganisation_change check (change in ('rename', 'merge', 'split', 'boundary')),
    from_ids    text[]      not null,
    to_ids      text[]      not null,
    on_day      date        not null,
    reason      text        not null,
    document    text,
    -- what followed: [{"what": {"zh", "en"}, "count"}]
    followed    jsonb       not null,
    actor_id    uuid        not null,
    actor       text        not null,
    recorded_at timestamptz not null
);

-- which entries an act changed; a pack that is activated later leaves them alone
create table identity.reorganised_entry (
    act_id   uuid not null references identity.reorganisation,
    entry    text not null constraint reorganised_entry_kind check (entry in ('area', 'unit', 'post')),
    entry_id text not null,
    constraint reorganised_entry_pk primary key (act_id, entry, entry_id)
);
create index reorganised_entry_of on identity.reorganised_entry (entry, entry_id);

-- what became of a unit: merged into another, split; main is the one that takes what no other takes
create table identity.unit_lineage (
    from_id       text        not null references identity.unit,
    to_id         text        not null references identity.unit,
    change        text        not null constraint unit_lineage_change check (change in ('merge', 'split', 'rename')),
    on_day        date        not null,
    main          boolean     not null,
    act_id        uuid references identity.reorganisation,
    recorded_at   timestamptz not null,
    superseded_at timestamptz not null default 'infinity',
    constraint unit_lineage_times check (recorded_at < superseded_at),
    constraint unit_lineage_apart check (from_id <> to_id),
    -- pg: exclusion constraint
    constraint unit_lineage_alone exclude using gist (
        from_id with =, to_id with =, on_day with =, tstzrange(recorded_at, superseded_at) with &&)
);

alter table identity.area_lineage add column act_id uuid references identity.reorganisation;

-- a post handed over (交接)
create table identity.hand_over (
    id          uuid        primary key default uuidv7(),
    person_id   uuid        not null references identity.person,
    post_id     text        not null references identity.post,
    -- null while the post is vacant
    to_id       uuid references identity.person,
    on_day      date        not null,
    reason      text        not null,
    followed    jsonb       not null,
    actor_id    uuid        not null,
    actor       text        not null,
    recorded_at timestamptz not null
);
create index hand_over_from on identity.hand_over (person_id);
create index hand_over_to on identity.hand_over (to_id);

grant select, insert on identity.reorganisation, identity.reorganised_entry, identity.unit_lineage, identity.hand_over
    to qingyuan_app;
grant update (superseded_at) on identity.unit_lineage to qingyuan_app;
