-- The audit trail: who did what, written in the change's own transaction, never changed.
create schema audit;

create table audit.entry (
    id        bigint generated always as identity primary key,
    at        timestamptz not null default clock_timestamp(),
    person_id uuid,
    person    text        not null,
    action    text        not null,
    kind      text        not null,
    thing_id  text        not null,
    details   jsonb       not null,
    source    text
);
create index entry_of_person on audit.entry (person_id, id);
create index entry_of_thing on audit.entry (kind, thing_id, id);
create index entry_of_action on audit.entry (action, id);
create index entry_at on audit.entry (at);

grant usage on schema audit to qingyuan_app;
grant select, insert on audit.entry to qingyuan_app;
