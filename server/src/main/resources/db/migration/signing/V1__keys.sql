-- Signing keys of people. The private half stands here wrapped by a passphrase that is kept nowhere.
create schema signing;

create table signing.key (
    id         uuid        primary key,
    person_id  uuid        not null,
    algorithm  text        not null constraint key_algorithm check (algorithm in ('Ed25519', 'SM2')),
    -- name+id+base64, as ./qingyuan verify takes it
    public_key text        not null constraint key_once unique,
    salt       bytea       not null,
    memory_kib int         not null,
    passes     int         not null,
    nonce      bytea       not null,
    wrapped    bytea       not null,
    made_at    timestamptz not null
);
create index key_of_person on signing.key (person_id);

-- since when a key signs no more; what it signed before stands
create table signing.key_end (
    key_id   uuid        primary key references signing.key,
    why      text        not null constraint key_end_why check (why in ('renewed', 'lost', 'left', 'other')),
    ended_at timestamptz not null
);

-- how often somebody gave a wrong passphrase
create table signing.attempt (
    person_id uuid        primary key,
    failures  int         not null,
    free_at   timestamptz not null
);

grant usage on schema signing to qingyuan_app;
grant select, insert on signing.key, signing.key_end to qingyuan_app;
grant select, insert, update on signing.attempt to qingyuan_app;
