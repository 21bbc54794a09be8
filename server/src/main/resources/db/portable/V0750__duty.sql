-- The year plan: what is due when. A cycle rule makes the days; done_for is the due day that was last answered, done_on
-- the day on which that was done.
create table duty (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    unit_id bigint references unit (id),
    owner_id bigint references person (id),
    cycle varchar(40) not null,
    month int not null,
    day int not null,
    minutes int not null,
    obligation varchar(100) not null,
    from_on varchar(10) not null,
    done_on varchar(10) not null,
    done_for varchar(10) not null,
    ended_on varchar(10) not null,
    notes varchar(4000) not null
);
create index duty_name on duty (name, id);
create index duty_unit_name on duty (unit_id, name, id);
create index duty_cycle_name on duty (cycle, name, id);
