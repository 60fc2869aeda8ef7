-- a challenge (验证码) that a visitor solves once; it then is the ticket for some files and one report
create table registry.challenge (
    id         uuid        not null default uuidv7() constraint challenge_pk primary key,
    answer     text        not null,
    made_at    timestamptz not null,
    tries      int         not null default 0,
    solved_at  timestamptz,
    files      uuid[]      not null default '{}',
    used_at    timestamptz
);

-- how often somebody knocked in an hour; who is a hash that changes every day
create table registry.knock (
    who   text        not null,
    what  text        not null,
    hour  timestamptz not null,
    count int         not null,
    constraint knock_pk primary key (who, what, hour)
);

-- what the public sent (公众上报); nothing of it shows before it was reviewed
create table registry.report (
    id         uuid        not null default uuidv7() constraint report_pk primary key,
    register   text        not null,
    number     text        not null constraint report_number_once unique,
    query_hash text        not null,
    definition text        not null constraint report_definition_fk references registry.definition (hash),
    content    jsonb       not null,
    slot       date,
    sent_at    timestamptz not null
);

create index report_by_register on registry.report (register, id);
create index report_slot on registry.report (register, slot) where slot is not null;

-- what became of it: a row for each step
create table registry.report_step (
    report    uuid        not null constraint report_step_report_fk references registry.report (id),
    step      int         not null,
    state     text        not null constraint report_state check (state in ('accepted', 'refused')),
    said      text        not null,
    record    uuid        constraint report_step_record_fk references registry.record (id),
    by_person uuid        not null,
    by_name   text        not null,
    at        timestamptz not null,
    constraint report_step_pk primary key (report, step)
);

grant select, insert on registry.report, registry.report_step to qingyuan_app;
grant select, insert, update, delete on registry.challenge, registry.knock to qingyuan_app;
