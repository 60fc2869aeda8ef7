-- Decisions: what was declared for each. The result and the rows that fired are in its receipt. Nothing is changed or deleted.
create schema decisions;

create table decisions.declaration (
    id             uuid        primary key default uuidv7(),
    decision       text        not null,
    on_day         date        not null,
    subject_kind   text        not null,
    subject_key    text        not null,
    subject_period text        not null,
    -- RFC 8785 JSON: a member for each value that was declared
    inputs         text        not null,
    sample         boolean     not null,
    declared_by    text        not null,
    recorded_at    timestamptz not null default clock_timestamp()
);
create index declaration_of_subject on decisions.declaration (subject_kind, subject_key, subject_period, id desc);
create index declaration_of_decision on decisions.declaration (decision, id desc);

grant usage on schema decisions to qingyuan_app;
grant select, insert on decisions.declaration to qingyuan_app;
