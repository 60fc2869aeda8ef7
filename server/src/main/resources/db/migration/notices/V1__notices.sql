-- Notices to people, who has read them, and what of them leaves the building.
create schema notices;

create table notices.notice (
    id           uuid        primary key default uuidv7(),
    -- names the cause: the same key is one notice
    key          text        not null constraint notice_key unique,
    kind         text        not null,
    urgent       boolean     not null,
    what_zh      text        not null,
    what_en      text,
    link         text        not null,
    -- null: sent without anybody's hand
    sender_id    uuid,
    sent_at      timestamptz not null,
    withdrawn_at timestamptz,
    sample       boolean     not null
);
create index notice_of_sender on notices.notice (sender_id, id);

-- whom it reached: those who were addressed at the moment of sending
create table notices.recipient (
    notice_id uuid not null references notices.notice,
    person_id uuid not null,
    read_at   timestamptz,
    constraint recipient_pk primary key (notice_id, person_id)
);
create index recipient_of_person on notices.recipient (person_id, notice_id);
create index recipient_unread on notices.recipient (person_id) where read_at is null;

-- how a person wants to be told: state, not fact; the audit trail remembers that it changed
create table notices.setting (
    person_id   uuid        primary key,
    mail        text        not null constraint setting_mail check (mail in ('OFF', 'EACH', 'DIGEST')),
    email       text,
    digest_hour integer constraint setting_digest_hour check (digest_hour between 0 and 23),
    -- the last day whose digest was made
    digest_day  date,
    webhook     boolean     not null,
    handle      text,
    quiet_from  time,
    quiet_to    time,
    changed_at  timestamptz not null,
    constraint setting_mail_complete check (mail = 'OFF' or email is not null),
    constraint setting_digest_complete check (mail <> 'DIGEST' or digest_hour is not null),
    constraint setting_webhook_complete check (not webhook or handle is not null),
    constraint setting_quiet_complete check ((quiet_from is null) = (quiet_to is null) and quiet_from <> quiet_to)
);

-- what is to leave, one row a person and channel; written with its notice, delivered by a job
create table notices.outbox (
    id         uuid        primary key default uuidv7(),
    -- null for a digest
    notice_id  uuid references notices.notice,
    digest_day date,
    person_id  uuid        not null,
    channel    text        not null constraint outbox_channel check (channel in ('MAIL', 'WEBHOOK')),
    state      text        not null default 'WAITING'
        constraint outbox_state check (state in ('WAITING', 'SENT', 'DEAD', 'DROPPED')),
    attempts   integer     not null default 0,
    -- when it may be tried; a worker that takes a row sets it to when another may take it, should the worker die
    next_try   timestamptz not null,
    last_error text,
    created_at timestamptz not null,
    done_at    timestamptz,
    constraint outbox_what check (num_nonnulls(notice_id, digest_day) = 1),
    constraint outbox_once unique (notice_id, person_id, channel),
    constraint outbox_digest_once unique (person_id, digest_day)
);
create index outbox_due on notices.outbox (next_try, id) where state = 'WAITING';
create index outbox_dead on notices.outbox (id) where state = 'DEAD';

grant usage on schema notices to qingyuan_app;
grant select, insert on notices.notice, notices.recipient, notices.outbox to qingyuan_app;
grant update (withdrawn_at) on notices.notice to qingyuan_app;
grant update (read_at) on notices.recipient to qingyuan_app;
grant select, insert, update on notices.setting to qingyuan_app;
grant update (state, attempts, next_try, last_error, done_at) on notices.outbox to qingyuan_app;
