create schema registry;

-- pg: names that are alike, for records that may be there twice
create extension if not exists pg_trgm with schema public;

-- every definition that records were ever written under
create table registry.definition (
    hash       text        not null constraint definition_pk primary key,
    register   text        not null,
    pack       text        not null,
    path       text        not null,
    canonical  text        not null,
    first_used timestamptz not null default clock_timestamp()
);

-- what a record is through all its versions; they lie in the table of its register
create table registry.record (
    id         uuid        not null default uuidv7() constraint record_pk primary key,
    register   text        not null,
    number     text,
    sample     boolean     not null default false,
    created_by uuid        not null,
    created_at timestamptz not null,
    constraint record_number_once unique (register, number)
);

create index record_sample on registry.record (register) where sample;

-- how far the numbers of a register got, in a year or altogether (0)
create table registry.serial (
    register text not null,
    year     int  not null,
    last     int  not null,
    constraint serial_pk primary key (register, year)
);

-- what was asked for with a key, so that asking again does not do it twice
create table registry.request (
    person    uuid        not null,
    key       text        not null,
    hash      text        not null,
    record    uuid        not null constraint request_record_fk references registry.record (id),
    at        timestamptz not null default clock_timestamp(),
    constraint request_pk primary key (person, key)
);

-- lists as people look at them: not facts, so they are changed and removed
create table registry.saved_view (
    id       uuid        not null default uuidv7() constraint saved_view_pk primary key,
    register text        not null,
    person   uuid        not null,
    title    text        not null,
    shared   boolean     not null default false,
    content  jsonb       not null,
    changed  timestamptz not null default clock_timestamp(),
    constraint saved_view_title_once unique (register, person, title)
);

grant usage on schema registry to qingyuan_app;
grant select, insert on registry.definition, registry.record, registry.request to qingyuan_app;
grant select, insert, update on registry.serial to qingyuan_app;
grant select, insert, update, delete on registry.saved_view to qingyuan_app;

-- Gives a register its table, indexes and view, or brings them up to date: in the transaction of the activation, which runs as the
-- application, with the rights of the owner. It makes nothing but tables of the one form; what the application may do to them is
-- granted here and cannot be asked for (docs/adr/0019). Columns are never removed, and change their type only while they are empty.
create function registry.shape(register text, columns jsonb, shown jsonb) returns void
    language plpgsql
    security definer
    set search_path = pg_catalog, pg_temp
    set client_min_messages = warning
as $$
declare
    plain   text := replace(register, '-', '_');
    base    text := 'r_' || plain;
    wanted  jsonb;
    found   text;
    filled  boolean;
    keep    text[] := '{}';
    named   text;
    clause  text;
    current constant text := ' where superseded_at = ''infinity'' and valid_to = ''infinity''';
begin
    if register !~ '^[a-z][a-z0-9-]{0,39}$' then
        raise exception 'not a name of a register: %', register;
    end if;
    execute format('create table if not exists registry.%I (
            record        uuid        not null references registry.record (id),
            version       int         not null,
            number        text,
            state         text        not null,
            valid_from    timestamptz not null,
            valid_to      timestamptz not null default ''infinity'',
            recorded_at   timestamptz not null,
            superseded_at timestamptz not null default ''infinity'',
            act           text        not null,
            reason        text,
            author        uuid        not null,
            author_name   text        not null,
            created_by    uuid        not null,
            definition    text        not null references registry.definition (hash),
            sample        boolean     not null default false,
            primary key (record, version),
            check (valid_from < valid_to),
            check (recorded_at < superseded_at),
            exclude using gist (record with =, tstzrange(valid_from, valid_to) with &&,
                                tstzrange(recorded_at, superseded_at) with &&))', base);
    for wanted in select * from jsonb_array_elements(columns) loop
        named := wanted ->> 'name';
        if named !~ '^[fb]_[a-z][a-z0-9_]{0,39}$'
            or not wanted ->> 'type' = any ('{text,numeric,date,boolean,text[],jsonb,box}') then
            raise exception 'not a column of a register: %', wanted;
        end if;
        select format_type(atttypid, atttypmod) into found
          from pg_attribute
         where attrelid = format('registry.%I', base)::regclass and attname = named and not attisdropped;
        if found is not null and found <> wanted ->> 'type' then
            execute format('select exists (select 1 from registry.%I where %I is not null)', base, named) into filled;
            if filled then
                raise exception 'column % of register % holds % and cannot become %', named, register, found, wanted ->> 'type';
            end if;
            execute format('drop view if exists registry.%I', plain);
            execute format('alter table registry.%I drop column %I', base, named);
            found := null;
        end if;
        if found is null then
            execute format('alter table registry.%I add column %I %s', base, named, wanted ->> 'type');
        end if;
        foreach clause in array array(select jsonb_array_elements_text(wanted -> 'indexes')) loop
            found := 'i_' || md5(base || ' ' || named || ' ' || clause);
            keep := keep || found;
            execute case clause
                when 'filter' then format('create index if not exists %I on registry.%I (%I, record)', found, base, named) || current
                when 'unique' then format('create unique index if not exists %I on registry.%I (%I)', found, base, named) || current
                when 'alike' then format('create index if not exists %I on registry.%I using gin (%I public.gin_trgm_ops)',
                                         found, base, named) || current
                when 'place' then format('create index if not exists %I on registry.%I using gist (%I)', found, base, named) || current
            end;
        end loop;
    end loop;
    foreach clause in array array['record', 'state, record', 'number'] loop
        found := 'i_' || md5(base || ' ' || clause);
        keep := keep || found;
        execute format('create %s index if not exists %I on registry.%I (%s)',
                       case clause when 'state, record' then '' else 'unique' end, found, base, clause) || current;
    end loop;
    found := 'i_' || md5(base || ' recorded_at');
    keep := keep || found;
    execute format('create index if not exists %I on registry.%I (recorded_at)', found, base);
    for named in
        select indexname from pg_indexes
         where schemaname = 'registry' and tablename = base and indexname like 'i\_%' and not indexname = any (keep)
    loop
        execute format('drop index registry.%I', named);
    end loop;
    execute format('drop view if exists registry.%I', plain);
    clause := '';
    for wanted in select * from jsonb_array_elements(shown) loop
        if wanted ->> 'column' !~ '^f_[a-z][a-z0-9_]{0,39}$' then
            raise exception 'not a column of a register: %', wanted;
        end if;
        clause := clause || format(', %I as %I', wanted ->> 'column', wanted ->> 'name');
    end loop;
    execute format('create view registry.%I as select record as record_id, version as record_version, number as record_number,
                    state as record_state, valid_from as record_from, recorded_at as record_at, sample as record_sample%s from registry.%I', plain, clause, base)
            || current;
    execute format('grant select, insert on registry.%I to qingyuan_app', base);
    execute format('grant update (superseded_at) on registry.%I to qingyuan_app', base);
    execute format('grant select on registry.%I to qingyuan_app', plain);
end
$$;

revoke all on function registry.shape(text, jsonb, jsonb) from public;
grant execute on function registry.shape(text, jsonb, jsonb) to qingyuan_app;
