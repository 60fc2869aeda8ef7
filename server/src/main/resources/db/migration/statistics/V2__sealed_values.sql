-- sealed values, absences said on purpose, restated values, flash figures
alter table statistics.value
    add column absence text
        constraint value_absence check (absence in ('unavailable', 'not-applicable', 'none')),
    add column explanation text,
    add column correction text,
    drop constraint value_origin_check,
    drop constraint value_finality_check,
    drop constraint value_says_something,
    add constraint value_origin check (origin in ('reported', 'computed', 'confirmed', 'reference', 'restated')),
    add constraint value_finality check (finality in ('flash', 'preliminary', 'final')),
    add constraint value_says_something
        check (number is not null or state is not null or text is not null or absence is not null),
    add constraint value_correction check (correction is null or round_id is not null);

create index value_of_round on statistics.value (round_id) where round_id is not null and superseded_at = 'infinity';
