-- the second factor of a person: codes by time (RFC 6238)
create table identity.second_factor (
    person_id    uuid        primary key references identity.person,
    -- sealed with the person's key
    secret       text        not null,
    made_at      timestamptz not null,
    -- null until a first code was typed: until then it is not asked for
    confirmed_at timestamptz,
    -- the time step of the last code taken; that one or an earlier one is a replay
    last_step    bigint      not null default 0
);

-- for when the device is lost; each opens once
create table identity.recovery_code (
    person_id uuid  not null references identity.person,
    hash      bytea not null,
    used_at   timestamptz,
    constraint recovery_code_pk primary key (person_id, hash)
);

-- the roles whose holders must use a second factor
create table identity.factor_role (
    role text primary key
        constraint factor_role_known check (role in ('OFFICE', 'DATA_OFFICER', 'DATA_REVIEWER', 'UNIT_HEAD', 'LEADER',
            'STATE_AUDITOR', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'))
);

grant select, insert, update, delete on identity.second_factor, identity.recovery_code, identity.factor_role
    to qingyuan_app;
