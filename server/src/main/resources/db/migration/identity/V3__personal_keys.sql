-- a person's key, wrapped by a key outside the database; without the row the person's sealed fields cannot be read again
create table identity.person_key (
    person_id uuid        primary key references identity.person,
    master    text        not null,
    wrapped   bytea       not null,
    made_at   timestamptz not null default clock_timestamp()
);

grant select, insert, update, delete on identity.person_key to qingyuan_app;
