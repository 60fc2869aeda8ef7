-- How much room the disk of the data directory had, an hour apart: when it will be full is told from it.
create schema operations;

create table operations.disk_sample (
    at    timestamptz not null,
    free  bigint      not null, -- bytes
    total bigint      not null, -- bytes
    constraint disk_sample_pk primary key (at),
    constraint disk_sample_sane check (free between 0 and total)
);

grant usage on schema operations to qingyuan_app;
grant select, insert, delete on operations.disk_sample to qingyuan_app;
