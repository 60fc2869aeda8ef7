-- Attachments: content by hash, names given to content, and what they hang on. Nothing is changed or deleted.
create schema files;

create table files.content (
    sha256    text        primary key constraint content_hash check (sha256 ~ '^[0-9a-f]{64}$'),
    size      bigint      not null constraint content_size check (size > 0),
    type      text        not null,
    stored_at timestamptz not null default clock_timestamp()
);

create table files.file (
    id        uuid        primary key default uuidv7(),
    sha256    text        not null references files.content,
    name      text        not null constraint file_name check (length(name) between 1 and 255),
    stored_by uuid        not null,
    stored_at timestamptz not null default clock_timestamp()
);

create table files.attachment (
    kind        text        not null,
    thing_id    text        not null,
    file_id     uuid        not null references files.file,
    attached_at timestamptz not null default clock_timestamp(),
    constraint attachment_pk primary key (kind, thing_id, file_id)
);
create index attachment_of_file on files.attachment (file_id);

grant usage on schema files to qingyuan_app;
grant select, insert on files.content, files.file, files.attachment to qingyuan_app;
