-- records that packs bring from the first day, by the key they have there; each is brought once
create table registry.first_record (
    register text not null,
    key      text not null,
    record   uuid not null constraint first_record_record_fk references registry.record (id),
    constraint first_record_pk primary key (register, key)
);

grant select, insert on registry.first_record to qingyuan_app;
