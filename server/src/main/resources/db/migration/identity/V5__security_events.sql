-- what happened at the door: who came in, who was refused, what changed in who may do what; only ever added to
create table identity.security_event (
    id        bigint generated always as identity primary key,
    at        timestamptz not null default clock_timestamp(),
    kind      text        not null,
    -- the acting or refused person; null when nobody is known
    person_id uuid,
    -- whom it is about, where that is somebody else
    about_id  uuid,
    source    text,
    details   jsonb       not null
);
create index security_event_at on identity.security_event (at);
create index security_event_of_person on identity.security_event (person_id, id);
create index security_event_of_kind on identity.security_event (kind, id);

grant select, insert on identity.security_event to qingyuan_app;
