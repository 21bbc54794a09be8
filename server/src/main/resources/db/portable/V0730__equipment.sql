-- Information systems, terminals, media, disposals, accounts, vulnerabilities, permitted flows.
create table information_system (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    unit_id bigint references unit (id),
    owner_id bigint references person (id),
    zone_id bigint references zone (id),
    essential boolean not null,
    existing varchar(20) not null,
    renewal_on varchar(10) not null,
    backup varchar(200) not null,
    backed_up_on varchar(10) not null,
    restored_on varchar(10) not null,
    redundancy varchar(500) not null,
    power varchar(500) not null,
    only_person varchar(500) not null,
    logs_reviewed_on varchar(10) not null,
    ended_on varchar(10) not null,
    notes varchar(4000) not null
);
create index information_system_name on information_system (name, id);
create index information_system_unit_name on information_system (unit_id, name, id);
create index information_system_zone_name on information_system (zone_id, name, id);
create index information_system_restored on information_system (restored_on, id);

create table terminal (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    kind varchar(40) not null,
    unit_id bigint references unit (id),
    user_id bigint references person (id),
    zone_id bigint references zone (id),
    os varchar(200) not null,
    export_lock varchar(20) not null,
    second_factor varchar(20) not null,
    encrypted varchar(20) not null,
    patched_on varchar(10) not null,
    definitions_on varchar(10) not null,
    measured_on varchar(10) not null,
    ended_on varchar(10) not null,
    notes varchar(4000) not null
);
create index terminal_name on terminal (name, id);
create index terminal_unit_name on terminal (unit_id, name, id);
create index terminal_zone_name on terminal (zone_id, name, id);
create index terminal_measured on terminal (measured_on, id);

create table storage_medium (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    kind varchar(40) not null,
    unit_id bigint references unit (id),
    keeper_id bigint references person (id),
    place varchar(200) not null,
    encrypted varchar(20) not null,
    counted_on varchar(10) not null,
    lost_on varchar(10) not null,
    ended_on varchar(10) not null,
    notes varchar(4000) not null
);
create index storage_medium_name on storage_medium (name, id);
create index storage_medium_unit_name on storage_medium (unit_id, name, id);
create index storage_medium_counted on storage_medium (counted_on, id);

create table disposal (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    kind varchar(40) not null,
    held varchar(40) not null,
    unit_id bigint references unit (id),
    method varchar(40) not null,
    contractor varchar(200) not null,
    approval varchar(200) not null,
    disposed_on varchar(10) not null,
    witness varchar(200) not null,
    certified_on varchar(10) not null,
    photographs boolean not null,
    notes varchar(4000) not null
);
create index disposal_name on disposal (name, id);
create index disposal_unit_name on disposal (unit_id, name, id);
create index disposal_on on disposal (disposed_on, id);

create table user_id (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    system varchar(200) not null,
    unit_id bigint references unit (id),
    person_id bigint references person (id),
    privileged boolean not null,
    shared boolean not null,
    grounds varchar(1000) not null,
    approval varchar(200) not null,
    given_on varchar(10) not null,
    reviewed_on varchar(10) not null,
    closed_on varchar(10) not null,
    notes varchar(4000) not null
);
create index user_id_name on user_id (name, id);
create index user_id_unit_name on user_id (unit_id, name, id);
create index user_id_reviewed on user_id (reviewed_on, id);
create index user_id_person on user_id (person_id);

create table vulnerability (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    where_found varchar(200) not null,
    unit_id bigint references unit (id),
    severity varchar(20) not null,
    source varchar(200) not null,
    found_on varchar(10) not null,
    due_on varchar(10) not null,
    measure varchar(1000) not null,
    fixed_on varchar(10) not null,
    notes varchar(4000) not null
);
create index vulnerability_name on vulnerability (name, id);
create index vulnerability_unit_name on vulnerability (unit_id, name, id);
create index vulnerability_severity_name on vulnerability (severity, name, id);
create index vulnerability_due on vulnerability (due_on, id);

create table permitted_flow (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    unit_id bigint references unit (id),
    from_zone_id bigint references zone (id),
    to_zone_id bigint references zone (id),
    peers varchar(500) not null,
    protocol varchar(200) not null,
    grounds varchar(1000) not null,
    approval varchar(200) not null,
    approver varchar(200) not null,
    approved_on varchar(10) not null,
    until_on varchar(10) not null,
    ended_on varchar(10) not null,
    notes varchar(4000) not null
);
create index permitted_flow_name on permitted_flow (name, id);
create index permitted_flow_unit_name on permitted_flow (unit_id, name, id);
create index permitted_flow_until on permitted_flow (until_on, id);
