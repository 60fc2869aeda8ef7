-- To-dos of a person, of whoever holds a post, or of whoever has a role in a unit.
create schema worklist;

create table worklist.item (
    id        uuid        primary key default uuidv7(),
    key       text        not null,
    person_id uuid,
    post_id   text,
    unit_id   text,
    role      text,
    what_zh   text        not null,
    what_en   text,
    period    text,
    sender    text,
    due       date,
    minutes   integer,
    link      text        not null,
    opened_at timestamptz not null default clock_timestamp(),
    closed_at timestamptz,
    sample    boolean     not null default false,
    constraint item_addressee check (
        (person_id is not null and post_id is null and unit_id is null and role is null)
        or (post_id is not null and person_id is null and unit_id is null and role is null)
        or (unit_id is not null and role is not null and person_id is null and post_id is null)
        or (role is not null and unit_id is null and person_id is null and post_id is null))
);
create unique index item_open on worklist.item (key) where closed_at is null;
create index item_due on worklist.item (due) where closed_at is null;

grant usage on schema worklist to qingyuan_app;
grant select, insert on worklist.item to qingyuan_app;
grant update (what_zh, what_en, period, sender, due, minutes, link, person_id, post_id, unit_id, role, closed_at)
    on worklist.item to qingyuan_app;
