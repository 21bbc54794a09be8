-- Exceptions to the policy, what is taken out or brought in, controlled areas and who entered them, notices received.
create table policy_exception (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    unit_id bigint references unit (id),
    clause varchar(200) not null,
    grounds varchar(2000) not null,
    instead varchar(2000) not null,
    emergency boolean not null,
    approval varchar(200) not null,
    approver varchar(200) not null,
    approved_on varchar(10) not null,
    until_on varchar(10) not null,
    checked_on varchar(10) not null,
    ended_on varchar(10) not null,
    notes varchar(4000) not null
);
create index policy_exception_name on policy_exception (name, id);
create index policy_exception_unit_name on policy_exception (unit_id, name, id);
create index policy_exception_until on policy_exception (until_on, id);

create table take_out (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    direction varchar(20) not null,
    unit_id bigint references unit (id),
    person_id bigint references person (id),
    holds varchar(500) not null,
    purpose varchar(500) not null,
    place varchar(200) not null,
    protection varchar(500) not null,
    approval varchar(200) not null,
    taken_on varchar(10) not null,
    due_on varchar(10) not null,
    returned_on varchar(10) not null,
    confirmed_by varchar(200) not null,
    notes varchar(4000) not null
);
create index take_out_name on take_out (name, id);
create index take_out_unit_name on take_out (unit_id, name, id);
create index take_out_direction_name on take_out (direction, name, id);
create index take_out_due on take_out (due_on, id);

create table controlled_area (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    kind varchar(40) not null,
    unit_id bigint references unit (id),
    keeper_id bigint references person (id),
    place varchar(200) not null,
    unmanned boolean not null,
    operator varchar(200) not null,
    equipment varchar(2000) not null,
    admitted varchar(2000) not null,
    structure_on varchar(10) not null,
    wiring_on varchar(10) not null,
    log_checked_on varchar(10) not null,
    ended_on varchar(10) not null,
    notes varchar(4000) not null
);
create index controlled_area_name on controlled_area (name, id);
create index controlled_area_unit_name on controlled_area (unit_id, name, id);
create index controlled_area_checked on controlled_area (log_checked_on, id);

create table area_entry (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    area_id bigint not null references controlled_area (id),
    unit_id bigint references unit (id),
    company varchar(200) not null,
    purpose varchar(500) not null,
    entered_on varchar(10) not null,
    entered_at varchar(10) not null,
    left_at varchar(10) not null,
    escort varchar(200) not null,
    brought varchar(500) not null,
    approval varchar(200) not null,
    notes varchar(4000) not null
);
create index area_entry_on on area_entry (entered_on, id);
create index area_entry_unit_on on area_entry (unit_id, entered_on, id);
create index area_entry_area_on on area_entry (area_id, entered_on, id);

create table notice (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    sender varchar(200) not null,
    number varchar(100) not null,
    unit_id bigint references unit (id),
    owner_id bigint references person (id),
    received_on varchar(10) not null,
    informed_on varchar(10) not null,
    due_on varchar(10) not null,
    measure varchar(1000) not null,
    done_on varchar(10) not null,
    notes varchar(4000) not null
);
create index notice_name on notice (name, id);
create index notice_unit_name on notice (unit_id, name, id);
create index notice_received on notice (received_on, id);
