-- What the staff register says of people beside the facts of the body, and moves that have been announced (発令).
alter table person add column number varchar(40);
alter table person add column agency varchar(200);
alter table person add column oath_on varchar(10);
alter table person add column notes varchar(4000);
create index person_name on person (name, id);
create index person_unit_name on person (unit_id, name, id);
create index person_number on person (number);

-- A move to another unit or employment from a day on; done_on is '' until the person's row says so.
create table posting (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    person_id bigint not null references person (id),
    unit_id bigint references unit (id),
    employment varchar(40) not null,
    from_on varchar(10) not null,
    done_on varchar(10) not null
);
create index posting_person on posting (person_id, done_on, from_on);
