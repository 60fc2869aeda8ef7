-- Air quality: files as they were published, their rows as facts, and the days derived from them.
create schema quality;

-- What a series of values belongs to: a station (hourly rows) or an area as a publisher names it (daily rows).
create table quality.series (
    id   integer generated always as identity primary key,
    kind text not null,
    code text not null,
    constraint series_kind check (kind in ('station', 'area')),
    constraint series_once unique (kind, code)
);

-- A file that was taken whole. Its recorded time is the recorded time of its rows.
create table quality.air_file (
    id          bigint      not null primary key,
    sha256      text        not null,
    selection   text        not null,
    name        text        not null,
    shape       text        not null,
    source      text        not null,
    bytes       bigint      not null,
    lines       bigint      not null,
    rows_taken  bigint      not null,
    rows_new    bigint      not null,
    rows_superseding bigint not null,
    first_start timestamptz,
    last_end    timestamptz,
    recorded_at timestamptz not null,
    recorded_by text        not null,
    constraint air_file_hash check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint air_file_shape check (shape in ('cnemc-hourly', 'aqistudy-daily')),
    -- the same content for the same series is taken once
    constraint air_file_once unique (sha256, selection)
);
create sequence quality.air_file_number;

-- An hour of a station: the digits as published. Written in bulk by the importer alone, in the transaction that writes
-- its file; foreign keys to series and file would double the time and guard against nothing else.
-- The hour is its start; not_monitored has a bit for each pollutant marked with '/'.
create table quality.station_hour (
    series        integer     not null,
    hour          timestamptz not null,
    file          bigint      not null,
    line          bigint      not null,
    so2           numeric,
    no2           numeric,
    pm10          numeric,
    pm2_5         numeric,
    co            numeric,
    o3            numeric,
    not_monitored smallint    not null default 0,
    constraint station_hour_key primary key (series, hour, file),
    constraint station_hour_whole check (date_trunc('hour', hour) = hour)
);

-- Rows that a later file says otherwise. Nothing is deleted: what was known before stays readable.
create table quality.station_hour_superseded (
    series        integer     not null,
    hour          timestamptz not null,
    file          bigint      not null,
    by_file       bigint      not null,
    superseded_at timestamptz not null,
    constraint station_hour_superseded_key primary key (series, hour, file),
    constraint station_hour_superseded_row foreign key (series, hour, file) references quality.station_hour
);

-- A day of an area as a publisher gives it, already averaged.
create table quality.published_day (
    series integer not null,
    day    date    not null,
    file   bigint  not null,
    line   bigint  not null,
    so2    numeric,
    no2    numeric,
    pm10   numeric,
    pm2_5  numeric,
    co     numeric,
    o3_8h  numeric,
    constraint published_day_key primary key (series, day, file)
);

create table quality.published_day_superseded (
    series        integer     not null,
    day           date        not null,
    file          bigint      not null,
    by_file       bigint      not null,
    superseded_at timestamptz not null,
    constraint published_day_superseded_key primary key (series, day, file),
    constraint published_day_superseded_row foreign key (series, day, file) references quality.published_day
);

-- Days derived from the rows above by a rule of a revision; the digest is over the rows that went in. Can be made anew.
create table quality.air_day (
    id             bigint generated always as identity primary key,
    kind           text        not null,
    code           text        not null,
    day            date        not null,
    origin         text        not null,
    so2            numeric,
    no2            numeric,
    pm10           numeric,
    pm2_5          numeric,
    co             numeric,
    o3_8h          numeric,
    present        smallint[]  not null,
    points         smallint    not null,
    aqi            smallint,
    primaries      text        not null,
    exceeding      text        not null,
    absence        text,
    edition        text        not null,
    rule_revision  integer     not null,
    input_count    integer     not null,
    input_digest   text        not null,
    recorded_at    timestamptz not null,
    superseded_at  timestamptz not null default 'infinity',
    constraint air_day_kind check (kind in ('station', 'area')),
    constraint air_day_origin check (origin in ('station-hours', 'published-day')),
    constraint air_day_aqi check (aqi between 0 and 500),
    constraint air_day_either check ((aqi is null) <> (absence is null)),
    constraint air_day_order check (recorded_at < superseded_at)
);
-- pg: partial index
create unique index air_day_current on quality.air_day (kind, code, day) where superseded_at = 'infinity';
create index air_day_history on quality.air_day (kind, code, day, recorded_at);

-- Imports that run or ran: state of work, not facts.
create table quality.air_import (
    id           uuid        not null primary key default uuidv7(),
    name         text        not null,
    sha256       text        not null,
    bytes        bigint      not null,
    source       text        not null,
    stations     text        not null,
    state        text        not null,
    bytes_done   bigint      not null default 0,
    rows_done    bigint      not null default 0,
    phase        text        not null,
    cancel       boolean     not null default false,
    report       jsonb,
    file         bigint references quality.air_file,
    requested_by text        not null,
    requested_at timestamptz not null,
    finished_at  timestamptz,
    constraint air_import_state check (state in ('waiting', 'running', 'done', 'unchanged', 'refused', 'cancelled', 'failed'))
);
create index air_import_latest on quality.air_import (requested_at desc, id);

grant usage on schema quality to qingyuan_app;
grant usage on sequence quality.air_file_number to qingyuan_app;
grant select, insert on quality.series, quality.air_file, quality.station_hour, quality.station_hour_superseded,
    quality.published_day, quality.published_day_superseded, quality.air_day to qingyuan_app;
grant update (superseded_at) on quality.air_day to qingyuan_app;
grant select, insert on quality.air_import to qingyuan_app;
grant update (state, bytes_done, rows_done, phase, cancel, report, file, finished_at) on quality.air_import to qingyuan_app;
