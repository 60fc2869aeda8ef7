-- Hour, day and month values, derived from observations. They are counted again from what holds whenever an observation of the hour
-- comes late or is superseded: its hour stands in dirty, written in the transaction of the observation itself.
create table telemetry.dirty (
    id     bigint      generated always as identity primary key,
    device bigint      not null,
    st     text        not null,
    hour   timestamptz not null
);

-- factor is a code as sent; code-Zs is the value converted to the reference oxygen. mean has every digit of the division, digits says
-- how many decimals the values it is made of had. valid is null where no rule for this kind of source is known.
create table telemetry.hour_value (
    device           bigint      not null,
    st               text        not null,
    factor           text        not null,
    hour             timestamptz not null,
    source           text        not null,
    mean             numeric,
    low              numeric,
    high             numeric,
    digits           smallint    not null,
    received_minutes smallint    not null,
    valid_minutes    smallint    not null,
    stopped_minutes  smallint    not null,
    valid            boolean,
    rule             text,
    constraint hour_value_key primary key (device, st, factor, hour),
    constraint hour_value_source check (source in ('real-time', 'minute', 'uploaded'))
);
create index hour_value_of_device on telemetry.hour_value (device, hour);

create table telemetry.day_value (
    device         bigint   not null,
    st             text     not null,
    factor         text     not null,
    day            date     not null,
    weighting      text     not null,
    mean           numeric,
    low            numeric,
    high           numeric,
    digits         smallint not null,
    received_hours smallint not null,
    valid_hours    smallint not null,
    stopped_hours  smallint not null,
    valid          boolean,
    rule           text,
    constraint day_value_key primary key (device, st, factor, day),
    constraint day_value_weighting check (weighting in ('plain', 'flow'))
);

-- month: its first day
create table telemetry.month_value (
    device        bigint   not null,
    st            text     not null,
    factor        text     not null,
    month         date     not null,
    mean          numeric,
    low           numeric,
    high          numeric,
    digits        smallint not null,
    received_days smallint not null,
    valid_days    smallint not null,
    valid         boolean,
    rule          text,
    constraint month_value_key primary key (device, st, factor, month)
);

-- The live list asks for what changed after a block.
create index series_latest_block on telemetry.series (latest_block);

-- These are counted, not facts: what is no longer supported by any observation goes.
grant select, insert, delete on telemetry.dirty to qingyuan_app;
grant select, insert, update, delete on telemetry.hour_value, telemetry.day_value, telemetry.month_value to qingyuan_app;
