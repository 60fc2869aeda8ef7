-- what a token is limited to, beside its person's own rights
alter table identity.token
    -- it reads and changes nothing
    add column read_only boolean not null default false,
    -- modules its requests may go to (the first word of a kind); empty: all
    add column modules   text[]  not null default '{}';
