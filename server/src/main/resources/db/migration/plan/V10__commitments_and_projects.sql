-- the schema is shared with the indicators
create schema if not exists plan;

-- Rows to lock while a commitment or a project gets a new version; the things themselves are in the packs.
create table plan.commitment (
    code text primary key
);

create table plan.project (
    code text primary key
);

-- What was reported on a commitment. Same day: the later version supersedes. A withdrawal is a version of its own that
-- gives its reason, so the history says why something is gone.
create table plan.progress (
    version       uuid primary key default uuidv7(),
    commitment    text not null references plan.commitment (code),
    on_day        date not null,
    value         numeric,
    step          text check (step in ('not-started', 'under-way', 'done')),
    comment       text,
    document      text,
    unit          text,
    author        uuid not null,
    author_name   text not null,
    withdrawn     text,
    sample        boolean not null default false,
    recorded_at   timestamptz not null,
    superseded_at timestamptz not null default 'infinity',
    constraint progress_says_something check (withdrawn is not null or value is not null or step is not null),
    constraint progress_recorded_before_superseded check (recorded_at < superseded_at),
    -- pg: range types
    constraint progress_one_a_day exclude using gist
        (commitment with =, on_day with =, tstzrange(recorded_at, superseded_at) with &&)
);

create index progress_current on plan.progress (commitment, on_day) where superseded_at = 'infinity';

create table plan.progress_file (
    version  uuid not null references plan.progress (version),
    position int not null,
    file     text not null,
    name     text not null,
    primary key (version, position)
);

-- Which of two things that the plan says is used.
create table plan.decision (
    version       uuid primary key default uuidv7(),
    conflict      text not null,
    used          text not null,
    reason        text not null check (reason <> ''),
    author        uuid not null,
    author_name   text not null,
    recorded_at   timestamptz not null,
    superseded_at timestamptz not null default 'infinity',
    constraint decision_recorded_before_superseded check (recorded_at < superseded_at),
    constraint decision_one_at_a_time exclude using gist
        (conflict with =, tstzrange(recorded_at, superseded_at) with &&)
);

-- Who answers for a commitment, where the office confirmed or named units.
create table plan.commitment_owners (
    version       uuid primary key default uuidv7(),
    commitment    text not null references plan.commitment (code),
    units         text[] not null,
    reason        text,
    author        uuid not null,
    author_name   text not null,
    recorded_at   timestamptz not null,
    superseded_at timestamptz not null default 'infinity',
    constraint owners_recorded_before_superseded check (recorded_at < superseded_at),
    constraint owners_one_at_a_time exclude using gist
        (commitment with =, tstzrange(recorded_at, superseded_at) with &&)
);

-- Monthly reports of a project (月报): one a month, the later version supersedes.
create table plan.project_report (
    version       uuid primary key default uuidv7(),
    project       text not null references plan.project (code),
    month         date not null check (extract(day from month) = 1),
    percent       numeric(5, 2) check (percent between 0 and 100),
    progress      text,
    problems      text,
    next_steps    text,
    delay_cause   text,
    new_date      date,
    unit          text not null,
    author        uuid not null,
    author_name   text not null,
    withdrawn     text,
    sample        boolean not null default false,
    recorded_at   timestamptz not null,
    superseded_at timestamptz not null default 'infinity',
    constraint report_new_date_has_a_cause check (new_date is null or delay_cause is not null),
    constraint report_recorded_before_superseded check (recorded_at < superseded_at),
    constraint report_one_a_month exclude using gist
        (project with =, month with =, tstzrange(recorded_at, superseded_at) with &&)
);

create table plan.report_quantity (
    version  uuid not null references plan.project_report (version),
    quantity text not null,
    done     numeric not null check (done >= 0),
    primary key (version, quantity)
);

create table plan.report_file (
    version  uuid not null references plan.project_report (version),
    position int not null,
    file     text not null,
    name     text not null,
    primary key (version, position)
);

-- Money of a project by year and source in 10^4 yuan (万元).
create table plan.project_money (
    version       uuid primary key default uuidv7(),
    project       text not null references plan.project (code),
    year          int not null,
    source        text not null,
    planned       numeric(16, 4) check (planned >= 0),
    arranged      numeric(16, 4) check (arranged >= 0),
    paid          numeric(16, 4) check (paid >= 0),
    document      text,
    unit          text not null,
    author        uuid not null,
    author_name   text not null,
    withdrawn     text,
    sample        boolean not null default false,
    recorded_at   timestamptz not null,
    superseded_at timestamptz not null default 'infinity',
    constraint money_recorded_before_superseded check (recorded_at < superseded_at),
    constraint money_one_a_year_and_source exclude using gist
        (project with =, year with =, source with =, tstzrange(recorded_at, superseded_at) with &&)
);

grant usage on schema plan to qingyuan_app;
grant select, insert, update on plan.commitment, plan.project to qingyuan_app;
grant select, insert on plan.progress, plan.progress_file, plan.decision, plan.commitment_owners, plan.project_report,
    plan.report_quantity, plan.report_file, plan.project_money to qingyuan_app;
grant update (superseded_at) on plan.progress, plan.decision, plan.commitment_owners, plan.project_report,
    plan.project_money to qingyuan_app;
