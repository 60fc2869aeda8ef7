create schema packs;

-- A file's content by the hash of its canonical form; the text is what was read first with that content.
create table packs.document (
    hash      text not null constraint document_pk primary key,
    canonical text not null,
    source    text not null
);

create table packs.version (
    hash        text        not null constraint version_pk primary key,
    pack        text        not null,
    version     text        not null,
    recorded_at timestamptz not null default clock_timestamp()
);

create table packs.version_file (
    version_hash  text not null constraint version_file_version_fk references packs.version (hash),
    path          text not null,
    document_hash text not null constraint version_file_document_fk references packs.document (hash),
    constraint version_file_pk primary key (version_hash, path)
);

-- Which version of a pack holds. A pack taken away has no row that is not superseded.
create table packs.activation (
    id            bigint generated always as identity constraint activation_pk primary key,
    pack          text        not null,
    version_hash  text        not null constraint activation_version_fk references packs.version (hash),
    activated_by  text        not null,
    recorded_at   timestamptz not null,
    superseded_at timestamptz not null default 'infinity',
    constraint activation_recorded_before_superseded check (recorded_at < superseded_at),
    -- pg: one version of a pack at a time
    constraint activation_one_at_a_time exclude using gist
        (pack with =, tstzrange(recorded_at, superseded_at) with &&)
);

-- When the sample data came in and when it was taken out again.
create table packs.sample_load (
    id         bigint generated always as identity constraint sample_load_pk primary key,
    pack_hash  text        not null,
    loaded_at  timestamptz not null,
    removed_at timestamptz not null default 'infinity',
    constraint sample_load_removed_after check (loaded_at < removed_at)
);

grant usage on schema packs to qingyuan_app;
grant select, insert on all tables in schema packs to qingyuan_app;
grant update (superseded_at) on packs.activation to qingyuan_app;
grant update (removed_at) on packs.sample_load to qingyuan_app;
