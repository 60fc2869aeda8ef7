-- Work that runs at a time. Columns and indexes are those that db-scheduler 16 asks for.
create schema jobs;

create table jobs.scheduled_task (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    constraint scheduled_task_pk primary key (task_name, task_instance)
);
create index scheduled_task_execution on jobs.scheduled_task (execution_time);
create index scheduled_task_heartbeat on jobs.scheduled_task (last_heartbeat);

grant usage on schema jobs to qingyuan_app;
grant select, insert, update, delete on jobs.scheduled_task to qingyuan_app;
