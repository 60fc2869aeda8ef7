-- logging in by a provider of identities (OpenID Connect)

-- a log-in under way, for some minutes; only the hash of the handle in the browser's cookie is kept
create table identity.oidc_attempt (
    handle       bytea       primary key,
    state        text        not null,
    nonce        text        not null,
    verifier     text        not null,
    redirect_uri text        not null,
    expires_at   timestamptz not null
);

-- whose account at the provider is whose here: bound at the first log-in, so that a name given anew there opens nothing here
create table identity.oidc_subject (
    issuer    text        not null,
    subject   text        not null,
    person_id uuid        not null references identity.person,
    bound_at  timestamptz not null default clock_timestamp(),
    constraint oidc_subject_pk primary key (issuer, subject),
    constraint oidc_subject_one unique (issuer, person_id)
);

grant select, insert, delete on identity.oidc_attempt, identity.oidc_subject to qingyuan_app;
