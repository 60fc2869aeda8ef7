-- how often somebody without a session asked since a moment; not a fact, forgotten after a day
create table identity.knock (
    -- a hash of the address under the day's salt
    who   text        not null,
    what  text        not null,
    since timestamptz not null,
    count int         not null,
    constraint knock_pk primary key (who, what)
);

-- deleted the day after: nobody can tell then whose a knock was
create table identity.knock_salt (
    day  date  not null constraint knock_salt_pk primary key,
    salt bytea not null
);

grant select, insert, update, delete on identity.knock, identity.knock_salt to qingyuan_app;
